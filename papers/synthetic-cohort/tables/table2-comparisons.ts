import { formatNumber, type Table } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/rows.ts";

/** Digits by which a number is printed: three figures or so. */
function digitsOf(value: number): number {
	const size = Math.abs(value);
	return size >= 200 ? 0 : size >= 20 ? 1 : size >= 1 ? 2 : 3;
}

/** Each published number beside the cohort's, held-out ones first. */
export function table(rows: readonly ComparisonRow[]): Table {
	const groups = [
		["Held out", rows.filter((row) => row.use === "held-out" && !row.differs)],
		["Known to differ", rows.filter((row) => row.differs)],
		["Calibrated on", rows.filter((row) => row.use === "calibrated" && !row.differs)],
	] as const;
	return {
		title: "Published numbers and those of the cohort (synthetic people)",
		caption:
			"Difference in joint standard errors after an allowance: half of the last printed digit, or more where the two are not measured in quite the same way.",
		columns: [
			{ key: "number", title: "Number", align: "left" },
			{ key: "published", title: "Published", align: "decimal" },
			{ key: "generated", title: "Generated", align: "decimal" },
			{ key: "allowed", title: "Allowed", align: "decimal" },
			{ key: "z", title: "Difference (SE)", align: "decimal" },
			{ key: "source", title: "Source, or why it differs", align: "left" },
		],
		rows: groups.flatMap(([name, group]) => [
			{
				cells: { number: `${name} (${group.length})`, published: "", generated: "", allowed: "", z: "", source: "" },
				kind: "header" as const,
			},
			...group.map((row) => ({
				cells: {
					number: `${row.quantity}, ${row.context}: ${row.when}${row.unit === "1" ? "" : ` (${row.unit === "Cel" ? "°C" : row.unit})`}`,
					published: formatNumber(row.published, digitsOf(row.published)),
					generated: formatNumber(row.generated, digitsOf(row.published)),
					allowed: formatNumber(row.allowed, Math.min(3, digitsOf(row.allowed))),
					z: formatNumber(row.z, 1),
					source: row.differs ?? row.source,
				},
				kind: "indented" as const,
			})),
		]),
		notes: [
			"SE: joint standard error of both numbers; a published number without an SD and a number of people is taken to have none.",
		],
	};
}
