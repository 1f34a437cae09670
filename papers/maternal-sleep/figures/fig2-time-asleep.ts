import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { SpreadRow } from "../analysis/series-rows.ts";
import { note, nWomen, pregnancyWeeks, spreadNote, trimesterMarks, zeroRule } from "./gestation.ts";
import { spreadPanel } from "./spread-panel.ts";

const signed = (x: number) => formatNumber(x, 1, { signed: true });

/** Time in bed and total sleep time by week of pregnancy, as changes from before pregnancy. */
export function spec(rows: readonly SpreadRow[]): FigureSpec {
	const of = (figure: string) => rows.filter((row) => row.figure === figure);
	const peak = (figure: string) =>
		of(figure).reduce((best, row) => (row.week > 0 && row.mean > best.mean ? row : best));
	const last = (figure: string) => of(figure).reduce((latest, row) => (row.week > latest.week ? row : latest));
	const panel = (figure: string, title: string, words: readonly string[]) => {
		const { week, mean } = peak(figure);
		const end = last(figure);
		return spreadPanel({
			figure,
			rows: of(figure),
			unit: "Minutes",
			title,
			x: pregnancyWeeks(),
			yTitle: "Change from before pregnancy (min)",
			domain: [-70, 75],
			width: 214,
			more: [
				zeroRule(),
				...trimesterMarks(),
				note(week, "meanMinutes", `week ${week}: ${signed(mean)}`, { dx: 4.25 * (15 - week), dy: -9 }),
				note(end.week, "meanMinutes", [`week ${end.week}:`, signed(end.mean)], { dx: 1, dy: 13, align: "right" }),
				note(1, "lowMinutes", words, { dx: 0, dy: 17, color: palette.muted }),
			],
		});
	};
	const sleep = peak("4d");
	const lastSleep = last("4d");
	return figureSpec(
		{
			columnMm: 178,
			title: "Sleep lengthens until week 10, then shortens until birth",
			caption:
				`Weekly mean change of time in bed (original figure 4a) and of total sleep time (4d) from before pregnancy, ` +
				`${nWomen(rows[0]?.participants ?? Number.NaN)} in all. ${spreadNote}`,
			alt:
				`Time asleep rises to ${signed(sleep.mean)} minutes in week ${sleep.week} of pregnancy, falls below the level before pregnancy in the third trimester ` +
				`and is ${signed(lastSleep.mean)} minutes in week ${lastSleep.week}. The spread between women is wider than these changes and grows.`,
		},
		{
			hconcat: [
				panel("4a", "Time in bed", []),
				panel("4d", "Total sleep time", ["band: \u00b1 1 SD", "between women"]),
			],
			spacing: 14,
		},
	);
}
