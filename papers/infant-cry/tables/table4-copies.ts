import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { CopyRow, CopyStep } from "../analysis/copies.ts";

const words: Readonly<Record<CopyStep, string>> = {
	byInstallation: "Split by installation, then copies in training",
	byRecording: "Split by recording, then copies in training",
	copiesFirst: "Copies first, then split by recording",
};

/** One forest under three orders of splitting and copying. */
export function table(rows: readonly CopyRow[]): Table {
	return {
		title: "The order of copying and splitting",
		caption:
			"The same random forest on cepstra and spectral measures, its training balanced by changed copies of recordings of another reason, with 95% intervals over draws of installations.",
		columns: [
			{ key: "step", title: "", align: "left" },
			{
				key: "n",
				title: "Evaluated",
				align: "decimal",
				definition: "recordings, with copies where those were made first",
			},
			{ key: "auc", title: "AUC (95% CI)", align: "decimal", definition: "of pairs within folds" },
			{ key: "f1", title: "Macro F1 (95% CI)", align: "decimal" },
			{ key: "accuracy", title: "Accuracy (95% CI)", align: "decimal" },
		],
		rows: rows.map((row) => ({
			cells: {
				step: words[row.step],
				n: formatNumber(row.n, 0),
				auc: formatEstimate(row.auc, 2),
				f1: formatEstimate(row.macroF1, 2),
				accuracy: formatEstimate(row.accuracy, 2),
			},
		})),
		notes: ["A copy is the recording shifted in time, made louder or softer, with noise 20 dB below it."],
	};
}
