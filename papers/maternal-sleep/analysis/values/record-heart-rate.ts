import type { StageContext } from "@quickening/paper";
import { mean } from "@quickening/stats";
import { series, type Tables } from "../aggregates.ts";
import { highest, lowest, lows } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** The rhythm of the heart rate around the start of pregnancy. */
export function recordHeartRate(stage: StageContext, record: RecordValue, of: Tables): void {
	const { at, values } = series(of["3"], "mean");
	const low = lows(values, stage.param<number>("heartRateLowDays")).map((i) => at[i] as number);
	const spacings = low.slice(1).map((day, i) => day - (low[i] as number));
	const everyDay = () => true;
	const deepest = lowest(at, values, everyDay);
	const top = highest(at, values, everyDay);
	record(
		"heartRate.lows",
		low.length,
		"",
		0,
		`Lows of the mean change of heart rate (figure 3), lowest within ${stage.param<number>("heartRateLowDays")} days on either side`,
	);
	record(
		"heartRate.spacingDays",
		mean(spacings),
		"days",
		0,
		"Mean distance between successive lows of the mean change of heart rate (figure 3)",
	);
	record("heartRate.lowestBpm", deepest.value, "bpm", 1, "Lowest daily mean change of heart rate (figure 3)");
	record("heartRate.lowestDay", deepest.at, "", 0, "Day of the lowest mean change of heart rate (figure 3)");
	record("heartRate.highestBpm", top.value, "bpm", 1, "Highest daily mean change of heart rate (figure 3)");
	record("heartRate.highestDay", top.at, "", 0, "Day of the highest mean change of heart rate (figure 3)");
	record(
		"heartRate.sdBpm",
		mean(of["3"].map((row) => row.std as number)),
		"bpm",
		1,
		"Standard deviation of the change of heart rate, mean over days (figure 3)",
	);
}
