/** Who may have a data set: anyone, anyone who signs up and agrees to terms, or those whom a board admits. */
export type AccessTier = "open" | "registered" | "restricted";

/** A data set's licence, as its source states it. */
export interface DatasetLicence {
	/** SPDX identifier, or "NONE" when the source names none. */
	readonly spdx: string;
	/** Whether a person has read the licence at its source and it is unambiguous. */
	readonly confirmed: boolean;
	/** What is unclear, or what to mind. */
	readonly note: string;
}

/** One file below raw/. */
export interface DatasetFile {
	/** Path below raw/, with forward slashes. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hexadecimal sha256 of the content. */
	readonly sha256: string;
	/** Public address of exactly these bytes; null when there is none. */
	readonly url: string | null;
}

/** What a column of a table or a signal holds. */
export interface DatasetColumn {
	readonly name: string;
	readonly description: string;
	/** Unit as printed, "1" for counts and scores without one, "code" for categories, "id" for identifiers. */
	readonly unit: string;
	/** Smallest and largest value found in the files, missing codes and named faults aside; null for text. */
	readonly range: readonly [number, number] | null;
	/** Values that stand for "not measured"; an empty text is an empty cell. */
	readonly missing: readonly (number | string)[];
	/** What a code means. */
	readonly codes?: Readonly<Record<string, string>>;
	/** Values out of range that stand in the files all the same; a fault says why. */
	readonly outside?: readonly number[];
	/** A known fault of this column. */
	readonly fault?: string;
}

/** Columns of one file, or of all files that a pattern with one `*` names. */
export interface DatasetTable {
	readonly files: string;
	readonly description: string;
	readonly columns: readonly DatasetColumn[];
	/** What stands between cells; a comma, or a tab in .tsv, when it is left out. */
	readonly delimiter?: string;
	/** Of the text, by its name in the encoding standard ("windows-1252"); UTF-8 when it is left out. */
	readonly encoding?: string;
}

/** data/<slug>/dataset.json: where the bytes are, whose they are, and what they mean. */
export interface Dataset {
	readonly schema: 1;
	readonly slug: string;
	readonly title: string;
	readonly citation: string;
	readonly doi: string | null;
	readonly licence: DatasetLicence;
	readonly tier: AccessTier;
	readonly population: string;
	readonly devices: readonly string[];
	/** Name of the archive in a mirror. */
	readonly archive: string;
	readonly tables: readonly DatasetTable[];
	readonly files: readonly DatasetFile[];
}

/** Bytes of all files together. */
export function datasetBytes({ files }: Pick<Dataset, "files">): number {
	return files.reduce((sum, file) => sum + file.bytes, 0);
}
