import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import type { SleepWake } from "../analysis/judge.ts";
import { percent, plain } from "./table2-sleep-wake.ts";
import { modelWords } from "./words.ts";

/** Sleep against wake as means over people. */
export function table({ rows }: Comparison): Table {
	const lines = (judged: (row: Comparison["rows"][number]) => SleepWake | null): TableRow[] =>
		rows.flatMap((row) => {
			const own = judged(row);
			if (own === null) return [];
			return [
				{
					kind: "indented",
					cells: {
						model: modelWords[row.model],
						accuracy: percent(own.meanAccuracy),
						sensitivity: percent(own.meanSensitivity),
						specificity: percent(own.meanSpecificity),
						kappa: plain(own.meanKappa),
					},
				},
			];
		});
	return {
		title: "Sleep against wake, means over people",
		caption: `Means over n = ${formatNumber(rows[0]!.nPeople, 0)} people, each counting the same, with 95% intervals over draws of people.`,
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "accuracy", title: "Accuracy (%)", align: "decimal" },
			{
				key: "sensitivity",
				title: "Sensitivity (%)",
				align: "decimal",
				definition: "epochs of sleep classified as sleep",
			},
			{
				key: "specificity",
				title: "Specificity (%)",
				align: "decimal",
				definition: "epochs of wake classified as wake",
			},
			{ key: "kappa", title: "Kappa", align: "decimal" },
		],
		rows: [
			{ cells: { model: "Sleep where it is more probable than wake" }, kind: "header" },
			...lines(({ half }) => half),
			{ cells: { model: "By a threshold that finds 93% of sleep in the 30 others" }, kind: "header" },
			...lines(({ matched }) => matched),
		],
		notes: [],
	};
}
