import { movingMean } from "@quickening/signal";
import { mean } from "@quickening/stats";
import {
	beforeWeeks,
	inPregnancy,
	lastPregnancyWeek,
	series,
	type Tables,
	valueAt,
	valuesFrom,
} from "../aggregates.ts";
import { highest, lowest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** Deep, light and REM sleep and time awake: at the peak of sleep, in the last weeks, and at their extremes. */
export function recordStages(record: RecordValue, of: Tables): void {
	const { at, values } = series(of["4d"], "mean");
	const peakWeek = highest(at, values, inPregnancy).at;
	for (const name of ["deep", "light", "rem", "wake"] as const) {
		const stage = series(of["4e"], name);
		const words = `normalised ${name === "wake" ? "time awake" : `${name === "rem" ? "REM" : name} sleep`} (4e)`;
		const low = lowest(stage.at, stage.values, inPregnancy);
		const high = highest(stage.at, stage.values, inPregnancy);
		record(
			`${name}.atPeakMinutes`,
			valueAt(of["4e"], name, peakWeek),
			"min",
			1,
			`Mean ${words} in the week in which total sleep time is highest`,
		);
		record(`${name}.week37Minutes`, valueAt(of["4e"], name, 37), "min", 1, `Mean ${words} in week 37`);
		record(
			`${name}.lastMinutes`,
			valueAt(of["4e"], name, lastPregnancyWeek),
			"min",
			1,
			`Mean ${words} in week ${lastPregnancyWeek}, the last`,
		);
		record(`${name}.lowestMinutes`, low.value, "min", 1, `Lowest weekly mean of ${words} in pregnancy`);
		record(`${name}.lowestWeek`, low.at, "", 0, `Week of pregnancy with the lowest mean of ${words}`);
		record(`${name}.highestMinutes`, high.value, "min", 1, `Highest weekly mean of ${words} in pregnancy`);
	}
	const deep = series(of["4e"], "deep");
	record(
		"deep.lowestMinutesSmoothed3",
		lowest(deep.at, movingMean(deep.values, { windowSamples: 3 }), inPregnancy).value,
		"min",
		1,
		"Lowest of a running mean over three weeks of normalised deep sleep (4e)",
	);
	record(
		"deep.lastFourWeeksMinutes",
		mean(valuesFrom(of["4e"], "deep", [35, 38])),
		"min",
		1,
		"Mean normalised deep sleep over weeks 35 to 38 (4e)",
	);
	record(
		"deep.lastFromBeforeMinutes",
		valueAt(of["4e"], "deep", lastPregnancyWeek) - mean(valuesFrom(of["4e"], "deep", beforeWeeks)),
		"min",
		1,
		"Normalised deep sleep in week 38 minus its mean over the twelve weeks before pregnancy (4e)",
	);
}
