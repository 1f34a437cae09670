import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import { type Analysis, type AssociationRow, analyses } from "../analysis/associations.ts";
import { outcomes, scoreNames, scores } from "../analysis/choices.ts";
import { printP } from "../analysis/p-digits.ts";

export const analysisTitles: Readonly<Record<Analysis, string>> = {
	unadjusted: "Unadjusted",
	hc3: "Unadjusted, HC3 errors",
	infantAge: "Adjusted for infant’s age",
	robust: "Robust (Huber)",
};

/** The six associations in four ways, per point and per standard deviation, with n, interval and p. */
export function table(rows: readonly AssociationRow[]): Table {
	return {
		title: "Six associations in four ways",
		caption:
			"Difference in the infant’s sleep between 19:00 and 07:00 (minutes) and in awakenings per night, as the mother reports them, per point and per standard deviation of the symptom score; 95% confidence interval.",
		columns: [
			{ key: "analysis", title: "", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
			{ key: "perPoint", title: "Per point (95% CI)", align: "decimal" },
			{ key: "perSd", title: "Per SD (95% CI)", align: "decimal" },
			{
				key: "beta",
				title: "Standardised (95% CI)",
				align: "decimal",
				definition: "Standard deviations of the outcome per standard deviation of the score",
			},
			{ key: "p", title: "p", align: "decimal", definition: "Two-sided, not adjusted for six tests" },
		],
		rows: outcomes.flatMap((outcome) =>
			scores.flatMap((score): TableRow[] => [
				{
					cells: {
						analysis: `${scoreNames[score]}: ${outcome === "sleep" ? "sleep at night (min)" : "awakenings a night"}`,
					},
					kind: "header",
				},
				...analyses.flatMap((analysis) =>
					rows
						.filter((row) => row.score === score && row.outcome === outcome && row.analysis === analysis)
						.map((row) => ({
							kind: "indented" as const,
							cells: {
								analysis: analysisTitles[analysis],
								n: String(row.n),
								perPoint: formatEstimate(row.perPoint, outcome === "sleep" ? 2 : 3),
								perSd: formatEstimate(row.perSd, outcome === "sleep" ? 1 : 2),
								beta: formatEstimate(row.beta, 3),
								p: printP(row.p),
							},
						})),
				),
			]),
		),
		notes: [
			"Associations in one survey: they cannot show which came first, or whether one causes the other.",
			"Infant’s age: three groups (3 to under 6, 6 to under 9, 9 to under 12 months). Robust: Huber’s M-estimate, tuning 1.345, normal intervals.",
		],
	};
}
