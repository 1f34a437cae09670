import { formatNumber, type Table } from "@quickening/paper";
import { median } from "@quickening/stats";
import type { NightRow } from "../analysis/nights.ts";

/** The nights. */
export function table(rows: readonly NightRow[]): Table {
	const line = (what: string, digits: number, of: (row: NightRow) => number) => {
		const values = rows.map(of);
		return {
			cells: {
				what,
				median: formatNumber(median(values), digits),
				range: `${formatNumber(Math.min(...values), digits)} to ${formatNumber(Math.max(...values), digits)}`,
			},
		};
	};
	return {
		title: "The nights",
		caption: `Median and range over n = ${rows.length} people, one night each.`,
		columns: [
			{ key: "what", title: "", align: "left" },
			{ key: "median", title: "Median", align: "decimal" },
			{ key: "range", title: "Range", align: "left" },
		],
		rows: [
			line("Scored (h)", 1, ({ hours }) => hours),
			line("Wake (% of scored)", 1, ({ wakePercent }) => wakePercent),
			line("NREM (%)", 1, ({ nremPercent }) => nremPercent),
			line("REM (%)", 1, ({ remPercent }) => remPercent),
			line("Epochs not scored", 0, ({ notScored }) => notScored),
			line("Time between heart rates, median (s)", 0, ({ stepSeconds }) => stepSeconds),
			line("Longest time without one (s)", 0, ({ longestGapSeconds }) => longestGapSeconds),
		],
		notes: ["Age, sex and diagnoses are not in the files."],
	};
}
