import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { SubgroupRow } from "../analysis/choices.ts";
import { measures } from "../analysis/measures.ts";
import { signed, source, withUnit, zeroLine } from "./marks.ts";

const domains = { pulse: [-2, 22], systolic: [-14, 8], diastolic: [-20, 4] } as const;

/** The differences in groups of women. */
export function spec(rows: readonly SubgroupRow[]): FigureSpec {
	// Each measure has its own women without a value; those with a pulse stand for the row.
	const counts = new Map(rows.filter(({ key }) => key === "pulse").map((row) => [row.group, row.nPregnant]));
	const label = ({ group }: SubgroupRow) => `${group} (${counts.get(group)})`;
	const order = [...new Set(rows.map(label))];
	const panel = (measure: (typeof measures)[number], i: number) => {
		const values = rows
			.filter(({ key }) => key === measure.key)
			.map(({ estimate, low, high, nPregnant, nOthers, degreesOfFreedom, ...row }) => ({
				group: label({ estimate, low, high, nPregnant, nOthers, degreesOfFreedom, ...row }),
				estimate,
				low,
				high,
				nPregnant,
				nOthers,
				degreesOfFreedom,
			}));
		const scale = { domain: [...domains[measure.key]], nice: false };
		const y = {
			field: "group",
			type: "nominal" as const,
			title: null,
			sort: order,
			scale: { domain: order },
			axis: i === 0 ? { labelLimit: 200 } : null,
		};
		const x = {
			field: "low",
			type: "quantitative" as const,
			title: i === 1 ? "Pregnant minus others" : null,
			scale,
			axis: { grid: true, tickCount: 4 },
		};
		return {
			width: 88,
			height: 200,
			title: withUnit(measure),
			data: { name: measure.key, values },
			layer: [
				{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative" as const, scale } } },
				{
					mark: { type: "rule" as const, strokeWidth: 1.3, color: palette.blue, clip: true },
					encoding: { y, x, x2: { field: "high" } },
				},
				{
					mark: { type: "point" as const, size: 28, opacity: 1, color: palette.blue },
					encoding: { y, x: { field: "estimate", type: "quantitative" as const } },
				},
			],
		};
	};
	const estimates = (key: string) => rows.filter((row) => row.key === key).map(({ estimate }) => estimate);
	const range = (key: string) => `${signed(Math.min(...estimates(key)))} to ${signed(Math.max(...estimates(key)))}`;
	const dfs = rows.map(({ degreesOfFreedom }) => degreesOfFreedom);
	return figureSpec(
		{
			columnMm: 178,
			title: "Pulse and diastolic pressure differ in the same way in every group",
			caption:
				"Weighted difference between pregnant women and others of 18 to 40 years, unadjusted, in groups by age, race and Hispanic origin as NHANES names them, body mass index as measured (which includes the weight of the pregnancy, so that pregnant women move up a group) and cycle. " +
				`In brackets n of pregnant women with a pulse. Bars: 95% confidence intervals from the survey’s design with ${Math.min(...dfs)} to ${Math.max(...dfs)} degrees of freedom. ${source}`,
			alt: `Over the groups pulse differs by ${range("pulse")} bpm, systolic pressure by ${range("systolic")} and diastolic pressure by ${range("diastolic")} mmHg.`,
		},
		{ hconcat: measures.map(panel), spacing: 12 } as Parameters<typeof figureSpec>[1],
	);
}
