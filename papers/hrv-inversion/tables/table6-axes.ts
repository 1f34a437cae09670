import { formatNumber, type Table } from "@quickening/paper";
import type { AxesRow } from "../analysis/axes.ts";

const names = { term: "At term", preterm: "Before 37 weeks", all: "All, preterm share as published" } as const;

/** How alike the two clocks are. */
export function table(rows: readonly AxesRow[]): Table {
	return {
		title: "Similarity of the two clocks",
		caption: "Nights of synthetic women, by gestational age at birth.",
		columns: [
			{ key: "group", title: "Births", align: "left" },
			{ key: "women", title: "Women", align: "decimal" },
			{
				key: "correlation",
				title: "Correlation",
				align: "decimal",
				definition: "Of gestational age with days to birth, sign reversed, over nights",
			},
			{ key: "sd", title: "SD of birth (days)", align: "decimal", definition: "Of recorded gestational age at birth" },
			{
				key: "apart",
				title: "Separable (%)",
				align: "decimal",
				definition:
					"Variance of a turn by birth, adjusted for women’s level and trend, that the best curve by gestation leaves unexplained",
			},
		],
		rows: rows.map(({ group, women, correlation, birthSdDays, toldApart }) => ({
			cells: {
				group: names[group],
				women: formatNumber(women, 0),
				correlation: formatNumber(correlation, 3),
				sd: formatNumber(birthSdDays, 1),
				apart: formatNumber(100 * toldApart, 1),
			},
		})),
		notes: ["Within a woman the correlation between the two clocks is 1. SD: standard deviation."],
	};
}
