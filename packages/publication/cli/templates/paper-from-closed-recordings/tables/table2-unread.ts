import { formatNumber, type Table } from "@quickening/paper";
import type { ReasonRow } from "../analysis/summarise.ts";

/** People whose files are no part of any number, by the reason. */
export function table(rows: readonly ReasonRow[]): Table {
	return {
		title: "Not read",
		caption: "People with a file that is a recording by its name and could not be read.",
		columns: [
			{ key: "reason", title: "Reason", align: "left" },
			{ key: "n", title: "People", align: "decimal" },
		],
		rows: rows.map(({ reason, n }) => ({ cells: { reason, n: n === null ? "few" : formatNumber(n, 0) } })),
		notes: [
			"Counts of 1 to 7 people are not shown (few); others are rounded to 5. Files and full reasons stay with the data.",
		],
	};
}
