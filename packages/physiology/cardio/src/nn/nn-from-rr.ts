import { checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { movingQuantiles } from "@quickening/signal";
import { checkIntervals } from "../intervals/check-intervals.ts";
import { beatClasses, classifyRr } from "./classify-rr.ts";

/** Rules that say which intervals are not from one normal beat to the next. */
export type NnRule = "lipponenTarvainen" | "kubiosThreshold" | "malik" | "kamath" | "karlsson" | "acar" | "none";

/** How far an interval may lie from the local median, in s at 60 beats a minute: the levels of Kubios' threshold correction. */
export const kubiosLevels = { veryLow: 0.45, low: 0.35, medium: 0.25, strong: 0.15, veryStrong: 0.05 } as const;

export interface NnFromRrOptions {
	/** Default "lipponenTarvainen". */
	readonly rule?: NnRule;
	/** Level of "kubiosThreshold". Default "medium". */
	readonly level?: keyof typeof kubiosLevels;
	/** Intervals outside this range are removed whatever the rule, in ms. Default 300 to 2000 (30 to 200 beats a minute). */
	readonly plausibleMs?: readonly [number, number];
	/** What stands in the place of a removed interval: nothing, or a line between its neighbours. Default "missing". */
	readonly fill?: "missing" | "linear";
}

/** Intervals between normal beats. */
export interface NnSeries {
	/** As long as the input: the interval in ms, or NaN where it was removed (or was missing). */
	readonly nnMs: Float64Array;
	/** Intervals of the input that were present. */
	readonly nRr: number;
	/** Of these, removed as implausible, and by the rule. */
	readonly nImplausible: number;
	readonly nRemoved: number;
	/** Removed of present, 0..1. */
	readonly removedFraction: number;
	readonly warnings: readonly Warning[];
}

/**
 * NN intervals from RR intervals: takes out what is not the distance of two neighbouring normal beats. Nothing is made up
 * unless `fill` says so, and the series keeps its length, so that times stay right.
 *
 * @param rrMs - RR intervals in ms as detected, in time order; NaN marks a missing one.
 * @returns The intervals with counts of what was removed. More than 5 % removed is a warning.
 * @throws InvalidInputError when an interval is not above 0 or the range is empty.
 *
 * Source: lipponenTarvainen: doi:10.1080/03091902.2019.1640306. kubiosThreshold: Kubios HRV users' guide, Tarvainen et al. 2014,
 *   doi:10.1016/j.cmpb.2013.07.024: distance from a local median over 11 intervals, the threshold scaled by the mean interval.
 *   malik: more than 20 % from the one before, Malik and Camm 1995, Heart Rate Variability. kamath: 32.5 % up or 24.5 % down,
 *   Kamath and Fallen 1995, same book. karlsson: more than 20 % from the mean of both neighbours, Karlsson et al. 2012,
 *   doi:10.1186/1475-925X-11-2. acar: more than 20 % from the mean of the last nine, Acar et al. 2000, doi:10.1007/BF02344690.
 * Agrees with: hrvanalysis 1.0.6, `remove_ectopic_beats(method="malik")`, exactly on 350 intervals (tests/peers/hrvanalysis).
 * @example
 * nnFromRr([800, 810, 1200, 805], { rule: "malik" }).nnMs; // [800, 810, NaN, 805]
 */
export function nnFromRr(rrMs: Samples, options: NnFromRrOptions = {}): NnSeries {
	const { rule = "lipponenTarvainen", level = "medium", plausibleMs = [300, 2000], fill = "missing" } = options;
	checkIntervals("nnFromRr", "rrMs", rrMs);
	checkPositive("nnFromRr", "plausibleMs", plausibleMs[1] - plausibleMs[0]);
	const nnMs = Float64Array.from(rrMs);
	let nRr = 0;
	let nImplausible = 0;
	for (let i = 0; i < nnMs.length; i++) {
		if (Number.isNaN(nnMs[i])) continue;
		nRr++;
		if (nnMs[i] >= plausibleMs[0] && nnMs[i] <= plausibleMs[1]) continue;
		nnMs[i] = Number.NaN;
		nImplausible++;
	}
	const nByRule = applyRule(nnMs, rule, kubiosLevels[level]);
	const nRemoved = nImplausible + nByRule;
	const removedFraction = nRr === 0 ? 0 : nRemoved / nRr;
	const warnings: Warning[] = [];
	if (removedFraction > 0.05) {
		warnings.push({
			code: "many-removed",
			message: `${nRemoved} of ${nRr} intervals (${(100 * removedFraction).toFixed(1)} %) were removed; measures rest on the others.`,
		});
	}
	if (fill === "linear") fillLinearly(nnMs, rrMs);
	return { nnMs, nRr, nImplausible, nRemoved, removedFraction, warnings };
}

/** Sets to NaN, in place, what the rule takes out, and counts it. */
function applyRule(nnMs: Float64Array, rule: NnRule, levelSeconds: number): number {
	switch (rule) {
		case "none":
			return 0;
		case "lipponenTarvainen":
			return removeWhere(nnMs, classifyRr(nnMs), (_, kind) => kind !== beatClasses.normal);
		case "kubiosThreshold": {
			const [medians] = movingQuantiles(nnMs, { windowSamples: 11, probabilities: [0.5] });
			const allowedMs = levelSeconds * meanOf(nnMs);
			return removeWhere(nnMs, medians, (interval, local) => Math.abs(interval - local) > allowedMs);
		}
		case "malik":
			return removeAgainstPrevious(nnMs, 0.2, 0.2);
		case "kamath":
			return removeAgainstPrevious(nnMs, 0.325, 0.245);
		case "karlsson": {
			const between = nnMs.map((_, i) =>
				i === 0 || i === nnMs.length - 1 ? Number.NaN : (nnMs[i - 1] + nnMs[i + 1]) / 2,
			);
			return removeWhere(nnMs, between, (interval, mean) => Math.abs(interval - mean) > 0.2 * mean);
		}
		case "acar":
			return removeAgainstLastNine(nnMs);
		default:
			throw new InvalidInputError(`nnFromRr: rule must be one of the named rules; got ${String(rule)}`, {
				code: "unknown-rule",
				argument: "rule",
				received: rule,
			});
	}
}

function removeWhere(
	nnMs: Float64Array,
	beside: ArrayLike<number>,
	isArtefact: (interval: number, beside: number) => boolean,
): number {
	let removed = 0;
	for (let i = 0; i < nnMs.length; i++) {
		if (Number.isNaN(nnMs[i]) || !isArtefact(nnMs[i], beside[i])) continue;
		nnMs[i] = Number.NaN;
		removed++;
	}
	return removed;
}

/** An interval too far from the one before goes, and the next one is not judged by it. */
function removeAgainstPrevious(nnMs: Float64Array, up: number, down: number): number {
	let removed = 0;
	let judge = true;
	for (let i = 0; i + 1 < nnMs.length; i++) {
		if (!judge) {
			judge = true;
			continue;
		}
		const change = nnMs[i + 1] / nnMs[i] - 1;
		if (!(change > up || change < -down)) continue;
		nnMs[i + 1] = Number.NaN;
		removed++;
		judge = false;
	}
	return removed;
}

function removeAgainstLastNine(nnMs: Float64Array): number {
	let removed = 0;
	const last: number[] = [];
	for (let i = 0; i < nnMs.length; i++) {
		if (Number.isNaN(nnMs[i])) continue;
		if (last.length === 9) {
			const mean = last.reduce((sum, interval) => sum + interval, 0) / 9;
			if (Math.abs(nnMs[i] - mean) >= 0.2 * mean) {
				nnMs[i] = Number.NaN;
				removed++;
				continue;
			}
			last.shift();
		}
		last.push(nnMs[i]);
	}
	return removed;
}

function fillLinearly(nnMs: Float64Array, rrMs: Samples): void {
	let last = -1;
	for (let i = 0; i <= nnMs.length; i++) {
		if (i < nnMs.length && Number.isNaN(nnMs[i]) && !Number.isNaN(rrMs[i])) continue;
		// A missing interval of the input, or either end, is no place to draw a line to.
		const usable = i < nnMs.length && !Number.isNaN(nnMs[i]) && last >= 0;
		for (let k = last + 1; usable && k < i; k++)
			nnMs[k] = nnMs[last] + ((nnMs[i] - nnMs[last]) * (k - last)) / (i - last);
		last = i < nnMs.length && !Number.isNaN(nnMs[i]) ? i : -1;
	}
}

function meanOf(values: Float64Array): number {
	let sum = 0;
	let n = 0;
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		sum += value;
		n++;
	}
	return sum / n;
}
