import { InvalidInputError } from "@quickening/core";
import type { SurvivalCurve } from "./kaplan-meier.ts";

/** A time by which a share has had the event, with limits; NaN where the curve does not come down so far. */
export interface SurvivalQuantile {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Time by which a share of participants has had the event: the median survival time for 0.5.
 *
 * @param curve - From `kaplanMeier` or `coxSurvival`.
 * @param share - Above 0 and below 1; 0.5 (the median) by default.
 * @returns The first time at which survival is below 1 - share; where the curve runs level at exactly 1 - share, the middle of
 *   that stretch. The limits are the times at which the limits of the curve come down so far, and are of its kind. NaN where a
 *   curve never does.
 * @throws InvalidInputError when the share is not between 0 and 1.
 *
 * Source: Brookmeyer R, Crowley J. Biometrics 1982;38:29-41, doi:10.2307/2530286.
 * Agrees with: R's survival, quantile.survfit, exactly (tests/peers/survival).
 * @example
 * survivalQuantile(kaplanMeier({ times: [1, 2, 3, 4], events: [1, 1, 1, 1] })).estimate; // 2.5
 */
export function survivalQuantile(curve: SurvivalCurve, share = 0.5): SurvivalQuantile {
	if (!(share > 0 && share < 1)) {
		throw new InvalidInputError(`survivalQuantile: share must be above 0 and below 1; got ${share}`, {
			code: "out-of-range",
			argument: "share",
			received: share,
		});
	}
	const find = (values: Float64Array) => crossing(curve.times, values, 1 - share);
	return { estimate: find(curve.survival), low: find(curve.low), high: find(curve.high) };
}

/** A value within this of the level is at the level: products of fractions round. As R has it. */
const TOLERANCE = 1.4901161193847656e-8;

function crossing(times: Float64Array, values: Float64Array, level: number): number {
	for (let t = 0; t < times.length; t++) {
		// Where survival is 0 its limits are not known, and the last limit before holds.
		if (Number.isNaN(values[t]) || values[t] > level + TOLERANCE) continue;
		if (values[t] < level - TOLERANCE) return times[t];
		let next = t + 1;
		while (next < times.length && !(values[next] < level - TOLERANCE)) next++;
		return next < times.length ? (times[t] + times[next]) / 2 : times[t];
	}
	return Number.NaN;
}
