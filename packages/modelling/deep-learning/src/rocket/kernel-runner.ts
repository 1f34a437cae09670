import { kernelPlaces } from "./rocket-kernels.ts";
import { type SimdLoops, simdLoops } from "./simd-module.ts";

const PAGE = 65_536;

/** Runs kernels over one window at a time, in memory that is used again and again. */
export interface KernelRunner {
	/** The window's sum of channels goes in here. */
	readonly sum: Float32Array;
	/** What `run` made. */
	readonly output: Float32Array;
	/** Biases to compare with, to be filled once; counts of the last `countAbove`. */
	readonly biases: Float32Array;
	readonly counts: Int32Array;
	/** To be called when `sum` has changed. */
	spread(): void;
	/** What all kernels share at a dilation; to be called when `spread` was, or the dilation changes. */
	prepare(dilation: number): void;
	/** Output of one of the 84 kernels, zeros beyond the window's ends. */
	run(kernel: number): void;
	/**
	 * Compares output `from` .. `to` with `nBiases` biases from number `first` on, both multiples of four; overwrites output
	 * behind `to`.
	 */
	countAbove(from: number, to: number, first: number, nBiases: number): void;
	/** The same output summed up for each bias, into `pools`; both multiples of four. */
	poolAbove(from: number, to: number, first: number, nBiases: number): void;
	/**
	 * Of the last `poolAbove`, for four biases after one another 16 numbers: four counts, sums (as single precision), sums of
	 * places, longest runs.
	 */
	readonly pools: Int32Array;
	readonly poolSums: Float32Array;
}

/** @param largestDilation - Room for zeros beyond the ends. @param nBiases - Multiple of four. */
export function kernelRunner(
	nSamples: number,
	{ largestDilation, nBiases }: { largestDilation: number; nBiases: number },
): KernelRunner {
	const reach = 4 * largestDilation;
	const length = 4 * Math.ceil(nSamples / 4) + 4;
	const padded = length + 2 * reach;
	let used = 0;
	const take = (n: number) => {
		const from = used;
		used += 4 * (4 * Math.ceil(n / 4));
		return from;
	};
	const at = {
		once: take(padded),
		thrice: take(padded),
		alpha: take(length),
		output: take(length),
		biases: take(nBiases),
		counts: take(nBiases),
		pools: take(4 * nBiases),
	};
	const memory = new WebAssembly.Memory({ initial: Math.ceil(used / PAGE) });
	const floats = (from: number, n: number) => new Float32Array(memory.buffer, from, n);
	const loops: SimdLoops = simdLoops(memory);
	const once = floats(at.once, padded);
	const thrice = floats(at.thrice, padded);
	const sum = once.subarray(reach, reach + nSamples);
	const output = floats(at.output, length);
	const outputEnd = at.output + 4 * (length - 4);
	let dilation = 1;
	return {
		sum,
		output,
		biases: floats(at.biases, nBiases),
		counts: new Int32Array(memory.buffer, at.counts, nBiases),
		spread() {
			for (let t = 0; t < nSamples; t++) thrice[reach + t] = 3 * sum[t];
		},
		prepare(next) {
			dilation = next;
			loops.alpha(at.once + 4 * (reach - 4 * dilation), 4 * dilation, at.alpha, at.alpha + 4 * (length - 4));
		},
		run(kernel) {
			const tap = (k: number) => at.thrice + 4 * (reach + (kernelPlaces[3 * kernel + k] - 4) * dilation);
			loops.add(at.alpha, tap(0), tap(1), tap(2), at.output, outputEnd);
		},
		countAbove(from, to, first, n) {
			// Loops take four at a time: what lies behind the last one is below any bias.
			output.fill(Number.NEGATIVE_INFINITY, to, to + 3);
			const biases = at.biases + 4 * first;
			loops.countAbove(at.output + 4 * from, at.output + 4 * to, biases, biases + 4 * n, at.counts + 4 * first);
		},
		pools: new Int32Array(memory.buffer, at.pools, 4 * nBiases),
		poolSums: floats(at.pools, 4 * nBiases),
		poolAbove(from, to, first, n) {
			const biases = at.biases + 4 * first;
			loops.poolAbove(at.output + 4 * from, at.output + 4 * to, biases, biases + 4 * n, at.pools + 16 * first);
		},
	};
}
