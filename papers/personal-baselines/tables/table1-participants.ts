import { type ParticipantVariable, participantsTable, type Table } from "@quickening/paper";
import type { GroupSummary, ParticipantRow, Participants } from "../analysis/coverage.ts";

/** Who the people were, by the sex they gave. */
export function table({ n, nFemale, nMale, rows }: Participants): Table {
	return participantsTable({
		title: "Participants by sex",
		caption: "Mean (SD) over people of their number of days and of their personal means, or number (%).",
		groups: [
			{ key: "all", title: "All", n },
			{ key: "female", title: "Women", n: nFemale },
			{ key: "male", title: "Men", n: nMale },
		],
		variables: rows.map(variable),
		difference: {
			title: "Difference (SD)",
			definition: "Standardised difference: women minus men, divided by the pooled standard deviation",
		},
		notes: [
			`Sex is not given for ${n - nFemale - nMale} people, who are counted under all. Missing: people without the measure.`,
			"A day has at least 1,000 steps, a night between 3 and 15 hours of sleep.",
		],
	});
}

function variable(row: ParticipantRow): ParticipantVariable {
	const shared = { label: row.label, missing: row.missing, difference: row.standardisedDifference };
	return row.all.count === undefined
		? { kind: "mean", digits: row.digits, ...shared, cells: cells(row, meanOf) }
		: { kind: "count", ...shared, cells: cells(row, counted) };
}

function cells<Cell>(row: ParticipantRow, cell: (summary: GroupSummary) => Cell): Record<string, Cell> {
	return { all: cell(row.all), female: cell(row.female), male: cell(row.male) };
}

function counted({ count = 0, n }: GroupSummary) {
	return { count, of: n };
}

function meanOf({ mean = Number.NaN, sd = Number.NaN }: GroupSummary) {
	return { mean, standardDeviation: sd };
}
