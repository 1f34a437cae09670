import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { StageRow } from "../analysis/series-rows.ts";
import { nWomen, pregnancyWeeks, trimesterMarks, zeroRule } from "./gestation.ts";

/** Colour, dash and name of each stage, in the order of the lines at the end of pregnancy. */
const looks = {
	light: { color: palette.vermilion, dash: [1, 0], name: "light" },
	wake: { color: palette.muted, dash: [1, 2.5], name: "awake" },
	REM: { color: palette.green, dash: [5, 2.5], name: "REM" },
	deep: { color: palette.blue, dash: [1, 0], name: "deep" },
} as const;
const stages = Object.keys(looks) as (keyof typeof looks)[];

/** Sleep stages by week of pregnancy, as changes from before pregnancy. */
export function spec(rows: readonly StageRow[]): FigureSpec {
	const at = (stage: StageRow["stage"], week: number) =>
		rows.find((row) => row.stage === stage && row.week === week)?.minutes;
	const signed = (x: number | undefined) => formatNumber(x, 1, { signed: true });
	const lastWeek = Math.max(...rows.map((row) => row.week));
	const x = pregnancyWeeks({ end: 55 });
	const y = {
		field: "minutes",
		type: "quantitative" as const,
		title: "Change from before pregnancy (min)",
		scale: { domain: [-22, 30], nice: false },
	};
	const names = Object.entries(looks).reduceRight(
		(rest, [stage, { name }]) => `datum.stage === '${stage}' ? '${name}' : ${rest}`,
		"''",
	);
	return figureSpec(
		{
			columnMm: 178,
			title: "Early pregnancy adds light sleep; deep sleep wanes until birth",
			caption:
				`Weekly mean change of light, deep and REM sleep and of time awake from before pregnancy (original figure 4e), ${nWomen(rows[0]?.participants ?? Number.NaN)} in all. ` +
				`The three stages of sleep add up to the change of total sleep time. The data hold no standard deviation of stages.`,
			alt:
				`Light sleep jumps by ${signed(at("light", 10))} minutes by week 10 and stays ${signed(at("light", lastWeek))} minutes above its level before pregnancy; ` +
				`deep sleep falls from the second trimester on, to ${signed(at("deep", lastWeek))} minutes in week ${lastWeek}, and REM sleep to ${signed(at("REM", lastWeek))}.`,
		},
		{
			height: 190,
			data: { name: "4e", values: [...rows] },
			layer: [
				zeroRule("datum.stage === 'deep'"),
				...trimesterMarks({ only: "datum.stage === 'deep'" }),
				{
					mark: { type: "line", strokeWidth: 1.5 },
					encoding: {
						x,
						y,
						color: {
							field: "stage",
							type: "nominal",
							legend: null,
							scale: { domain: stages, range: stages.map((stage) => looks[stage].color) },
						},
						strokeDash: {
							field: "stage",
							type: "nominal",
							legend: null,
							scale: { domain: stages, range: stages.map((stage) => [...looks[stage].dash]) },
						},
					},
				},
				{
					transform: [
						{ filter: `datum.week === ${lastWeek}` },
						{
							calculate: `(${names}) + ' ' + (datum.minutes > 0 ? '+' : '\u2212') + format(abs(datum.minutes), '.1f')`,
							as: "label",
						},
					],
					mark: { type: "text", align: "left", baseline: "middle", dx: 5, fontSize: 7.5, fontWeight: 500 },
					encoding: { x, y, text: { field: "label" } },
				},
			],
		},
	);
}
