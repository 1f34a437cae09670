import { formatEstimate, type Table } from "@quickening/paper";
import type { SubgroupRow } from "../analysis/mood.ts";

/** The next day's tension by sex and age. */
export function table(rows: readonly SubgroupRow[]): Table {
	return {
		title: "Prediction of the next day’s tension, by sex and age",
		caption:
			"AUC over all days of the answers, of answers with the day’s deviation, and of the deviation alone within people; 95% intervals over people.",
		columns: [
			{ key: "group", title: "", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "n", title: "Days (tense)", align: "left" },
			{ key: "trivial", title: "Answers", align: "left" },
			{ key: "all", title: "Answers and deviation", align: "left" },
			{ key: "within", title: "Deviation, within people", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				group: row.group,
				people: String(row.nPeople),
				n: `${row.n} (${row.nEvents})`,
				trivial: formatEstimate(row.trivial, 2),
				all: formatEstimate(row.all, 2),
				within: formatEstimate(row.within, 2),
			},
		})),
		notes: ["The models are those fitted to all people; groups overlap."],
	};
}
