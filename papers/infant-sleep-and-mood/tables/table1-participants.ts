import { type ParticipantVariable, participantsTable, type Table } from "@quickening/paper";
import type { GroupSummary, ParticipantRow, Participants } from "../analysis/participants.ts";

/** Sections whose rows are the levels of one variable. */
const levelSections = new Set(["Education", "Marital status", "Infant's age", "How the infant falls asleep"]);

/** Who answered, by EPDS, with standardised differences and what is missing. */
export function table({ cutOff, n, nBelow, nAtOrAbove, rows }: Participants): Table {
	const sections = [...new Set(rows.map(({ section }) => section))];
	return participantsTable({
		title: "Mothers and infants, by the mother’s EPDS",
		caption: `Mean (SD) or number (%). An EPDS of ${cutOff} or more is a published screening cut-off, not a diagnosis; it divides mothers for description only.`,
		groups: [
			{ key: "all", title: "All", n },
			{ key: "below", title: `EPDS < ${cutOff}`, n: nBelow },
			{ key: "atOrAbove", title: `EPDS ≥ ${cutOff}`, n: nAtOrAbove },
		],
		variables: sections.flatMap((section): ParticipantVariable[] => {
			const inside = rows.filter((row) => row.section === section);
			if (!levelSections.has(section)) return [{ kind: "heading", label: section }, ...inside.map(variable)];
			const difference = inside[0]?.standardisedDifference;
			return [
				{
					kind: "levels",
					label: section,
					missing: inside[0]?.missing ?? 0,
					...(typeof difference === "number" && { difference }),
					levels: inside.map((row) => ({ label: row.label, cells: cells(row, counted) })),
				},
			];
		}),
		difference: {
			title: "Difference (SD)",
			definition:
				"Standardised difference: higher group minus lower, over the pooled standard deviation; for several categories, the distance between the two sets of shares, without sign",
		},
		notes: [
			"No number missing is given where none is missing.",
			"Negative emotionality: mean of the answered items of the IBQ-R Very Short Form, when six or more of ten are.",
			"All information on the infant is the mother’s answer. EPDS, HADS-A and City BiTS differ between the columns because the columns are defined by the EPDS.",
		],
	});
}

function variable(row: ParticipantRow): ParticipantVariable {
	const shared = {
		label: row.label,
		missing: row.missing,
		...(row.standardisedDifference !== null && { difference: row.standardisedDifference }),
	};
	return row.all.count === undefined
		? { kind: "mean", digits: row.digits, ...shared, cells: cells(row, meanOf) }
		: { kind: "count", ...shared, cells: cells(row, counted) };
}

function cells<Cell>(row: ParticipantRow, cell: (summary: GroupSummary) => Cell): Record<string, Cell> {
	return { all: cell(row.all), below: cell(row.below), atOrAbove: cell(row.atOrAbove) };
}

function counted({ count = 0, n }: GroupSummary) {
	return { count, of: n };
}

function meanOf({ mean = Number.NaN, sd = Number.NaN }: GroupSummary) {
	return { mean, standardDeviation: sd };
}
