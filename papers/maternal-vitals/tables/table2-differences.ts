import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/pregnancy.ts";

/** Means and differences of pulse and pressure. */
export function table(rows: readonly ComparisonRow[]): Table {
	const [first] = rows;
	if (first === undefined) throw new Error("no comparison");
	return {
		title: "Pregnant women and others",
		caption: `Pulse in bpm, blood pressure in mmHg. Weighted means of women of 18 to 40 years, and pregnant minus others (n pregnant; others: ${rows.map(({ nPregnant, nOthers }) => `${nPregnant}; ${formatNumber(nOthers, 0)}`).join(", ")}); 95% confidence intervals from the survey’s design (${first.degreesOfFreedom} degrees of freedom).`,
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "pregnant", title: "Pregnant", align: "decimal" },
			{ key: "others", title: "Others", align: "decimal" },
			{ key: "difference", title: "Difference", align: "decimal" },
			{
				key: "atEqualAge",
				title: "at equal age",
				align: "decimal",
				definition: "Weighted linear regression on pregnancy, age and age squared",
			},
			{
				key: "atEqualAgeAndEthnicity",
				title: "and ethnicity",
				align: "decimal",
				definition: "The same with race and Hispanic origin in five groups",
			},
			{
				key: "chance",
				title: "By chance",
				align: "decimal",
				definition:
					"Middle 95% of differences between as many women drawn at random from all who are compared, and the rest",
			},
		],
		rows: rows.map((row) => ({
			cells: {
				measure: { pulse: "Pulse", systolic: "Systolic", diastolic: "Diastolic" }[row.key],
				pregnant: formatEstimate(row.pregnant, 1),
				others: formatEstimate(row.others, 1),
				difference: formatEstimate(row.difference, 1),
				atEqualAge: formatEstimate(row.atEqualAge, 1),
				atEqualAgeAndEthnicity: formatEstimate(row.atEqualAgeAndEthnicity, 1),
				chance: `${formatNumber(row.chance.low, 1)} to ${formatNumber(row.chance.high, 1)}`,
			},
		})),
		notes: [
			"Pressure: the mean of all readings above 0, up to four. Intervals are not adjusted for the three measures.",
		],
	};
}
