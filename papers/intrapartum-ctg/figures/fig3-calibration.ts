import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { CalibrationRows } from "../analysis/prediction.ts";

/** Flexible calibration curve with its band, the diagonal, and where the predictions lie. */
export function spec(rows: CalibrationRows): FigureSpec {
	const { predictions, slope, slopeLow, slopeHigh, n, events, upper } = rows;
	const curve = rows.curve.filter((point) => point.predicted <= upper);
	const text = `Slope ${formatNumber(slope, 2)} (95% CI ${formatNumber(slopeLow, 2)} to ${formatNumber(slopeHigh, 2)})`;
	const scale = { domain: [0, upper], nice: false, clamp: true };
	const side = 190;
	const axis = { format: ".0%", tickCount: 5 };
	return figureSpec(
		{
			columnMm: 85,
			title: "Calibration is too uncertain to judge",
			caption:
				`Observed against predicted risk of pH < 7.05, vaginal births (n = ${n}, ${events} events), predictions of repeated cross-validation; ` +
				`curve: restricted cubic spline, band: pointwise 95% interval; dashed: perfect agreement; ticks: births with (above) and without (below) ` +
				`the event. ${text}. Axes end at ${formatNumber(100 * upper, 0)}%, where larger predictions are drawn. Data: CTU-UHB.`,
			alt: `The calibration curve follows the diagonal within a wide band. ${text}.`,
		},
		{
			width: side,
			height: side,
			autosize: { type: "pad" },
			layer: [
				{
					data: { name: "curve", values: [...curve] },
					mark: { type: "area", color: palette.blue, opacity: 0.18, clip: true },
					encoding: {
						x: { field: "predicted", type: "quantitative" },
						y: { field: "low", type: "quantitative" },
						y2: { field: "high" },
					},
				},
				{
					data: {
						name: "perfect",
						values: [
							{ x: 0, y: 0 },
							{ x: upper, y: upper },
						],
					},
					mark: { type: "line", color: palette.context, strokeDash: [3, 3], strokeWidth: 0.8 },
					encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
				},
				{
					data: { name: "line", values: curve.map(({ predicted, observed }) => ({ predicted, observed })) },
					mark: { type: "line", color: palette.blue, strokeWidth: 1.4, clip: true },
					encoding: {
						x: { field: "predicted", type: "quantitative", title: "Predicted risk", scale, axis },
						y: { field: "observed", type: "quantitative", title: "Observed risk", scale, axis },
					},
				},
				...([1, 0] as const).map((event) => ({
					data: {
						name: event === 1 ? "births with the event" : "births without the event",
						values: predictions.filter((row) => row.event === event).map(({ predicted }) => ({ predicted })),
					},
					mark: {
						type: "tick" as const,
						orient: "vertical" as const,
						size: 6,
						thickness: 0.5,
						opacity: 1,
						clip: true,
						color: event === 1 ? palette.vermilion : palette.muted,
					},
					encoding: {
						x: { field: "predicted", type: "quantitative" as const },
						y: { value: event === 1 ? 5 : side - 5 },
					},
				})),
			],
		},
	);
}
