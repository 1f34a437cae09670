import { formatEstimate, type Table } from "@quickening/paper";
import type { CoefficientRow } from "../analysis/coefficient-rows.ts";

/** The four features by outcome, and their weight in the primary model. */
export function table(rows: readonly CoefficientRow[]): Table {
	const group = (low: number, middle: number, high: number, digits: number) =>
		formatEstimate({ estimate: middle, low, high }, digits);
	return {
		title: "The four features",
		caption:
			"Median (quartiles) in the last 30 minutes with signal, vaginal births, by outcome; odds ratio of the ridge model for one standard deviation, with 95% bootstrap percentile interval.",
		columns: [
			{ key: "label", title: "Feature", align: "left" },
			{ key: "event", title: `pH < 7.05 (n = ${rows[0]?.nEvents})`, align: "decimal" },
			{ key: "other", title: `pH ≥ 7.05 (n = ${rows[0]?.nOthers})`, align: "decimal" },
			{ key: "odds", title: "Odds ratio for 1 SD (95% CI)", align: "decimal" },
		],
		rows: rows.map((row) => ({
			cells: {
				label: row.label,
				event: group(row.eventQuartiles[0], row.eventQuartiles[1], row.eventQuartiles[2], row.digits),
				other: group(row.otherQuartiles[0], row.otherQuartiles[1], row.otherQuartiles[2], row.digits),
				odds: group(row.oddsRatioLow, row.oddsRatio, row.oddsRatioHigh, 2),
			},
		})),
		notes: [
			"A penalised odds ratio is shrunk towards 1; its interval describes the procedure, not an unbiased effect.",
		],
	};
}
