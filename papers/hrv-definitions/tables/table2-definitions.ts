import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { DefinitionRow } from "../analysis/comparison.ts";

/** What each definition does. */
export function table(rows: readonly DefinitionRow[]): Table {
	return {
		title: "Values and group differences under each definition",
		caption:
			"Change in the value of the same recording from the primary definition, rank correlation over recordings, and the difference between the groups.",
		columns: [
			{ key: "definition", title: "Measure and definition", align: "left" },
			{
				key: "change",
				title: "Change, % (IQR)",
				align: "decimal",
				definition: "median and quartiles over recordings; for ln LF and ln HF, of the power",
			},
			{
				key: "order",
				title: "Rank correlation",
				align: "decimal",
				definition: "Spearman’s, with the primary definition",
			},
			{
				key: "difference",
				title: "Difference, SD (95% CI)",
				align: "decimal",
				definition: "heart failure minus sinus rhythm, in pooled standard deviations",
			},
		],
		rows: rows.map((row) => ({
			cells: {
				definition: `${row.measure}: ${row.name}`,
				change: row.primary
					? "–"
					: formatEstimate({ estimate: row.changePercent, low: row.changeLowPercent, high: row.changeHighPercent }, 1),
				order: row.primary ? "–" : formatNumber(row.rankCorrelation, 3),
				difference: formatEstimate(
					{ estimate: row.standardised, low: row.standardisedLow, high: row.standardisedHigh },
					2,
				),
			},
		})),
		notes: ["All definitions use the same recordings: how many agree is not evidence in itself."],
	};
}
