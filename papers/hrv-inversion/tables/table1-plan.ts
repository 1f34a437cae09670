import type { Table } from "@quickening/paper";
import type { PlanRow } from "../analysis/ademp.ts";

/** The plan by ADEMP. */
export function table(rows: readonly PlanRow[]): Table {
	const parts = [...new Set(rows.map((row) => row.part))];
	return {
		title: "The plan of the simulation by ADEMP",
		caption: "Aims, data-generating mechanisms, estimands, methods and performance measures.",
		columns: [
			{ key: "item", title: "Item", align: "left" },
			{ key: "text", title: "What was planned", align: "left" },
		],
		rows: parts.flatMap((part) => [
			{ cells: { item: part, text: "" }, kind: "header" as const },
			...rows
				.filter((row) => row.part === part)
				.map(({ item, text }) => ({ cells: { item, text }, kind: "indented" as const })),
		]),
		notes: ["ADEMP: Morris, White and Crowther 2019, doi:10.1002/sim.8086. AIC: Akaike information criterion."],
	};
}
