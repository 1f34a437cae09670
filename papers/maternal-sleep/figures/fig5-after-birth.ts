import { type FigureSpec, figureSpec } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { AfterBirthRows } from "../analysis/series-rows.ts";
import { birthMarks, note, nWomen, spreadNote, weeksAfterBirth, zeroRule } from "./gestation.ts";
import { percentilePanel } from "./percentile-panel.ts";
import { spreadPanel } from "./spread-panel.ts";

const lastWeek = 20;
const signed = (x: number | undefined) => formatNumber(x, 1, { signed: true });

/** Time in bed after birth: its change from before pregnancy, and its percentiles. */
export function spec({ change, bed }: AfterBirthRows): FigureSpec {
	const meanIn = (week: number) => change.find((row) => row.week === week)?.mean;
	const medianIn = (week: number) => bed.find((row) => row.week === week)?.p50;
	return figureSpec(
		{
			columnMm: 178,
			title: "Time in bed collapses at birth and is not back after twenty weeks",
			caption:
				`Weekly mean change of time in bed from before pregnancy (original figure 5a) and percentiles of time in bed (5b) after birth, ${nWomen(change[0]?.participants ?? Number.NaN)}, ` +
				`a number inferred from figure 2c. The weeks of pregnancy are left out. ${spreadNote}`,
			alt:
				`Time in bed is ${signed(meanIn(1))} minutes in the first week after birth, ${signed(meanIn(2))} in the second, and still ${signed(meanIn(lastWeek))} in week ${lastWeek}. ` +
				`Its median falls from ${formatNumber(medianIn(0), 0)} to ${formatNumber(medianIn(1), 0)} minutes and is ${formatNumber(medianIn(lastWeek), 0)} in week ${lastWeek}.`,
		},
		{
			hconcat: [
				spreadPanel({
					figure: "5a",
					rows: change,
					unit: "Minutes",
					title: "Change of time in bed",
					x: weeksAfterBirth(),
					yTitle: "Change from before pregnancy (min)",
					domain: [-260, 60],
					width: 205,
					broken: true,
					more: [
						zeroRule(),
						...birthMarks(),
						note(1, "meanMinutes", `week 1: ${signed(meanIn(1))} min`, { dx: 7, dy: 4 }),
						note(lastWeek, "meanMinutes", `week ${lastWeek}: ${signed(meanIn(lastWeek))}`, {
							dx: 0,
							dy: 14,
							align: "right",
						}),
					],
				}),
				percentilePanel({
					figure: "5b",
					rows: bed,
					unit: "Minutes",
					title: "Time in bed",
					x: weeksAfterBirth({ end: 26 }),
					yTitle: "Time in bed (min)",
					domain: [100, 640],
					width: 214,
					lastWeek,
					broken: true,
					more: birthMarks(),
				}),
			],
			spacing: 16,
		},
	);
}
