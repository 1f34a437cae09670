import type { Table } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import { plain } from "./table2-sleep-wake.ts";
import { modelWords } from "./words.ts";

/** The probability of sleep. */
export function table({ rows }: Comparison): Table {
	return {
		title: "The probability of sleep",
		caption:
			"Area under the ROC curve of all epochs and as a mean over people, Brier score, calibration slope (1 is right) and intercept (0 is right), with 95% intervals over draws of people, of calibration by Wald with epochs clustered by person.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "auc", title: "AUC", align: "decimal" },
			{ key: "meanAuc", title: "Mean AUC", align: "decimal", definition: "over people" },
			{ key: "brier", title: "Brier", align: "decimal" },
			{ key: "slope", title: "Slope", align: "decimal" },
			{ key: "intercept", title: "Intercept", align: "decimal" },
		],
		rows: rows.flatMap(({ model, probability }) =>
			probability === null
				? []
				: [
						{
							cells: {
								model: modelWords[model],
								auc: plain(probability.auc),
								meanAuc: plain(probability.meanAuc),
								brier: plain(probability.brier),
								slope: plain(probability.calibrationSlope),
								intercept: plain(probability.calibrationIntercept),
							},
						},
					],
		),
		notes: [],
	};
}
