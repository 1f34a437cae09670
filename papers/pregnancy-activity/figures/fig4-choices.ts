import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { Specification } from "../analysis/choices.ts";
import { primary } from "../analysis/comparison.ts";
import { movement, steps } from "../analysis/measures.ts";
import { signed, zeroLine } from "./marks.ts";

/** Every combination of choices as a tick: what an analyst decides moves less than the algorithm. */
export function spec(rows: readonly Specification[]): FigureSpec {
	const order = [...steps, ...movement].map(({ name }) => name);
	const values = rows.map(({ name, estimate, low, high, nPregnant, nOthers, ...choices }) => ({
		name,
		estimate,
		low,
		high,
		nPregnant,
		nOthers,
		main: Object.entries(primary).every(([key, value]) => choices[key as keyof typeof primary] === value),
		validDays: choices.validDays,
		weights: choices.weights,
		age: choices.age,
		others: choices.others,
		oldest: choices.oldest,
	}));
	const y = { field: "name", type: "nominal" as const, title: null, sort: order, scale: { domain: order } };
	const scale = { domain: [-35, 2], nice: false };
	const nEach = rows.length / order.length;
	const range = (name: string) => {
		const found = values.filter((row) => row.name === name).map(({ estimate }) => estimate);
		return `${signed(Math.max(...found))} to ${signed(Math.min(...found))} %`;
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Analytic choices change the difference less than the algorithm does",
			caption:
				`Difference in percent between pregnant women and others in each of n = ${nEach} combinations of choices (ticks) and in the main analysis (mark): one, three, five or seven valid days; with and without survey weights; age in four ways; who counts as not pregnant; women to 44 or to 39 years. ` +
				"The combinations share their data: their spread is no interval. Data: NHANES 2011 to 2014, steps of Koffman and others 2024.",
			alt: `Over all combinations the difference is ${range("ActiLife")} by ActiLife, ${range("Stepcount SSL")} by Stepcount SSL, ${range("ADEPT")} by ADEPT and ${range("MIMS")} in MIMS units; none is above 0.`,
		},
		{
			height: 200,
			data: { name: "specifications", values },
			layer: [
				{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative", scale } } },
				{
					mark: { type: "tick", color: palette.blue, opacity: 0.75, thickness: 0.7, height: 11 },
					encoding: {
						y,
						x: {
							field: "estimate",
							type: "quantitative",
							title: "Pregnant minus others, % of others",
							scale,
							axis: { grid: true, tickCount: 7 },
						},
					},
				},
				{
					transform: [{ filter: "datum.main" }],
					mark: { type: "point", size: 40, opacity: 1, color: palette.vermilion, filled: true, shape: "diamond" },
					encoding: { y, x: { field: "estimate", type: "quantitative" } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
