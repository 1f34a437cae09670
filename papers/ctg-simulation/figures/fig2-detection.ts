import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { noiseLevels } from "../analysis/design.ts";
import { detectors } from "../analysis/judge-recording.ts";
import type { DetectionMeasure, DetectionRow } from "../analysis/performance-rows.ts";
import { detectorNames, lossAxis, noiseNames, seriesDashes, seriesShapes } from "./names.ts";

const measures: readonly (readonly [DetectionMeasure, string])[] = [
	["sensitivity", "Found, of all true (%)"],
	["visibleSensitivity", "Found, of those visible (%)"],
	["precision", "True, of all found (%)"],
];

/** Sensitivity and precision of each detector against signal loss, a column of panels for each level of noise. */
export function spec(rows: readonly DetectionRow[]): FigureSpec {
	const shown = rows.map(({ detector, measure, noise, loss, estimate, low, high, n, nEvents }) => ({
		detector: detectorNames[detector],
		measure,
		noise,
		lossPercent: 100 * loss,
		percent: 100 * estimate,
		lowPercent: 100 * low,
		highPercent: 100 * high,
		recordings: n,
		events: nEvents,
	}));
	const at = (measure: DetectionMeasure, loss: number) =>
		formatNumber(
			shown.find(
				(row) =>
					row.measure === measure &&
					row.noise === "moderate" &&
					row.detector === "Decelerations" &&
					row.lossPercent === loss,
			)?.percent,
			0,
		);
	const color = {
		field: "detector",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1, symbolDash: [1, 0] },
		scale: {
			domain: detectors.map((detector) => detectorNames[detector]),
			range: [palette.blue, palette.vermilion, palette.green],
		},
	};
	const { domain } = color.scale;
	const strokeDash = { field: "detector", legend: null, scale: { domain, range: seriesDashes } };
	const shape = { field: "detector", title: null, scale: { domain, range: [...seriesShapes] } };
	const recordings = shown[0]?.recordings ?? 0;
	const panel = (
		measure: DetectionMeasure,
		title: string,
		noise: (typeof noiseLevels)[number],
		place: readonly [number, number],
	) => ({
		width: 132,
		height: 92,
		...(place[0] === 0 && { title: { text: noiseNames[noise], anchor: "middle" as const, fontWeight: 600 } }),
		data: {
			name: `${measure}, ${noise}`,
			values: shown.filter((row) => row.measure === measure && row.noise === noise),
		},
		layer: [
			{
				mark: { type: "area" as const, opacity: 0.2, clip: true },
				encoding: {
					x: { ...lossAxis, title: place[0] === measures.length - 1 ? lossAxis.title : null },
					y: {
						field: "lowPercent",
						type: "quantitative" as const,
						scale: { domain: [50, 100], nice: false },
						title: place[1] === 0 ? title : null,
						axis: { values: [50, 60, 70, 80, 90, 100] },
					},
					y2: { field: "highPercent" },
					color,
				},
			},
			{
				mark: { type: "line" as const },
				encoding: { x: lossAxis, y: { field: "percent", type: "quantitative" as const }, color, strokeDash },
			},
			{
				mark: { type: "point" as const, size: 12 },
				encoding: { x: lossAxis, y: { field: "percent", type: "quantitative" as const }, color, shape },
			},
		],
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Lost signal makes false decelerations: what can be seen is found, but gaps cut it into pieces",
			caption:
				`Sensitivity, sensitivity for events with signal in at least half of their length, and precision, by percentage of heart rate lost and by noise; ${recordings} simulated labours per point, ` +
				"the same in every panel. Bands: 95% bootstrap intervals over recordings (Monte Carlo error). The tocogram is never lost.",
			alt: `With moderate noise, sensitivity for decelerations falls from ${at("sensitivity", 0)}% with nothing lost to ${at("sensitivity", 50)}% with half of the signal lost; of visible decelerations ${at("visibleSensitivity", 50)}% are still found; precision falls from ${at("precision", 0)}% to ${at("precision", 50)}%. Contractions stay near 100%.`,
		},
		{
			vconcat: measures.map(([measure, title], i) => ({
				hconcat: noiseLevels.map((noise, j) => panel(measure, title, noise, [i, j])),
			})),
			spacing: 8,
			config: { concat: { spacing: 10 } },
		} as Parameters<typeof figureSpec>[1],
	);
}
