import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { CalibrationRows } from "../analysis/models.ts";

const titles: Readonly<Record<string, string>> = { fat: "Fat", ageBmiFat: "Age, body mass index, fat" };

/** Calibration of two models on the women they were fitted to: a smooth curve with its band, and fifths. */
export function spec(rows: readonly CalibrationRows[]): FigureSpec {
	const [first] = rows;
	if (first === undefined) throw new Error("no calibration");
	const percent = (value: number | null) => (value === null ? null : 100 * value);
	const scale = { domain: [0, 60], nice: false };
	const panel = ({ model, curve, groups }: CalibrationRows) => ({
		title: { text: titles[model] ?? model, fontSize: 8, anchor: "start" as const },
		width: 150,
		height: 150,
		layer: [
			{
				data: {
					name: `diagonal-${model}`,
					values: [
						{ x: 0, y: 0 },
						{ x: 60, y: 60 },
					],
				},
				mark: { type: "line" as const, color: palette.muted, strokeDash: [3, 2], strokeWidth: 0.8 },
				encoding: {
					x: { field: "x", type: "quantitative" as const, scale },
					y: { field: "y", type: "quantitative" as const, scale },
				},
			},
			{
				data: {
					name: `curve-${model}`,
					values: curve
						.filter(({ x }) => x <= 0.6)
						.map((point) => ({
							x: percent(point.x),
							observed: percent(point.estimate),
							low: percent(point.low),
							high: percent(point.high),
						})),
				},
				layer: [
					{
						mark: { type: "area" as const, color: palette.blue, opacity: 0.15, clip: true },
						encoding: {
							x: { field: "x", type: "quantitative" as const, scale },
							y: { field: "low", type: "quantitative" as const, scale },
							y2: { field: "high" },
						},
					},
					{
						mark: { type: "line" as const, color: palette.blue, clip: true },
						encoding: {
							x: { field: "x", type: "quantitative" as const, scale, title: "Predicted, %" },
							y: { field: "observed", type: "quantitative" as const, scale, title: "Observed, %" },
						},
					},
				],
			},
			{
				data: {
					name: `groups-${model}`,
					values: groups.map((group) => ({
						x: percent(group.x),
						observed: percent(group.estimate),
						low: percent(group.low),
						high: percent(group.high),
						n: group.n,
						nEvents: group.nEvents,
					})),
				},
				layer: [
					{
						mark: { type: "rule" as const, color: palette.ink, strokeWidth: 1 },
						encoding: {
							x: { field: "x", type: "quantitative" as const, scale },
							y: { field: "low", type: "quantitative" as const, scale },
							y2: { field: "high" },
						},
					},
					{
						mark: { type: "point" as const, filled: true, color: palette.ink, size: 24, opacity: 1 },
						encoding: {
							x: { field: "x", type: "quantitative" as const, scale },
							y: { field: "observed", type: "quantitative" as const, scale },
						},
					},
				],
			},
		],
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Predicted risks are near observed ones on the same women, with wide bands",
			caption: `Observed share of gestational diabetes against the predicted risk (${first.nEvents} events in ${first.n} women whose body mass index is known), on the women to whom the models were fitted: a smooth curve with its pointwise 95% band, and fifths with Wilson’s intervals. Slopes corrected for optimism stand in the table of models. Data: Rocha and others 2020.`,
			alt: "Both smooth curves run near the diagonal up to a risk of about a quarter and then have bands that reach from a tenth to beyond half.",
		},
		{ hconcat: rows.map(panel), spacing: 16 } as Parameters<typeof figureSpec>[1],
	);
}
