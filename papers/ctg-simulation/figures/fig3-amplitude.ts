import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { noiseLevels } from "../analysis/design.ts";
import type { AmplitudeRow } from "../analysis/performance-rows.ts";
import { detectorNames, noiseNames, seriesShapes } from "./names.ts";

/** Sensitivity by the true size of an event, by noise. */
export function spec(rows: readonly AmplitudeRow[]): FigureSpec {
	const shown = rows.map(({ detector, noise, lowBpm, highBpm, estimate, low, high, nEvents }) => ({
		detector: detectorNames[detector],
		noise: noiseNames[noise],
		size: highBpm === null ? `≥ ${lowBpm}` : `${lowBpm}–${highBpm}`,
		percent: 100 * estimate,
		lowPercent: 100 * low,
		highPercent: 100 * high,
		events: nEvents,
	}));
	const sizes = [...new Set(shown.map((row) => row.size))].sort(
		(a, b) => Number.parseInt(a.replace("≥ ", ""), 10) - Number.parseInt(b.replace("≥ ", ""), 10),
	);
	const lowest = shown.reduce(
		(least, row) => (row.percent < least.percent ? row : least),
		shown[0] as (typeof shown)[number],
	);
	const fewest = Math.min(...shown.map((row) => row.events));
	const most = Math.max(...shown.map((row) => row.events));
	const color = {
		field: "noise",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1 },
		scale: {
			domain: noiseLevels.map((noise) => noiseNames[noise]),
			range: [palette.blue, palette.green, palette.vermilion],
		},
	};
	const shape = {
		field: "noise",
		type: "nominal" as const,
		title: null,
		scale: { domain: color.scale.domain, range: [...seriesShapes] },
	};
	const view = (detector: "accelerations" | "decelerations") => ({
		data: { name: detector, values: shown.filter((row) => row.detector === detectorNames[detector]) },
		encoding: {
			x: {
				field: "size",
				type: "ordinal" as const,
				title: "True amplitude (bpm)",
				scale: {
					domain: sizes.filter((size) =>
						shown.some((row) => row.size === size && row.detector === detectorNames[detector]),
					),
				},
				axis: { labelAngle: 0 },
			},
			xOffset: { field: "noise", type: "nominal" as const, scale: { domain: color.scale.domain } },
			color,
		},
		layer: [
			{
				mark: { type: "rule" as const, strokeWidth: 1 },
				encoding: {
					y: {
						field: "lowPercent",
						type: "quantitative" as const,
						title: "Found, of all true (%)",
						scale: { domain: [50, 100], nice: false },
					},
					y2: { field: "highPercent" },
				},
			},
			{
				mark: { type: "point" as const, size: 18 },
				encoding: { y: { field: "percent", type: "quantitative" as const }, shape },
			},
		],
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Accelerations just above the limit are missed most often",
			caption: `Sensitivity for accelerations (a) and decelerations (b) by the true amplitude, with a fifth of the heart rate lost; points from ${fewest} to ${most} events in the same simulated labours; lines: 95% bootstrap intervals over recordings.`,
			alt: `Sensitivity is lowest for ${lowest.detector.toLowerCase()} of ${lowest.size} bpm, ${formatNumber(lowest.percent, 0)}%.`,
		},
		panels(
			(["accelerations", "decelerations"] as const).map((detector) => ({
				title: detectorNames[detector],
				view: view(detector),
			})),
			{ height: 105, sharedScales: ["y", "color", "shape"] },
		),
	);
}
