import { formatNumber, type Table } from "@quickening/paper";
import type { WeeklyRow } from "../analysis/series-rows.ts";

/** Trajectories by week after birth. */
export function table(rows: readonly WeeklyRow[]): Table {
	const weeks = rows.filter((row) => row.period === "after birth");
	return {
		title: "Time in bed by week after birth",
		caption:
			"Mean change of time in bed from before pregnancy, its standard deviation between women, median time in bed, and the share counted on an average day.",
		columns: [
			{ key: "week", title: "Week", align: "left", definition: "Week after birth; 1 is the first" },
			{ key: "bed", title: "Change (min)", align: "decimal", definition: "Figure 5a: mean change of time in bed" },
			{ key: "sd", title: "SD (min)", align: "decimal", definition: "Figure 5a" },
			{ key: "bedMedian", title: "Median (min)", align: "decimal", definition: "Figure 5b: time in bed" },
			{ key: "counted", title: "Counted (%)", align: "decimal", definition: "Figure 2c, on an average day" },
		],
		rows: weeks.map((row) => ({
			cells: {
				week: row.week === "before" ? "before" : String(row.week),
				bed: formatNumber(row.bed, 1),
				sd: formatNumber(row.bedSd, 1),
				bedMedian: formatNumber(row.bedMedian, 1),
				counted: formatNumber(row.countedPercent, 1),
			},
		})),
		notes: [
			`Shares are of ${formatNumber(weeks[0]?.participants, 0)} women, a number inferred from the shares themselves; in week 1 over three days. Before: mean over the twelve weeks before pregnancy.`,
		],
	};
}
