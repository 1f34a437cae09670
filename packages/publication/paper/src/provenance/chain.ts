import type {
	Provenance,
	ProvenanceDataset,
	ProvenanceEnvironment,
	ProvenanceResult,
	ProvenanceStage,
} from "./provenance.ts";

/** The provenance of one result: every stage and file behind it. */
export interface Chain {
	readonly paper: Provenance["paper"];
	readonly result: ProvenanceResult;
	readonly commit?: string;
	/** From the stage that made the result back to those that read raw data. */
	readonly stages: readonly ProvenanceStage[];
	readonly datasets: readonly ProvenanceDataset[];
	readonly environment?: ProvenanceEnvironment;
}

/**
 * Follows a result back through its stages, nearest first, each stage once.
 *
 * @param key - Kind and id, such as "value:auc.primary", "figure:roc" or "table:performance".
 * @throws Error when there is no such result.
 */
export function chainOf({ paper, commit, results, stages, datasets, environment }: Provenance, key: string): Chain {
	const result = results[key];
	if (!result) throw new Error(`chainOf: key must name a result; got ${key}`);
	return {
		paper,
		result,
		...(commit && { commit }),
		stages: result.stages.flatMap((name) => stages[name] ?? []),
		datasets: result.datasets.flatMap((slug) => datasets[slug] ?? []),
		...(environment && { environment }),
	};
}
