import type { Warning } from "@quickening/core";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { checkInterval, type SurvivalInterval, survivalLimits } from "./survival-interval.ts";
import { checkTimes, distinctOfSorted, type SurvivalTimes } from "./survival-times.ts";

export interface KaplanMeierOptions {
	/** Scale of the limits; "log" by default, as in R. "log-log" keeps them within 0 to 1 by itself. */
	readonly interval?: SurvivalInterval;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A survival curve: steps at `times`, 1 before the first. All arrays have one number a time. */
export interface SurvivalCurve {
	/** The different times at which rows end, ascending. */
	readonly times: Float64Array;
	/** Share that is still without the event after this time, 0 to 1. */
	readonly survival: Float64Array;
	/** Standard error of the share by Greenwood; NaN where the share is 0. */
	readonly standardErrors: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
}

/** A Kaplan-Meier curve with what it rests on. */
export interface KaplanMeier extends SurvivalCurve {
	/** Rows at risk just before each time. */
	readonly nAtRisk: Int32Array;
	readonly nEvents: Int32Array;
	readonly nCensored: Int32Array;
	/** Nelson-Aalen's cumulative hazard, and the root of its variance (sum of d / n^2). */
	readonly cumulativeHazard: Float64Array;
	readonly cumulativeHazardErrors: Float64Array;
	readonly n: number;
	/** "no-events"; "early-end": with delayed entry the curve met 0 while others had yet to enter. */
	readonly warnings: readonly Warning[];
}

/**
 * Kaplan-Meier curve: the share of participants still without the event, from times of which some are censored.
 *
 * @param rows - `times`, `events` (1 or 0) and, for left truncation or rows in counting-process form, `entries`; n rows each.
 * @param options - `interval` "log" (default), "log-log" or "plain"; `levelPercent` (95).
 * @returns The curve at each time at which a row ends, with Greenwood's error, limits and numbers at risk. Read it with
 *   `survivalAt` and `survivalQuantile`. With several rows a participant, n and the censored count rows.
 * @throws InvalidInputError when there are no rows, lengths differ, a value is not finite, an event is not 0 or 1, or a time is
 *   not above its entry.
 *
 * Source: Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481, doi:10.1080/01621459.1958.10501452; Greenwood M. The natural
 * duration of cancer. 1926; limits: doi:10.1002/9781118032985.
 * Agrees with: R's survival, survfit, to 1e-9 (tests/peers/survival).
 * @example
 * kaplanMeier({ times: [1, 2, 3, 4], events: [1, 0, 1, 1] }).survival; // Float64Array [0.75, 0.75, 0.375, 0]
 */
export function kaplanMeier(
	rows: SurvivalTimes,
	{ interval = "log", levelPercent = 95 }: KaplanMeierOptions = {},
): KaplanMeier {
	const where = "kaplanMeier";
	checkInterval(where, interval);
	const z = twoSidedZ(where, levelPercent);
	const { times: ends, events, entries, nEvents: total } = checkTimes(where, rows, { needsEvents: false });
	const n = ends.length;
	const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => ends[a] - ends[b]);
	const times = distinctOfSorted(Float64Array.from(order, (row) => ends[row]));
	const starts = entries?.slice().sort();
	const m = times.length;
	const nAtRisk = new Int32Array(m);
	const nEvents = new Int32Array(m);
	const nCensored = new Int32Array(m);
	const curve = {
		survival: new Float64Array(m),
		standardErrors: new Float64Array(m),
		low: new Float64Array(m),
		high: new Float64Array(m),
		cumulativeHazard: new Float64Array(m),
		cumulativeHazardErrors: new Float64Array(m),
	};
	let survival = 1;
	let greenwood = 0;
	let hazard = 0;
	let hazardVariance = 0;
	let nEnded = 0;
	let nEntered = entries ? 0 : n;
	let endedEarly = false;
	for (let t = 0; t < m; t++) {
		while (starts && nEntered < n && starts[nEntered] < times[t]) nEntered++;
		const atRisk = nEntered - nEnded;
		let d = 0;
		const before = nEnded;
		while (nEnded < n && ends[order[nEnded]] === times[t]) d += events[order[nEnded++]];
		if (d > 0) {
			survival *= (atRisk - d) / atRisk;
			greenwood += d === atRisk ? Number.POSITIVE_INFINITY : d / (atRisk * (atRisk - d));
			hazard += d / atRisk;
			hazardVariance += d / (atRisk * atRisk);
			endedEarly ||= d === atRisk && t < m - 1;
		}
		nAtRisk[t] = atRisk;
		nEvents[t] = d;
		nCensored[t] = nEnded - before - d;
		const error = Math.sqrt(greenwood);
		curve.survival[t] = survival;
		curve.standardErrors[t] = survival === 0 ? Number.NaN : survival * error;
		[curve.low[t], curve.high[t]] = survivalLimits(survival, error, z, interval);
		curve.cumulativeHazard[t] = hazard;
		curve.cumulativeHazardErrors[t] = Math.sqrt(hazardVariance);
	}
	const warnings: Warning[] = [];
	if (total === 0)
		warnings.push({ code: "no-events", message: `None of ${n} rows has the event: the curve stays at 1.` });
	if (endedEarly) {
		warnings.push({
			code: "early-end",
			message:
				"All who were at risk had the event while others had yet to enter, so that the curve is 0 from there on. Start it later.",
		});
	}
	return { times, ...curve, nAtRisk, nEvents, nCensored, n, warnings };
}
