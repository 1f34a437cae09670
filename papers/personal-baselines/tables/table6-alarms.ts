import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { AlarmRow } from "../analysis/alarms.ts";

/** Alarms a month, by measure, baseline and rule. */
export function table(rows: readonly AlarmRow[]): Table {
	const variants = {
		"as it stands": " nights",
		"weekends apart": ", weekends apart",
		"baseline's spread widened": ", widened",
	};
	const names = [...new Set(rows.map(({ name }) => name))];
	const percent = ({ estimate, low, high }: AlarmRow["afterFlagged"]) =>
		formatEstimate({ estimate: 100 * estimate, low: 100 * low, high: 100 * high }, 0);
	return {
		title: "Alarms a month of a rule of two standard deviations",
		caption:
			"Nights more than two standard deviations from the nights before, a month of 30.4 nights, beside what independent normal nights would give; and how often a night is flagged after a flagged one and after another. 95% intervals over people.",
		columns: [
			{ key: "what", title: "Baseline and rule", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "nights", title: "Nights", align: "decimal" },
			{ key: "rate", title: "A month (95% CI)", align: "left" },
			{ key: "expected", title: "Expected", align: "decimal" },
			{ key: "person", title: "People, median (IQR)", align: "left" },
			{ key: "again", title: "After one (%)", align: "left" },
			{ key: "fresh", title: "Else (%)", align: "left" },
		],
		rows: names.flatMap((name): TableRow[] => [
			{ cells: { what: name }, kind: "header" },
			...rows
				.filter((row) => row.name === name)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						what: `${row.baselineNights}${variants[row.variant]}`,
						people: String(row.nPeople),
						nights: String(row.nNights),
						rate: formatEstimate(row.rate, 1),
						expected: row.measure === "any" || row.expected === null ? "" : row.expected.toFixed(1),
						person: `${row.medianPerson.toFixed(1)} (${row.lowerQuartile.toFixed(1)} to ${row.upperQuartile.toFixed(1)})`,
						again: percent(row.afterFlagged),
						fresh: percent(row.afterOther),
					},
				})),
		]),
		notes: [
			"After one, else: nights flagged after a flagged night, and after another. Weekends apart: a weekend's night against weekend nights, others against others. Widened: the limit is the t that cuts off as much as two normal deviations, over a mean that is itself uncertain.",
			"No illness is known of these people; what is flagged is no illness found.",
		],
	};
}
