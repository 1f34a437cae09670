import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { DefinitionRow } from "../analysis/comparison.ts";

/** What each definition does. */
export function table(rows: readonly DefinitionRow[]): Table {
	return {
		title: "What a definition changes",
		caption:
			"Change of the value of the same recording from the primary definition, agreement of the recordings' order, and the difference between the groups.",
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
				title: "Order",
				align: "decimal",
				definition: "Spearman's correlation with the primary definition",
			},
			{
				key: "difference",
				title: "Difference, SD (95% CI)",
				align: "decimal",
				definition: "heart failure less sinus rhythm, in pooled standard deviations",
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
		notes: ["Definitions share their data: their number is no evidence."],
	};
}
