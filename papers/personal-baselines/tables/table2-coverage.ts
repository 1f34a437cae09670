import type { Table } from "@quickening/paper";
import type { CoverageRow } from "../analysis/coverage.ts";

/** How many nights were had. */
export function table(rows: readonly CoverageRow[]): Table {
	return {
		title: "Recorded nights",
		caption:
			"Number of the 7,410 person-days of 71 people with each measure, and nights per person among people with any.",
		columns: [
			{ key: "name", title: "Measure", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "nights", title: "Nights", align: "decimal" },
			{ key: "share", title: "Days", align: "decimal" },
			{ key: "median", title: "Per person, median (IQR)", align: "left" },
			{ key: "with14", title: "14 or more", align: "decimal" },
			{ key: "with28", title: "28 or more", align: "decimal" },
			{ key: "gaps", title: "Breaks (people)", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				name: row.name,
				people: String(row.nPeople),
				nights: String(row.nNights),
				share: `${(100 * row.share).toFixed(0)}%`,
				median: `${row.medianNights.toFixed(0)} (${row.lowerQuartile.toFixed(0)} to ${row.upperQuartile.toFixed(0)})`,
				with14: String(row.with14),
				with28: String(row.with28),
				gaps: `${row.gaps} (${row.peopleWithGap})`,
			},
		})),
		notes: [
			"Days: percentage of all person-days. 14 or more, 28 or more: people with that many nights. Breaks: more than 7 days between two recorded nights. The reason for a missing night (not worn, not charged, no estimate, study over) is not in the file.",
		],
	};
}
