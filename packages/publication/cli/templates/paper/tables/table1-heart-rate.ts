import { formatNumber, type Table } from "@quickening/paper";
import type { WeekRow } from "../analysis/visit.ts";

/** What the figure draws, in numbers. */
export function table(rows: readonly WeekRow[]): Table {
	return {
		title: "Resting heart rate by week of gestation",
		caption: "Women with a visit in the week.",
		columns: [
			{ key: "weeks", title: "Gestation (weeks)", align: "decimal" },
			{ key: "n", title: "Women", align: "decimal" },
			{ key: "mean", title: "Mean (bpm)", align: "decimal", definition: "With its 95% confidence interval" },
			{ key: "sd", title: "SD (bpm)", align: "decimal", definition: "Standard deviation between women" },
		],
		rows: rows.map(({ gestationWeeks, n, meanBpm, sdBpm, lowBpm, highBpm }) => ({
			cells: {
				weeks: formatNumber(gestationWeeks, 0),
				n: formatNumber(n, 0),
				mean: `${formatNumber(meanBpm, 1)} (${formatNumber(lowBpm, 1)} to ${formatNumber(highBpm, 1)})`,
				sd: formatNumber(sdBpm, 1),
			},
		})),
		notes: [],
	};
}
