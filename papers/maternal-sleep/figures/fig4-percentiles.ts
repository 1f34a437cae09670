import { type FigureSpec, figureSpec } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { PercentileRow } from "../analysis/series-rows.ts";
import { nWomen, pregnancyWeeks, trimesterMarks } from "./gestation.ts";
import { percentilePanel } from "./percentile-panel.ts";

const lastWeek = 38;

/** Percentiles of time in bed and of sleep efficiency by week of pregnancy. */
export function spec(rows: readonly PercentileRow[]): FigureSpec {
	const of = (figure: string) => rows.filter((row) => row.figure === figure);
	const at = (figure: string, week: number) => of(figure).find((row) => row.week === week);
	const panel = (figure: string, unit: string, title: string, yTitle: string, domain: readonly [number, number]) =>
		percentilePanel({
			figure,
			rows: of(figure),
			unit,
			title,
			x: pregnancyWeeks({ end: 45, title: "Week of pregnancy" }),
			yTitle,
			domain,
			width: 205,
			lastWeek,
			more: trimesterMarks(),
		});
	return figureSpec(
		{
			columnMm: 178,
			title: "Short times in bed become shorter, long ones stay",
			caption:
				`Percentiles of time in bed (original figure 4b) and of sleep efficiency (4f) by week, ${nWomen(rows[0]?.participants ?? Number.NaN)} in all. ` +
				"Whether the percentiles are taken over women or over nights is not in the data.",
			alt:
				`By week ${lastWeek} the 10th percentile of time in bed has fallen from ${formatNumber(at("4b", 0)?.p10, 0)} minutes in the last week before pregnancy to ${formatNumber(at("4b", lastWeek)?.p10, 0)}, ` +
				`while the 90th is unchanged (${formatNumber(at("4b", 0)?.p90, 0)} and ${formatNumber(at("4b", lastWeek)?.p90, 0)}). Median sleep efficiency falls from ${formatNumber(at("4f", 0)?.p50, 1)}% to ${formatNumber(at("4f", lastWeek)?.p50, 1)}%.`,
		},
		{
			hconcat: [
				panel("4b", "Minutes", "Time in bed", "Time in bed (min)", [320, 640]),
				panel("4f", "Percent", "Sleep efficiency", "Sleep efficiency (%)", [83.5, 91]),
			],
			spacing: 16,
		},
	);
}
