import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { Estimate } from "../analysis/comparison.ts";
import { type Family, measureOf } from "../analysis/measures.ts";
import type { ComparisonRow } from "../analysis/pregnancy.ts";

const families: readonly (readonly [Family, string])[] = [
	["steps", "Steps per day"],
	["movement", "Movement per day"],
	["peak30", "Steps per minute, 30 busiest minutes"],
	["peak1", "Steps in the busiest minute"],
];

/** Means and differences of every measure, unadjusted and at equal age. */
export function table(rows: readonly ComparisonRow[]): Table {
	const [first] = rows;
	if (first === undefined) throw new Error("no comparison");
	return {
		title: "Pregnant women and others by every measure",
		caption: `Weighted means of ${first.nPregnant} pregnant women and ${formatNumber(first.nOthers, 0)} others of 20 to 44 years with three valid days or more, and pregnant minus others; 95% confidence intervals from the survey’s design (${first.degreesOfFreedom} degrees of freedom).`,
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "pregnant", title: "Pregnant", align: "decimal" },
			{ key: "others", title: "Others", align: "decimal" },
			{ key: "difference", title: "Difference (95% CI)", align: "decimal" },
			{ key: "percent", title: "% (95% CI)", align: "decimal" },
			{
				key: "adjusted",
				title: "% at equal age (95% CI)",
				align: "decimal",
				definition:
					"Weighted linear regression on pregnancy, age and age squared; in percent of what pregnant women would have without the difference",
			},
			{
				key: "chance",
				title: "By chance, %",
				align: "decimal",
				definition:
					"Middle 95% of differences between as many women drawn at random from all who are compared, and the rest",
			},
		],
		rows: families.flatMap(([family, title]): TableRow[] => [
			{ cells: { measure: title }, kind: "header" },
			...rows
				.filter((row) => row.family === family)
				.map((row) => {
					const { digits } = measureOf(family, row.key);
					// Counts are in the millions; in thousands they fit beside the rest.
					const per = row.key === "counts" ? 1000 : 1;
					const scaled = ({ estimate, low, high }: Estimate) => ({
						estimate: estimate / per,
						low: low / per,
						high: high / per,
					});
					return {
						kind: "indented" as const,
						cells: {
							measure: row.key === "counts" ? "Counts (1,000)" : row.name,
							pregnant: formatNumber(row.pregnant.estimate / per, digits),
							others: formatNumber(row.others.estimate / per, digits),
							difference: formatEstimate(scaled(row.difference), digits),
							percent: formatEstimate(row.percent, 1),
							adjusted: formatEstimate(row.adjustedPercent, 1),
							chance:
								row.chance === null ? "" : `${formatNumber(row.chance.low, 0)} to ${formatNumber(row.chance.high, 0)}`,
						},
					};
				}),
		]),
		notes: [
			"Intervals are not adjusted for several measures, which come from the same recordings and are correlated.",
			"Verisense is given twice: with its first parameters and with revised ones. MIMS in units, counts in thousands per day.",
		],
	};
}
