import type { Samples } from "@quickening/core";

/** A longest run of samples that are not missing. */
export interface FiniteRun {
	/** Index of the first. */
	readonly start: number;
	/** Index after the last. */
	readonly end: number;
}

/** Samples that are looked at together first: a sum that is finite has no missing part. */
const block = 1024;

/**
 * Runs without gaps: what a step that needs neighbours may take as one piece.
 *
 * @param samples - Any length; NaN (or an infinity) marks a missing sample.
 * @returns The longest runs of finite samples, in order; empty when all are missing.
 * @example
 * finiteRuns([NaN, 1, 2, NaN, 3]); // [{ start: 1, end: 3 }, { start: 4, end: 5 }]
 */
export function finiteRuns(samples: Samples): FiniteRun[] {
	const runs: FiniteRun[] = [];
	const n = samples.length;
	let start = -1;
	for (let from = 0; from < n; from += block) {
		const to = Math.min(n, from + block);
		if (isWhole(samples, from, to)) {
			if (start < 0) start = from;
			continue;
		}
		for (let i = from; i < to; i++) {
			const finite = Number.isFinite(samples[i]);
			if (finite && start < 0) start = i;
			if (!finite && start >= 0) {
				runs.push({ start, end: i });
				start = -1;
			}
		}
	}
	if (start >= 0) runs.push({ start, end: n });
	return runs;
}

/** Zero times a finite number is zero, times anything else NaN: four sums at once, so that none waits for another. */
function isWhole(samples: Samples, from: number, to: number): boolean {
	let [a, b, c, d] = [0, 0, 0, 0];
	let i = from;
	for (; i + 3 < to; i += 4) {
		a += samples[i] * 0;
		b += samples[i + 1] * 0;
		c += samples[i + 2] * 0;
		d += samples[i + 3] * 0;
	}
	for (; i < to; i++) a += samples[i] * 0;
	return a + b + c + d === 0;
}
