import { mean, median } from "@quickening/stats";
import {
	beforeWeeks,
	type Figure,
	inPregnancy,
	lastPregnancyWeek,
	type Span,
	series,
	type Tables,
	valueAt,
	valuesFrom,
} from "../aggregates.ts";
import { highest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** Sleep efficiency, the width of the distribution, and the share of figure 4c. */
export function recordEfficiencyAndSpread(record: RecordValue, of: Tables): void {
	const before = valuesFrom(of["4f"], "percentile_50", beforeWeeks);
	record(
		"efficiency.before",
		median(before),
		"%",
		1,
		"Median of the twelve weekly medians of sleep efficiency before pregnancy (4f)",
	);
	record(
		"efficiency.beforeMean",
		mean(before),
		"%",
		1,
		"Mean of the twelve weekly medians of sleep efficiency before pregnancy (4f)",
	);
	record(
		"efficiency.beforeLast",
		valueAt(of["4f"], "percentile_50", 0),
		"%",
		1,
		"Median sleep efficiency in the last week before pregnancy (4f)",
	);
	record(
		"efficiency.last",
		valueAt(of["4f"], "percentile_50", lastPregnancyWeek),
		"%",
		1,
		"Median sleep efficiency in week 38 (4f)",
	);
	const width = (figure: Figure, week: number) =>
		valueAt(of[figure], "percentile_90", week) - valueAt(of[figure], "percentile_10", week);
	record(
		"bedWidth.before",
		mean(rangeOf(beforeWeeks).map((week) => width("4b", week))),
		"min",
		0,
		"90th minus 10th percentile of time in bed, mean over the twelve weeks before pregnancy (4b)",
	);
	record(
		"bedWidth.last",
		width("4b", lastPregnancyWeek),
		"min",
		0,
		"90th minus 10th percentile of time in bed in week 38 (4b)",
	);
	record(
		"bedMedian.before",
		median(valuesFrom(of["4b"], "percentile_50", beforeWeeks)),
		"min",
		1,
		"Median of the twelve weekly medians of time in bed before pregnancy (4b)",
	);
	record(
		"sleepSd.before",
		mean(valuesFrom(of["4d"], "std", beforeWeeks)),
		"min",
		1,
		"Standard deviation between participants of normalised total sleep time, mean over the twelve weeks before pregnancy (4d)",
	);
	record(
		"sleepSd.last",
		valueAt(of["4d"], "std", lastPregnancyWeek),
		"min",
		1,
		"Standard deviation between participants of normalised total sleep time in week 38 (4d)",
	);
	const share = series(of["4c"], "mean");
	const peak = highest(share.at, share.values, inPregnancy);
	record(
		"share.before",
		mean(valuesFrom(of["4c"], "mean", beforeWeeks)),
		"%",
		1,
		"Share of participants in figure 4c, mean over the twelve weeks before pregnancy",
	);
	record("share.peak", peak.value, "%", 1, "Highest weekly share of participants in figure 4c in pregnancy");
	record("share.peakWeek", peak.at, "", 0, "Week of pregnancy with the highest share in figure 4c");
	record(
		"share.last",
		valueAt(of["4c"], "mean", lastPregnancyWeek),
		"%",
		1,
		"Share of participants in figure 4c in week 38",
	);
}

function rangeOf([first, last]: Span): number[] {
	return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
