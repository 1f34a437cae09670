import { checkPositive, type Samples } from "@quickening/core";
import { movingQuantiles } from "@quickening/signal";
import { median } from "@quickening/stats";
import { checkIntervals } from "../intervals/check-intervals.ts";

/** What an interval is taken for. */
export const beatClasses = { normal: 0, ectopic: 1, missed: 2, extra: 3, long: 4, short: 5 } as const;

/** Name of a class. */
export type BeatClass = keyof typeof beatClasses;

/** Options of {@link classifyRr}, with the paper's values. */
export interface ClassifyRrOptions {
	/** Thresholds are this many quartile deviations. Default 5.2, which covers 99.95 % of a normal distribution. */
	readonly alpha?: number;
	/** Slope and offset of the lines around the ectopic beats. Default 0.13 and 0.17. */
	readonly c1?: number;
	readonly c2?: number;
}

/**
 * Sorts intervals into normal, ectopic, missed, extra, long and short by how they differ from their neighbours, against
 * thresholds that follow the record's own variability.
 *
 * @param rrMs - RR intervals in ms as detected, in time order; NaN marks a missing one, which is never classified, and across
 *   which no difference is taken.
 * @returns One class of {@link beatClasses} an interval.
 * @throws InvalidInputError when an interval is not above 0 or an option is not above 0.
 *
 * Source: Lipponen and Tarvainen 2019, doi:10.1080/03091902.2019.1640306. The first and last two intervals are never called
 *   ectopic, the first and last never long or short.
 * Agrees with: systole 0.3.1, `rr_artefacts`, exactly on 350 intervals (tests/peers/systole). As there, the interval after a long
 *   or short one is judged by itself.
 * @example
 * classifyRr([800, 810, 790, 1610, 800, 805, 795]); // the fourth is 2, missed
 */
export function classifyRr(rrMs: Samples, { alpha = 5.2, c1 = 0.13, c2 = 0.17 }: ClassifyRrOptions = {}): Uint8Array {
	checkIntervals("classifyRr", "rrMs", rrMs);
	checkPositive("classifyRr", "alpha", alpha);
	checkPositive("classifyRr", "c1", c1);
	checkPositive("classifyRr", "c2", c2);
	const n = rrMs.length;
	const classes = new Uint8Array(n);
	if (n < 3) return classes;
	const differences = differencesOf(rrMs);
	scaleByQuartiles(differences, alpha);
	const [medians] = movingQuantiles(rrMs, { windowSamples: 11, probabilities: [0.5] });
	const deviations = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		const deviation = rrMs[i] - medians[i];
		deviations[i] = deviation < 0 ? 2 * deviation : deviation;
	}
	const allowed = scaleByQuartiles(deviations, alpha);
	const middle = median(rrMs);
	for (let i = 0; i < n; i++) {
		const d = differences[i];
		const before = i > 0 ? differences[i - 1] : Number.NaN;
		const after = i < n - 1 ? differences[i + 1] : Number.NaN;
		const second = i < n - 2 ? differences[i + 2] : Number.NaN;
		if (i >= 2 && i < n - 2 && isEctopic(d, before, after, c1, c2)) {
			classes[i] = beatClasses.ectopic;
			continue;
		}
		const atEdge = i === 0 || i === n - 1;
		const far = Math.abs(deviations[i]) > 3;
		const long = (d > 1 && lesser(after, second) < -1) || (far && rrMs[i] > middle);
		const short = (d < -1 && greater(after, second) > 1) || (far && rrMs[i] <= middle);
		const halves = Math.abs(rrMs[i] / 2 - medians[i]) < allowed[i];
		const whole = i < n - 1 ? rrMs[i] + rrMs[i + 1] : rrMs[i];
		const joins = Math.abs(whole - medians[i]) < allowed[i];
		if (long && halves) classes[i] = beatClasses.missed;
		else if (short && joins) classes[i] = beatClasses.extra;
		else if (long && !atEdge) classes[i] = beatClasses.long;
		else if (short && !atEdge) classes[i] = beatClasses.short;
	}
	return classes;
}

/** Equations 1 and 2: a difference whose neighbours point the other way, by more than in proportion. */
function isEctopic(d: number, before: number, after: number, c1: number, c2: number): boolean {
	if (d > 1) return greater(before, after) < -c1 * d - c2;
	return d < -1 && lesser(before, after) > -c1 * d + c2;
}

function differencesOf(rrMs: Samples): Float64Array {
	const n = rrMs.length;
	const differences = new Float64Array(n);
	let sum = 0;
	let count = 0;
	for (let i = 1; i < n; i++) {
		differences[i] = rrMs[i] - rrMs[i - 1];
		if (Number.isNaN(differences[i])) continue;
		sum += differences[i];
		count++;
	}
	differences[0] = count === 0 ? Number.NaN : sum / count;
	return differences;
}

/** Divides by alpha times the quartile deviation of the sizes over 91 intervals, in place, and returns that threshold. */
function scaleByQuartiles(values: Float64Array, alpha: number): Float64Array {
	const sizes = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++) sizes[i] = Math.abs(values[i]);
	const [lower, upper] = movingQuantiles(sizes, { windowSamples: 91, probabilities: [0.25, 0.75] });
	for (let i = 0; i < values.length; i++) {
		upper[i] = (alpha * (upper[i] - lower[i])) / 2;
		// A record without any variability has no artefacts that this rule could tell.
		values[i] = upper[i] > 0 ? values[i] / upper[i] : Number.NaN;
	}
	return upper;
}

/** The greater of two, where a missing one makes no answer. */
function greater(a: number, b: number): number {
	return a > b ? a : a <= b ? b : Number.NaN;
}

function lesser(a: number, b: number): number {
	return a < b ? a : a >= b ? b : Number.NaN;
}
