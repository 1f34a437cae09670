import { checkInteger, type Samples } from "@quickening/core";
import { besselI0 } from "./bessel-i0.ts";

export interface ResampleRationalOptions {
	/** The new rate is the old one times up over down. */
	readonly up: number;
	readonly down: number;
}

/**
 * Changes the sampling rate by a ratio of whole numbers in one step: only the samples that are needed are computed.
 *
 * @param samples - Finite or not; length n. A NaN spreads over the filter's length, and no further.
 * @returns ceil(n up / down) samples; the first stands at the time of the first.
 * @throws InvalidInputError when a factor is no whole number of at least 1.
 *
 * Source: Crochiere and Rabiner 1981, doi:10.1109/PROC.1981.11969; Kaiser window (beta 5), 20 max(up, down) + 1 coefficients.
 * Agrees with: SciPy 1.17.1, `resample_poly(x, up, down)`, to 1e-12 of the largest value (tests/peers/scipy).
 * @example
 * resampleRational([1, 1, 1, 1], { up: 1, down: 2 }).length; // 2
 */
export function resampleRational(samples: Samples, options: ResampleRationalOptions): Float64Array {
	checkInteger("resampleRational", "up", options.up, 1);
	checkInteger("resampleRational", "down", options.down, 1);
	const divisor = greatestCommonDivisor(options.up, options.down);
	const up = options.up / divisor;
	const down = options.down / divisor;
	if (up === 1 && down === 1) return Float64Array.from(samples);
	const half = 10 * Math.max(up, down);
	const coefficients = lowpass(half, Math.max(up, down), up);
	const n = samples.length;
	const out = new Float64Array(Math.ceil((n * up) / down));
	for (let k = 0; k < out.length; k++) {
		// Place of the output on the grid that is `up` times as fine, and the first sample that reaches it.
		const place = k * down + half;
		const newest = Math.min(n - 1, Math.floor(place / up));
		let sum = 0;
		for (let i = newest; i >= 0; i--) {
			const at = place - i * up;
			if (at >= coefficients.length) break;
			sum += coefficients[at] * samples[i];
		}
		out[k] = sum;
	}
	return out;
}

/** Windowed ideal low-pass that ends at the lower of both half rates, of gain `up`. */
function lowpass(half: number, widest: number, up: number): Float64Array {
	const coefficients = new Float64Array(2 * half + 1);
	let sum = 0;
	for (let i = 0; i < coefficients.length; i++) {
		const x = (i - half) / widest;
		const shape = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
		const side = (i - half) / half;
		coefficients[i] = shape * (besselI0(5 * Math.sqrt(Math.max(0, 1 - side * side))) / besselI0(5));
		sum += coefficients[i];
	}
	return coefficients.map((coefficient) => (coefficient * up) / sum);
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
