import type { Table } from "@quickening/paper";
import type { AssumptionRow } from "../analysis/assumptions.ts";

/** What was simulated, part by part, with where each value comes from. */
export function table(rows: readonly AssumptionRow[]): Table {
	const parts = [...new Set(rows.map((row) => row.part))];
	return {
		title: "What was simulated",
		caption: "Data-generating mechanism: parameters of the synthetic women and their nights.",
		columns: [
			{ key: "parameter", title: "Parameter", align: "left" },
			{ key: "value", title: "Value", align: "left" },
			{ key: "source", title: "Source", align: "left" },
		],
		rows: parts.flatMap((part) => [
			{ cells: { parameter: part, value: "", source: "" }, kind: "header" as const },
			...rows
				.filter((row) => row.part === part)
				.map(({ parameter, value, source }) => ({ cells: { parameter, value, source }, kind: "indented" as const })),
		]),
		notes: [
			"Jasinski 2024: doi:10.1371/journal.pone.0295899. Rowan 2022: doi:10.1186/s12884-022-05183-z. Erickson 2023: doi:10.1038/s41746-023-00902-y. Adaimi 2025: doi:10.2196/80213, abstract and reports of it. LifeSnaps: nights of women who were not pregnant. NCHS: Health E-Stat 104. Robinson 1975: doi:10.1111/j.1471-0528.1975.tb00710.x. Hoffman 2008: doi:10.1111/j.1365-3016.2008.00965.x. fedcycle: computed from its 1,515 cycles.",
			"SD: standard deviation. ln: natural logarithm of ms.",
		],
	};
}
