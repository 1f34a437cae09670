import type { Claim, Tolerance } from "../claims/claim.ts";
import type { Author } from "./author.ts";
import type { ReleaseDefinition } from "./release.ts";
import type { SubmissionDefinition } from "./submission.ts";

/** Where a file that a stage reads comes from. Made with {@link rawData}, {@link output} or {@link input}. */
export type Source =
	| { readonly kind: "raw"; readonly dataset: string; readonly path: string }
	| { readonly kind: "output"; readonly stage: string; readonly name: string }
	| { readonly kind: "file"; readonly path: string };

/** A file or folder of a data set's raw/ (all of raw/ when `path` is left out). */
export function rawData(dataset: string, path = ""): Source {
	return { kind: "raw", dataset, path };
}

/** A named output of another stage of the same paper. */
export function output(stage: string, name: string): Source {
	return { kind: "output", stage, name };
}

/** A file in the paper's own folder that a script reads at run time. */
export function input(path: string): Source {
	return { kind: "file", path };
}

/** One step of the analysis: a script that reads its inputs and writes its outputs, and nothing else. */
export interface StageDefinition {
	/** Path below the paper's folder, such as "analysis/features.ts"; its default export is a {@link StageScript}. */
	readonly script: string;
	/** One sentence for the reader of the report. */
	readonly description: string;
	readonly inputs: Readonly<Record<string, Source>>;
	/** Top-level keys of params.yaml that the script may read. */
	readonly params?: readonly string[];
	/** Name to path below the paper's folder; every path lies in results/. */
	readonly outputs: Readonly<Record<string, string>>;
	/**
	 * Ids of the values that the script records (they go to results/values/<stage>.json), such as "auc.primary", or patterns:
	 * `*` is one part between dots ("auc.*"), `**` at the end all that follows ("auc.**"). The script may record no other; an
	 * exact id it must record. An id belongs to one stage.
	 */
	readonly values?: readonly string[];
	/**
	 * Native code in it. Pinned as it is, TensorFlow gives the same bits on every x86-64 processor with AVX2, so that nothing
	 * need be tolerated; what else would be, is named value by value and output by output. Where the library cannot be had, the
	 * paper waits.
	 */
	readonly native?: NativeCode;
	/** What may leave, as aggregates, where the stage reads registered or restricted data. */
	readonly release?: ReleaseDefinition;
}

/** What a stage computes with that is not JavaScript. */
export interface NativeCode {
	readonly library: "tensorflow";
	/**
	 * How far a number may lie from the committed one, as little as processors need; the committed result then stays. What is not
	 * named has to be the same bytes. By id of a value, or pattern of ids; a claim's own tolerance goes before.
	 */
	readonly values?: Readonly<Record<string, Tolerance>>;
	/** Likewise, of every number of a JSON or CSV file, by the name of the output. */
	readonly outputs?: Readonly<Record<string, Tolerance>>;
}

/** A figure: a pure module and the rows that it draws. Its default id order is the order in the paper. */
export interface FigureDefinition {
	/** Path of a module that exports `spec(rows)`, see figures/figure-spec.ts. */
	readonly spec: string;
	readonly rows: Source;
}

/** A table: a pure module and the rows that it sets. */
export interface TableDefinition {
	/** Path of a module that exports `table(rows)`, see tables/table.ts. */
	readonly table: string;
	readonly rows: Source;
}

/** All that a paper is: what it says, what it says it from, and how each part is made. */
export interface PaperDefinition {
	/** The same as the name of its folder. */
	readonly slug: string;
	/** A finding, not a topic. */
	readonly title: string;
	readonly subtitle?: string;
	readonly authors: readonly Author[];
	readonly version: string;
	/** ISO date of this version; it also dates the PDF, so that two builds are the same. */
	readonly date: string;
	readonly abstract?: string;
	readonly keywords: readonly string[];
	readonly ethics: string;
	/** What a journal asks of the authors; `quickening submission` lists what is missing. */
	readonly submission?: SubmissionDefinition;
	/** True when no real person's data stand behind it: pages, captions and files then say so. */
	readonly synthetic: boolean;
	/** Slugs of data sets below data/. */
	readonly datasets: readonly string[];
	readonly stages: Readonly<Record<string, StageDefinition>>;
	readonly figures: Readonly<Record<string, FigureDefinition>>;
	readonly tables: Readonly<Record<string, TableDefinition>>;
	readonly claims: readonly Claim[];
	readonly manuscript: {
		/** Typst source below the paper's folder. */
		readonly source: string;
		/** BibLaTeX file below the paper's folder. */
		readonly bibliography: string;
		/** Layouts of the PDF; all three when left out. */
		readonly layouts?: readonly ManuscriptLayout[];
		/**
		 * Name of a style that Typst ships, such as "vancouver", or a .csl file below the paper's folder; PLOS's when left out.
		 */
		readonly citationStyle?: string;
		/** Licence of the text, once there is one. */
		readonly licence?: { readonly name: string; readonly address: string };
	};
}

/**
 * How a manuscript is set as PDF: `house` in two columns (<slug>.pdf), `manuscript` for submission (double spaced, lines
 * numbered, tables and figures at the end; <slug>-manuscript.pdf), `preprint` in one column (<slug>-preprint.pdf).
 */
export type ManuscriptLayout = "house" | "manuscript" | "preprint";

/** The layouts of a paper that names none. */
export const manuscriptLayouts: readonly ManuscriptLayout[] = ["house", "manuscript", "preprint"];

/** Says what a paper is; the default export of papers/<slug>/paper.ts. Checked by `quickening sync`. */
export function definePaper(definition: PaperDefinition): PaperDefinition {
	return definition;
}
