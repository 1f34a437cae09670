import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { GroupSummary, ParticipantRow, Participants } from "../analysis/participants.ts";

const levels = new Set(["Race and Hispanic origin", "Education", "Smoking", "Cycle"]);

/** Who is compared: counts of the sample, weighted means and shares of the population. */
export function table({ nPregnant, nOthers, rows }: Participants): Table {
	const sections = [...new Set(rows.map(({ section }) => section))];
	const cells = (row: ParticipantRow): TableRow["cells"] => ({
		variable: `${row.label}${row.missing > 0 && !levels.has(row.section) ? ` (${row.missing} missing)` : ""}`,
		pregnant: cell(row.pregnant, row.digits),
		others: cell(row.others, row.digits),
		difference: row.difference === null ? "" : formatNumber(row.difference, 2),
	});
	const missing = (section: string) => {
		const n = rows.find((row) => row.section === section)?.missing ?? 0;
		return levels.has(section) && n > 0 ? ` (${n} missing)` : "";
	};
	return {
		title: "The women who are compared",
		caption:
			"Women of 20 to 44 years with three valid days or more. Mean (SD), weighted, or number in the sample (weighted %).",
		columns: [
			{ key: "variable", title: "", align: "left" },
			{ key: "pregnant", title: `Pregnant (n = ${nPregnant})`, align: "decimal" },
			{ key: "others", title: `Not pregnant (n = ${formatNumber(nOthers, 0)})`, align: "decimal" },
			{
				key: "difference",
				title: "Difference (SD)",
				align: "decimal",
				definition:
					"Standardised difference of weighted means or shares: pregnant minus others, over the pooled standard deviation; for several categories, the distance between the two sets of shares, without sign",
			},
		],
		rows: sections.flatMap((section): TableRow[] => [
			{ cells: { variable: section + missing(section) }, kind: "header" },
			...rows.filter((row) => row.section === section).map((row) => ({ cells: cells(row), kind: "indented" as const })),
		]),
		notes: [
			"Body mass index is that of the examination: in pregnant women it includes the weight of the pregnancy, and is not their body mass index before it.",
			"Pregnancy: at the examination, from a urine test and self-report. The file holds neither trimester nor parity.",
		],
	};
}

function cell({ mean, sd, count, percent }: GroupSummary, digits: number): string {
	return count === undefined
		? `${formatNumber(mean, digits)} (${formatNumber(sd, digits)})`
		: `${formatNumber(count, 0)} (${formatNumber(percent, 0)} %)`;
}
