import { type FigureSpec, figureSpec } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { SpreadRow } from "../analysis/series-rows.ts";
import {
	birthMarks,
	type Layer,
	note,
	nWomen,
	pregnancyWeeks,
	trimesterMarks,
	type WeekAxis,
	weeksAfterBirth,
} from "./gestation.ts";
import { spreadPanel } from "./spread-panel.ts";

const percent = (x: number) => `${formatNumber(x, 1)}%`;

/** The share of participants of the original's figures 4c and 5d; of what, neither figure nor file says. */
export function spec(rows: readonly SpreadRow[]): FigureSpec {
	const of = (figure: string) => rows.filter((row) => row.figure === figure);
	const peak = (figure: string) =>
		of(figure).reduce((best, row) => (row.week > 0 && row.mean > best.mean ? row : best));
	const participants = (figure: string) => of(figure)[0]?.participants ?? Number.NaN;
	const panel = (figure: string, title: string, x: WeekAxis, more: readonly Layer[]) => {
		const { week, mean } = peak(figure);
		return spreadPanel({
			figure,
			rows: of(figure),
			unit: "Percent",
			title,
			x,
			yTitle: "Participants (%)",
			domain: [0, 24],
			width: 214,
			height: 125,
			broken: figure === "5d",
			more: [
				...more,
				note(week, "meanPercent", `week ${week}: ${percent(mean)}`, { dx: figure === "4c" ? 26 : 9, dy: -8 }),
			],
		});
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "An undefined percentage rises in early pregnancy and again after birth",
			caption:
				`Weekly mean share of participants in pregnancy (original figure 4c, ${nWomen(participants("4c"))} in all) and after birth (5d, n = ${formatNumber(participants("5d"), 0)}, inferred). ` +
				"Of what it is a share is not in the data. Bands: \u00b1 1 standard deviation, so narrow that it can only be that between the days of a week.",
			alt: `The share rises from about 5% before pregnancy to ${percent(peak("4c").mean)} in week ${peak("4c").week}, and to ${percent(peak("5d").mean)} in week ${peak("5d").week} after birth.`,
		},
		{
			hconcat: [
				panel("4c", "In pregnancy", pregnancyWeeks({ title: "Week of pregnancy" }), trimesterMarks()),
				panel("5d", "After birth", weeksAfterBirth(), birthMarks()),
			],
			spacing: 14,
		},
	);
}
