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
		title: "Alarms per month with a rule of two standard deviations",
		caption:
			"Nights more than two standard deviations from the mean of the nights before, per month of 30.4 nights, with the number expected for independent, normally distributed nights; and how often a night is flagged after a flagged and after an unflagged night. 95% intervals over people.",
		columns: [
			{ key: "what", title: "Baseline and rule", align: "left" },
			{ key: "people", title: "People", align: "decimal" },
			{ key: "nights", title: "Nights", align: "decimal" },
			{ key: "rate", title: "Per month (95% CI)", align: "left" },
			{ key: "expected", title: "Expected", align: "decimal" },
			{ key: "person", title: "People, median (IQR)", align: "left" },
			{ key: "again", title: "After flagged (%)", align: "left" },
			{ key: "fresh", title: "After unflagged (%)", align: "left" },
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
			"After flagged, after unflagged: percentage of nights flagged after such a night. Weekends apart: weekend nights compared with weekend nights, others with others. Widened: the limit is the quantile of Student’s t for the same tail probability as two normal deviations, allowing for the uncertain mean.",
			"These people have no known illness; a flagged night is not a detected illness.",
		],
	};
}
