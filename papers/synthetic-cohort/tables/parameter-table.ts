import type { Table } from "@quickening/paper";
import type { ParameterTableRow } from "../analysis/rows.ts";

/** Parameters by topic: those read in a source, or those assumed. */
export function parameterTable(
	rows: readonly ParameterTableRow[],
	{ isAssumed, title, caption, why }: { isAssumed: boolean; title: string; caption: string; why: string },
): Table {
	const chosen = rows.filter((row) => row.isAssumed === isAssumed);
	const topics = [...new Set(chosen.map((row) => row.topic))];
	return {
		title,
		caption,
		columns: [
			{ key: "name", title: "Parameter", align: "left" },
			{ key: "value", title: "Value", align: "left" },
			{ key: "context", title: "Context", align: "left" },
			{ key: "why", title: why, align: "left" },
		],
		rows: topics.flatMap((topic) => [
			{ cells: { name: topic, value: "", context: "", why: "" }, kind: "header" as const },
			...chosen
				.filter((row) => row.topic === topic)
				.map((row) => ({
					cells: {
						name: row.name,
						value: row.unit ? `${row.value} ${row.unit}` : row.value,
						context: row.context,
						why: row.why,
					},
					kind: "indented" as const,
				})),
		]),
		notes: [
			"Points of a curve are given by day of gestation or after birth. Units follow UCUM; an empty unit is a pure number. Contexts are never pooled.",
		],
	};
}
