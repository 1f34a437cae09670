import type { StageContext } from "@quickening/paper";
import { type Figure, inPregnancy, type Span, series, type Tables, valueAt, valuesFrom } from "../aggregates.ts";
import { decline } from "../decline.ts";
import { highest, lowest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** The decline of time in bed as a straight line, where means fall below 0, and the lowest week of sleep. */
export function recordDecline(stage: StageContext, record: RecordValue, of: Tables): void {
	for (const [name, [first, last]] of Object.entries(stage.param<Readonly<Record<string, Span>>>("declineWeeks"))) {
		const weeks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
		const line = decline(weeks, valuesFrom(of["4a"], "mean", [first, last]));
		const words = `straight line through the weekly means of normalised time in bed (4a), weeks ${first} to ${last}`;
		record(`bed.slope.${name}`, line.perWeek, "min/week", 2, `Slope of the ${words}`);
		record(
			`bed.zeroWeek.${name}`,
			line.zeroWeek,
			"",
			1,
			`Week in which the ${words} crosses 0, as the files count weeks`,
		);
		record(
			`bed.zeroCompletedWeek.${name}`,
			line.zeroWeek - 1,
			"",
			1,
			`The same counted from 0: completed weeks at its beginning`,
		);
	}
	const below = (figure: Figure, from: number) =>
		of[figure].find((row) => (row.week as number) > from && (row.mean as number) < 0)?.week ?? Number.NaN;
	const peakOf = (figure: Figure) => {
		const { at, values } = series(of[figure], "mean");
		return highest(at, values, inPregnancy).at;
	};
	record(
		"bed.belowZeroWeek",
		below("4a", peakOf("4a")),
		"",
		0,
		"First week after the peak with a mean of normalised time in bed below 0 (4a)",
	);
	record(
		"sleep.belowZeroWeek",
		below("4d", peakOf("4d")),
		"",
		0,
		"First week after the peak with a mean of normalised total sleep time below 0 (4d)",
	);
	const sleep = series(of["4d"], "mean");
	const low = lowest(sleep.at, sleep.values, inPregnancy);
	record(
		"sleep.lowestWeek",
		low.at,
		"",
		0,
		"Week of pregnancy with the lowest mean of normalised total sleep time (4d)",
	);
	record("sleep.lowestMinutes", low.value, "min", 1, "Mean normalised total sleep time in its lowest week (4d)");
	record(
		"sleep.lowestSdMinutes",
		valueAt(of["4d"], "std", low.at),
		"min",
		1,
		"Standard deviation between participants in that week (4d)",
	);
}
