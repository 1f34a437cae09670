import { formatNumber, type Table } from "@quickening/paper";
import type { AxesRow } from "../analysis/axes.ts";

const names = { term: "At term", preterm: "Before 37 weeks", all: "All, as many preterm as published" } as const;

/** How alike the two clocks are. */
export function table(rows: readonly AxesRow[]): Table {
	return {
		title: "How alike the two clocks are",
		caption: "Nights of synthetic women by the births in which they end.",
		columns: [
			{ key: "group", title: "Births", align: "left" },
			{ key: "women", title: "Women", align: "decimal" },
			{
				key: "correlation",
				title: "Correlation",
				align: "decimal",
				definition: "Of gestational age with days to birth, sign turned, over nights",
			},
			{ key: "sd", title: "SD of birth (days)", align: "decimal", definition: "Of recorded gestational age at birth" },
			{
				key: "apart",
				title: "Told apart (%)",
				align: "decimal",
				definition:
					"Variance of a turn by birth, women's level and trend taken out, that the best curve by gestation leaves over",
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
		notes: ["Within a woman the two clocks have a correlation of 1. SD: standard deviation."],
	};
}
