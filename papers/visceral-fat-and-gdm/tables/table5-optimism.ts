import { formatEstimate, type Table } from "@quickening/paper";
import type { CutOffResult } from "../analysis/cut-off.ts";

/** The cut-off on its own women, less optimism, and with each woman left out. */
export function table({ rows, n, nEvents, repeats }: CutOffResult): Table {
	const withInterval = (each: { estimate: number; low: number; high: number }) =>
		Number.isFinite(each.low) ? formatEstimate(each, 1) : each.estimate.toFixed(1);
	return {
		title: "What the cut-off owes to its choice on the same women",
		caption: `A cut-off chosen by the largest sum of sensitivity and specificity (n = ${n}, ${nEvents} events): on the women it was chosen on, less the optimism of that (mean over ${repeats} resamples of women), and with each woman told by a cut-off chosen on the others.`,
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
			"The odds ratio is corrected on the log scale with a half added to each cell, so that its corrected value is also drawn to 1 by that half.",
		],
	};
}
