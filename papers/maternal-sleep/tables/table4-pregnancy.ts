import { formatNumber, type Table } from "@quickening/paper";
import type { WeeklyRow } from "../analysis/series-rows.ts";

/** Trajectories by week of pregnancy. */
export function table(rows: readonly WeeklyRow[]): Table {
	const weeks = rows.filter((row) => row.period === "pregnancy");
	const withSd = (mean: number | undefined, sd: number | undefined) =>
		`${formatNumber(mean, 1)} (${formatNumber(sd, 1)})`;
	return {
		title: "Sleep by week of pregnancy",
		caption:
			"Mean change from before pregnancy (standard deviation between women) of time in bed and total sleep time, mean change of the stages, and medians of time in bed and sleep efficiency.",
		columns: [
			{ key: "week", title: "Week", align: "left", definition: "Week of pregnancy; 1 is the first" },
			{ key: "bed", title: "In bed (min)", align: "decimal", definition: "Figure 4a: mean change (SD)" },
			{
				key: "sleep",
				title: "Asleep (min)",
				align: "decimal",
				definition: "Figure 4d: total sleep time, mean change (SD)",
			},
			{ key: "light", title: "Light (min)", align: "decimal", definition: "Figure 4e: mean change" },
			{ key: "deep", title: "Deep (min)", align: "decimal", definition: "Figure 4e: mean change" },
			{ key: "rem", title: "REM (min)", align: "decimal", definition: "Figure 4e: mean change" },
			{ key: "wake", title: "Awake (min)", align: "decimal", definition: "Figure 4e: mean change" },
			{ key: "bedMedian", title: "Median (min)", align: "decimal", definition: "Figure 4b: median time in bed" },
			{
				key: "efficiency",
				title: "Efficiency (%)",
				align: "decimal",
				definition: "Figure 4f: median sleep efficiency",
			},
		],
		rows: weeks.map((row) => ({
			cells: {
				week: row.week === "before" ? "before" : String(row.week),
				bed: withSd(row.bed, row.bedSd),
				sleep: withSd(row.sleep, row.sleepSd),
				light: formatNumber(row.light, 1),
				deep: formatNumber(row.deep, 1),
				rem: formatNumber(row.rem, 1),
				wake: formatNumber(row.wake, 1),
				bedMedian: formatNumber(row.bedMedian, 1),
				efficiency: formatNumber(row.efficiency, 1),
			},
		})),
		notes: ["Before: mean over the twelve weeks before pregnancy, every week with the same weight."],
	};
}
