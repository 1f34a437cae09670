import type { ValueEvidence } from "@quickening/disclosure";
import type { Value } from "../values/value.ts";

/**
 * What reads a table from a file's bytes: the columns of a data set (data/<dataset>/columns.ts), or `defineColumns` of
 * `@quickening/table`.
 */
export interface TableReader<T> {
	/** @param file - The file's name, for messages; its ending says the format. */
	read(bytes: Uint8Array, file: string): Promise<T>;
}

/** A table that can be written: what `readTable` gives, and what its verbs make of it. */
export interface WritableTable {
	/** @param file - The file's name; its ending says the format. */
	toBytes(file: string): Uint8Array;
}

/** Which file of an input folder is meant. */
export interface FileInInput {
	/** Path below the input folder, with forward slashes. */
	readonly file?: string;
}

/** What a stage's script is given: its declared inputs, parameters and outputs, and nothing else. */
export interface StageContext {
	/** Absolute path of a declared input (file or folder). */
	inputPath(name: string): string;
	/** Paths of the files of an input folder, sorted by name. */
	listInput(name: string): readonly string[];
	readText(name: string): string;
	readJson<T>(name: string): T;
	readBytes(name: string, options?: FileInInput): Uint8Array<ArrayBuffer>;
	/**
	 * Reads a CSV, Parquet or Arrow file, by its ending, as the table that its columns say it is; rejects naming file, column and
	 * row where it is another.
	 */
	readTable<T>(name: string, columns: TableReader<T>, options?: FileInInput): Promise<T>;
	/** A declared parameter, as params.yaml has it. */
	param<T>(name: string): T;
	/** Writes a declared output as JSON: keys in the given order, full precision, NaN as null, a line break at the end. */
	writeJson(name: string, content: unknown): void;
	writeText(name: string, content: string): void;
	/** Writes a table as CSV, Parquet or Arrow, by the ending of the declared output; the same table gives the same bytes. */
	writeTable(name: string, table: WritableTable): void;
	/**
	 * Records a value; refused when the stage's `values` in paper.ts do not cover the id, or the id is taken.
	 *
	 * @param evidence - Who stands behind it, for a stage with a `release`: judged, and never written where others read.
	 */
	value(id: string, value: Value, evidence?: ValueEvidence): void;
	/** Says how far the work is, as a fraction in 0..1, and what is being done. */
	progress(fraction: number, message: string): void;
}

/** The default export of a stage's script. */
export type StageScript = (stage: StageContext) => void | Promise<void>;
