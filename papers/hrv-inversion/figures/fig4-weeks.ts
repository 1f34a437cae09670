import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { WeekRow } from "../analysis/axes.ts";

/** What a woman tells of the clock, by the week in which she gives birth. */
export function spec(rows: readonly WeekRow[]): FigureSpec {
	const shown = rows
		.filter(({ weeks }) => weeks >= 28)
		.map(({ weeks, women, points }) => ({ weeks: String(weeks), women, points }));
	const at = (weeks: number) => formatNumber(rows.find((row) => row.weeks === weeks)?.points, 2);
	const counts = shown.map(({ women }) => women);
	return figureSpec(
		{
			columnMm: 85,
			title: "Women who give birth early carry most of the information about the clock",
			caption: `Expected difference in deviance that one synthetic woman adds when birth is the clock (small rise), adjusted for her own level and trend, by completed week at birth; n = ${Math.min(...counts)} to ${Math.max(...counts)} simulated women per week.`,
			alt: `A woman who gives birth in week 33 adds ${at(33)} points, one in week 36 ${at(36)}, one in week 39 ${at(39)}.`,
		},
		{
			data: { name: "weeks", values: shown },
			mark: { type: "bar", color: palette.blue },
			encoding: {
				x: { field: "weeks", type: "ordinal", title: "Completed weeks at birth", axis: { labelAngle: 0 } },
				y: { field: "points", type: "quantitative", title: "AIC points per woman" },
			},
		},
	);
}
