import type { StageContext } from "@quickening/paper";
import { movingMean } from "@quickening/signal";
import { inPregnancy, series, type Tables, valueAt } from "../aggregates.ts";
import { highest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** Where total sleep time and time in bed are highest, also after smoothing, in medians and in light sleep. */
export function recordPeaks(stage: StageContext, record: RecordValue, of: Tables): void {
	const sleep = series(of["4d"], "mean");
	const bed = series(of["4a"], "mean");
	const peak = highest(sleep.at, sleep.values, inPregnancy);
	const bedPeak = highest(bed.at, bed.values, inPregnancy);
	record(
		"sleep.peakWeek",
		peak.at,
		"",
		0,
		"Week of pregnancy with the highest mean of normalised total sleep time (4d), as the files count weeks",
	);
	record("sleep.peakMinutes", peak.value, "min", 1, "Mean normalised total sleep time in its highest week (4d)");
	record(
		"sleep.peakSdMinutes",
		valueAt(of["4d"], "std", peak.at),
		"min",
		1,
		"Standard deviation between participants in that week (4d)",
	);
	record(
		"bed.peakWeek",
		bedPeak.at,
		"",
		0,
		"Week of pregnancy with the highest mean of normalised time in bed (4a), as the files count weeks",
	);
	record("bed.peakMinutes", bedPeak.value, "min", 1, "Mean normalised time in bed in its highest week (4a)");
	record(
		"bed.peakSdMinutes",
		valueAt(of["4a"], "std", bedPeak.at),
		"min",
		1,
		"Standard deviation between participants in that week (4a)",
	);
	for (const windowSamples of stage.param<readonly number[]>("smoothingWeeks")) {
		const smooth = highest(sleep.at, movingMean(sleep.values, { windowSamples }), inPregnancy);
		record(
			`sleep.peakWeekSmoothed${windowSamples}`,
			smooth.at,
			"",
			0,
			`The same after a running mean over ${windowSamples} weeks`,
		);
	}
	const light = series(of["4e"], "light");
	record(
		"light.peakWeek",
		highest(light.at, light.values, inPregnancy).at,
		"",
		0,
		"Week of pregnancy with the highest mean of normalised light sleep (4e)",
	);
	const medians = series(of["4b"], "percentile_50");
	record(
		"bedMedian.peakWeek",
		highest(medians.at, medians.values, inPregnancy).at,
		"",
		0,
		"Week of pregnancy with the highest median of time in bed (4b)",
	);
}
