import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { type Family, steps } from "../analysis/measures.ts";
import type { ComparisonRow } from "../analysis/pregnancy.ts";
import { signed, zeroLine } from "./marks.ts";

const panels: readonly (readonly [Family, string])[] = [
	["steps", "All steps of a day"],
	["peak30", "30 busiest minutes"],
	["peak1", "Busiest minute"],
];

/** Difference in percent in all steps, in the 30 busiest minutes and in the busiest one, by algorithm. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const order = steps.map(({ name }) => name);
	const y = { field: "name", type: "nominal" as const, sort: order, scale: { domain: order } };
	const scale = { domain: [-34, 4], nice: false };
	const panel = ([family, title]: readonly [Family, string], i: number) => {
		const values = rows
			.filter((row) => row.family === family)
			.map(({ name, percent, pregnant, others, nPregnant, nOthers }) => ({
				name,
				...percent,
				pregnant: pregnant.estimate,
				others: others.estimate,
				nPregnant,
				nOthers,
				label: `${signed(percent.estimate)}%`,
			}));
		return {
			width: 112,
			height: 165,
			title,
			data: { name: family, values },
			layer: [
				{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative" as const, scale } } },
				{
					mark: { type: "rule" as const, strokeWidth: 1.3, color: palette.blue },
					encoding: {
						y: { ...y, title: null, axis: i === 0 ? {} : null },
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
					encoding: { y: { ...y, title: null }, x: { field: "estimate", type: "quantitative" as const } },
				},
				{
					mark: { type: "text" as const, fontSize: 6.5, color: palette.muted, dy: -7 },
					encoding: {
						y: { ...y, title: null },
						x: { field: "estimate", type: "quantitative" as const },
						text: { field: "label" },
					},
				},
			],
		};
	};
	const [first] = rows;
	if (first === undefined) throw new Error("no rows");
	const range = (family: Family) => {
		const found = rows.filter((row) => row.family === family).map(({ percent }) => percent.estimate);
		return `${signed(Math.max(...found))} to ${signed(Math.min(...found))} %`;
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Cadence is lower, too: by about a tenth in the busiest half hour, by a fifth for ADEPT",
			caption:
				`Difference in percent between ${first.nPregnant} pregnant women and ${first.nOthers} others of 20 to 44 years, unadjusted: all steps of a day, mean steps a minute in the 30 busiest minutes (not in a row), and steps in the busiest minute. ` +
				"Bars: 95% confidence intervals from the survey’s design, not adjusted for several measures. Data: NHANES 2011 to 2014, steps of Koffman and others 2024.",
			alt: `All steps differ by ${range("steps")}, the 30 busiest minutes by ${range("peak30")}, the busiest minute by ${range("peak1")}, by algorithm.`,
		},
		{ hconcat: panels.map(panel), spacing: 12 } as Parameters<typeof figureSpec>[1],
	);
}
