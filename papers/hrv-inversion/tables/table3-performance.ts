import { formatNumber, type Table } from "@quickening/paper";
import type { DecisionRow, Rule } from "../analysis/performance-rows.ts";
import { clockOrder, truthName } from "../figures/names.ts";

const columns: readonly (readonly [
	key: string,
	group: DecisionRow["group"],
	rule: Rule,
	title: string,
	definition: string,
])[] = [
	["lower", "term", "lower", "Lower AIC, term (%)", "Lower AIC; random levels; births at term"],
	["ten", "term", "ten", "By 10, term (%)", "AIC lower by more than 10; random levels; births at term"],
	[
		"trend",
		"term",
		"tenWithTrend",
		"By 10, trends (%)",
		"AIC lower by more than 10; random levels and trends; births at term",
	],
	[
		"vuong",
		"term",
		"vuong",
		"Vuong, term (%)",
		"Vuong’s test over women at 5%; random levels and trends; births at term",
	],
	["all", "all", "vuong", "Vuong, all (%)", "Vuong’s test as before; all births in one model"],
];

/** How often each rule decides for either clock, under each truth. */
export function table(rows: readonly DecisionRow[]): Table {
	const truths = (["erickson", "rowan"] as const).flatMap((slopes) =>
		clockOrder
			.filter((clock) => rows.some((row) => row.clock === clock && row.slopes === slopes))
			.map((clock) => ({ clock, slopes })),
	);
	const n = rows[0]?.birth.n ?? 0;
	const mcse = Math.max(...rows.flatMap(({ birth, gestation }) => [birth.mcse, gestation.mcse]));
	return {
		title: "How often a study of 241 women decides",
		caption: "Percentages of simulated studies that decide for days to birth / for gestational age, by rule and truth.",
		columns: [
			{ key: "truth", title: "Truth", align: "left" },
			...columns.map(([key, , , title, definition]) => ({ key, title, align: "decimal" as const, definition })),
		],
		rows: truths.map(({ clock, slopes }) => ({
			cells: {
				truth: truthName({ clock, slopes }),
				...Object.fromEntries(
					columns.map(([key, group, rule]) => {
						const row = rows.find(
							(one) => one.clock === clock && one.slopes === slopes && one.group === group && one.rule === rule,
						) as DecisionRow;
						return [
							key,
							`${formatNumber(100 * row.birth.estimate, 0)} / ${formatNumber(100 * row.gestation.estimate, 0)}`,
						];
					}),
				),
			},
		})),
		notes: [
			`${n} simulated studies per row; Monte Carlo standard error at most ${formatNumber(100 * mcse, 1)} points. The same nights on both clocks.`,
		],
	};
}
