import { formatNumber, formatP, type Table } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/comparison.ts";

/** Every measure, both groups and their difference. */
export function table(rows: readonly ComparisonRow[]): Table {
	return {
		title: "HRV of both groups by the primary definitions",
		caption:
			"Means with standard deviations over recordings, the difference with its 95% confidence interval (Welch), and p-values adjusted over all measures.",
		columns: [
			{ key: "measure", title: "Measure", align: "left" },
			{ key: "sinus", title: "Sinus rhythm", align: "decimal", definition: "mean (SD), n = 54 unless noted" },
			{ key: "failure", title: "Heart failure", align: "decimal", definition: "mean (SD), n = 29 unless noted" },
			{
				key: "difference",
				title: "Difference (95% CI)",
				align: "decimal",
				definition: "heart failure minus sinus rhythm",
			},
			{
				key: "holm",
				title: "p, Holm",
				align: "decimal",
				definition: "adjusted over all measures: family-wise error rate",
			},
			{
				key: "q",
				title: "p, BH",
				align: "decimal",
				definition: "adjusted by Benjamini and Hochberg: false discovery rate",
			},
		],
		rows: rows.map((row) => {
			const print = (value: number) => formatNumber(value, row.digits);
			const few = row.nSinus < 54 || row.nFailure < 29 ? ` (n = ${row.nSinus} and ${row.nFailure})` : "";
			return {
				cells: {
					measure: `${row.name}${row.unit ? `, ${row.unit}` : ""}${few}`,
					sinus: `${print(row.meanSinus)} (${print(row.sdSinus)})`,
					failure: `${print(row.meanFailure)} (${print(row.sdFailure)})`,
					difference: `${print(row.difference)} (${print(row.low)} to ${print(row.high)})`,
					holm: formatP(row.holm),
					q: formatP(row.q),
				},
			};
		}),
		notes: [
			"ULF needs 20 hours of recording. Logarithms are natural.",
			"Age, sex, drugs and the class of heart failure are not in the data: the difference is an example, not a finding about heart failure.",
		],
	};
}
