import type { Samples } from "@quickening/core";

/** The finite samples of the window around i, by the definition of both edges; for tests. */
export function windowOf(samples: Samples, i: number, windowSamples: number, edge: "shrink" | "hold"): number[] {
	const n = samples.length;
	const before = Math.floor(windowSamples / 2);
	let start = i - before;
	let end = start + windowSamples;
	if (edge === "hold") {
		if (start < 0) [start, end] = [0, windowSamples];
		if (end > n) [start, end] = [n - windowSamples, n];
	}
	const window: number[] = [];
	for (let j = Math.max(0, start); j < Math.min(n, end); j++) {
		const value = samples[j] as number;
		if (Number.isFinite(value)) window.push(value);
	}
	return window;
}

/** Mean of a list, NaN when empty. */
export function naiveMean(values: readonly number[]): number {
	return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Quantile type 7 by sorting, NaN when empty. */
export function naiveQuantile(values: readonly number[], p: number): number {
	if (values.length === 0) return Number.NaN;
	const sorted = [...values].sort((a, b) => a - b);
	const position = p * (sorted.length - 1);
	const below = sorted[Math.floor(position)] as number;
	const above = sorted[Math.ceil(position)] as number;
	return below + (position - Math.floor(position)) * (above - below);
}

/** Standard deviation (n - 1 below) of a list, NaN for fewer than two. */
export function naiveSpread(values: readonly number[]): number {
	if (values.length < 2) return Number.NaN;
	const mean = naiveMean(values);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Median of a list in which every value stands as often as its weight says: the upper of two middle ones. */
export function naiveWeightedMedian(pairs: readonly (readonly [value: number, weight: number])[]): number {
	const repeated = pairs
		.flatMap(([value, weight]) => Array.from({ length: weight }, () => value))
		.sort((a, b) => a - b);
	return repeated.length === 0 ? Number.NaN : (repeated[Math.floor(repeated.length / 2)] as number);
}
