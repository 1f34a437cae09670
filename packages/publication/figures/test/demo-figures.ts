import { seededRandom } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "../src/index.ts";

export interface RocRow {
	readonly window: string;
	readonly falsePositiveRate: number;
	readonly sensitivity: number;
	readonly low: number;
	readonly high: number;
}

export function rocRows(): RocRow[] {
	const rows: RocRow[] = [];
	for (const [window, power] of [
		["by the clock", 2.1],
		["by the last signal", 3.3],
	] as const) {
		for (let i = 0; i <= 40; i++) {
			const x = i / 40;
			const y = 1 - (1 - x) ** power;
			const half = 0.5 * Math.sqrt(y * (1 - y)) * 0.36;
			rows.push({
				window,
				falsePositiveRate: x,
				sensitivity: y,
				low: Math.max(0, y - half),
				high: Math.min(1, y + half),
			});
		}
	}
	return rows;
}

/** A figure module's `spec`: bands, lines, and the lines' names written beside them. */
export function rocSpec(rows: readonly RocRow[]): FigureSpec {
	const share = { scale: { domain: [0, 1] }, axis: { values: [0, 0.25, 0.5, 0.75, 1], format: ".2~f", grid: true } };
	return figureSpec(
		{
			columnMm: 85,
			title: "By the last signal the model tells more.",
			caption:
				"Receiver operating characteristic of four features for acidaemia in 506 births, 29 events; bands are 95% pointwise intervals.",
			alt: "Two curves above the diagonal; the one by the last signal lies higher, and the bands overlap.",
		},
		{
			data: { name: "curves", values: [...rows] },
			height: 190,
			encoding: {
				x: {
					field: "falsePositiveRate",
					type: "quantitative",
					title: "False-positive rate (1 \u2212 specificity)",
					...share,
				},
				color: { field: "window", type: "nominal", legend: null },
			},
			layer: [
				{
					data: { name: "diagonal", values: [0, 1].map((x) => ({ falsePositiveRate: x, sensitivity: x })) },
					mark: { type: "line", strokeDash: [3, 3], strokeWidth: 0.7, color: palette.context },
					encoding: { y: { field: "sensitivity", type: "quantitative" }, color: { value: palette.context } },
				},
				{
					mark: "area",
					encoding: {
						y: { field: "low", type: "quantitative", title: "Sensitivity", ...share },
						y2: { field: "high" },
					},
				},
				{ mark: "line", encoding: { y: { field: "sensitivity", type: "quantitative" } } },
				{
					data: {
						name: "names",
						values: [
							{
								window: "by the last signal",
								falsePositiveRate: 0.45,
								sensitivity: 0.36,
								name: "By the last signal: 0.77",
								ink: palette.words[1],
							},
							{
								window: "by the clock",
								falsePositiveRate: 0.45,
								sensitivity: 0.28,
								name: "By the clock: 0.68",
								ink: palette.words[0],
							},
						],
					},
					mark: { type: "text", align: "left", fontWeight: 600 },
					encoding: {
						y: { field: "sensitivity", type: "quantitative" },
						text: { field: "name" },
						color: { field: "ink", type: "nominal", scale: null },
					},
				},
			],
		},
	);
}

/** Panels over the full width, with points and intervals. */
export function panelsSpec(): FigureSpec {
	const random = seededRandom(7);
	const rows = ["Acidaemia", "Caesarean section"].flatMap((target) =>
		["Four features", "Missing signal alone", "Length of the silence"].flatMap((model) =>
			["end of file", "end of signal"].map((window) => {
				const auc = 0.55 + 0.42 * random();
				return { target, model, window, auc, low: auc - 0.07, high: Math.min(1, auc + 0.06) };
			}),
		),
	);
	return figureSpec(
		{
			columnMm: 178,
			title: "What the end of a file gives away",
			caption: "Area under the ROC curve with 95% interval, by target, model and window; 552 recordings.",
			alt: "Six pairs of points with intervals; for caesarean section the pairs lie apart.",
		},
		{
			data: { values: rows },
			facet: { column: { field: "target", type: "nominal", title: null } },
			spec: {
				height: 92,
				layer: [
					{
						mark: { type: "rule", strokeWidth: 1.2 },
						encoding: {
							x: { field: "low", type: "quantitative", title: "Area under the ROC curve" },
							x2: { field: "high" },
						},
					},
					{ mark: { type: "point", size: 26, opacity: 1 }, encoding: { x: { field: "auc", type: "quantitative" } } },
				],
				encoding: {
					x: { scale: { domain: [0.4, 1] }, axis: { grid: true } },
					y: { field: "model", type: "nominal", title: null },
					yOffset: { field: "window" },
					color: { field: "window", type: "nominal", title: "Window ends at the" },
				},
			},
		},
	);
}
