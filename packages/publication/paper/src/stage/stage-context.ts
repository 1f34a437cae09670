import type { Value } from "../values/value.ts";

/** What a stage's script is given: its declared inputs, parameters and outputs, and nothing else. */
export interface StageContext {
	/** Absolute path of a declared input (file or folder). */
	inputPath(name: string): string;
	/** Paths of the files of an input folder, sorted by name. */
	listInput(name: string): readonly string[];
	readText(name: string): string;
	readJson<T>(name: string): T;
	/** A declared parameter, as params.yaml has it. */
	param<T>(name: string): T;
	/** Writes a declared output as JSON: keys in the given order, full precision, NaN as null, a line break at the end. */
	writeJson(name: string, content: unknown): void;
	writeText(name: string, content: string): void;
	/** Records a value; refused when the stage's `values` in paper.ts do not cover the id, or the id is taken. */
	value(id: string, value: Value): void;
	/** Says how far the work is, as a fraction in 0..1, and what is being done. */
	progress(fraction: number, message: string): void;
}

/** The default export of a stage's script. */
export type StageScript = (stage: StageContext) => void | Promise<void>;
