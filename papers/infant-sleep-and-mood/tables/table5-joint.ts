import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { JointRow } from "../analysis/associations.ts";
import { outcomes, scoreNames } from "../analysis/choices.ts";
import { printP } from "../analysis/p-digits.ts";

/** Depression and anxiety in one model: what each adds to the other. */
export function table(rows: readonly JointRow[]): Table {
	const interval = (estimate: number, low: number, high: number) => formatEstimate({ estimate, low, high }, 3);
	return {
		title: "EPDS and HADS-A in one model",
		caption:
			"Standard deviations of the report per standard deviation of the score, least squares: each score alone, and both together; 95% confidence interval.",
		columns: [
			{ key: "score", title: "", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
			{ key: "alone", title: "Alone", align: "decimal" },
			{ key: "together", title: "Together", align: "decimal" },
			{ key: "p", title: "p, together", align: "decimal" },
		],
		rows: outcomes.flatMap((outcome): TableRow[] => [
			{ cells: { score: outcome === "sleep" ? "Sleep at night" : "Awakenings" }, kind: "header" },
			...rows
				.filter((row) => row.outcome === outcome)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						score: scoreNames[row.score],
						n: String(row.n),
						alone: interval(row.alone, row.aloneLow, row.aloneHigh),
						together: interval(row.together, row.togetherLow, row.togetherHigh),
						p: printP(row.p),
					},
				})),
		]),
		notes: [
			"The two scores share more than half of their variance: a coefficient that shrinks here is not shown to be zero; the data cannot separate it from the other.",
		],
	};
}
