import { palette } from "@quickening/figures";
import type { PercentileRow } from "../analysis/series-rows.ts";
import { type Layer, note, type WeekAxis, withPhase } from "./gestation.ts";

interface PercentilePanel {
	readonly figure: string;
	readonly rows: readonly PercentileRow[];
	/** Ends the names of plotted columns: "Minutes", "Percent". */
	readonly unit: string;
	readonly title: string;
	readonly x: WeekAxis;
	readonly yTitle: string;
	readonly domain: readonly [number, number];
	readonly width: number;
	readonly height?: number;
	readonly lastWeek: number;
	readonly more: readonly Layer[];
	readonly broken?: boolean;
}

/** A panel of percentiles: two bands and the median, each named at its right end. */
export function percentilePanel(panel: PercentilePanel) {
	const { figure, rows, unit, title, x, yTitle, domain, width, height = 150, lastWeek, more, broken = false } = panel;
	const plotted = rows.map(({ week, p10, p25, p50, p75, p90, participants }) => ({
		week,
		[`p10${unit}`]: p10,
		[`p25${unit}`]: p25,
		[`p50${unit}`]: p50,
		[`p75${unit}`]: p75,
		[`p90${unit}`]: p90,
		participants,
	}));
	const y = (field: string) => ({
		field: `${field}${unit}`,
		type: "quantitative" as const,
		title: yTitle,
		scale: { domain: [...domain], nice: false },
	});
	const detail = broken ? { detail: { field: "phase" } } : {};
	const band = (low: string, high: string, opacity: number) => ({
		mark: { type: "area" as const, color: palette.blue, opacity },
		encoding: { x, y: y(low), y2: { field: `${high}${unit}` }, ...detail },
	});
	const name = (field: string, text: string, color: string = palette.muted) =>
		note(lastWeek, `${field}${unit}`, text, { dx: 5, color });
	return {
		width,
		height,
		title: { text: `${title} (original figure ${figure})`, anchor: "start" as const, offset: 4 },
		data: { name: figure, values: broken ? withPhase(plotted) : plotted },
		layer: [
			band("p10", "p90", 0.14),
			band("p25", "p75", 0.24),
			...more,
			{
				mark: { type: "line" as const, color: palette.blue, strokeWidth: 1.5 },
				encoding: { x, y: y("p50"), ...detail },
			},
			name("p90", "90th"),
			name("p75", "75th"),
			name("p50", "median", palette.ink),
			name("p25", "25th"),
			name("p10", "10th"),
		],
	};
}
