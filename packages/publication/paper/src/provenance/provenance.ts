import type { NamedAuthor } from "../definition/author.ts";

/** Who may have data: anyone, anyone who signs up, or those whom a board admits; "unknown" where nobody has said. */
export type ProvenanceTier = "open" | "registered" | "restricted" | "unknown";

/**
 * How all results of a paper were made: papers/<slug>/provenance.json on the site, and what PROV and RO-Crate are written from.
 */
export interface Provenance {
	readonly schema: 2;
	readonly paper: ProvenancePaper;
	/** The commit whose code made the results; missing outside of git. */
	readonly commit?: string;
	/** Results by kind and id: "value:auc.primary", "figure:roc", "table:participants". */
	readonly results: Readonly<Record<string, ProvenanceResult>>;
	/** In the order of dvc.yaml. */
	readonly stages: Readonly<Record<string, ProvenanceStage>>;
	readonly datasets: Readonly<Record<string, ProvenanceDataset>>;
	/** Where the results were last rebuilt; missing when they are the committed ones. */
	readonly environment?: ProvenanceEnvironment;
}

export interface ProvenancePaper {
	readonly slug: string;
	readonly title: string;
	readonly version: string;
	/** ISO date. */
	readonly date: string;
	readonly synthetic: boolean;
	readonly authors: readonly NamedAuthor[];
}

export interface ProvenanceResult {
	readonly kind: "value" | "figure" | "table";
	readonly id: string;
	/** The number with its unit, or the title. */
	readonly printed: string;
	readonly unit?: string;
	/** How many stand behind it, with what they are where it says so. */
	readonly n?: string;
	readonly spread?: string;
	readonly interval?: string;
	/** What it is and how it was made, in a sentence. */
	readonly method?: string;
	/** Path below the repository of the file that holds it. */
	readonly file: string;
	/** The stage that made it. */
	readonly stage: string;
	/** Stages from the one that made it back to those that read raw data, nearest first. */
	readonly stages: readonly string[];
	/** Data sets that it was made from. */
	readonly datasets: readonly string[];
	/** The strictest of its data sets. */
	readonly tier: ProvenanceTier;
	/** Ids of claims that stand on it. */
	readonly claims: readonly string[];
}

export interface ProvenanceStage {
	readonly name: string;
	readonly description: string;
	/** Path below the repository; of the stages that every paper has, the script that they share. */
	readonly script: string;
	/** The script's text. */
	readonly source: string;
	readonly state?: string;
	/** Whether its outputs are those that the same code made on this machine earlier, in another checkout. */
	readonly fromStore?: true;
	readonly seconds?: number;
	/** Fingerprint of all code that the script reaches. */
	readonly codeSha256?: string;
	/** Source files that the script reaches, below the repository. */
	readonly files: readonly string[];
	readonly npm: Readonly<Record<string, string>>;
	/** Values of params.yaml that it may read, by top-level key. */
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly inputs: readonly ProvenanceInput[];
	readonly outputs: readonly ProvenanceOutput[];
	readonly tier: ProvenanceTier;
}

export interface ProvenanceInput {
	/** Below the repository. */
	readonly path: string;
	/** As dvc.lock has it; of a folder it ends in ".dir". */
	readonly md5?: string;
	/** The stage that wrote it. */
	readonly stage?: string;
	/** The data set whose raw data it is. */
	readonly dataset?: string;
}

export interface ProvenanceOutput {
	/** Below the repository. */
	readonly path: string;
	readonly md5?: string;
}

export interface ProvenanceDataset {
	readonly slug: string;
	readonly title: string;
	readonly citation: string;
	/** SPDX identifier, with "(to be confirmed)" where nobody has confirmed it. */
	readonly licence: string;
	readonly licenceConfirmed: boolean;
	/** What to mind about the licence. */
	readonly licenceNote?: string;
	readonly tier: ProvenanceTier;
	/** DOI as an address. */
	readonly address?: string;
	/** How many files its raw/ has, and their bytes. */
	readonly nFiles: number;
	readonly bytes: number;
	/** All raw files. */
	readonly files: readonly ProvenanceDataFile[];
}

export interface ProvenanceDataFile {
	/** Below the repository. */
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	/** Public address of exactly these bytes. */
	readonly address?: string;
}

/** The machine and the versions behind a rebuild; each may be shown as it is. */
export type ProvenanceEnvironment = Readonly<Record<string, string>>;
