import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { CalibrationRow } from "../analysis/comparison.ts";
import { modelWords } from "../tables/words.ts";

const shown = ["boosting", "miniRocket", "network"] as const;

/** Probability of sleep and how often it was sleep. */
export function spec(rows: readonly CalibrationRow[]): FigureSpec {
	const names = shown.map((model) => modelWords[model]);
	const values = rows
		.filter(({ model }) => shown.some((one) => one === model))
		.map(({ model, predicted, observed, n }) => ({
			...{ model: modelWords[model], predicted: 100 * predicted, n },
			observed: 100 * observed.estimate!,
			low: 100 * observed.low!,
			high: 100 * observed.high!,
		}));
	const scale = { domain: [20, 100], nice: false };
	const named = { field: "model", type: "nominal" as const, title: null, sort: names };
	const color = { ...named, scale: { domain: names, range: [palette.green, palette.blue, palette.vermilion] } };
	const shape = { ...named, scale: { domain: names, range: ["triangle-up", "circle", "square"] } };
	const x = { field: "predicted", type: "quantitative" as const, title: "Predicted probability of sleep (%)", scale };
	return figureSpec(
		{
			columnMm: 85,
			title: "Probabilities of sleep are about right where they are low",
			caption: `n = ${formatNumber(
				values.filter(({ model }) => model === names[0]).reduce((sum, { n }) => sum + n, 0),
				0,
			)} epochs in tenths by the probability of sleep that models of the other people gave: mean probability and share of sleep, with 95% intervals over draws of people. Line: as predicted. Data: sleep-accel, heart rate and labels.`,
			alt: "Points of boosted trees and MiniRocket lie near the line from about 60 to 99 percent; the network's lie further from it at the low end.",
		},
		{
			height: 210,
			layer: [
				{
					data: { name: "as predicted", values: [{ at: 20 }, { at: 100 }] },
					mark: { type: "line" as const, color: palette.muted, strokeWidth: 0.8 },
					encoding: {
						x: { field: "at", type: "quantitative" as const, scale },
						y: { field: "at", type: "quantitative" as const, scale },
					},
				},
				{
					data: { name: "tenths", values },
					mark: { type: "rule" as const, strokeWidth: 1 },
					encoding: {
						...{ x, color },
						y: {
							field: "low",
							type: "quantitative" as const,
							title: "Share of sleep (%)",
							scale,
							axis: { grid: true },
						},
						y2: { field: "high" },
					},
				},
				{
					data: { name: "shares", values: values.map(({ low, high, ...rest }) => rest) },
					mark: { type: "point" as const, size: 26, opacity: 1, filled: true },
					encoding: { ...{ x, color, shape }, y: { field: "observed", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
