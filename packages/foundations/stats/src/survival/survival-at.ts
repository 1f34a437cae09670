import type { Samples } from "@quickening/core";
import { checkFinite } from "../model/check-model-input.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { countAtMost } from "./survival-times.ts";

/** A survival curve read at given times, one number a time. */
export interface SurvivalAt {
	readonly survival: Float64Array;
	readonly standardErrors: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
}

/**
 * Reads a survival curve at given times: after each, so that an event at that very time has happened.
 *
 * @param curve - From `kaplanMeier` or `coxSurvival`.
 * @param times - Finite, in the unit of the curve. Past its last time nothing was seen: NaN, unless the curve is at 0.
 * @returns Share still without the event, with error and limits; 1, 0, 1 and 1 before the first time.
 * @throws InvalidInputError when a time is not finite.
 *
 * Source: the curve is a step function, continuous from the right: Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452.
 * @example
 * survivalAt(kaplanMeier({ times: [1, 2, 3, 4], events: [1, 0, 1, 1] }), [0.5, 3]).survival; // Float64Array [1, 0.375]
 */
export function survivalAt(curve: SurvivalCurve, times: Samples): SurvivalAt {
	checkFinite("survivalAt", "times", times);
	const last = curve.times.length - 1;
	const read = (values: Float64Array, before: number) =>
		Float64Array.from(times, (time) => {
			const step = countAtMost(curve.times, time) - 1;
			if (step < 0) return before;
			return time > curve.times[last] && curve.survival[last] > 0 ? Number.NaN : values[step];
		});
	return {
		survival: read(curve.survival, 1),
		standardErrors: read(curve.standardErrors, 0),
		low: read(curve.low, 1),
		high: read(curve.high, 1),
	};
}
