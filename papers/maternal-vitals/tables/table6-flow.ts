import { formatNumber, type Table } from "@quickening/paper";
import type { FlowRow } from "../analysis/data-check.ts";

/** From the sample to the women compared. */
export function table(rows: readonly FlowRow[]): Table {
	return {
		title: "From the sample to the women compared",
		caption:
			"Females of 8 to 59 years of whom NHANES records whether they were pregnant at the examination, and who remains.",
		columns: [
			{ key: "step", title: "", align: "left" },
			{ key: "pregnant", title: "Pregnant", align: "decimal" },
			{ key: "notPregnant", title: "Not pregnant", align: "decimal" },
			{ key: "notAscertained", title: "Not ascertained", align: "decimal" },
		],
		rows: rows.map(({ step, ...counts }) => ({
			cells: { step, ...Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, formatNumber(n, 0)])) },
		})),
		notes: ["With: a pulse of 30 seconds, or at least one reading of that pressure above 0."],
	};
}
