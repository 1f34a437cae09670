import type { FigureSpec } from "./figure-spec.ts";

/** Panels are fitted until the figure is this near to its column, in points. */
const FIT = 0.25;
/** Most drawings that a fit may take. */
const TRIES = 10;
/** After this many a figure within a step of its column is near enough. */
const SOON = 2;
const STEP = 1.01;

/**
 * Draws a figure with its panels widened or narrowed together until it is as wide as its column. A single or layered view that
 * fits itself is drawn once.
 *
 * @param column - width in points. @param draw - draws a spec, and says how wide it became, axes and legends included.
 * @returns The drawing that comes nearest to the column without going over it; else the last one.
 */
export async function fitPanels<Drawn extends { readonly width: number }>(
	spec: FigureSpec,
	column: number,
	draw: (spec: FigureSpec) => Promise<Drawn>,
): Promise<Drawn> {
	let drawn = await draw(spec);
	if (isSelfFitting(spec) || Math.abs(drawn.width - column) <= FIT) return drawn;
	let [before, factorBefore] = [drawn, 1];
	let best: Drawn | undefined;
	let slope = drawn.width;
	let factor = column / drawn.width;
	for (let i = 0; i < TRIES && factor > 0.01; i++) {
		drawn = await draw(scalePanels(spec, factor));
		const fits = drawn.width <= column + 0.01;
		if (fits && drawn.width > (best?.width ?? 0)) best = drawn;
		if (fits && column - drawn.width <= FIT) break;
		// Vega lays out in whole points: the width moves in steps, and may never come nearer than one.
		if (i >= SOON && best !== undefined && column - best.width <= STEP) break;
		const found = (drawn.width - before.width) / (factor - factorBefore);
		if (found > column / 4 && found < column * 4) slope = found;
		[before, factorBefore] = [drawn, factor];
		factor += (column - FIT / 2 - drawn.width) / slope;
	}
	return best ?? drawn;
}

/** A single or layered view with autosize "fit" has the given width, axes and legends included. */
function isSelfFitting(spec: FigureSpec): boolean {
	const { autosize } = spec as { autosize?: unknown };
	const type = typeof autosize === "object" && autosize !== null ? (autosize as { type?: string }).type : autosize;
	return typeof type === "string" && type.startsWith("fit");
}

/**
 * Every panel's width times a factor; a panel without one is given 120 pt to start from. A figure of one view keeps the
 * ratio of its sides (a ROC curve is square); the panels of a composite one keep their heights.
 */
function scalePanels(spec: FigureSpec, factor: number): FigureSpec {
	const scale = (node: unknown): unknown => {
		if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
		const view = { ...node } as Record<string, unknown>;
		for (const key of ["concat", "hconcat", "vconcat"]) {
			if (Array.isArray(view[key])) view[key] = view[key].map(scale);
		}
		if (view.spec !== undefined) view.spec = scale(view.spec);
		if ("mark" in view || "layer" in view) {
			const width = typeof view.width === "number" ? view.width : 120;
			view.width = Math.round(width * factor * 100) / 100;
			if (node === spec && typeof view.height === "number") view.height = Math.round(view.height * factor * 100) / 100;
		}
		return view;
	};
	return scale(spec) as FigureSpec;
}
