import { checkInteger, type Samples } from "@quickening/core";

/** A run of missing samples: from index `start` up to, not including, `end`. */
export interface MissingRun {
	readonly start: number;
	readonly end: number;
}

/**
 * Runs of missing samples, longest possible each, in time order.
 *
 * @param samples - Any length; NaN marks a missing sample (and so does an infinite one).
 * @param options.minimumSamples - Runs shorter than this are left out; at least 1.
 * @returns One entry a run, at the record's ends too.
 * @throws InvalidInputError when minimumSamples is not a whole number of at least 1.
 * @example
 * missingRuns([1, NaN, NaN, 4]); // [{ start: 1, end: 3 }]
 */
export function missingRuns(samples: Samples, { minimumSamples = 1 }: { minimumSamples?: number } = {}): MissingRun[] {
	checkInteger("missingRuns", "minimumSamples", minimumSamples, 1);
	const runs: MissingRun[] = [];
	const n = samples.length;
	let i = 0;
	while (i < n) {
		if (Number.isFinite(samples[i])) {
			i++;
			continue;
		}
		const start = i;
		while (i < n && !Number.isFinite(samples[i])) i++;
		if (i - start >= minimumSamples) runs.push({ start, end: i });
	}
	return runs;
}
