import { formatNumber, type Table } from "@quickening/publishing";
import type { PerformanceRow } from "../analysis/prediction.ts";

/** The honest question, asked in every defensible way that was planned. */
export function table(rows: readonly PerformanceRow[]): Table {
	const interval = (value: number, low: number, high: number) =>
		`${formatNumber(value, 2)} (${formatNumber(low, 2)} to ${formatNumber(high, 2)})`;
	return {
		title: "How well four features tell acidaemia",
		caption:
			"Ridge logistic regression on the minimum and maximum of the baseline and the areas of accelerations and decelerations; corrected for optimism by the bootstrap, with 95% intervals.",
		columns: [
			{ key: "question", title: "Outcome and births", align: "left" },
			{ key: "segment", title: "Segment, penalty", align: "left" },
			{ key: "events", title: "Events / births", align: "decimal" },
			{ key: "apparent", title: "Apparent AUC", align: "decimal", definition: "On the data that fitted the model" },
			{
				key: "auc",
				title: "AUC (95% CI)",
				align: "decimal",
				definition: "Apparent AUC minus the bootstrap's optimism",
			},
			{
				key: "slope",
				title: "Calibration slope (95% CI)",
				align: "decimal",
				definition: "1 is right; below 1, predictions are too extreme",
			},
			{
				key: "intercept",
				title: "Calibration intercept",
				align: "decimal",
				definition: "0 is right; above 0, risks are underestimated on average",
			},
			{ key: "brier", title: "Brier score", align: "decimal" },
		],
		rows: rows.map((row) => ({
			cells: {
				question: row.label,
				segment: row.segment,
				events: `${row.events} / ${row.n}`,
				apparent: formatNumber(row.apparentAuc, 2),
				auc: interval(row.auc, row.aucLow, row.aucHigh),
				slope: interval(row.calibrationSlope, row.calibrationSlopeLow, row.calibrationSlopeHigh),
				intercept: formatNumber(row.calibrationIntercept, 2),
				brier: formatNumber(row.brier, 3),
			},
		})),
		notes: [
			"The interval of the slope holds the variation of the model over resamples, not that of the births; the text gives the slope of cross-validated predictions with a full interval.",
			...rows
				.filter((row) => row.excluded > 0)
				.map((row) => `${row.label}, ${row.segment}: ${row.excluded} births left out, their segment lacks a feature.`),
		],
	};
}
