import { checkPositive, type Samples } from "@quickening/core";
import { checkReadings } from "./check-readings.ts";

/** How readings are weighed when they are averaged. */
export interface WeightingOptions {
	/**
	 * "time": a reading stands until the next one, but no longer than `longestHoldSeconds`, so that two readings in one minute do
	 * not count twice, and a gap counts for nothing. "reading": each counts once (iglu, cgmquantify). Default "time".
	 */
	readonly weighting?: "time" | "reading";
	/** The longest a reading stands, in s. Default 900, the interval of the slowest sensors in use. */
	readonly longestHoldSeconds?: number;
}

/**
 * What each reading weighs, in s (or 1 by reading); 0 for a missing one. The last stands as long as the one before it.
 *
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the hold is not above 0.
 */
export function readingWeights(
	where: string,
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	{ weighting = "time", longestHoldSeconds = 900 }: WeightingOptions,
): Float64Array {
	checkReadings(where, timesSeconds, glucoseMgPerDl);
	checkPositive(where, "longestHoldSeconds", longestHoldSeconds);
	const n = timesSeconds.length;
	const weights = new Float64Array(n);
	let next = Number.NaN;
	let last = -1;
	for (let i = n - 1; i >= 0; i--) {
		if (Number.isNaN(glucoseMgPerDl[i])) continue;
		weights[i] = weighting === "reading" ? 1 : Math.min(longestHoldSeconds, next - timesSeconds[i]);
		if (Number.isNaN(next)) last = i;
		else if (last >= 0) {
			if (weighting === "time") weights[last] = weights[i];
			last = -1;
		}
		next = timesSeconds[i];
	}
	// A single reading stands for as long as one may.
	if (last >= 0) weights[last] = weighting === "reading" ? 1 : longestHoldSeconds;
	return weights;
}
