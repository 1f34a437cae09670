import type { ColumnType } from "@quickening/table";

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

/** Who gives a data set that has no public address, and what to do then. */
export interface DatasetAccess {
	/** Who holds the data: a person or a board, with the institution. */
	readonly holder: string;
	/** How one asks for them: the form, the terms, how long it takes. */
	readonly how: string;
	/** Where one asks: a page or an e-mail address. */
	readonly address?: string;
	/** What to do when they have come: where they may lie, who may see them, when they are deleted. */
	readonly afterwards: string;
}

/** What a column of a table or a signal holds. */
export interface DatasetColumn {
	readonly name: string;
	readonly description: string;
	/** Type of its cells; "number" where it has a range and "text" where it has none, when it is left out. */
	readonly type?: ColumnType;
	/**
	 * Unit in UCUM ("mm[Hg]", "{score}"), or as it is printed where that is known ("mmHg", "bpm", "weeks"). "1" for counts
	 * without one, "code" for categories, "id" for identifiers, "text"; "unknown" where a fault says why nobody knows it.
	 */
	readonly unit: string;
	/**
	 * Smallest and largest value found in the files, missing codes and named faults aside; of dates and times as texts; null
	 * for text.
	 */
	readonly range: readonly [number, number] | readonly [string, string] | null;
	/** Values that stand for "not measured"; an empty text is an empty cell. Without any, each row has a value. */
	readonly missing: readonly (number | string)[];
	/** Whether it is part of what names a row: no two rows of a file share all such columns, and none lacks one. */
	readonly key?: boolean;
	/** Values that look like missing codes: a person moves each to `missing` or to `valid`. */
	readonly suspected?: readonly (number | string)[];
	/** Values that look like missing codes and are none: they may stand outside the range, too. */
	readonly valid?: readonly (number | string)[];
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
	/** There wherever access is not open. */
	readonly access?: DatasetAccess;
	readonly population: string;
	readonly devices: readonly string[];
	/** Name of the archive in a mirror. */
	readonly archive: string;
	readonly tables: readonly DatasetTable[];
	readonly files: readonly DatasetFile[];
}

/** Type of a column's cells. */
export function columnType({ type, range }: Pick<DatasetColumn, "type" | "range">): ColumnType {
	return type ?? (range === null ? "text" : "number");
}

/** Whether no value, no row and no small count of a data set may be shown. */
export function isClosed({ tier }: Pick<Dataset, "tier">): boolean {
	return tier !== "open";
}

/** Bytes of all files together. */
export function datasetBytes({ files }: Pick<Dataset, "files">): number {
	return files.reduce((sum, file) => sum + file.bytes, 0);
}
