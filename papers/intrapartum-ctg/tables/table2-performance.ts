import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { PerformanceRow } from "../analysis/performance-rows.ts";

const windows = "Another segment, primary outcome";
const penalties = "Another penalty, primary outcome and segment";

const groups = [
	{ heading: "Primary", ids: ["primary"] },
	{ heading: "Another outcome or other births", ids: ["atMost705", "allBirths", "allBirthsAtMost705", "metabolic"] },
	{ heading: windows, ids: ["clock", "long", "halfSignal"] },
	{ heading: penalties, ids: ["weakPenalty", "strongPenalty", "unpenalised"] },
] as const satisfies readonly { heading: string; ids: readonly string[] }[];

/** The segment in words; the analysis that asks for signal in half of it says so. */
function segmentOf(row: PerformanceRow): string {
	return row.id === "halfSignal" ? `${row.segment}, at least half of it` : row.segment;
}

/** The primary analysis and each planned sensitivity analysis. */
export function table(rows: readonly PerformanceRow[]): Table {
	const interval = (estimate: number, low: number, high: number) => formatEstimate({ estimate, low, high }, 2);
	return {
		title: "How well four features predict acidaemia",
		caption:
			"Logistic regression (ridge, last 30 minutes with signal, unless the row says otherwise) on the minimum and maximum of the baseline and the areas of accelerations and decelerations; corrected for optimism by the bootstrap, with 95% intervals: area under the ROC curve (AUC; apparent: uncorrected), slope and intercept of calibration, Brier score.",
		columns: [
			{ key: "analysis", title: "", align: "left" },
			{ key: "events", title: "Events / births", align: "decimal" },
			{ key: "apparent", title: "Apparent", align: "decimal", definition: "On the data that fitted the model" },
			{
				key: "auc",
				title: "AUC (95% CI)",
				align: "decimal",
				definition: "Apparent AUC minus the bootstrap’s optimism",
			},
			{
				key: "slope",
				title: "Slope (95% CI)",
				align: "decimal",
				definition: "1 is ideal; below 1, predictions are too extreme",
			},
			{
				key: "intercept",
				title: "Intercept",
				align: "decimal",
				definition: "0 is ideal; above 0, risks are underestimated on average",
			},
			{ key: "brier", title: "Brier", align: "decimal" },
		],
		rows: groups.flatMap(({ heading, ids }): TableRow[] => [
			{ cells: { analysis: heading }, kind: "header" },
			...rows
				.filter((row) => (ids as readonly string[]).includes(row.id))
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						analysis: heading === windows ? segmentOf(row) : heading === penalties ? row.model : row.label,
						events: `${row.events} / ${row.n}`,
						apparent: formatNumber(row.apparentAuc, 2),
						auc: interval(row.auc, row.aucLow, row.aucHigh),
						slope: interval(row.calibrationSlope, row.calibrationSlopeLow, row.calibrationSlopeHigh),
						intercept: formatNumber(row.calibrationIntercept, 2),
						brier: formatNumber(row.brier, 3),
					},
				})),
		]),
		notes: [
			"The interval of the slope reflects the variation of the model over resamples, not that of the births; the text gives the slope of cross-validated predictions with a full interval.",
			...rows
				.filter((row) => row.excluded > 0)
				.map(
					(row) =>
						`${row.label}, ${row.segment}: ${row.excluded} births excluded because their segment lacks a feature.`,
				),
		],
	};
}
