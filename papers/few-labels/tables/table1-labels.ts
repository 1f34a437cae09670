import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { FewLabels } from "../analysis/few-labels.ts";
import { modelWords } from "./model-words.ts";

/** Every model at every number of labels. */
export function table({ rows, tensorFlow }: FewLabels): Table {
	const counts = [...new Set(rows.map(({ nLabelled }) => nLabelled))];
	return {
		title: "Few labels, with and without pre-training",
		caption:
			"Heart failure against sinus rhythm: area under the ROC curve (AUC) over recordings of the mean score of their windows, and its difference from that of the network without pre-training, with 95% confidence intervals.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "auc", title: "AUC (95% CI)", align: "decimal" },
			{
				key: "difference",
				title: "Difference (95% CI)",
				align: "decimal",
				definition: "AUC minus that of the network without pre-training, paired (DeLong)",
			},
		],
		rows: counts.flatMap((k): TableRow[] => [
			{ cells: { model: `${k} labelled recordings of each group` }, kind: "header" },
			...rows
				.filter(({ nLabelled }) => nLabelled === k)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						model: modelWords[row.model],
						auc: formatEstimate({ estimate: row.auc, low: row.low, high: row.high }, 2),
						difference:
							row.difference === null
								? ""
								: formatEstimate({ estimate: row.difference, low: row.differenceLow, high: row.differenceHigh }, 2),
					},
				})),
		]),
		notes: [
			"Age, sex and drugs are not in the data: the groups may differ in any of them.",
			`TensorFlow ${tensorFlow?.tensorFlow ?? "unknown"} on ${tensorFlow?.threads ?? "unknown"} thread, oneDNN off. CNN: convolutional neural network.`,
		],
	};
}
