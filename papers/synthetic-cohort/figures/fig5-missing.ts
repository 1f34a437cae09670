import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { MissingRow } from "../analysis/rows.ts";

const kinds: readonly (readonly [name: string, reasons: readonly string[]])[] = [
	["Measured by day and night", ["measured"]],
	["Measured by day only", ["day alone"]],
	["Not worn", ["not-worn"]],
	["Not charged, not synchronised, failed", ["not-charged", "not-synchronised", "device-fault"]],
	["Withdrawn", ["withdrawn"]],
];

/** What became of women's days by week. */
export function spec(rows: readonly MissingRow[]): FigureSpec {
	const weeks = [...new Set(rows.map(({ week, isAfterBirth }) => (isAfterBirth ? 42 + week : week)))];
	const weekOf = (row: MissingRow) => (row.isAfterBirth ? 42 + row.week : row.week);
	const shown = kinds.flatMap(([kind, reasons]) =>
		weeks.map((week) => ({
			kind,
			week,
			part: week < 42 ? "before birth" : "after birth",
			percent: rows
				.filter((row) => weekOf(row) === week && reasons.includes(row.reason))
				.reduce((sum, row) => sum + row.percent, 0),
		})),
	);
	const women = Math.round((rows.find((row) => row.week === 0 && !row.isAfterBirth)?.days ?? 0) / 7);
	const at = (week: number, kind: number) =>
		Math.round(shown.find((row) => row.week === week && row.kind === kinds[kind]?.[0])?.percent ?? Number.NaN);
	const panel = ([kind]: (typeof kinds)[number]) => ({
		width: 142,
		height: 70,
		title: { text: kind, anchor: "start" as const, fontWeight: 600 },
		layer: ["before birth", "after birth"].map((part) => ({
			data: { name: `${kind}, ${part}`, values: shown.filter((row) => row.kind === kind && row.part === part) },
			mark: { type: "line" as const, color: palette.blue },
			encoding: {
				x: {
					field: "week",
					type: "quantitative" as const,
					title: null,
					scale: { domain: [-8, 93], nice: false },
					axis: {
						values: [0, 20, 40, 52, 72, 92],
						labelExpr: "datum.value > 41 ? '+' + (datum.value - 42) : datum.value",
					},
				},
				y: { field: "percent", type: "quantitative" as const, title: "Days (%)", scale: { domain: [0, 100] } },
			},
		})),
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Synthetic people: the days with data that a study would have",
			caption: `Percentage of days by week, of n = ${women} women who gave birth. Data are not missing at random: the device is worn less after short nights and after birth. Horizontal axis: weeks of gestation, then weeks after birth (+). All people are synthetic.`,
			alt: `In week 20 of pregnancy ${at(20, 0)}% of days are measured by day and night; in the fourth week after birth ${at(46, 0)}%, and ${at(46, 2)}% are not worn. Withdrawal grows to ${at(93, 4)}% a year after birth.`,
		},
		{
			vconcat: [kinds.slice(0, 3), kinds.slice(3)].map((row) => ({ hconcat: row.map(panel) })),
			spacing: 10,
			config: { concat: { spacing: 10 } },
		} as Parameters<typeof figureSpec>[1],
	);
}
