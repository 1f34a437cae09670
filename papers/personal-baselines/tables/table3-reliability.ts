import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { ReliabilityRow } from "../analysis/reliability.ts";

/** Reliability of a night and nights needed, in three ways. */
export function table(rows: readonly ReliabilityRow[]): Table {
	return {
		title: "Reliability of one night, and nights needed for a personal mean",
		caption:
			"One-way intraclass correlation, correlation of neighbouring nights, and nights needed for three reliabilities: by formula from one night, with neighbouring nights correlated (first order), and from means of successive nights. 95% intervals over people.",
		columns: [
			{ key: "what", title: "", align: "left" },
			{ key: "independent", title: "Independent nights", align: "left" },
			{ key: "correlated", title: "Neighbours correlated", align: "left" },
			{ key: "blocks", title: "From blocks", align: "left" },
		],
		rows: rows.flatMap((row): TableRow[] => [
			{
				cells: {
					what: `${row.name}: ${row.nPeople} people, ${row.nNights} nights; one night ${formatEstimate(row.icc, 2)}, neighbours ${formatEstimate(row.lagOne, 2)}`,
				},
				kind: "header",
			},
			...row.needed.map(({ target, independent, correlated, blocks }) => ({
				kind: "indented" as const,
				cells: {
					what: `nights for ${target}`,
					independent: formatEstimate(independent, 1),
					correlated: formatEstimate(correlated, 1),
					blocks: blocks === null ? "more than 28" : blocks.toFixed(1),
				},
			})),
		]),
		notes: [
			"Below one night: a single night is more reliable than the target. Blocks consist of successive recorded nights, whatever the gaps between them; people with two blocks or more.",
		],
	};
}
