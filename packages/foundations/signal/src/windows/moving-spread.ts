import { checkInteger, type Samples } from "@quickening/core";
import { checkWindow, type WindowEdge, windowEnd, windowStart } from "./window.ts";

export interface MovingSpreadOptions {
	/** Window length, centred on each sample. */
	readonly windowSamples: number;
	/** Fewest finite samples that make a spread; at least 2. Default 2. */
	readonly minimumFinite?: number;
	/** What the window does at the record's ends. Default "shrink". */
	readonly edge?: WindowEdge;
}

/**
 * Running standard deviation (n - 1 below) over a centred window, missing samples left out.
 *
 * Two passes over each window, O(n w): meant for short windows, and free of the cancellation that running sums of
 * squares suffer when the spread is small beside the level.
 *
 * @param samples - Any length; NaN marks a missing sample.
 * @returns One standard deviation a sample; NaN where fewer than `minimumFinite` of the window's samples are finite.
 * @throws InvalidInputError when windowSamples is below 1 or minimumFinite below 2.
 * @example
 * movingSpread([1, 3, NaN], { windowSamples: 3 }); // [1.414..., 1.414..., NaN]
 */
export function movingSpread(
	samples: Samples,
	{ windowSamples, minimumFinite = 2, edge = "shrink" }: MovingSpreadOptions,
): Float64Array {
	checkWindow("movingSpread", windowSamples);
	checkInteger("movingSpread", "minimumFinite", minimumFinite, 2);
	const n = samples.length;
	const spreads = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		const start = windowStart(i, windowSamples, n, edge);
		const end = windowEnd(i, windowSamples, n, edge);
		let sum = 0;
		let count = 0;
		for (let j = start; j < end; j++) {
			const value = samples[j];
			if (value - value === 0) {
				sum += value;
				count++;
			}
		}
		if (count < minimumFinite) {
			spreads[i] = Number.NaN;
			continue;
		}
		const mean = sum / count;
		let squares = 0;
		for (let j = start; j < end; j++) {
			const value = samples[j];
			if (value - value === 0) squares += (value - mean) * (value - mean);
		}
		spreads[i] = Math.sqrt(squares / (count - 1));
	}
	return spreads;
}
