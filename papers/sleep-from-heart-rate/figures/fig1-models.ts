import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Comparison, ModelRow } from "../analysis/comparison.ts";
import type { ModelName } from "../analysis/models.ts";
import type { Estimate } from "../analysis/over-people.ts";
import { modelWords } from "../tables/words.ts";

/** Three ways to judge the same models. */
export function spec({ rows }: Comparison): FigureSpec {
	const names = rows.map(({ model }) => modelWords[model]);
	const view = (
		of: (row: ModelRow) => Estimate | undefined,
		{ title, domain, times, isFirst }: { title: string; domain: [number, number]; times: number; isFirst: boolean },
		reference: number,
	) => {
		const values = rows.flatMap((row) => {
			const found = of(row);
			return found?.estimate === undefined || found.estimate === null
				? []
				: [
						{
							model: modelWords[row.model],
							value: times * found.estimate,
							low: times * (found.low ?? found.estimate),
							high: times * (found.high ?? found.estimate),
							n: row.n,
							people: row.nPeople,
						},
					];
		});
		const scale = { domain, nice: false, zero: false };
		const y = {
			field: "model",
			type: "nominal" as const,
			title: null,
			sort: names,
			scale: { domain: names },
			axis: isFirst ? { labelLimit: 200 } : { labels: false },
		};
		return {
			data: { name: title, values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeDash: [3, 2], strokeWidth: 0.9 },
					encoding: { x: { datum: reference, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, color: palette.blue, strokeWidth: 1.2 },
					encoding: {
						y,
						x: { field: "low", type: "quantitative" as const, title, scale, axis: { grid: true, tickCount: 4 } },
						x2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, color: palette.blue, size: 30, opacity: 1, filled: true },
					encoding: { y, x: { field: "value", type: "quantitative" as const, scale } },
				},
			],
		};
	};
	const of = (model: ModelName) => rows.find((row) => row.model === model)!;
	const always = 100 * of("asleep").half.accuracy.estimate!;
	return figureSpec(
		{
			columnMm: 178,
			title: "Models hardly differ from always saying “asleep” in accuracy; they do in wake found and kappa",
			caption:
				`Models of heart rate and time, each person classified by models of the others: n = ${formatNumber(rows[0]!.n, 0)} epochs of ${rows[0]!.nPeople} people. (a) Accuracy of sleep against wake, sleep where it is more probable; dashed: always asleep. (b) Wake found at a threshold that finds 93% of sleep in the others; dashed: 59.6%, published with acceleration as well (Walch 2019, abstract). ` +
				"(c) Cohen's kappa of wake, NREM and REM; dashed: chance. Bars: 95% intervals over draws of people. Data: sleep-accel, heart rate and labels.",
			alt: `Accuracy of sleep against wake lies between ${formatNumber(100 * of("logistic").half.accuracy.estimate!, 1)} and ${formatNumber(100 * of("boosting").half.accuracy.estimate!, 1)} percent, always asleep at ${formatNumber(always, 1)}. Kappa of three classes goes from 0 for always asleep to ${formatNumber(of("miniRocket").three.kappa.estimate, 2)} for MiniRocket.`,
		},
		panels(
			[
				{
					share: 1.1,
					view: view(
						({ half }) => half.accuracy,
						{ title: "Accuracy, sleep or wake (%)", domain: [87, 95], times: 100, isFirst: true },
						always,
					),
				},
				{
					view: view(
						({ matched }) => matched?.specificity,
						{ title: "Wake found at 93% of sleep (%)", domain: [20, 65], times: 100, isFirst: false },
						59.6,
					),
				},
				{
					view: view(
						({ three }) => three.kappa,
						{ title: "Kappa of three classes", domain: [-0.05, 0.55], times: 1, isFirst: false },
						0,
					),
				},
			],
			{ height: 120 },
		),
	);
}
