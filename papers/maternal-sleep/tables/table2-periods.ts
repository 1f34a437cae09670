import { formatNumber, type Table } from "@quickening/paper";
import type { Period, PeriodRow } from "../analysis/period-rows.ts";

const names: Readonly<Record<string, string>> = {
	bed: "Time in bed (min)",
	sleep: "Total sleep time (min)",
	light: "Light sleep (min)",
	deep: "Deep sleep (min)",
	rem: "REM sleep (min)",
	wake: "Time awake (min)",
	bedMedian: "Time in bed (min)",
	efficiency: "Sleep efficiency (%)",
};
const groups = [
	["Mean change from before pregnancy (SD)", ["bed", "sleep", "light", "deep", "rem", "wake"]],
	["Median", ["bedMedian", "efficiency"]],
] as const;
const periods: readonly (readonly [Period, string])[] = [
	["before", "Before"],
	["first", "1st trimester"],
	["second", "2nd trimester"],
	["third", "3rd trimester"],
	["weeks1to6", ""],
	["weeks7to12", ""],
	["weeks13to20", ""],
];

/** What changes by how much, from before pregnancy to each trimester and after birth. */
export function table(rows: readonly PeriodRow[]): Table {
	const row = (measure: string) => {
		const found = rows.find((one) => one.measure === measure);
		if (found === undefined) throw new Error(`table periods: no row for ${measure}`);
		return found;
	};
	const span = (period: Period) => {
		const [first, last] = rows.find((one) => one.weeks[period] !== undefined)?.weeks[period] ?? [];
		return `${first}\u2013${last}`;
	};
	const titleOf = (period: Period, title: string) =>
		period.startsWith("weeks") ? (period === "weeks1to6" ? `After birth, ${span(period)}` : span(period)) : title;
	const trimesters = (["first", "second", "third"] as const).map(span);
	return {
		title: "What changes by how much",
		caption:
			"Means over the weeks of each period, every week with the same weight. They are no means over women: late weeks hold those still pregnant, and how many stand behind a week is not known.",
		columns: [
			{ key: "measure", title: "Measure", align: "left" },
			...periods.map(([key, title]) => ({ key, title: titleOf(key, title), align: "decimal" as const })),
		],
		rows: groups.flatMap(([title, measures]) => [
			{ cells: { measure: title, ...Object.fromEntries(periods.map(([key]) => [key, ""])) }, kind: "header" as const },
			...measures.map((measure) => {
				const { means, sds } = row(measure);
				const cell = (period: Period) => {
					if (means[period] === undefined) return "\u2013";
					const sd = sds[period] === undefined ? "" : ` (${formatNumber(sds[period], 0)})`;
					return `${formatNumber(means[period], 1)}${sd}`;
				};
				return {
					kind: "indented" as const,
					cells: {
						measure: names[measure] ?? measure,
						...Object.fromEntries(periods.map(([key]) => [key, cell(key)])),
					},
				};
			}),
		]),
		notes: [
			"SD: mean over weeks of the standard deviation between women. Original figures 4a, 4b, 4d, 4e, 4f; after birth 5a and 5b, which have another baseline or other participants.",
			`Weeks: before pregnancy, \u221211 to 0; trimesters, ${trimesters.join(", ")}; after birth as in the headings. En dash: not in the data.`,
		],
	};
}
