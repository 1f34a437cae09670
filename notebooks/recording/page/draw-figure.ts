import { darkFigure, type FigureSpec } from "@quickening/figures";
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

/** A drawing, and the colours that it has on a dark page, as CSS. */
export interface DrawnFigure {
	readonly svg: string;
	readonly darkStyle: string;
}

let drawn = 0;

/** Draws a figure as SVG. Expressions are interpreted: the page allows no code that is made from text. */
export async function drawFigure(spec: FigureSpec): Promise<DrawnFigure> {
	const { spec: compiled } = compile(structuredClone(spec));
	const view = new vega.View(vega.parse(compiled, undefined, { ast: true }), {
		renderer: "none",
		expr: expressionInterpreter,
		loader: noLoader,
	} as vega.ViewOptions);
	await view.runAsync();
	const prefix = `drawn-${++drawn}`;
	const light = (await view.toSVG())
		.replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
		.replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`);
	view.finalize();
	const { svg, dark } = darkFigure(light);
	const properties = Object.entries(dark).map(([name, colour]) => `${name}:${colour}`);
	return { svg, darkStyle: `@media screen and (prefers-color-scheme:dark){:root{${properties.join(";")}}}` };
}

const refuse = async (address: string): Promise<never> => {
	throw new Error(`drawFigure: a figure of a recording fetches nothing; it asks for ${address}`);
};
const noLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
