import { formatEstimate, type Table } from "@quickening/paper";
import type { ModelRow } from "../analysis/models.ts";

/** Models of the risk, apparent and corrected. */
export function table(rows: readonly ModelRow[]): Table {
	return {
		title: "Models of the risk of gestational diabetes",
		caption:
			"Firth’s logistic regression with corrected intercept (FLIC). AUC on the same women, then AUC, Brier score and calibration slope corrected for optimism (resamples of women), with 95% intervals.",
		columns: [
			{ key: "name", title: "", align: "left" },
			{ key: "n", title: "n (events)", align: "left" },
			{ key: "apparent", title: "AUC, same women", align: "decimal" },
			{ key: "auc", title: "AUC, corrected (95% CI)", align: "left" },
			{ key: "brier", title: "Brier score (95% CI)", align: "left" },
			{ key: "slope", title: "Slope (95% CI)", align: "left" },
		],
		rows: [
			{
				cells: {
					name: "The proportion of events for every woman",
					n: `${rows[0]?.n} (${rows[0]?.nEvents})`,
					apparent: "0.500",
					auc: "0.50",
					brier: rows[0]?.referenceBrier.toFixed(3) ?? "",
					slope: "",
				},
			},
			...rows.map((row) => ({
				cells: {
					name: row.name,
					n: `${row.n} (${row.nEvents})`,
					apparent: row.apparentAuc.toFixed(3),
					auc: formatEstimate(row.auc, 2),
					brier: formatEstimate(row.brier, 3),
					slope: formatEstimate(row.slope, 2),
				},
			})),
		],
		notes: [
			"“Taken as given” cannot be corrected for the choice of 45 mm, which had been made on the same women; “chosen anew” repeats the choice in each resample.",
			"A Brier score is lower for better predictions; intervals of slopes reflect the variation of the model only.",
		],
	};
}
