import { formatNumber, type Table } from "@quickening/paper";
import type { MeasureRow } from "../analysis/means.ts";

/** Means over people, with how many there are. */
export function table(rows: readonly MeasureRow[]): Table {
	const number = (value: number | null) => formatNumber(value, 1);
	return {
		title: "Wear, movement and sleep",
		caption: "Means over people; each counts once, by the mean of their valid days or nights.",
		columns: [
			{ key: "measure", title: "Measure", align: "left" },
			{ key: "n", title: "People", align: "decimal" },
			{ key: "mean", title: "Mean (95% CI)", align: "left" },
			{ key: "sd", title: "Standard deviation", align: "decimal", definition: "Between people" },
		],
		rows: rows.map(({ measure, unit, n, mean, sd, low, high }) => ({
			cells: {
				measure: `${measure} (${unit})`,
				n: formatNumber(n, 0),
				mean: `${number(mean)} (${number(low)} to ${number(high)})`,
				sd: number(sd),
			},
		})),
		notes: [
			"ENMO: length of the acceleration less 1 g, not below 0, over what was worn (van Hees et al. 2013).",
			"Window: the longest stretch between two noons in which the arm hardly turns (van Hees et al. 2018).",
			"Sustained inactivity: more than 5 min without a turn of more than 5 degrees, taken as sleep (van Hees et al. 2015).",
		],
	};
}
