import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { RocRows } from "../analysis/prediction.ts";

/** ROC curve of the honest model with its band; out-of-fold predictions. */
export function spec(rows: RocRows): FigureSpec {
	const { curve, band, auc, aucLow, aucHigh, n, events } = rows;
	const text = `AUC ${formatNumber(auc, 2)} (95% CI ${formatNumber(aucLow, 2)} to ${formatNumber(aucHigh, 2)})`;
	const axis = { format: ".1f", values: [0, 0.2, 0.4, 0.6, 0.8, 1] };
	const side = 190;
	return figureSpec(
		{
			columnMm: 85,
			title: "Four features predict acidaemia moderately, with a wide interval",
			caption:
				`ROC curve of the ridge logistic regression on four features of the last 30 minutes with signal, vaginal births (n = ${n}, ` +
				`${events} with pH < 7.05), from predictions of repeated cross-validation; band: pointwise 95% bootstrap interval over births. ${text}. ` +
				"Grey: chance. Data: CTU-UHB.",
			alt: `The ROC curve lies above chance with a wide band: ${text}, from ${events} events in ${n} births.`,
		},
		{
			width: side,
			height: side,
			autosize: { type: "pad" },
			layer: [
				{
					data: { name: "band", values: [...band] },
					mark: { type: "area", color: palette.blue, opacity: 0.18, interpolate: "step-after" },
					encoding: {
						x: { field: "falsePositiveRate", type: "quantitative" },
						y: { field: "low", type: "quantitative" },
						y2: { field: "high" },
					},
				},
				{
					data: {
						name: "chance",
						values: [
							{ x: 0, y: 0 },
							{ x: 1, y: 1 },
						],
					},
					mark: { type: "line", color: palette.context, strokeDash: [3, 3], strokeWidth: 0.8 },
					encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
				},
				{
					data: { name: "curve", values: [...curve] },
					mark: { type: "line", color: palette.blue, interpolate: "step-after", strokeWidth: 1.4 },
					encoding: {
						x: {
							field: "falsePositiveRate",
							type: "quantitative",
							title: "False positive rate (1 − specificity)",
							scale: { domain: [0, 1] },
							axis,
						},
						y: {
							field: "sensitivity",
							type: "quantitative",
							title: "True positive rate (sensitivity)",
							scale: { domain: [0, 1] },
							axis,
						},
					},
				},
				{
					data: { name: "label", values: [{ x: 0.98, y: 0.1, text }] },
					mark: { type: "text", align: "right", fontSize: 7 },
					encoding: {
						x: { field: "x", type: "quantitative" },
						y: { field: "y", type: "quantitative" },
						text: { field: "text" },
					},
				},
			],
		},
	);
}
