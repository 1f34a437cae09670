import type { Samples } from "@quickening/core";

/**
 * Ranks of the finite samples among the distinct values, for a tree of counts: rank r stands for `values[r - 1]`, rank 0
 * for a missing sample.
 */
export function rankSamples(samples: Samples): { readonly values: Float64Array; readonly ranks: Int32Array } {
	const n = samples.length;
	const sorted = new Float64Array(n);
	let nFinite = 0;
	for (let i = 0; i < n; i++) if (Number.isFinite(samples[i])) sorted[nFinite++] = samples[i];
	const finite = sorted.subarray(0, nFinite).sort();
	let nValues = 0;
	for (let i = 0; i < nFinite; i++) if (i === 0 || finite[i] !== finite[i - 1]) finite[nValues++] = finite[i];
	const values = finite.slice(0, nValues);
	const ranks = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const value = samples[i];
		if (!Number.isFinite(value)) continue;
		let low = 0;
		let high = nValues - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (values[middle] < value) low = middle + 1;
			else high = middle;
		}
		ranks[i] = low + 1;
	}
	return { values, ranks };
}

/**
 * Whole-number weights at ranks 1 .. size, with their running sums (Fenwick 1994, doi:10.1002/spe.4380240306):
 * `add` and `find` in O(log size), exact since the weights are whole.
 */
export interface RankCounts {
	readonly tree: Float64Array;
	/** Largest power of two that is at most the size. */
	readonly top: number;
}

/** An empty tree for ranks 1 .. size. */
export function rankCounts(size: number): RankCounts {
	let top = 1;
	while (top * 2 <= size) top *= 2;
	return { tree: new Float64Array(size + 1), top };
}

/** Adds `weight` (which may be negative) at a rank of 1 or more. */
export function addAtRank({ tree }: RankCounts, rank: number, weight: number): void {
	for (let r = rank; r < tree.length; r += r & -r) tree[r] += weight;
}

/** The smallest rank up to which the weights sum to more than `target`. */
export function rankAbove({ tree, top }: RankCounts, target: number): number {
	let rank = 0;
	let left = target;
	for (let step = top; step > 0; step >>= 1) {
		const next = rank + step;
		if (next < tree.length && tree[next] <= left) {
			rank = next;
			left -= tree[next];
		}
	}
	return rank + 1;
}
