import { formatNumber, type Table } from "@quickening/paper";
import type { ReadingRow } from "../analysis/means.ts";

/** People by whether their files could be read, and why not. */
export function table(rows: readonly ReadingRow[]): Table {
	return {
		title: "Read and not read",
		caption:
			"People by whether a file that is a recording by its name could be read; of what was not, nothing is in the results.",
		columns: [
			{ key: "reading", title: "Recording", align: "left" },
			{ key: "n", title: "People", align: "decimal" },
		],
		rows: rows.map(({ reading, n }) => ({ cells: { reading, n: n === null ? "few" : formatNumber(n, 0) } })),
		notes: [
			"Counts of 1 to 7 people are not shown (few); others are rounded to 5. Files and full reasons stay with the data.",
		],
	};
}
