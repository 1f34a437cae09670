import type { Samples } from "@quickening/core";
import type { WeightingOptions } from "../readings/reading-weights.ts";
import { timeInRange } from "./time-in-range.ts";

/** Glycaemia risk index with its parts. */
export interface Gri {
	/** 0 (best) to 100. */
	readonly gri: number;
	/** Share below 54 plus 0.8 of the share from 54 to below 70, in percent. */
	readonly hypoComponent: number;
	/** Share above 250 plus half of the share above 180 to 250, in percent. */
	readonly hyperComponent: number;
}

/**
 * Glycaemia risk index: one number that ranks a trace as clinicians would, from the time spent too low and too high.
 *
 * Ranges are those of people who are not pregnant.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Klonoff et al. 2022, doi:10.1177/19322968221085273.
 * Agrees with: iglu_python 0.4.3, `gri`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function gri(timesSeconds: Samples, glucoseMgPerDl: Samples, options: WeightingOptions = {}): Gri {
	const shares = timeInRange(timesSeconds, glucoseMgPerDl, options);
	const hypoComponent = shares.timeBelow54Percent + 0.8 * (shares.timeBelowRangePercent - shares.timeBelow54Percent);
	const hyperComponent = shares.timeAbove250Percent + 0.5 * (shares.timeAboveRangePercent - shares.timeAbove250Percent);
	return { gri: Math.min(100, 3 * hypoComponent + 1.6 * hyperComponent), hypoComponent, hyperComponent };
}
