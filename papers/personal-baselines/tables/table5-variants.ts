import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { VariantRow } from "../analysis/reliability.ts";

/** Reliability of a night by choice and by group. */
export function table(rows: readonly VariantRow[]): Table {
	const names = [...new Set(rows.map(({ name }) => name))];
	return {
		title: "Reliability of one night under other analysis choices, and in subgroups",
		caption:
			"One-way intraclass correlation and independent nights needed for a reliability of 0.8, with 95% intervals over people.",
		columns: [
			{ key: "variant", title: "", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "n", title: "Nights", align: "decimal" },
			{ key: "icc", title: "One night (95% CI)", align: "left" },
			{ key: "nights", title: "Nights for 0.8 (95% CI)", align: "left" },
		],
		rows: names.flatMap((name): TableRow[] => [
			{ cells: { variant: name }, kind: "header" },
			...rows
				.filter((row) => row.name === name)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						variant: row.variant,
						people: String(row.nPeople),
						n: String(row.nNights),
						icc: formatEstimate(row.icc, 2),
						nights: formatEstimate(row.nights, 1),
					},
				})),
		]),
		notes: [
			"Nights had: recorded nights as a percentage of the days between a person’s first and last night of the measure.",
		],
	};
}
