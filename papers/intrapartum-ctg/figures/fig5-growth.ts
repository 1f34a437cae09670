import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { GrowthPoint } from "../analysis/fooled.ts";

/** How the area grows with the amount of oversampling, before and inside the split. */
export function spec(points: readonly GrowthPoint[]): FigureSpec {
	const rows = points.map((point) => ({
		...point,
		place: point.oversampling === "before" ? "before the split (leaked)" : "inside each training fold (honest)",
		series: `${point.method}, ${point.oversampling}`,
	}));
	const last = (oversampling: GrowthPoint["oversampling"]) =>
		rows.find((row) => row.method === "copies" && row.oversampling === oversampling && row.sharePercent === 100);
	const honest = (last("inside")?.auc ?? Number.NaN).toFixed(2);
	const leaked = (last("before")?.auc ?? Number.NaN).toFixed(2);
	const colour = {
		field: "place",
		type: "nominal" as const,
		title: null,
		scale: {
			domain: ["inside each training fold (honest)", "before the split (leaked)"],
			range: [palette.blue, palette.vermilion],
		},
		legend: { direction: "vertical" as const },
	};
	const area = { domain: [0.5, 1], nice: false, zero: false };
	const x = {
		field: "sharePercent",
		type: "quantitative" as const,
		title: "Gap between the classes filled by oversampling (%)",
	};
	return figureSpec(
		{
			columnMm: 85,
			title: "The leak grows with every copied case",
			caption:
				"Area under the ROC curve of a random forest for pH ≤ 7.05 (all births, last 30 minutes with signal) as oversampling fills the gap " +
				"between the classes, by copies (solid) or SMOTE (dashed); bands: 95% DeLong intervals (copies). Nothing about the births changes from left to right. " +
				`Data: CTU-UHB, n = ${points[0]?.n} births, ${points[0]?.events} events.`,
			alt: `With oversampling before the split the area grows to ${leaked}; inside the training folds it stays at ${honest}.`,
		},
		{
			height: 190,
			layer: [
				{
					data: { name: "bands", values: rows.filter((row) => row.method === "copies") },
					mark: { type: "area", opacity: 0.15, clip: true },
					encoding: {
						x,
						y: { field: "aucLow", type: "quantitative", scale: area },
						y2: { field: "aucHigh" },
						color: colour,
					},
				},
				{
					data: { name: "points", values: rows },
					mark: { type: "line" },
					encoding: {
						x,
						y: {
							field: "auc",
							type: "quantitative",
							title: "Area under the ROC curve",
							scale: area,
							axis: { format: ".1f" },
						},
						color: colour,
						strokeDash: {
							field: "method",
							type: "nominal",
							title: null,
							legend: { orient: "bottom" },
							scale: {
								domain: ["copies", "SMOTE"],
								range: [
									[1, 0],
									[4, 3],
								],
							},
						},
						detail: { field: "series" },
					},
				},
				{
					data: { name: "marks", values: rows },
					mark: { type: "point", size: 14 },
					encoding: {
						x,
						y: { field: "auc", type: "quantitative" },
						color: colour,
						shape: {
							field: "place",
							type: "nominal",
							title: null,
							scale: { domain: colour.scale.domain, range: ["circle", "square"] },
							legend: colour.legend,
						},
					},
				},
			],
		},
	);
}
