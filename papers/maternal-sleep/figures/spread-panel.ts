import { palette } from "@quickening/figures";
import type { SpreadRow } from "../analysis/series-rows.ts";
import { type Layer, type WeekAxis, withPhase } from "./gestation.ts";

interface SpreadPanel {
	/** Number of the figure in the original, "4a". */
	readonly figure: string;
	readonly rows: readonly SpreadRow[];
	/** Ends the names of plotted columns: "Minutes", "Percent"; "" when the unit is not known. */
	readonly unit: string;
	/** What the panel shows; the number of the original is put behind it. */
	readonly title: string;
	readonly x: WeekAxis;
	readonly yTitle: string;
	readonly domain: readonly [number, number];
	/** Left out for a single panel, which fills its column. */
	readonly width?: number;
	readonly height?: number;
	/** Marks above the data: names of trimesters, notes. */
	readonly more: readonly Layer[];
	/** Whether the time between weeks 0 and 1 is left out, so that lines stop there. */
	readonly broken?: boolean;
}

/** A panel of weekly means as a line with points, with a band of one standard deviation. */
export function spreadPanel(panel: SpreadPanel) {
	const { figure, rows, unit, title, x, yTitle, domain, width, height = 150, more, broken = false } = panel;
	const plotted = rows.map(({ week, mean, sd, low, high, participants }) => ({
		week,
		[`mean${unit}`]: mean,
		[`sd${unit}`]: sd,
		[`low${unit}`]: low,
		[`high${unit}`]: high,
		participants,
	}));
	const y = (field: string) => ({
		field: `${field}${unit}`,
		type: "quantitative" as const,
		title: yTitle,
		scale: { domain: [...domain], nice: false },
	});
	const detail = broken ? { detail: { field: "phase" } } : {};
	return {
		...(width !== undefined && { width }),
		height,
		title: { text: `${title} (original figure ${figure})`, anchor: "start" as const, offset: 4 },
		data: { name: figure, values: broken ? withPhase(plotted) : plotted },
		layer: [
			{
				mark: { type: "area" as const, color: palette.blue, opacity: 0.16 },
				encoding: { x, y: y("low"), y2: { field: `high${unit}` }, ...detail },
			},
			...more,
			{
				mark: { type: "line" as const, color: palette.blue, point: { size: 9, color: palette.blue } },
				encoding: { x, y: y("mean"), ...detail },
			},
		],
	};
}
