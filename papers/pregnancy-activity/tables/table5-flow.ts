import { formatNumber, type Table } from "@quickening/paper";
import type { FlowRow } from "../analysis/data-check.ts";

/** From the sample to the women compared. */
export function table(rows: readonly FlowRow[]): Table {
	return {
		title: "From the sample to the women compared",
		caption: "Women of 20 to 44 years of whom NHANES records whether they were pregnant at the examination.",
		columns: [
			{ key: "step", title: "", align: "left" },
			{ key: "pregnant", title: "Pregnant", align: "decimal" },
			{ key: "notPregnant", title: "Not pregnant", align: "decimal" },
			{ key: "notAscertained", title: "Not ascertained", align: "decimal" },
		],
		rows: rows.map(({ step, ...counts }) => ({
			cells: { step, ...Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, formatNumber(n, 0)])) },
		})),
		notes: [
			"A valid day: 1,368 minutes or more awake, asleep or unknown and without a flag, 420 or more awake, and 420 or more with movement (Koffman and others 2024, after NHANES’s own minutes).",
		],
	};
}
