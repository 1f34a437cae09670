import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { PersonRow } from "../analysis/comparison.ts";
import { modelWords } from "../tables/words.ts";

const shown = ["logistic", "boosting", "miniRocket", "network"] as const;

/** Kappa of three classes of each person. */
export function spec(rows: readonly PersonRow[]): FigureSpec {
	const values = rows
		.filter(({ model, threeKappa }) => shown.some((one) => one === model) && threeKappa !== null)
		.map(({ model, id, threeKappa, threeAccuracy, n }) => ({
			...{ model: modelWords[model], person: id, kappa: threeKappa, accuracy: 100 * threeAccuracy, epochs: n },
		}));
	const names = shown.map((model) => modelWords[model]);
	const people = new Set(values.map(({ person }) => person)).size;
	const rocket = values.filter(({ model }) => model === modelWords.miniRocket).map(({ kappa }) => kappa!);
	const scale = { domain: [-0.15, 0.85], nice: false };
	const y = { field: "model", type: "nominal" as const, title: null, sort: names, axis: { labelLimit: 140 } };
	return figureSpec(
		{
			columnMm: 85,
			title: "People differ more than models",
			caption: `Cohen's kappa of wake, NREM and REM, one mark per person and model (n = ${people} people, each classified by models of the others); tick: mean over people. Line: chance. Data: sleep-accel, heart rate and labels.`,
			alt: `By MiniRocket kappa runs from ${formatNumber(Math.min(...rocket), 2)} to ${formatNumber(Math.max(...rocket), 2)} over ${people} people; the other models spread as widely.`,
		},
		{
			height: 130,
			data: { name: "people", values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "point" as const, size: 18, opacity: 0.75, color: palette.blue },
					encoding: {
						y,
						x: {
							field: "kappa",
							type: "quantitative" as const,
							title: "Kappa of three classes",
							scale,
							axis: { grid: true, format: ".1f" },
						},
					},
				},
				{
					mark: { type: "tick" as const, color: palette.ink, thickness: 2, size: 20, opacity: 1 },
					encoding: { y, x: { aggregate: "mean" as const, field: "kappa", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
