import { formatEstimate, type Table } from "@quickening/paper";
import type { HalfRow } from "../analysis/reliability.ts";

/** The first n nights of a person against the n after them. */
export function table(rows: readonly HalfRow[]): Table {
	return {
		title: "A person's first nights against the next",
		caption:
			"Correlation over people of the mean of the first n nights with the mean of the n nights after them (Pearson, 95% interval by Fisher's z).",
		columns: [
			{ key: "name", title: "", align: "left" },
			{ key: "nights", title: "Nights in each", align: "decimal" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "correlation", title: "Correlation (95% CI)", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				name: row.name,
				nights: String(row.nights),
				people: String(row.nPeople),
				correlation: formatEstimate(row.correlation, 2),
			},
		})),
		notes: ["Only people with twice as many nights are counted."],
	};
}
