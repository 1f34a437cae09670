import { InvalidInputError } from "@quickening/core";

/** The 84 kernels of nine weights: six of -1 and three of 2, the places of which these are. */
export const N_KERNELS = 84;

/** Places of the three weights of 2, three numbers a kernel, in lexical order. */
export const kernelPlaces: Uint8Array = (() => {
	const places = new Uint8Array(3 * N_KERNELS);
	let at = 0;
	for (let a = 0; a < 7; a++) {
		for (let b = a + 1; b < 8; b++) for (let c = b + 1; c < 9; c++, at += 3) places.set([a, b, c], at);
	}
	return places;
})();

/** What MiniRocket has drawn and fitted: plain arrays, to be stored or handed to a worker. */
export interface RocketKernels {
	readonly nSamples: number;
	readonly nChannels: number;
	/** Rising, in samples. */
	readonly dilations: Int32Array;
	/** Biases of every kernel at each dilation. */
	readonly nBiases: Int32Array;
	/** Channels of kernel k at dilation d: `channels[starts[d * 84 + k] .. starts[d * 84 + k + 1]]`. */
	readonly channels: Int32Array;
	readonly starts: Int32Array;
	/** By dilation, kernel, bias: one a feature. */
	readonly biases: Float32Array;
	/** Whether each window is taken as deviations from its channels' means. */
	readonly centre: "window" | "none";
}

/** Number of features that these kernels give. */
export function countFeatures({ biases }: Pick<RocketKernels, "biases">): number {
	return biases.length;
}

/**
 * Dilations from 1 to where a kernel spans the window, exponentially spaced, and how many biases each gets.
 *
 * Source: Dempster, Schmidt and Webb 2021, doi:10.1145/3447548.3467231, section 3.
 */
export function planDilations(
	nSamples: number,
	{ nFeatures, maximumDilations }: { nFeatures: number; maximumDilations: number },
): { readonly dilations: Int32Array; readonly nBiases: Int32Array } {
	const perKernel = Math.floor(nFeatures / N_KERNELS);
	const nSteps = Math.min(perKernel, maximumDilations);
	const largest = Math.log2((nSamples - 1) / 8);
	const counts = new Map<number, number>();
	for (let i = 0; i < nSteps; i++) {
		// The last step is the end itself, as the sum of steps may fall short of it.
		const exponent = nSteps === 1 ? 0 : i === nSteps - 1 ? largest : i * (largest / (nSteps - 1));
		const dilation = Math.floor(2 ** exponent);
		counts.set(dilation, (counts.get(dilation) ?? 0) + 1);
	}
	const dilations = Int32Array.from(counts.keys());
	const nBiases = Int32Array.from(counts.values(), (count) => Math.floor(count * (perKernel / nSteps)));
	let left = perKernel - nBiases.reduce((sum, count) => sum + count, 0);
	for (let i = 0; left > 0; left--, i = (i + 1) % nBiases.length) nBiases[i]++;
	return { dilations, nBiases };
}

/** @throws InvalidInputError when windows are shorter than a kernel. */
export function checkLongEnough(where: string, nSamples: number): void {
	if (nSamples >= 9) return;
	throw new InvalidInputError(`${where}: windows must have at least 9 samples, as a kernel has; got ${nSamples}`, {
		code: "too-short",
		argument: "signal.nSamples",
		received: nSamples,
	});
}
