import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { noiseLevels } from "../analysis/design.ts";
import type { VariabilityRow } from "../analysis/performance-rows.ts";
import { lossAxis, noiseNames, seriesDashes, seriesShapes } from "./names.ts";

const names = { stv: "Short-term variability", bandwidth: "Bandwidth" } as const;

/** Relative error of both measures of variability against loss, by noise. */
export function spec(rows: readonly VariabilityRow[]): FigureSpec {
	const shown = rows.map(({ measure, noise, loss, estimate, low, high, n }) => ({
		measure: names[measure],
		noise: noiseNames[noise],
		lossPercent: 100 * loss,
		errorPercent: estimate,
		lowPercent: low,
		highPercent: high,
		recordings: n,
	}));
	const first = (noise: (typeof noiseLevels)[number]) =>
		shown.find((row) => row.noise === noiseNames[noise] && row.lossPercent === 0 && row.measure === names.stv)
			?.errorPercent;
	const fewest = Math.min(...shown.map((row) => row.recordings));
	const most = Math.max(...shown.map((row) => row.recordings));
	const color = {
		field: "noise",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1, symbolDash: [1, 0] },
		scale: {
			domain: noiseLevels.map((noise) => noiseNames[noise]),
			range: [palette.blue, palette.green, palette.vermilion],
		},
	};
	const { domain } = color.scale;
	const strokeDash = { field: "noise", legend: null, scale: { domain, range: seriesDashes } };
	const shape = { field: "noise", title: null, scale: { domain, range: [...seriesShapes] } };
	const n = fewest === most ? String(most) : `${fewest} to ${most}`;
	return figureSpec(
		{
			columnMm: 178,
			title: "Noise, not loss, inflates the measures of variability",
			caption: `Found / true − 1 of short-term variability (a) and of the bandwidth of a median minute (b), mean over n = ${n} simulated labours with 95% t interval (Monte Carlo error).`,
			alt: `Without noise both measures are nearly unbiased at any loss. Short-term variability is ${formatNumber(first("moderate"), 0)}% too high with moderate and ${formatNumber(first("strong"), 0)}% with strong noise, with nothing lost.`,
		},
		panels(
			(["stv", "bandwidth"] as const).map((measure) => ({
				title: names[measure],
				view: {
					data: { name: names[measure], values: shown.filter((row) => row.measure === names[measure]) },
					layer: [
						{
							mark: { type: "area" as const, opacity: 0.2 },
							encoding: {
								x: lossAxis,
								y: {
									field: "lowPercent",
									type: "quantitative" as const,
									title: "Relative error (%)",
									scale: { domain: [-10, 120], nice: false },
								},
								y2: { field: "highPercent" },
								color,
							},
						},
						{
							mark: { type: "rule" as const, color: palette.context, strokeWidth: 0.7 },
							encoding: { y: { datum: 0 } },
						},
						{
							mark: { type: "line" as const },
							encoding: { x: lossAxis, y: { field: "errorPercent", type: "quantitative" as const }, color, strokeDash },
						},
						{
							mark: { type: "point" as const, size: 12 },
							encoding: { x: lossAxis, y: { field: "errorPercent", type: "quantitative" as const }, color, shape },
						},
					],
				},
			})),
			{ height: 120, sharedScales: ["y", "color", "shape", "strokeDash"] },
		),
	);
}
