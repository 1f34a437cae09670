import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { ModelName, ModelRow, ModelRows } from "../analysis/networks.ts";

const groups: readonly { heading: string; births: ModelRow["births"] }[] = [
	{ heading: "Trained and evaluated on vaginal births", births: "vaginal" },
	{ heading: "Trained and evaluated on all births", births: "all" },
	{ heading: "Of these, vaginal births", births: "allVaginal" },
	{ heading: "Of these, caesarean sections", births: "allCaesarean" },
];

const words: Readonly<Record<ModelName, string>> = {
	fourFeatures: "Four features",
	miniRocket: "MiniRocket",
	network: "Temporal CNN",
	networkClinical: "CNN, clinical columns",
};

/** Deep beside simple, on the same folds: or it is not reported. */
export function table({ rows, tensorFlow }: ModelRows): Table {
	const interval = (estimate: number | null, low: number | null, high: number | null) =>
		formatEstimate({ estimate, low, high }, 2);
	return {
		title: "Models of the raw signal compared with four features",
		caption:
			"pH < 7.05: area under the ROC curve (AUC), its difference from that of the four features, calibration slope and intercept, Brier score, area under the precision-recall curve (AUPRC) and net benefit of cross-validated predictions, with 95% intervals. Every model was fitted and evaluated on the same folds; the training of each network was stopped early on births held out from the training folds.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "auc", title: "AUC (95% CI)", align: "decimal" },
			{
				key: "difference",
				title: "Difference (95% CI)",
				align: "decimal",
				definition: "AUC minus that of the four features on the same births, paired (DeLong)",
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
				definition: "of calibration; 0 is ideal, below 0 risks are too high",
			},
			{ key: "brier", title: "Brier", align: "decimal" },
			{
				key: "auprc",
				title: "AUPRC",
				align: "decimal",
				definition: "area under the precision-recall curve; chance is the share of events",
			},
			{
				key: "benefit",
				title: "Net benefit",
				align: "decimal",
				definition:
					"true positives minus weighted false positives per 1,000 births, acting at a risk of 10%; acting on nobody has 0",
			},
		],
		rows: groups.flatMap(({ heading, births }): TableRow[] => {
			const own = rows.filter((row) => row.births === births);
			const { events, n } = own[0]!;
			return [
				{ cells: { model: `${heading} (${events} events in ${n})` }, kind: "header" },
				...own.map((row) => ({
					kind: "indented" as const,
					cells: {
						model: words[row.model],
						auc: interval(row.auc, row.aucLow, row.aucHigh),
						difference: interval(row.difference, row.differenceLow, row.differenceHigh),
						slope: interval(row.calibrationSlope, row.calibrationSlopeLow, row.calibrationSlopeHigh),
						intercept: formatNumber(row.calibrationIntercept, 2),
						brier: formatNumber(row.brier, 3),
						auprc: formatNumber(row.auprc, 2),
						benefit: formatNumber(row.netBenefitPer1000, 1),
					},
				})),
			];
		}),
		notes: [
			"Four features: a logistic regression on the last 30 minutes. MiniRocket (with a ridge classifier) and the CNN: the raw last 60 minutes; clinical columns: gestational age, parity, maternal age and sex of the baby.",
			"Groups with fewer than five events give no area.",
			`TensorFlow ${tensorFlow?.tensorFlow ?? "unknown"} on ${tensorFlow?.threads ?? "unknown"} thread, oneDNN off.`,
		],
	};
}
