import { type ParticipantVariable, participantsTable, type Table } from "@quickening/paper";
import type { GroupSummary, ParticipantRow, Participants } from "../analysis/participants.ts";

/** Who the women were, by outcome. */
export function table({ n, nGdm, rows }: Participants): Table {
	return participantsTable({
		title: "The women, by gestational diabetes",
		caption: "Mean (SD) or number (%).",
		groups: [
			{ key: "all", title: "All", n },
			{ key: "gdm", title: "Gestational diabetes", n: nGdm },
			{ key: "others", title: "None", n: n - nGdm },
		],
		variables: rows.map(variable),
		difference: {
			title: "Difference (SD)",
			definition:
				"Standardised difference: women with gestational diabetes minus others, over the pooled standard deviation",
		},
		notes: [
			"No values are missing unless a number is given.",
			"Codes of ethnicity and type of birth are not explained in the file; the meaning of 1 comes from another user of the file and is not confirmed.",
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
	return { all: cell(row.all), gdm: cell(row.gdm), others: cell(row.others) };
}

function counted({ count = 0, n }: GroupSummary) {
	return { count, of: n };
}

function meanOf({ mean = Number.NaN, sd = Number.NaN }: GroupSummary) {
	return { mean, standardDeviation: sd };
}
