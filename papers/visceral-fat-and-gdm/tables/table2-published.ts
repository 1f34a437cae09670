import type { Table } from "@quickening/paper";
import type { PublishedRow } from "../analysis/reproduction.ts";

/** Published numbers beside those from the file, digit by digit. */
export function table(rows: readonly PublishedRow[]): Table {
	return {
		title: "Published numbers, and those from the open file",
		caption:
			"Odds ratios of gestational diabetes at 45 mm or more of visceral fat, with 95% intervals (Woolf’s; of adjusted ones Wald’s, by maximum likelihood).",
		columns: [
			{ key: "what", title: "", align: "left" },
			{ key: "sample", title: "Women", align: "left" },
			{ key: "published", title: "Published", align: "left" },
			{ key: "ours", title: "From the file", align: "left" },
			{ key: "same", title: "Same digits", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				what: row.what,
				sample: row.sample,
				published: row.published,
				ours: row.ours,
				same: row.same ? "yes" : "no",
			},
		})),
		notes: [
			"The abstract does not say what was adjusted for; the adjustments here are our assumptions. For women who are not obese the lower limit is 1.645 before rounding.",
		],
	};
}
