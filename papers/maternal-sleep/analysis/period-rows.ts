import { mean } from "@quickening/stats";
import { beforeWeeks, type Figure, lastPregnancyWeek, type Tables, valuesFrom } from "./aggregates.ts";

export type Period = "before" | "first" | "second" | "third" | "weeks1to6" | "weeks7to12" | "weeks13to20";

/** One measure over the periods; a period without data is left out. */
export interface PeriodRow {
	readonly measure: string;
	readonly figure: string;
	readonly unit: string;
	readonly method: string;
	/** First and last week of each period. */
	readonly weeks: Readonly<Partial<Record<Period, readonly [number, number]>>>;
	readonly means: Readonly<Partial<Record<Period, number>>>;
	/** Mean over weeks of the standard deviation between participants, where the study gives one. */
	readonly sds: Readonly<Partial<Record<Period, number>>>;
}

interface Measure {
	readonly measure: string;
	readonly pregnancy?: readonly [Figure, column: string, sd?: string];
	readonly afterBirth?: readonly [Figure, column: string, sd?: string];
	readonly unit: string;
	readonly words: string;
}

const measures: readonly Measure[] = [
	{
		measure: "bed",
		pregnancy: ["4a", "mean", "std"],
		afterBirth: ["5a", "mean", "std"],
		unit: "min",
		words: "normalised time in bed",
	},
	{ measure: "sleep", pregnancy: ["4d", "mean", "std"], unit: "min", words: "normalised total sleep time" },
	{ measure: "light", pregnancy: ["4e", "light"], unit: "min", words: "normalised light sleep" },
	{ measure: "deep", pregnancy: ["4e", "deep"], unit: "min", words: "normalised deep sleep" },
	{ measure: "rem", pregnancy: ["4e", "rem"], unit: "min", words: "normalised REM sleep" },
	{ measure: "wake", pregnancy: ["4e", "wake"], unit: "min", words: "normalised time awake" },
	{
		measure: "bedMedian",
		pregnancy: ["4b", "percentile_50"],
		afterBirth: ["5b", "percentile_50"],
		unit: "min",
		words: "median time in bed",
	},
	{ measure: "efficiency", pregnancy: ["4f", "percentile_50"], unit: "%", words: "median sleep efficiency" },
];

/**
 * Means over the weeks of each period, every week with the same weight. They are no means over women: how many stand behind a
 * week is not known, and late weeks hold only those still pregnant.
 */
export function periodRows(
	of: Tables,
	{
		trimesterStarts,
		afterBirth,
	}: {
		readonly trimesterStarts: readonly number[];
		readonly afterBirth: Readonly<Record<string, readonly [number, number]>>;
	},
): PeriodRow[] {
	const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = trimesterStarts;
	const pregnancyPeriods: readonly [Period, readonly [number, number]][] = [
		["before", beforeWeeks],
		["first", [first, second - 1]],
		["second", [second, third - 1]],
		["third", [third, lastPregnancyWeek]],
	];
	const afterPeriods = Object.entries(afterBirth) as [Period, readonly [number, number]][];
	return measures.map(({ measure, pregnancy, afterBirth: after, unit, words }) => {
		const spans: Partial<Record<Period, readonly [number, number]>> = {};
		const means: Partial<Record<Period, number>> = {};
		const sds: Partial<Record<Period, number>> = {};
		const add = (source: Measure["pregnancy"], periods: readonly [Period, readonly [number, number]][]) => {
			if (source === undefined) return;
			const [figure, column, sd] = source;
			for (const [period, weeks] of periods) {
				spans[period] = weeks;
				means[period] = mean(valuesFrom(of[figure], column, weeks));
				if (sd !== undefined) sds[period] = mean(valuesFrom(of[figure], sd, weeks));
			}
		};
		add(pregnancy, pregnancyPeriods);
		add(after, afterPeriods);
		const figure = [pregnancy?.[0], after?.[0]].filter((one) => one !== undefined).join(", ");
		return { measure, figure, unit, method: `Mean over weeks of ${words} (${figure})`, weeks: spans, means, sds };
	});
}
