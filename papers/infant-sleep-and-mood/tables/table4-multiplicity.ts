import { formatEstimate, type Table } from "@quickening/paper";
import type { Analysis, AssociationRow } from "../analysis/associations.ts";
import { outcomes, scoreNames, scores } from "../analysis/choices.ts";
import { printP } from "../analysis/p-digits.ts";

/** What is left of the six tests when they are counted as six. */
export function table(rows: readonly AssociationRow[]): Table {
	const at = (analysis: Analysis, score: string, outcome: string) =>
		rows.find((row) => row.analysis === analysis && row.score === score && row.outcome === outcome);
	const p = (value: number | undefined) => (value === undefined ? "–" : printP(value));
	return {
		title: "Adjusting for six tests",
		caption:
			"Standardised coefficient of the unadjusted least-squares model with its p-value, unadjusted and adjusted for six tests; and the Benjamini-Hochberg p-value in three other planned ways.",
		columns: [
			{ key: "pair", title: "Score and report", align: "left" },
			{ key: "beta", title: "Standardised (95% CI)", align: "decimal" },
			{ key: "p", title: "p", align: "decimal" },
			{ key: "bh", title: "BH", align: "decimal", definition: "Benjamini-Hochberg: false discovery rate" },
			{ key: "holm", title: "Holm", align: "decimal", definition: "Holm: family-wise error rate" },
			{ key: "infantAge", title: "BH, infant’s age", align: "decimal" },
			{ key: "hc3", title: "BH, HC3", align: "decimal" },
			{ key: "robust", title: "BH, robust", align: "decimal" },
		],
		rows: outcomes.flatMap((outcome) =>
			scores.map((score) => {
				const row = at("unadjusted", score, outcome);
				return {
					cells: {
						pair: `${scoreNames[score]}, ${outcome === "sleep" ? "sleep" : "awakenings"}`,
						beta: row === undefined ? "–" : formatEstimate(row.beta, 3),
						p: p(row?.p),
						bh: p(row?.q),
						holm: p(row?.holm),
						infantAge: p(at("infantAge", score, outcome)?.q),
						hc3: p(at("hc3", score, outcome)?.q),
						robust: p(at("robust", score, outcome)?.q),
					},
				};
			}),
		),
		notes: ["Four decimals are shown near 0.05, where three would hide on which side a value lies."],
	};
}
