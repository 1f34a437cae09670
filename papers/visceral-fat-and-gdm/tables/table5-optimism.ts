import { formatEstimate, type Table } from "@quickening/paper";
import type { CutOffResult } from "../analysis/cut-off.ts";

/** The cut-off on its own women, less optimism, and with each woman left out. */
export function table({ rows, n, nEvents, repeats }: CutOffResult): Table {
	const withInterval = (each: { estimate: number; low: number; high: number }) =>
		Number.isFinite(each.low) ? formatEstimate(each, 1) : each.estimate.toFixed(1);
	return {
		title: "Optimism of a cut-off chosen on the same women",
		caption: `A cut-off chosen by the largest sum of sensitivity and specificity (n = ${n}, ${nEvents} events): on the women on whom it was chosen, corrected for optimism (mean over ${repeats} resamples of women), and with each woman classified by a cut-off chosen on the others.`,
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "apparent", title: "On the same women (95% CI)", align: "left" },
			{ key: "optimism", title: "Optimism", align: "decimal" },
			{ key: "corrected", title: "Corrected (95% CI)", align: "left" },
			{ key: "left", title: "Each woman left out (95% CI)", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				measure: row.unit === "%" ? `${row.measure} (%)` : row.measure,
				apparent: withInterval(row.apparent),
				optimism: row.unit === "%" ? row.optimism.toFixed(1) : `${row.optimism.toFixed(2)}-fold`,
				corrected: formatEstimate({ estimate: row.corrected, low: row.low, high: row.high }, 1),
				left: row.leaveOneOut === null ? "" : withInterval(row.leaveOneOut),
			},
		})),
		notes: [
			"Intervals: Wilson (shares) and Woolf (odds ratios); corrected: location-shifted bootstrap.",
			"The odds ratio is corrected on the log scale with 0.5 added to each cell, which also shrinks the corrected value towards 1.",
		],
	};
}
