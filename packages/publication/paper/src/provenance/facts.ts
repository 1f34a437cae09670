import type { Reproduction } from "../claims/reproduction.ts";
import type { FigureMeta } from "../definition/figure-meta.ts";
import type { PaperDefinition } from "../definition/paper.ts";
import type { Table } from "../tables/table.ts";
import type { Values } from "../values/value.ts";
import type { ProvenanceDataset, ProvenanceInput, ProvenanceOutput } from "./provenance.ts";

/** What is known of one stage: from the plan of the paper, code.json, what sync noted and dvc.lock. */
export interface StageFacts {
	readonly name: string;
	readonly description: string;
	/** Below the repository. */
	readonly script: string;
	readonly source: string;
	readonly codeSha256?: string;
	readonly files: readonly string[];
	readonly npm: Readonly<Record<string, string>>;
	/** Top-level keys of params.yaml. */
	readonly params: readonly string[];
	readonly inputs: readonly ProvenanceInput[];
	readonly outputs: readonly ProvenanceOutput[];
}

/** All that the provenance of a paper is made from; read from disk by the command and by the site's loaders. */
export interface ProvenanceFacts {
	readonly definition: PaperDefinition;
	readonly stages: readonly StageFacts[];
	/** Content of params.yaml. */
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly values?: Values;
	/** Figures that have been drawn. */
	readonly figures: Readonly<Record<string, FigureMeta>>;
	/** Tables that have been set. */
	readonly tables: Readonly<Record<string, Table>>;
	readonly datasets: readonly ProvenanceDataset[];
	readonly reproduction?: Reproduction;
	/** The environment variables that every stage has. */
	readonly variables: Readonly<Record<string, string>>;
	/** The commit that is checked out, for results that were not rebuilt here. */
	readonly commit?: string;
}
