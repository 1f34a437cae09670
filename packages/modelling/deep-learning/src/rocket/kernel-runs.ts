import { N_KERNELS, type RocketKernels } from "./rocket-kernels.ts";

/** One kernel at one dilation. */
export interface KernelRun {
	readonly kernel: number;
	readonly dilation: number;
	/** Moments left out at each end: every other kernel leaves out those where it reaches beyond the window. */
	readonly margin: number;
	readonly feature: number;
	readonly firstBias: number;
	readonly nBiases: number;
}

/**
 * Kernels that see the same channels together, since they share their sum; biases in that order, in fours, the rest above any
 * output.
 */
export function kernelRuns({ dilations, nBiases, channels, starts, biases }: RocketKernels): {
	readonly sets: readonly { readonly combination: number; readonly runs: readonly KernelRun[] }[];
	readonly biases: Float32Array;
} {
	const sets = new Map<string, { combination: number; runs: KernelRun[] }>();
	let feature = 0;
	for (let d = 0; d < dilations.length; d++) {
		for (let kernel = 0; kernel < N_KERNELS; kernel++) {
			const combination = d * N_KERNELS + kernel;
			const name = channels
				.subarray(starts[combination], starts[combination + 1])
				.toSorted()
				.join(",");
			const set = sets.get(name) ?? { combination, runs: [] };
			const margin = (d + kernel) % 2 === 0 ? 0 : 4 * dilations[d];
			set.runs.push({ kernel, dilation: dilations[d], margin, feature, firstBias: 0, nBiases: nBiases[d] });
			sets.set(name, set);
			feature += nBiases[d];
		}
	}
	const laid: number[] = [];
	const placed = [...sets.values()].map(({ combination, runs }) => ({
		combination,
		runs: runs.map((run): KernelRun => {
			const firstBias = laid.length;
			for (let b = 0; b < run.nBiases; b++) laid.push(biases[run.feature + b]);
			while (laid.length % 4 !== 0) laid.push(Number.POSITIVE_INFINITY);
			return { ...run, firstBias };
		}),
	}));
	return { sets: placed, biases: Float32Array.from(laid) };
}
