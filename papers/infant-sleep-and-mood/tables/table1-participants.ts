import { formatNumber, type Table, type TableRow } from "@quickening/publishing";
import type { GroupSummary, ParticipantRow, Participants } from "../analysis/participants.ts";

/** Who answered, by EPDS, with standardised differences and what is missing. */
export function table({ cutOff, n, nBelow, nAtOrAbove, rows }: Participants): Table {
	const cell = (summary: GroupSummary, digits: number) =>
		summary.count === undefined
			? `${formatNumber(summary.mean, digits)} (${formatNumber(summary.sd, digits)})`
			: `${summary.count} (${formatNumber((100 * summary.count) / summary.n, 1)}%)`;
	const line = (row: ParticipantRow): TableRow => ({
		kind: "indented",
		cells: {
			label: row.label,
			all: cell(row.all, row.digits),
			below: cell(row.below, row.digits),
			atOrAbove: cell(row.atOrAbove, row.digits),
			difference: row.standardisedDifference === null ? "" : formatNumber(row.standardisedDifference, 2),
			missing: String(row.missing),
		},
	});
	const sections = [...new Set(rows.map(({ section }) => section))];
	return {
		title: "Mothers and infants, by the mother's EPDS",
		caption: `Mean (SD) or number (%). An EPDS of ${cutOff} or more is a published screening cut-off, and no diagnosis; it divides mothers for description only.`,
		columns: [
			{ key: "label", title: "", align: "left" },
			{ key: "all", title: `All (n = ${n})`, align: "decimal" },
			{ key: "below", title: `EPDS below ${cutOff} (n = ${nBelow})`, align: "decimal" },
			{ key: "atOrAbove", title: `EPDS ${cutOff} or more (n = ${nAtOrAbove})`, align: "decimal" },
			{
				key: "difference",
				title: "Standardised difference",
				align: "decimal",
				definition:
					"Higher group minus lower, over the pooled standard deviation; for several categories, the distance between the two sets of shares (no sign), on the first line",
			},
			{ key: "missing", title: "Missing", align: "decimal" },
		],
		rows: sections.flatMap((section): TableRow[] => [
			{ cells: { label: section }, kind: "header" },
			...rows.filter((row) => row.section === section).map(line),
		]),
		notes: [
			"Negative emotionality: mean of the answered items of the IBQ-R Very Short Form, when six or more of ten are.",
			"All that is said of the infant is the mother's answer. EPDS, HADS-A and City BiTS differ between the columns because the columns are made of the EPDS.",
		],
	};
}
