import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import { percent, plain } from "./table2-sleep-wake.ts";
import { modelWords } from "./words.ts";

/** Wake, NREM and REM. */
export function table({ rows }: Comparison): Table {
	const n = rows[0]!;
	return {
		title: "Wake, NREM and REM from heart rate alone",
		caption: `n = ${formatNumber(n.n, 0)} scored epochs of ${n.nPeople} people, each classified as the most probable class by models of the others, with 95% intervals over draws of people.`,
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "accuracy", title: "Accuracy (%)", align: "decimal" },
			{ key: "kappa", title: "Kappa", align: "decimal" },
			{ key: "meanKappa", title: "Mean kappa", align: "decimal", definition: "over people" },
			{
				key: "over",
				title: "Over logistic",
				align: "decimal",
				definition: "kappa minus that of the logistic regression, same resamples",
			},
		],
		rows: [
			...rows.map(
				({ model, three, overLogistic }): TableRow => ({
					cells: {
						model: modelWords[model],
						accuracy: percent(three.accuracy),
						kappa: plain(three.kappa),
						meanKappa: plain(three.meanKappa),
						over: overLogistic === null ? "" : plain(overLogistic.pooled),
					},
				}),
			),
			{
				cells: {
					model: "Walch 2019, with acceleration",
					...{ accuracy: "about 72", kappa: "", meanKappa: "", over: "" },
				},
			},
		],
		notes: ["Walch and others 2019, abstract: validated otherwise, with acceleration as well."],
	};
}
