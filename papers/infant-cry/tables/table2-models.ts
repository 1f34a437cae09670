import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { Comparison, Split } from "../analysis/comparison.ts";
import type { Judged } from "../analysis/judge.ts";
import { modelWords } from "./model-words.ts";

const headings: Readonly<Record<Split, string>> = {
	byInstallation: "Split by installation",
	byRecording: "Split by recording: a leak",
};

/** Deep beside simple on the same folds, under the honest split and under the other. */
export function table({ rows, tensorFlow }: Comparison): Table {
	const print = (judged: Judged | null, digits = 2) => (judged === null ? "" : formatEstimate(judged, digits));
	return {
		title: "Hunger against other reasons, by model and split",
		caption:
			"Hungry against every other reason: area under the ROC curve (AUC) of pairs within folds, its difference from the logistic regression, macro F1, accuracy, area under precision and sensitivity for other (AUPRC), calibration slope and Brier score of out-of-fold probabilities, with 95% intervals over draws of installations. Every model was fitted and judged on the same folds.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "auc", title: "AUC (95% CI)", align: "decimal" },
			{
				key: "difference",
				title: "Difference (95% CI)",
				align: "decimal",
				definition: "AUC minus that of the logistic regression on cepstra, same split",
			},
			{
				key: "f1",
				title: "Macro F1 (95% CI)",
				align: "decimal",
				definition: "threshold: the share of hungry in training",
			},
			{ key: "accuracy", title: "Accuracy", align: "decimal", definition: "of the more probable class" },
			{ key: "auprc", title: "AUPRC", align: "decimal", definition: "for the rarer class; chance is its share" },
			{ key: "slope", title: "Slope", align: "decimal", definition: "of calibration; 1 is ideal, 0 no information" },
			{ key: "brier", title: "Brier", align: "decimal" },
		],
		rows: (["byInstallation", "byRecording"] as const).flatMap((split): TableRow[] => [
			{ cells: { model: headings[split] }, kind: "header" },
			...rows
				.filter((row) => row.split === split)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						model: modelWords[row.model],
						auc: row.model === "majority" ? formatNumber(row.auc.estimate, 2) : print(row.auc),
						difference: print(row.aucOverLogistic),
						f1: print(row.macroF1),
						accuracy: formatNumber(row.accuracy.estimate, 3),
						auprc: formatNumber(row.auprcOther.estimate, 2),
						slope: row.model === "majority" ? "" : formatNumber(row.calibrationSlope.estimate, 2),
						brier: formatNumber(row.brier.estimate, 3),
					},
				})),
		]),
		notes: [
			"Intervals take the models as fitted; variation between trainings is not included.",
			`TensorFlow ${tensorFlow?.tensorFlow ?? "unknown"} on ${tensorFlow?.threads ?? "unknown"} thread, oneDNN off.`,
		],
	};
}
