import { readFileSync } from "node:fs";

/** A long signal of tests/peers/vectors/generate.py. */
export interface Vector {
	/** Path without its ending. */
	readonly path: string;
	/** Read when they are first asked for: a job that reads the file itself, in pieces, is not charged for them. */
	readonly values: Float64Array;
	readonly shape: readonly number[];
	/** Sampling rate in Hz, where the vector has one. */
	readonly fs: number;
}

/** Reads `<path>.bin` with the shape and rate of `<path>.json`. */
export function readVectorFile(file: string): Vector {
	const { dtype, shape, fs } = JSON.parse(readFileSync(`${file}.json`, "utf8"));
	let values: Float64Array | undefined;
	return {
		path: file,
		get values() {
			values ??= readNumbers(`${file}.bin`, dtype);
			return values;
		},
		shape,
		fs,
	};
}

function readNumbers(file: string, dtype: "float64" | "float32" | "int32"): Float64Array {
	const bytes = readFileSync(file);
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
	if (dtype === "float64") return new Float64Array(buffer);
	return Float64Array.from(dtype === "int32" ? new Int32Array(buffer) : new Float32Array(buffer));
}

/** True times of the peaks of a signal that was made, in s. */
export function readTruth({ path, fs }: Vector): Float64Array {
	return Float64Array.from(new Set(readVectorFile(`${path}_truth`).values.toSorted()), (sample) => sample / fs);
}
