import { mean, median } from "@quickening/stats";
import {
	beforeWeeks,
	inPregnancy,
	lastWeekAfterBirth,
	series,
	type Tables,
	valueAt,
	valuesFrom,
} from "../aggregates.ts";
import { highest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** Time in bed after birth, and the share of figure 5d. */
export function recordAfterBirth(record: RecordValue, of: Tables): void {
	for (const week of [1, 2, lastWeekAfterBirth]) {
		record(
			`afterBirth.bedWeek${week}Minutes`,
			valueAt(of["5a"], "mean", week),
			"min",
			1,
			`Mean normalised time in bed in week ${week} after birth (5a)`,
		);
		record(
			`afterBirth.bedWeek${week}SdMinutes`,
			valueAt(of["5a"], "std", week),
			"min",
			1,
			`Standard deviation between participants in that week (5a)`,
		);
		record(
			`afterBirth.bedMedianWeek${week}Minutes`,
			valueAt(of["5b"], "percentile_50", week),
			"min",
			0,
			`Median time in bed in week ${week} after birth (5b)`,
		);
	}
	record(
		"afterBirth.bedMedianBeforeMinutes",
		median(valuesFrom(of["5b"], "percentile_50", beforeWeeks)),
		"min",
		1,
		"Median of the twelve weekly medians of time in bed before pregnancy (5b)",
	);
	record(
		"afterBirth.bedWeeks13to20Minutes",
		mean(valuesFrom(of["5a"], "mean", [13, 20])),
		"min",
		1,
		"Mean normalised time in bed over weeks 13 to 20 after birth, weeks of equal weight (5a)",
	);
	const share = series(of["5d"], "mean");
	const peak = highest(share.at, share.values, inPregnancy);
	record("afterBirth.sharePeak", peak.value, "%", 1, "Highest weekly share of participants in figure 5d after birth");
	record("afterBirth.sharePeakWeek", peak.at, "", 0, "Week after birth with the highest share in figure 5d");
	record(
		"afterBirth.shareLast",
		valueAt(of["5d"], "mean", lastWeekAfterBirth),
		"%",
		1,
		"Share of participants in figure 5d in week 20 after birth",
	);
	record(
		"afterBirth.shareBefore",
		mean(valuesFrom(of["5d"], "mean", beforeWeeks)),
		"%",
		1,
		"Share of participants in figure 5d, mean over the twelve weeks before pregnancy",
	);
}
