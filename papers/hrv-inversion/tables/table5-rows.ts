import { formatNumber, type Table } from "@quickening/paper";
import type { Fault, OtherRowsRow } from "../analysis/other-rows.ts";

const faultNames: Readonly<Record<Fault, string>> = {
	same: "Same nights",
	weeks: "Only weeks 0 to 40 by gestation",
	dates: "One woman in 50 without dates",
};
const truthNames = { birth: "Turn by birth, small rise", gestation: "Turn by gestation, small rise" } as const;

/** What comparing models of other nights does. */
export function table(rows: readonly OtherRowsRow[]): Table {
	return {
		title: "The error of comparing models fitted to different nights",
		caption:
			"AIC by gestation minus AIC by birth in births at term (random levels), when some nights are missing from the model by gestation: median and middle 90% of simulated studies.",
		columns: [
			{ key: "fault", title: "Nights", align: "left" },
			{ key: "unit", title: "Unit", align: "left" },
			{ key: "missing", title: "Missing (%)", align: "decimal" },
			{ key: "difference", title: "Difference", align: "decimal" },
			{
				key: "birth",
				title: "For birth (%)",
				align: "decimal",
				definition: "Studies whose AIC by birth is lower by more than 10",
			},
			{
				key: "gestation",
				title: "For gestation (%)",
				align: "decimal",
				definition: "Studies whose AIC by gestation is lower by more than 10",
			},
		],
		rows: (["birth", "gestation"] as const).flatMap((clock) => [
			{ cells: { fault: truthNames[clock] }, kind: "header" as const },
			...rows
				.filter((row) => row.clock === clock)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						fault: faultNames[row.fault],
						unit: row.unit,
						missing: formatNumber(row.missingPercent, 1),
						difference: `${formatNumber(row.median, 0)} (${formatNumber(row.low, 0)} to ${formatNumber(row.high, 0)})`,
						birth: formatNumber(100 * row.decidesBirth.estimate, 0),
						gestation: formatNumber(100 * row.decidesGestation.estimate, 0),
					},
				})),
		]),
		notes: [
			`${rows[0]?.n ?? 0} simulated studies per row. A difference in AIC is meaningless unless both models are fitted to the same rows by maximum likelihood.`,
		],
	};
}
