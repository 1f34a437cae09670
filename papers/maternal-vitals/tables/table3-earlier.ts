import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { EarlierRow } from "../analysis/earlier.ts";

const groups = [
	["pregnant", "Pregnant, 16 years and more"],
	["others", "Not pregnant, 18 to 40 years"],
] as const;

/** What had been computed before beside what is found, unweighted. */
export function table(rows: readonly EarlierRow[]): Table {
	return {
		title: "Earlier numbers, reproduced",
		caption:
			"Unweighted mean ± standard deviation (n): means of the sample, in which pregnant women and some ethnic groups are oversampled, not of a population.",
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "before", title: "Before", align: "left" },
			{ key: "now", title: "Now", align: "left" },
		],
		rows: groups.flatMap(([group, title]): TableRow[] => [
			{ cells: { measure: title }, kind: "header" },
			...rows
				.filter((row) => row.group === group)
				.map((row) => ({
					kind: "indented" as const,
					cells: { measure: `${row.name} (${row.unit})`, before: cell(row), now: cell(row.found) },
				})),
		]),
		notes: ["Zero diastolic readings are missing. Body mass index and age of others had not been computed before."],
	};
}

function cell({ mean, sd, n }: { readonly mean: number; readonly sd: number; readonly n: number }): string {
	return `${formatNumber(mean, 1)} ± ${formatNumber(sd, 1)} (${formatNumber(n, 0)})`;
}
