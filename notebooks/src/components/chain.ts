/** How the results of a paper were made: papers/<slug>/provenance.json. */
export interface Provenance {
	readonly schema: 1;
	readonly paper: { readonly slug: string; readonly title: string; readonly version: string; readonly date: string };
	/** Results by kind and id: "value:auc.primary", "figure:roc", "table:participants". */
	readonly results: Readonly<Record<string, ProvenanceResult>>;
	readonly stages: Readonly<Record<string, ProvenanceStage>>;
	readonly datasets: Readonly<Record<string, ProvenanceDataset>>;
	/** Where the results were last rebuilt; missing when they are the committed ones. */
	readonly environment?: Readonly<Record<string, string>>;
}

export interface ProvenanceResult {
	readonly kind: "value" | "figure" | "table";
	readonly id: string;
	/** The number with its unit, or the title. */
	readonly printed: string;
	readonly unit?: string;
	readonly n?: string;
	readonly interval?: string;
	/** What it is and how it was made, in a sentence. */
	readonly method?: string;
	readonly stage: string;
}

export interface ProvenanceStage {
	readonly name: string;
	readonly description: string;
	readonly script: string;
	/** The script's text. */
	readonly source: string;
	readonly state?: string;
	readonly seconds?: number;
	/** Fingerprint of all code that the script reaches. */
	readonly codeSha256?: string;
	readonly files: readonly string[];
	readonly npm: Readonly<Record<string, string>>;
	readonly inputs: readonly ProvenanceInput[];
}

export interface ProvenanceInput {
	readonly path: string;
	readonly md5?: string;
	/** The stage that wrote it. */
	readonly stage?: string;
	/** The data set whose raw data it is. */
	readonly dataset?: string;
}

export interface ProvenanceDataset {
	readonly slug: string;
	readonly title: string;
	readonly citation: string;
	readonly licence: string;
	readonly tier: string;
	readonly address?: string;
}

/** The way of one result back to the bytes. */
export interface Chain {
	readonly paper: Provenance["paper"];
	readonly result: ProvenanceResult;
	/** From the stage that made the result back to those that read raw data. */
	readonly stages: readonly ProvenanceStage[];
	readonly datasets: readonly ProvenanceDataset[];
	readonly environment?: Readonly<Record<string, string>>;
}

/** Follows a result back through its stages, nearest first, each stage once. */
export function chainOf(provenance: Provenance, key: string): Chain {
	const result = provenance.results[key];
	if (!result) throw new Error(`chainOf: key must name a result; got ${key}`);
	const names = new Set<string>([result.stage]);
	const datasets = new Set<string>();
	for (const name of names) {
		for (const input of provenance.stages[name]?.inputs ?? []) {
			if (input.stage !== undefined) names.add(input.stage);
			if (input.dataset !== undefined) datasets.add(input.dataset);
		}
	}
	return {
		paper: provenance.paper,
		result,
		stages: [...names].flatMap((name) => provenance.stages[name] ?? []),
		datasets: [...datasets].flatMap((slug) => provenance.datasets[slug] ?? []),
		...(provenance.environment && { environment: provenance.environment }),
	};
}
