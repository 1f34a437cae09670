import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { measureNames, measures } from "../analysis/measures.ts";
import type { CurvePoint } from "../analysis/reliability.ts";

const ways = ["independent nights", "neighbours correlated", "blocks of nights"] as const;

/** Reliability of a personal mean by the number of nights: two formulas, and blocks of nights as they were had. */
export function spec(rows: readonly CurvePoint[]): FigureSpec {
	const color = {
		field: "way",
		type: "nominal" as const,
		title: null,
		scale: { domain: [...ways], range: [palette.blue, palette.green, palette.vermilion] },
	};
	const x = {
		field: "nights",
		type: "quantitative" as const,
		title: "Nights in the mean",
		scale: { domain: [0, 29], nice: false },
		axis: { values: [1, 7, 14, 21, 28], grid: true },
	};
	const scale = { domain: [0, 1], nice: false };
	const panel = (name: string, first: boolean) => {
		const own = rows.filter((row) => row.name === name);
		return {
			title: { text: name, fontSize: 8, anchor: "start" as const },
			width: 100,
			height: 130,
			layer: [
				{
					data: { name: `target ${name}`, values: [{ reliability: 0.8 }] },
					mark: { type: "rule" as const, color: palette.muted, strokeDash: [1, 2], strokeWidth: 0.8 },
					encoding: { y: { field: "reliability", type: "quantitative" as const, scale } },
				},
				{
					data: { name: `curves ${name}`, values: own.filter(({ way }) => way !== "blocks of nights") },
					mark: { type: "line" as const, strokeWidth: 1.3 },
					encoding: {
						x,
						y: { field: "reliability", type: "quantitative" as const, scale, title: first ? "Reliability" : null },
						color,
						strokeDash: {
							field: "way",
							type: "nominal" as const,
							title: null,
							scale: {
								domain: [...ways],
								range: [
									[1, 0],
									[5, 2],
									[1, 0],
								],
							},
						},
					},
				},
				{
					data: { name: `blocks ${name}`, values: own.filter(({ way }) => way === "blocks of nights") },
					layer: [
						{
							mark: { type: "rule" as const, strokeWidth: 1 },
							encoding: { x, y: { field: "low", type: "quantitative" as const, scale }, y2: { field: "high" }, color },
						},
						{
							mark: { type: "point" as const, filled: true, size: 20, opacity: 1 },
							encoding: { x, y: { field: "reliability", type: "quantitative" as const, scale }, color },
						},
					],
				},
			],
		};
	};
	const at = (name: string, way: CurvePoint["way"]) =>
		rows.find((row) => row.name === name && row.way === way && row.nights === 28)?.reliability ?? Number.NaN;
	return figureSpec(
		{
			columnMm: 178,
			title: "Means of recorded days of steps are less reliable than the formula promises",
			caption:
				"Reliability of a personal mean (the proportion of its variance that lies between people) by the number of nights: from one night by the Spearman–Brown formula, with neighbouring nights correlated (first order), and directly from non-overlapping blocks of successive recorded nights, with 95% intervals over people. " +
				"Dotted line: 0.8. Data: LifeSnaps, 71 people (43 with RMSSD).",
			alt: `For ${measures.map((measure) => `${measureNames[measure]} blocks of 28 nights reach ${formatNumber(at(measureNames[measure], "blocks of nights"), 2)} where the formula promises ${formatNumber(at(measureNames[measure], "independent nights"), 2)}`).join("; for ")}.`,
		},
		{ hconcat: measures.map((measure, i) => panel(measureNames[measure], i === 0)), spacing: 10 } as Parameters<
			typeof figureSpec
		>[1],
	);
}
