import type { Samples } from "@quickening/core";

/** A longest run of samples that are not missing. */
export interface FiniteRun {
	/** Index of the first. */
	readonly start: number;
	/** Index after the last. */
	readonly end: number;
}

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
	let start = -1;
	for (let i = 0; i <= samples.length; i++) {
		const finite = i < samples.length && Number.isFinite(samples[i]);
		if (finite && start < 0) start = i;
		if (!finite && start >= 0) {
			runs.push({ start, end: i });
			start = -1;
		}
	}
	return runs;
}
