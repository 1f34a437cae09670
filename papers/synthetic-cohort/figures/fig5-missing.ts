import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { MissingRow } from "../analysis/rows.ts";

const names: readonly (readonly [string, string])[] = [
	["measured", "Day and night"],
	["day alone", "Day alone"],
	["not-worn", "Not worn"],
	["not-charged", "Not charged"],
	["not-synchronised", "Not synchronised"],
	["device-fault", "Device failed"],
	["withdrawn", "Withdrawn"],
];

/** What became of women's days by week. */
export function spec(rows: readonly MissingRow[]): FigureSpec {
	const shown = rows.map(({ week, isAfterBirth, reason, percent }) => ({
		week: isAfterBirth ? 42 + week : week,
		reason: (names.find(([key]) => key === reason) as readonly [string, string])[1],
		order: names.findIndex(([key]) => key === reason),
		percent,
	}));
	const at = (week: number, reason: string) =>
		Math.round(shown.find((row) => row.week === week && row.reason === reason)?.percent ?? Number.NaN);
	return figureSpec(
		{
			columnMm: 178,
			title: "Synthetic people: which days a study would have",
			caption:
				"Share of days by week, of women who gave birth: measured by day and night, by day alone, or missing by reason. Wear is not at random: it is less after short nights and after birth. Horizontal: weeks of gestation, then weeks after birth (+). All people are synthetic.",
			alt: `In week 20 of pregnancy ${at(20, "Day and night")}% of days have day and night; in the fourth week after birth ${at(46, "Day and night")}%, and ${at(46, "Not worn")}% are not worn. Withdrawal grows to ${at(93, "Withdrawn")}% a year after birth.`,
		},
		{
			data: { name: "days by week", values: shown },
			mark: { type: "bar" as const, binSpacing: 0, width: { band: 1 } },
			encoding: {
				x: {
					field: "week",
					type: "ordinal" as const,
					title: "Week",
					axis: {
						values: [-8, 0, 10, 20, 30, 40, 52, 62, 72, 82, 92],
						labelExpr: "datum.value > 41 ? '+' + (datum.value - 42) : datum.value",
						labelAngle: 0,
					},
				},
				y: {
					field: "percent",
					type: "quantitative" as const,
					title: "Days (%)",
					scale: { domain: [0, 100] },
					stack: true,
				},
				order: { field: "order" },
				color: {
					field: "reason",
					type: "nominal" as const,
					title: null,
					scale: {
						domain: names.map(([, name]) => name),
						range: [
							palette.blue,
							palette.sky,
							palette.vermilion,
							palette.orange,
							palette.green,
							palette.purple,
							palette.ink,
						],
					},
				},
			},
			width: 360,
			height: 130,
		} as Parameters<typeof figureSpec>[1],
	);
}
