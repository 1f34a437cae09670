import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { SubgroupRow } from "../analysis/choices.ts";
import { signed, zeroLine } from "./marks.ts";

const shownKeys = ["stepcountSsl", "actilife", "mims"];

/** The difference in percent in groups of women, by two algorithms and in MIMS units. */
export function spec(rows: readonly SubgroupRow[]): FigureSpec {
	const shown = rows.filter(({ key }) => shownKeys.includes(key));
	const label = (row: SubgroupRow) => `${row.group} (${row.nPregnant}; ${row.nOthers})`;
	const order = [...new Set(shown.map(label))];
	const scale = { domain: [-58, 34], nice: false };
	const panel = (key: string, i: number) => {
		const values = shown
			.filter((row) => row.key === key)
			.map((row) => ({
				group: label(row),
				estimate: row.estimate,
				low: row.low,
				high: row.high,
				degreesOfFreedom: row.degreesOfFreedom,
			}));
		const y = {
			field: "group",
			type: "nominal" as const,
			title: null,
			sort: order,
			scale: { domain: order },
			axis: i === 0 ? { labelLimit: 220 } : null,
		};
		return {
			width: 100,
			height: 150,
			title: shown.find((row) => row.key === key)?.name ?? key,
			data: { name: key, values },
			layer: [
				{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative" as const, scale } } },
				{
					mark: { type: "rule" as const, strokeWidth: 1.3, color: palette.blue, clip: true },
					encoding: {
						y,
						x: {
							field: "low",
							type: "quantitative" as const,
							title: i === 1 ? "Pregnant minus others, % of others" : null,
							scale,
							axis: { grid: true, tickCount: 4 },
						},
						x2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 28, opacity: 1, color: palette.blue },
					encoding: { y, x: { field: "estimate", type: "quantitative" as const } },
				},
			],
		};
	};
	const ssl = shown.filter(({ key }) => key === "stepcountSsl").map(({ estimate }) => estimate);
	const dfs = shown.map(({ degreesOfFreedom }) => degreesOfFreedom);
	return figureSpec(
		{
			columnMm: 178,
			title: "Too few pregnant women to show differences between groups",
			caption:
				"Difference in percent between pregnant women and others of 20 to 44 years, unadjusted, in groups by age, by body mass index as measured (which includes the weight of the pregnancy, so that pregnant women move up a group) and by cycle. " +
				`At each row n of pregnant women; of others. Bars: 95% confidence intervals from the survey’s design with ${Math.min(...dfs)} to ${Math.max(...dfs)} degrees of freedom. Data: NHANES 2011 to 2014, steps of Koffman and others 2024.`,
			alt: `By Stepcount SSL the difference is ${signed(Math.max(...ssl))} to ${signed(Math.min(...ssl))}% over the groups, with intervals that overlap throughout.`,
		},
		{ hconcat: shownKeys.map(panel), spacing: 12 } as Parameters<typeof figureSpec>[1],
	);
}
