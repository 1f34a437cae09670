import type {
	JudgedClaim,
	RecordedValue,
	ReproducedStage,
	Reproduction,
	ReproductionEnvironment,
	ReproductionSummary,
	Tolerance,
	WithinTolerance,
} from "@quickening/paper";
import type { RoomSetUp } from "./room/clean-room.ts";

/** What a review found about a paper at a commit: review.json, described for other programs by review.schema.json. */
export interface Review {
	readonly schema: 1;
	/** Slug of the paper. */
	readonly paper: string;
	readonly title: string;
	readonly synthetic: boolean;
	readonly authors: readonly { readonly name: string; readonly orcid?: string }[];
	/**
	 * agrees: every result is the committed one, byte for byte; within tolerance: some are not, and none of their numbers differs
	 * by more than is tolerated; differs: something does; failed: it could not be rebuilt; waiting: its data could not be had, so
	 * that nothing was reviewed.
	 */
	readonly verdict: "agrees" | "within tolerance" | "differs" | "failed" | "waiting";
	readonly commit: ReviewedCommit;
	/** Who answers for the review, and the date that it carries. */
	readonly checked: {
		readonly by?: { readonly name: string; readonly orcid?: string };
		/** ISO date: the commit's, or the one that was given. */
		readonly date: string;
	};
	/** All that makes the verdict "differs", and what the checkout holds beside; empty when nothing does. */
	readonly findings: readonly Finding[];
	/** Files of the checkout with edits that are not committed, and so were not reviewed. */
	readonly unreviewed: readonly string[];
	readonly summary: ReproductionSummary;
	readonly claims: readonly JudgedClaim[];
	readonly values: readonly ReviewedValue[];
	readonly figures: readonly ReviewedFigure[];
	readonly tables: readonly ReviewedTable[];
	readonly manuscripts: readonly ReviewedManuscript[];
	/** Numbers in the text that are marked as no results, for a person to judge. */
	readonly fixed: readonly FixedNumber[];
	readonly outputs: readonly ReviewedOutput[];
	readonly stages: readonly ReviewedStage[];
	readonly datasets: readonly ReviewedDataset[];
	readonly waiting?: Reproduction["waiting"];
	readonly room: RoomSetUp;
	/** Given when it was rebuilt twice. */
	readonly repeat?: { readonly identical: number; readonly of: number };
	readonly environment: ReproductionEnvironment;
	readonly cost: ReviewCost;
}

export interface ReviewedCommit {
	readonly id: string;
	readonly subject: string;
	/** ISO date of the commit. */
	readonly date: string;
}

/** Something that a reader must know. */
export interface Finding {
	readonly kind:
		| "values"
		| "figure"
		| "table"
		| "manuscript"
		| "data"
		/** dvc.yaml, dvc.lock or code.json do not say what paper.ts and the code say. */
		| "generated"
		/** A committed result that no stage makes. */
		| "unmade"
		/** Not the same bytes twice. */
		| "repeat"
		/** A stage that failed. */
		| "stage"
		/** A check before the run, or of the raw data. */
		| "check"
		| "waiting";
	/** The file or stage, as a path below the repository or `paper stage`. */
	readonly where: string;
	/** One sentence. */
	readonly message: string;
	/** Which values, cells or lines; a long list ends with how many more. */
	readonly details: readonly string[];
}

/** One file that a stage made, against what is committed. */
export interface ReviewedOutput {
	/** Path below the repository. */
	readonly path: string;
	/** What it is in the paper, such as "Figure 2, rows drawn". */
	readonly what: string;
	readonly stage: string;
	readonly state: "identical" | "within tolerance" | "differs" | "new";
	/** Bytes of the rebuilt file. */
	readonly bytes: number;
	readonly committedSha256?: string;
	/** What dvc.lock has of it, when it is not in git. */
	readonly committedMd5?: string;
	readonly rebuiltSha256: string;
	/** Whether the committed bytes were kept, and what follows made from them, although the stage made others. */
	readonly kept?: true;
	/** By how much its numbers differ, where it is within tolerance. */
	readonly within?: WithinTolerance;
	/** It holds rows of people whose data are not open: the report has its hash and nothing else of it. */
	readonly staysHere?: true;
	readonly differences: readonly string[];
}

/** One value of values.json, committed and rebuilt. */
export interface ReviewedValue {
	readonly id: string;
	readonly committed?: RecordedValue;
	readonly rebuilt?: RecordedValue;
	readonly state: "identical" | "within tolerance" | "differs" | "new" | "gone";
	/** Rebuilt minus committed, when both are numbers. */
	readonly difference?: number;
	readonly tolerance?: Tolerance;
	/** Which parts differ, such as `interval.low: 0.6 -> 0.5`. */
	readonly parts: readonly string[];
}

/** Rows that a figure draws, or another CSV file. */
export interface RowsComparison {
	readonly rows: { readonly committed: number; readonly rebuilt: number };
	/** Columns in which a row differs, with the number of rows and, of numbers, the largest difference. */
	readonly columns: readonly { readonly name: string; readonly rows: number; readonly largest?: number }[];
	/** Columns that only one of the two has. */
	readonly otherColumns: readonly string[];
	/** The first cells that differ. */
	readonly cells: readonly ChangedCell[];
	/** How many cells differ in all. */
	readonly changed: number;
}

export interface ChangedCell {
	/** From 1, the first row below the header. */
	readonly row: number;
	readonly column: string;
	readonly committed: string;
	readonly rebuilt: string;
	/** Rebuilt minus committed, when both are numbers. */
	readonly difference?: number;
}

export interface ReviewedFigure {
	readonly id: string;
	/** Its number in the text. */
	readonly number: number;
	readonly title: string;
	readonly alt: string;
	readonly columnMm: number;
	readonly state: ReviewedOutput["state"];
	/** Given when its CSV differs. */
	readonly rows?: RowsComparison;
	/** Given when its SVG differs: both drawn at the same width. */
	readonly pixels?: { readonly changed: number; readonly of: number };
}

export interface ReviewedTable {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly caption: string;
	readonly state: ReviewedOutput["state"];
	readonly columns: readonly { readonly key: string; readonly title: string; readonly align: string }[];
	/** Cells as they were rebuilt; a committed text that was another one stands beside. */
	readonly rows: readonly {
		readonly kind?: string;
		readonly state: "same" | "changed" | "added" | "removed";
		readonly cells: readonly { readonly text: string; readonly committed?: string }[];
	}[];
	/** Title, caption, columns or notes that differ. */
	readonly differences: readonly string[];
}

export interface ReviewedManuscript {
	/** Path of the file below the repository. */
	readonly path: string;
	readonly state: ReviewedOutput["state"];
	readonly pages: number;
	/** Where the text compared with comes from; undefined when there was nothing to compare. */
	readonly against?: "the committed file" | "the committed parts, set again";
	/** Passages that differ, with a little of what stands around them. */
	readonly changes: readonly WordChange[];
}

export interface WordChange {
	readonly page: number;
	readonly before: string;
	readonly committed: string;
	readonly rebuilt: string;
	readonly after: string;
}

export interface FixedNumber {
	readonly line: number;
	/** What stands in the brackets. */
	readonly text: string;
	/** The words around it. */
	readonly context: string;
}

export interface ReviewedDataset {
	readonly slug: string;
	readonly title: string;
	readonly citation: string;
	readonly doi: string | null;
	readonly licence: string;
	readonly tier: string;
	readonly files: number;
	readonly bytes: number;
}

/** A stage as it ended in the clean room. */
export interface ReviewedStage extends ReproducedStage {
	/** What a person wrote for it, below the repository: its script, the module of a figure or table, the manuscript. */
	readonly script?: string;
}

/** What the review took on the machine. */
export interface ReviewCost {
	/** Of all stages together. */
	readonly stageSeconds: number;
	/** Of the rebuild, checks and comparison with git included. */
	readonly rebuildSeconds: number;
	/** The largest of any stage. */
	readonly peakMemoryMb?: number;
}
