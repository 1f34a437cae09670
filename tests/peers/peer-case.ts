import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/**
 * One of our measures beside a peer's output, on the same input. Cases stand in `tests/peers/<program>/<topic>.cases.ts`, which
 * exports `cases: PeerCase[]`; `cases.test.ts` runs every one, and the methods pages show them as the agreement table.
 */
export interface PeerCase {
	/** Package of the measure, without its scope: "cardio". */
	readonly package: string;
	/** Heading of the table that it belongs to: "HRV, time domain". */
	readonly group: string;
	/** The measure in the field's words: "RMSSD". */
	readonly measure: string;
	/** Our function as exported: "rmssd". */
	readonly function: string;
	/** Program and version: "NeuroKit2 0.2.13". */
	readonly peer: string;
	/** The peer's call: "nk.hrv_time(...)". */
	readonly call: string;
	/** Input in words: "350 RR intervals, 5 min (W3)". */
	readonly input: string;
	/** Unit of both, "" where there is none. */
	readonly unit: string;
	/** What the peer gives: a number, or a series compared element by element. */
	readonly theirs: () => number | ArrayLike<number>;
	/** What we give, of the same shape. */
	readonly ours: () => number | ArrayLike<number>;
	readonly tolerance: PeerTolerance;
	/** A definition that had to be named to agree, or how ours differs by default. */
	readonly note?: string;
}

/** The largest difference let pass, and why it is no smaller. */
export interface PeerTolerance {
	/** Relative to the peer's value. */
	readonly relative?: number;
	/** In the unit of the measure. */
	readonly absolute?: number;
	readonly reason: string;
}

/** Same definition in double precision: only the order of additions differs. */
export const sameDefinition: PeerTolerance = { relative: 1e-9, reason: "same definition, sums in another order" };

/** Spectra and entropies: another FFT, or logarithms of counts. */
export const sameSpectrum: PeerTolerance = { relative: 1e-6, reason: "same definition, another FFT or logarithm" };

/** A peer's JSON output as it came, by its path below tests/peers: "neurokit2/W3.neurokit2.time.json.gz". */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the peer's own
export function readPeerOutput(path: string): any {
	return JSON.parse(gunzipSync(readFileSync(new URL(path, import.meta.url))).toString("utf8"));
}

/** An input vector of tests/peers/vectors with what its sidecar says: "w3_rr5min". */
export function readVector(name: string): {
	readonly values: Float64Array;
	readonly shape: readonly number[];
	readonly fs?: number;
} {
	const sidecar = JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), "utf8"));
	if (sidecar.packing === "planes") {
		const planes = brotliDecompressSync(readFileSync(new URL(`vectors/${name}.bin.br`, import.meta.url)));
		return { values: undoDifferences(joinPlanes(planes), sidecar), ...sidecar };
	}
	const bytes = gunzipSync(readFileSync(new URL(`vectors/${name}.bin.gz`, import.meta.url)));
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
	if (sidecar.dtype === "int16") return { values: undoDifferences(new Int16Array(buffer), sidecar), ...sidecar };
	const stored = sidecar.dtype === "int32" ? new Int32Array(buffer) : new Float64Array(buffer);
	return { values: Float64Array.from(stored), shape: sidecar.shape, fs: sidecar.fs };
}

/** Zigzag numbers (0, -1, 1, -2, ... as 0, 1, 2, 3, ...) whose low bytes all stand before their high bytes. */
function joinPlanes(planes: Uint8Array): Int16Array {
	const length = planes.length / 2;
	return Int16Array.from({ length }, (_, i) => {
		const zigzag = planes[i]! | (planes[length + i]! << 8);
		return (zigzag >>> 1) ^ -(zigzag & 1);
	});
}

/** Acceleration is kept as differences of thousandths, axis by axis, which pack to a third; peers read some of it in single precision. */
function undoDifferences(
	differences: Int16Array,
	{ shape, scale, single }: { shape: readonly [number, number]; scale: number; single: boolean },
): Float64Array {
	const [length, channels] = shape;
	const values = new Float64Array(length * channels);
	for (let channel = 0; channel < channels; channel++) {
		let whole = 0;
		for (let i = 0; i < length; i++) {
			whole += differences[channel * length + i]!;
			const value = whole * scale;
			values[i * channels + channel] = single ? Math.fround(value) : value;
		}
	}
	return values;
}
