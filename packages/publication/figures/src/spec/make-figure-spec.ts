import type { FigureMeta } from "@quickening/paper";
import type { Config, TopLevelSpec } from "vega-lite";
import type { FigureSpec } from "./figure-spec.ts";
import { nameTickCounts } from "./name-tick-counts.ts";
import { columnWidth, figureTheme } from "./theme.ts";

/**
 * Makes a figure of a drawing: adds the house theme, the width of its column, and its words. A single or layered view
 * fills the column, axes and legends included, 0.62 as high as wide unless it says otherwise; the panels of a facet,
 * concatenation or repeat keep the ratio of their widths and are fitted to the column when the figure is rendered.
 *
 * @param meta - column, title, caption and alternative text.
 * @param drawing - a Vega-Lite spec with its data inline; its own `config` wins over the theme.
 * @example
 * export function spec(rows: readonly Row[]): FigureSpec {
 * 	return figureSpec({ columnMm: 85, title: "...", caption: "...", alt: "..." }, {
 * 		data: { values: [...rows] },
 * 		mark: "line",
 * 		encoding: { x: { field: "minute", type: "quantitative", title: "Time (min)" }, y: ... },
 * 	});
 * }
 */
export function figureSpec(meta: FigureMeta, drawing: TopLevelSpec): FigureSpec {
	const width = columnWidth(meta.columnMm);
	const single = "mark" in drawing || "layer" in drawing;
	const encoding = "encoding" in drawing ? (drawing.encoding as Record<string, unknown> | undefined) : undefined;
	const facets = ["facet", "row", "column"].some((channel) => encoding?.[channel] !== undefined);
	return {
		$schema: "https://vega.github.io/schema/vega-lite/v6.json",
		...(single && !facets && fillColumn(width)),
		...nameTickCounts(drawing),
		config: merge(figureTheme, drawing.config ?? {}) as Config,
		usermeta: { ...drawing.usermeta, quickening: { ...meta } },
	} as FigureSpec;
}

function fillColumn(width: number) {
	return {
		width,
		height: Math.round(width * 0.62),
		autosize: { type: "fit", contains: "padding" },
	};
}

/** The theme with a figure's own settings over it: objects are merged, all else replaced. */
function merge(base: object, over: object): object {
	const merged: Record<string, unknown> = { ...base };
	for (const [key, value] of Object.entries(over)) {
		const below = merged[key];
		merged[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
	}
	return merged;
}

function isObject(x: unknown): x is object {
	return typeof x === "object" && x !== null && !Array.isArray(x);
}
