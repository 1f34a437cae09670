import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { Specification } from "../analysis/choices.ts";
import { primary } from "../analysis/comparison.ts";
import { measures } from "../analysis/measures.ts";
import { signed, source, withUnit, zeroLine } from "./marks.ts";

/** Every combination of choices as a tick. */
export function spec(rows: readonly Specification[]): FigureSpec {
	const order = measures.map(withUnit);
	const values = rows.map(({ name, unit, ...row }) => ({
		name: withUnit({ name, unit }),
		...row,
		main: Object.entries(primary).every(([part, value]) => row[part as keyof typeof primary] === value),
	}));
	const y = { field: "name", type: "nominal" as const, title: null, sort: order, scale: { domain: order } };
	const scale = { domain: [-12, 12], nice: false };
	const estimates = (key: string) => values.filter((row) => row.key === key).map(({ estimate }) => estimate);
	const range = (key: string) => `${signed(Math.min(...estimates(key)))} to ${signed(Math.max(...estimates(key)))}`;
	return figureSpec(
		{
			columnMm: 178,
			title: "No listed choice reverses a difference",
			caption:
				`Difference between pregnant women and others in each combination of choices (ticks; n = ${estimates("pulse").length} for pulse, ${estimates("systolic").length} for each pressure) and in the main analysis (mark): which readings count, with and without survey weights, what is held equal, who counts as not pregnant, and ages. ` +
				`A diastolic reading of 0 counted as a pressure is among them, to show its effect. The combinations share their data: their spread is no interval. ${source}`,
			alt: `Over all combinations pulse differs by ${range("pulse")} bpm, systolic pressure by ${range("systolic")} and diastolic pressure by ${range("diastolic")} mmHg.`,
		},
		{
			height: 120,
			data: { name: "specifications", values },
			layer: [
				{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative", scale } } },
				{
					mark: { type: "tick", color: palette.blue, opacity: 0.8, thickness: 0.7, height: 16 },
					encoding: {
						y,
						x: {
							field: "estimate",
							type: "quantitative",
							title: "Pregnant minus others (bpm, mmHg)",
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
