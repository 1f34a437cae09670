import { InvalidInputError, type Samples } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";
import { type GlucoseRange, glucoseRanges } from "./glucose-ranges.ts";

export interface TimeInRangeOptions extends WeightingOptions {
	/** Default {@link glucoseRanges}.type1and2; pass {@link glucoseRanges}.pregnancy in pregnancy. */
	readonly range?: GlucoseRange;
}

/** Shares of the time with a reading, in percent. */
export interface TimeInRange {
	readonly timeInRangePercent: number;
	readonly timeBelowRangePercent: number;
	readonly timeAboveRangePercent: number;
	/** Below 54 mg/dL: level 2 hypoglycaemia. */
	readonly timeBelow54Percent: number;
	/** Above 250 mg/dL: level 2 hyperglycaemia. */
	readonly timeAbove250Percent: number;
	readonly range: GlucoseRange;
	/** Time with a reading, in h; by reading, their number over the whole is 1. */
	readonly hours: number;
}

/**
 * Time in, below and above a range of glucose, by time with a reading: a gap counts for nothing.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading. Both ends of the range lie inside it.
 * @returns Shares in percent that add up to 100; NaN when there is no reading.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the range is empty.
 *
 * Source: Battelino et al. 2019, doi:10.2337/dci19-0028.
 * Agrees with: iglu_python 0.4.3, `in_range_percent`, `below_percent`, `above_percent`, by reading, to 1e-9 on 20 participants
 *   (tests/peers/iglu-python).
 * @example
 * timeInRange([0, 300, 600, 900], [60, 100, 200, 120]).timeInRangePercent; // 50
 */
export function timeInRange(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	{ range = glucoseRanges.type1and2, ...weighting }: TimeInRangeOptions = {},
): TimeInRange {
	if (!(range.lowMgPerDl < range.highMgPerDl)) {
		throw new InvalidInputError(
			`timeInRange: range must have a low end below its high end; got ${range.lowMgPerDl} to ${range.highMgPerDl}`,
			{ code: "out-of-range", argument: "range", received: range.lowMgPerDl },
		);
	}
	const weights = readingWeights("timeInRange", timesSeconds, glucoseMgPerDl, weighting);
	let [total, below, above, below54, above250] = [0, 0, 0, 0, 0];
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i];
		const value = glucoseMgPerDl[i];
		total += weight;
		if (value < range.lowMgPerDl) below += weight;
		if (value > range.highMgPerDl) above += weight;
		if (value < 54) below54 += weight;
		if (value > 250) above250 += weight;
	}
	const percent = (part: number) => (total === 0 ? Number.NaN : (100 * part) / total);
	return {
		timeInRangePercent: percent(total - below - above),
		timeBelowRangePercent: percent(below),
		timeAboveRangePercent: percent(above),
		timeBelow54Percent: percent(below54),
		timeAbove250Percent: percent(above250),
		range,
		hours: weighting.weighting === "reading" ? Number.NaN : total / 3600,
	};
}
