import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { HalfRow } from "../analysis/reliability.ts";

/** The first n nights of a person against the n after them. */
export function table(rows: readonly HalfRow[]): Table {
	const names = [...new Set(rows.map(({ name }) => name))];
	return {
		title: "Agreement of a person’s first nights with the next",
		caption:
			"Correlation over people of the mean of the first n nights with the mean of the n nights after them (Pearson, 95% interval by Fisher’s z).",
		columns: [
			{ key: "name", title: "Nights in each", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "correlation", title: "Correlation (95% CI)", align: "left" },
		],
		rows: names.flatMap((name): TableRow[] => [
			{ cells: { name }, kind: "header" },
			...rows
				.filter((row) => row.name === name)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						name: `${row.nights} nights`,
						people: String(row.nPeople),
						correlation: formatEstimate(row.correlation, 2),
					},
				})),
		]),
		notes: ["Only people with at least twice as many nights are included."],
	};
}
