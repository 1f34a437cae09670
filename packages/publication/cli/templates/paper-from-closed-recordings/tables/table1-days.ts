import { formatNumber, type Table } from "@quickening/paper";
import type { SpreadRow } from "../analysis/means.ts";

/** How many people have how many valid days. */
export function table(rows: readonly SpreadRow[]): Table {
	return {
		title: "People by valid days",
		caption: "Participants with a recording that was read, each once.",
		columns: [
			{ key: "days", title: "Valid days", align: "left" },
			{ key: "n", title: "People", align: "decimal" },
		],
		rows: rows.map(({ validDays, n }) => ({
			cells: { days: validDays, n: n === null ? "few" : formatNumber(n, 0) },
		})),
		notes: [
			"Counts of 1 to 7 people are not shown (few), nor those from which they could be told; others are rounded to 5.",
		],
	};
}
