import type { ColumnMm } from "@quickening/paper";
import type { Config } from "vega-lite";
import { palette } from "./palette.ts";

/** Figures are measured in points, as they are printed: 1 mm is 72/25.4 pt. */
export const POINTS_PER_MM = 72 / 25.4;

/** Width of a column in points: 240.94 (85 mm) or 504.57 (178 mm), to a hundredth. */
export function columnWidth(columnMm: ColumnMm): number {
	return Math.round(columnMm * POINTS_PER_MM * 100) / 100;
}

/** Fonts by falling preference; files are drawn with Inter, and a reader's machine that lacks it has a like one. */
export const figureFont = "Inter, Helvetica Neue, Arial, sans-serif";

/** Sizes in pt at the printed size: none below 6, the least that journals take. */
const LABEL = 7;
const TITLE = 7.5;
const HEADING = 8;

/**
 * How every figure looks (Vega-Lite config): no box, light horizontal grid, thin axes, Inter at print size, Okabe and
 * Ito's colours. What a single figure needs otherwise goes into its own `config`.
 */
export const figureTheme = {
	background: "transparent",
	aria: false,
	font: figureFont,
	padding: 2,
	customFormatTypes: false,
	view: { stroke: null, fill: null, continuousHeight: 150, discreteHeight: { step: 14 } },
	// Zero is shown where it matters: bars and areas have it, other marks ask for it with scale.zero.
	scale: { zero: false },
	axis: {
		labelFont: figureFont,
		labelFontSize: LABEL,
		labelColor: palette.muted,
		labelPadding: 3,
		labelLimit: 170,
		titleFont: figureFont,
		titleFontSize: TITLE,
		titleFontWeight: 500,
		titleColor: palette.ink,
		titlePadding: 6,
		titleLimit: 500,
		domainColor: palette.muted,
		domainWidth: 0.6,
		tickColor: palette.muted,
		tickWidth: 0.6,
		tickSize: 3,
		gridColor: palette.grid,
		gridWidth: 0.5,
		grid: false,
		tickRound: false,
		translate: 0,
	},
	axisX: { grid: false, labelFlush: false },
	axisY: { grid: true, domain: false, ticks: false, labelPadding: 4 },
	axisYDiscrete: { grid: false, domain: false, ticks: false, labelColor: palette.ink },
	axisXDiscrete: { grid: false, ticks: false, labelColor: palette.ink, labelAngle: 0 },
	legend: {
		labelFont: figureFont,
		labelFontSize: LABEL,
		labelColor: palette.ink,
		labelLimit: 220,
		titleFont: figureFont,
		titleFontSize: LABEL,
		titleFontWeight: 500,
		titleColor: palette.ink,
		titleLimit: 220,
		orient: "top",
		direction: "horizontal",
		offset: 4,
		padding: 0,
		rowPadding: 2,
		columnPadding: 10,
		symbolSize: 40,
		symbolStrokeWidth: 1.4,
		// A band is pale; what names it is not.
		symbolOpacity: 1,
	},
	header: {
		labelFont: figureFont,
		labelFontSize: TITLE,
		labelFontWeight: 500,
		labelColor: palette.ink,
		labelPadding: 5,
		titleFont: figureFont,
		titleFontSize: HEADING,
		titleFontWeight: 600,
		titleColor: palette.ink,
		titlePadding: 4,
	},
	title: {
		font: figureFont,
		fontSize: HEADING,
		fontWeight: 600,
		color: palette.ink,
		anchor: "start",
		frame: "group",
		offset: 6,
		subtitleFont: figureFont,
		subtitleFontSize: LABEL,
		subtitleColor: palette.muted,
		subtitlePadding: 2,
	},
	text: { font: figureFont, fontSize: LABEL, color: palette.ink },
	line: { strokeWidth: 1.3, strokeCap: "round", strokeJoin: "round", color: palette.blue },
	trail: { color: palette.blue },
	area: { color: palette.blue, opacity: 0.18, line: false },
	rule: { strokeWidth: 0.8, color: palette.ink },
	tick: { thickness: 1, color: palette.ink },
	point: { size: 16, filled: true, opacity: 1, color: palette.blue, strokeWidth: 0.8 },
	circle: { size: 14, opacity: 0.75, color: palette.blue },
	bar: { color: palette.blue },
	rect: { color: palette.blue },
	range: {
		category: [...palette.categories],
		ordinal: [...palette.ordered],
		ramp: [...palette.ordered],
		heatmap: [...palette.ordered],
		diverging: [...palette.diverging],
	},
	concat: { spacing: 18 },
	facet: { spacing: 20 },
} as const satisfies Config;
