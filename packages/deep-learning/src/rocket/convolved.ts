import { kernelPlaces } from "./rocket-kernels.ts";

/** Memory for one window, used again and again. */
export interface Scratch {
	/** Sum of the chosen channels. */
	readonly sum: Float32Array;
	/** 9 shifted copies, tripled: tap j of every moment. */
	readonly taps: Float32Array;
	/** Minus the sum of all nine taps. */
	readonly alpha: Float32Array;
	/** The kernel's output. */
	readonly output: Float32Array;
}

/** @param nSamples - Samples of a window. */
export function makeScratch(nSamples: number): Scratch {
	return {
		sum: new Float32Array(nSamples),
		taps: new Float32Array(9 * nSamples),
		alpha: new Float32Array(nSamples),
		output: new Float32Array(nSamples),
	};
}

/**
 * Lays out what all 84 kernels share at one dilation: with weights of -1 and 2, a kernel is minus the sum of nine taps plus three times the
 * three of weight 2.
 */
export function layTaps({ sum, taps, alpha }: Scratch, nSamples: number, dilation: number): void {
	alpha.fill(0);
	taps.fill(0);
	for (let j = 0; j < 9; j++) {
		const shift = (j - 4) * dilation;
		const from = Math.max(0, -shift);
		const to = Math.min(nSamples, nSamples - shift);
		const row = j * nSamples;
		for (let t = from; t < to; t++) {
			const value = sum[t + shift];
			alpha[t] -= value;
			taps[row + t] = 3 * value;
		}
	}
}

/** Output of one kernel over the whole window, zeros beyond its ends. */
export function runKernel({ taps, alpha, output }: Scratch, nSamples: number, kernel: number): void {
	const a = kernelPlaces[3 * kernel] * nSamples;
	const b = kernelPlaces[3 * kernel + 1] * nSamples;
	const c = kernelPlaces[3 * kernel + 2] * nSamples;
	for (let t = 0; t < nSamples; t++) output[t] = alpha[t] + taps[a + t] + taps[b + t] + taps[c + t];
}
