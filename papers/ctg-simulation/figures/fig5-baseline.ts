import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { noiseLevels } from "../analysis/design.ts";
import type { BaselineRow } from "../analysis/performance-rows.ts";
import { lossAxis, noiseNames } from "./names.ts";

/** Error of the baseline against loss: mean with its interval, and the limits within which 95% of recordings lie. */
export function spec(rows: readonly BaselineRow[]): FigureSpec {
	const shown = rows.map(({ noise, loss, estimate, low, high, limitLow, limitHigh, n, nLost }) => ({
		noise,
		lossPercent: 100 * loss,
		biasBpm: estimate,
		lowBpm: low,
		highBpm: high,
		limitLowBpm: limitLow,
		limitHighBpm: limitHigh,
		recordings: n,
		lostBaselines: nLost,
	}));
	const largest = Math.max(...shown.map((row) => Math.abs(row.biasBpm)));
	const recordings = shown[0]?.recordings ?? 0;
	const lost = shown.map((row) => row.lostBaselines);
	const y = (field: string, first: boolean) => ({
		field,
		type: "quantitative" as const,
		title: first ? "Baseline error (bpm)" : null,
		scale: { domain: [-6, 6], nice: false },
		axis: { values: [-4, -2, 0, 2, 4] },
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "The baseline is right on average, but far off in a few recordings",
			caption:
				`Found minus true baseline, mean of a recording: line, mean over ${recordings} simulated labours with 95% t interval (dark band); light band: 95% limits of agreement (mean ± 1.96 SD). ` +
				`Numbers below: recordings that are off by more than 5 bpm on average.`,
			alt: `The mean error of the baseline stays within ${formatNumber(largest, 1)} bpm at every loss and noise; between ${Math.min(...lost)} and ${Math.max(...lost)} of ${recordings} recordings are off by more than 5 bpm.`,
		},
		{
			hconcat: noiseLevels.map((noise, j) => ({
				width: 138,
				height: 105,
				title: { text: noiseNames[noise], anchor: "middle" as const, fontWeight: 600 },
				data: { name: noise, values: shown.filter((row) => row.noise === noise) },
				layer: [
					{
						mark: { type: "area" as const, color: palette.sky, opacity: 0.25 },
						encoding: {
							x: lossAxis,
							y: y("limitLowBpm", j === 0),
							y2: { field: "limitHighBpm" },
						},
					},
					{
						mark: { type: "area" as const, color: palette.blue, opacity: 0.3 },
						encoding: { x: lossAxis, y: y("lowBpm", j === 0), y2: { field: "highBpm" } },
					},
					{
						mark: { type: "rule" as const, color: palette.context, strokeWidth: 0.7 },
						encoding: { y: { datum: 0 } },
					},
					{
						mark: { type: "line" as const, color: palette.blue, point: { size: 12, color: palette.blue } },
						encoding: { x: lossAxis, y: y("biasBpm", j === 0) },
					},
					{
						mark: { type: "text" as const, fontSize: 6.5, color: palette.muted },
						encoding: { x: lossAxis, y: { datum: -5.5 }, text: { field: "lostBaselines" } },
					},
				],
			})),
			spacing: 12,
		},
	);
}
