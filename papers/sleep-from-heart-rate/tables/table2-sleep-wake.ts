import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import type { SleepWake } from "../analysis/judge.ts";
import type { Estimate } from "../analysis/over-people.ts";
import { modelWords } from "./words.ts";

export const percent = ({ estimate, low, high }: Estimate, digits = 1): string => {
	const times = (value: number | null) => (value === null ? null : 100 * value);
	const bounded = { estimate: times(estimate), low: times(low), high: times(high) };
	return low !== null && high !== null && low < high
		? formatEstimate(bounded, digits)
		: formatNumber(bounded.estimate, digits);
};

export const plain = (estimate: Estimate): string =>
	estimate.low !== null && estimate.high !== null && estimate.low < estimate.high
		? formatEstimate(estimate, 2)
		: formatNumber(estimate.estimate, 2);

/** Sleep against wake by two decisions. */
export function table({ rows, tensorFlow, nTraining }: Comparison): Table {
	const n = rows[0]!;
	const lines = (judged: (row: Comparison["rows"][number]) => SleepWake | null): TableRow[] =>
		rows.flatMap((row) => {
			const own = judged(row);
			return own === null
				? []
				: [
						{
							kind: "indented" as const,
							cells: {
								model: modelWords[row.model],
								accuracy: percent(own.accuracy),
								sensitivity: percent(own.sensitivity),
								specificity: percent(own.specificity),
								kappa: plain(own.kappa),
							},
						},
					];
		});
	return {
		title: "Sleep against wake from heart rate alone",
		caption: `n = ${formatNumber(n.n, 0)} scored epochs of ${n.nPeople} people, each classified by models of the others: accuracy, sensitivity for sleep, specificity for wake and Cohen's kappa of all epochs, with 95% intervals over draws of people.`,
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
			{ cells: { model: "Published, with acceleration, heart rate and time, validated otherwise" }, kind: "header" },
			{
				kind: "indented",
				cells: {
					model: "Walch 2019, neural net",
					...{ accuracy: "90", sensitivity: "93", specificity: "59.6", kappa: "" },
				},
			},
		],
		notes: [
			`Models were trained on about ${formatNumber(nTraining, 0)} epochs a fold, one in six.`,
			`TensorFlow ${tensorFlow?.tensorFlow ?? "unknown"} on ${tensorFlow?.threads ?? "unknown"} thread, oneDNN off.`,
			"Walch and others 2019, from the abstract; the full text was not read. Acceleration is not in these files.",
		],
	};
}
