import { checkInteger } from "@quickening/core";
import { mean, median, variance } from "@quickening/stats";
import type { SyntheticDesign } from "../design/design.ts";
import { syntheticPregnancy } from "../make-pregnancy.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import type { SourcePoint } from "./source-point.ts";
import { sourcePoints } from "./source-points.ts";

/** A published number beside the same of synthetic women. */
export interface SourceComparison {
	readonly point: SourcePoint;
	readonly generated: number;
	/** Standard error of the generated number: it shrinks with the cohort. */
	readonly se: number;
	/** Women who have a value. */
	readonly n: number;
	/** Difference in joint standard errors, after rounding is allowed for; 0 where rounding alone explains it. */
	readonly z: number;
}

/** Gathers, pregnancy by pregnancy, what is compared with published numbers; numbers alone are kept. */
export interface SourceCollector {
	add(pregnancy: SyntheticPregnancy): void;
	compare(): SourceComparison[];
}

/** A collector of what published numbers are compared with; `compareWithSources` is one over a whole cohort. */
export function sourceCollector(points: readonly SourcePoint[] = sourcePoints): SourceCollector {
	const values = points.map(() => ({ x: [] as number[], y: [] as number[] }));
	return {
		add(pregnancy) {
			for (let k = 0; k < points.length; k++) {
				const x = points[k].of(pregnancy);
				if (Number.isNaN(x)) continue;
				const other = points[k].with;
				const y = other ? other(pregnancy) : 0;
				if (Number.isNaN(y)) continue;
				values[k].x.push(x);
				if (other) values[k].y.push(y);
			}
		},
		compare: () =>
			points.map((point, k) => {
				const { generated, se } = statisticOf(point, values[k].x, values[k].y);
				const beyond = Math.max(0, Math.abs(generated - point.published) - point.rounding);
				return { point, generated, se, n: values[k].x.length, z: beyond / Math.hypot(se, point.publishedSe) };
			}),
	};
}

/**
 * Makes n pregnancies of a design and lays each published number beside theirs.
 *
 * @param n - How many pregnancies, numbered from 0.
 * @throws InvalidInputError when n is not a whole number of at least 2 or the design can't be.
 */
export function compareWithSources(design: SyntheticDesign, n: number): SourceComparison[] {
	checkInteger("compareWithSources", "n", n, 2);
	const collector = sourceCollector();
	for (let index = 0; index < n; index++) collector.add(syntheticPregnancy(design, index));
	return collector.compare();
}

function statisticOf(
	point: SourcePoint,
	x: readonly number[],
	y: readonly number[],
): { generated: number; se: number } {
	const n = x.length;
	const average = x.reduce((sum, value) => sum + value, 0) / n;
	const moment = (power: number) => x.reduce((sum, value) => sum + (value - average) ** power, 0) / n;
	const spread = (moment(2) * n) / (n - 1);
	switch (point.statistic) {
		case "mean":
			return { generated: average, se: Math.sqrt(spread / n) };
		case "share":
			return { generated: average, se: Math.sqrt((average * (1 - average)) / n) };
		case "median":
			// Of a normal sample; of a skewed one it is a little less.
			return { generated: median(x), se: 1.2533 * Math.sqrt(spread / n) };
		case "sd":
			// The fourth moment, since many quantities are not normal.
			return {
				generated: Math.sqrt(spread),
				se: Math.sqrt(Math.max(0, moment(4) - moment(2) ** 2) / n) / (2 * Math.sqrt(spread)),
			};
		case "root-mean":
			return { generated: Math.sqrt(average), se: Math.sqrt(spread / n) / (2 * Math.sqrt(average)) };
		case "correlation": {
			const meanY = y.reduce((sum, value) => sum + value, 0) / n;
			let xy = 0;
			let yy = 0;
			for (let i = 0; i < n; i++) {
				xy += (x[i] - average) * (y[i] - meanY);
				yy += (y[i] - meanY) ** 2;
			}
			const r = xy / Math.sqrt(spread * (n - 1) * yy);
			return { generated: r, se: (1 - r * r) / Math.sqrt(n - 1) };
		}
		case "difference":
			return differenceOfMeans(x, y);
		case "auc":
			return areaUnderCurve(x, y);
	}
}

function differenceOfMeans(x: readonly number[], group: readonly number[]): { generated: number; se: number } {
	const one = x.filter((_, i) => group[i] === 1);
	const other = x.filter((_, i) => group[i] !== 1);
	return {
		generated: mean(one) - mean(other),
		se: Math.sqrt(variance(one) / one.length + variance(other) / other.length),
	};
}

/**
 * Area under the ROC curve, ties counted half, with Hanley & McNeil's standard error (1982,
 * doi:10.1148/radiology.143.1.7063747).
 */
function areaUnderCurve(x: readonly number[], isCase: readonly number[]): { generated: number; se: number } {
	const cases = x.filter((_, i) => isCase[i] === 1);
	const others = Float64Array.from(x.filter((_, i) => isCase[i] !== 1)).sort();
	let wins = 0;
	for (const value of cases) wins += (countBelow(others, value, false) + countBelow(others, value, true)) / 2;
	const a = wins / (cases.length * others.length);
	const q1 = a / (2 - a);
	const q2 = (2 * a * a) / (1 + a);
	const variance =
		(a * (1 - a) + (cases.length - 1) * (q1 - a * a) + (others.length - 1) * (q2 - a * a)) /
		(cases.length * others.length);
	return { generated: a, se: Math.sqrt(variance) };
}

/** How many sorted values lie below a value, or at or below it. */
function countBelow(sorted: Float64Array, value: number, orAt: boolean): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle] < value || (orAt && sorted[middle] === value)) low = middle + 1;
		else high = middle;
	}
	return low;
}
