import { readFileSync } from "node:fs";

/** A long signal of tests/peers/vectors/generate.py. */
export interface Vector {
	/** Path without its ending. */
	readonly path: string;
	readonly values: Float64Array;
	readonly shape: readonly number[];
	/** Sampling rate in Hz, where the vector has one. */
	readonly fs: number;
}

/** Reads `<path>.bin` with the shape and rate of `<path>.json`. */
export function readVectorFile(file: string): Vector {
	const { dtype, shape, fs } = JSON.parse(readFileSync(`${file}.json`, "utf8"));
	const bytes = readFileSync(`${file}.bin`);
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
	const values = dtype === "int32" ? Float64Array.from(new Int32Array(buffer)) : new Float64Array(buffer);
	return { path: file, values, shape, fs };
}

/** True times of the peaks of a signal that was made, in s. */
export function readTruth({ path, fs }: Vector): Float64Array {
	return Float64Array.from(new Set(readVectorFile(`${path}_truth`).values.toSorted()), (sample) => sample / fs);
}
