import { InvalidInputError } from "@quickening/core";
import { escapeMarkup, plainText } from "@quickening/workspace/markup";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { fitPanels } from "../spec/fit-panels.ts";
import { palette } from "../spec/palette.ts";
import { figureFont } from "../spec/theme.ts";
import { checkSvgSize } from "./check-size.ts";
import { readScene, type Scene, type SceneNode } from "./scene/read-scene.ts";
import { textWidth } from "./text-width.ts";
import { unsafeSvg } from "./unsafe-svg.ts";

/** A drawing and the spec that it was drawn from, panels fitted to the column. */
export interface Drawing {
	readonly svg: string;
	readonly spec: FigureSpec;
	/** Size in points. */
	readonly width: number;
	readonly height: number;
	/** What is seen on it, for the checks. */
	readonly scene: Scene;
}

export interface DrawOptions {
	/** Width of the drawing in points, to the hundredth. */
	readonly column: number;
	readonly synthetic: boolean;
	readonly title: string;
	readonly description: string;
	/** CSS families and size of the words that are not the spec's. */
	readonly font?: string;
	readonly notePt?: number;
	/** Whose column it is, for a refusal; default: none is named. */
	readonly journal?: string;
}

/** Room for the words "Synthetic data" below the drawing, in points beyond their size. */
const FOOT = 3;

/**
 * Draws a checked spec as SVG, exactly as wide as its column, in points, with text measured in the real font. The
 * panels of a composite figure are widened or narrowed together until they fit.
 *
 * The file is the same each time: ids are numbered from 1 and start with the figure's id (two figures on a page do not
 * clash), and coordinates are rounded to a thousandth of a point. Colours are those of a light page; rectangles on
 * which words stand have the class "cells", so that a dark page can turn them over.
 *
 * @throws InvalidInputError when Vega warns (a dropped channel, an infinite extent), or the figure cannot be fitted.
 */
export async function drawSvg(
	id: string,
	spec: FigureSpec,
	{ column, synthetic, title, description, font = figureFont, notePt = 6, journal = "" }: DrawOptions,
): Promise<Drawing> {
	const fitted = await fit(id, spec, column, journal);
	const height = Math.ceil(fitted.height + (synthetic ? notePt + FOOT : 0));
	const mm = (points: number) => `${round((points / 72) * 25.4)}mm`;
	const open = [
		`<svg xmlns="http://www.w3.org/2000/svg" class="figure" width="${mm(column)}" height="${mm(height)}"`,
		` viewBox="0 0 ${column} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
		`<title id="${id}-title">${escapeMarkup(title, "attribute")}</title>`,
		`<desc id="${id}-desc">${escapeMarkup(description, "attribute")}</desc>`,
		synthetic ? "<metadata>Synthetic data: no real person's recordings stand behind this figure.</metadata>" : "",
	];
	const note = `<text x="${column - 2}" y="${height - 3}" text-anchor="end" font-family="${font}" font-size="${notePt}px" fill="${palette.muted}">Synthetic data</text>`;
	const svg = tidy(plainText(`${open.join("")}${fitted.body}${synthetic ? note : ""}</svg>\n`), id, fitted.scene);
	const unsafe = unsafeSvg(svg);
	if (unsafe !== undefined) throw refusal(id, "unsafe", `be a plain drawing; it holds ${unsafe}`);
	return { svg, spec: fitted.spec, width: column, height, scene: fitted.scene };
}

/** Missing from Vega's types. */
interface TextMetrics {
	width: (item: Record<string, unknown>, text: unknown) => number;
}

interface Fitted {
	readonly spec: FigureSpec;
	/** The drawing without its <svg> element. */
	readonly body: string;
	readonly width: number;
	readonly height: number;
	readonly scene: Scene;
}

async function fit(id: string, spec: FigureSpec, column: number, journal: string): Promise<Fitted> {
	return within(id, await fitPanels(spec, column, (tried) => draw(id, tried)), column, journal);
}

function within(id: string, drawn: Fitted, column: number, journal: string): Fitted {
	if (drawn.width <= column + 0.6) return drawn;
	const over = Math.ceil(drawn.width - column);
	throw refusal(
		id,
		"too-wide",
		`fit ${journal === "" ? "its" : `${journal}'s`} column of ${column} pt; it is ${over} pt wider (long labels, or too many panels)`,
	);
}

async function draw(id: string, spec: FigureSpec): Promise<Fitted> {
	const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
	// Vega has one text measure for all; ours takes the place of its guess.
	const { textMetrics: metrics } = vega as unknown as { readonly textMetrics: TextMetrics };
	metrics.width = (item, text) => textWidth(String(text ?? "").trim(), item);
	vega.resetSVGDefIds();
	const warnings: string[] = [];
	const logger = collect(warnings);
	const compiled = compile(structuredClone(spec), { logger }).spec;
	const view = new vega.View(vega.parse(compiled), { renderer: "none", logger, loader: noLoader(id) });
	await view.runAsync();
	const svg = await view.toSVG();
	checkSvgSize(id, svg);
	const [, left = "0", top = "0"] = svg.match(/<g [^>]*transform="translate\(([-\d.]+),([-\d.]+)\)"/) ?? [];
	const scene = readScene((view.scenegraph() as unknown as { readonly root: SceneNode }).root, [
		Number(left),
		Number(top),
	]);
	view.finalize();
	if (warnings.length > 0) throw refusal(id, "warning", `draw without a warning; got: ${warnings.join("; ")}`);
	const [, width, height] = svg.match(/^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/) ?? [];
	if (width === undefined || height === undefined) throw new Error(`drawSvg: figure ${id}: Vega gave no viewBox`);
	const body = svg.replace(/^<svg [^>]*>/, "").replace(/<\/svg>$/, "");
	return { spec, body, width: Number(width), height: Number(height), scene };
}

/** A logger that keeps what Vega would print. */
function collect(warnings: string[]) {
	const keep = (...words: readonly unknown[]) => {
		const message = words.map(String).join(" ");
		// Of two settings that layers give one legend or axis, the author's own is used: no data are lost.
		if (!/^Conflicting (?:legend|axis) property/.test(message)) warnings.push(message);
		return logger;
	};
	const ignore = () => logger;
	const logger = { level: () => logger, error: keep, warn: keep, info: ignore, debug: ignore };
	// Its level() also reads the level, which no caller here does.
	return logger as never;
}

function noLoader(id: string) {
	const refuse = async (uri: string): Promise<never> => {
		throw refusal(id, "external", `hold all its data; it asks for ${uri}`);
	};
	return { load: refuse, sanitize: refuse, http: refuse, file: refuse } as never;
}

function tidy(svg: string, id: string, { cells }: Scene): string {
	return svg
		.replace(/(<g class="mark-rect role-mark )([^"]+)"/g, (open, start, mark) =>
			cells.includes(mark) ? `${start}${mark} cells"` : open,
		)
		.replace(/(id="|url\(#)((?:clip|gradient_|pattern_)\w+)/g, `$1${id}-$2`)
		.replace(/ (?:d|transform|x|y|x1|x2|y1|y2|width|height|r|cx|cy|points|dx|dy)="[^"]*"/g, (attribute) =>
			attribute.replace(/-?\d*\.\d{4,}(?:e-?\d+)?|-?\d+e-\d+/g, (number) => String(round(Number(number)))),
		);
}

function round(x: number): number {
	const rounded = Math.round(x * 1000) / 1000;
	return rounded === 0 ? 0 : rounded;
}

function refusal(id: string, code: string, rule: string): InvalidInputError {
	return new InvalidInputError(`renderFigure: figure ${id} must ${rule}`, { code, argument: "spec", received: id });
}
