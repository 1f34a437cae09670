import { formatNumber, type Table } from "@quickening/paper";
import type { Bin } from "../analysis/describe-people.ts";

/** How many people lie in each bin. */
export function table(bins: readonly Bin[]): Table {
	const { column = "", unit = "" } = bins[0] ?? {};
	return {
		title: `People by ${column}`,
		caption: "Each person counts once, by the mean of their rows.",
		columns: [
			{ key: "bin", title: unit ? `${column} (${unit})` : column, align: "left" },
			{ key: "n", title: "People", align: "decimal" },
		],
		rows: bins.map(({ low, high, n }) => ({
			cells: { bin: `${low} to ${high}`, n: n === null ? "few" : formatNumber(n, 0) },
		})),
		notes: [
			"Counts of 1 to 7 people are not shown (few), nor those from which they could be told; others are rounded to 5.",
		],
	};
}
