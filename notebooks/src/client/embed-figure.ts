import type { View } from "vega";
import { element } from "./element.js";

/** A drawing that was tried. */
interface Tried {
	readonly width: number;
	readonly canvas: HTMLElement;
	readonly view: View;
}

interface Embedding {
	/** Draws with panels fitted to a column; none for a spec that was fitted when it was made. */
	readonly fit?: (spec: object, draw: (tried: object) => Promise<Tried>) => Promise<Tried>;
}

/** A spec drawn by Vega where it can be touched, as wide as its place; Vega (1.3 MB) is loaded only now. */
export async function embedFigure(
	place: HTMLElement,
	spec: object,
	dark: Readonly<Record<string, string>>,
	{ fit }: Embedding = {},
): Promise<View> {
	const { default: embed } = await import("vega-embed");
	const light = { ...spec, usermeta: undefined };
	const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
	const coloured = (isDark ? recoloured(light, dark) : light) as object;
	const draw = async (tried: object): Promise<Tried> => {
		const canvas = element("div");
		const { view } = await embed(canvas, tried as never, {
			actions: false,
			renderer: "svg",
			tooltip: true,
			// Errors alone: of two settings that layers give one legend, the renderer of the files takes the same one.
			logLevel: 1,
			// Expressions are interpreted: the page allows no code that is made from text.
			ast: true,
		});
		views.push(view);
		return { width: Number(canvas.querySelector("svg")!.getAttribute("width")), canvas, view };
	};
	const views: View[] = [];
	const { canvas, view } = await (fit === undefined ? draw(coloured) : fit(coloured, draw));
	for (const tried of views) if (tried !== view) tried.finalize();
	place.replaceChildren(canvas);
	const svg = canvas.querySelector("svg")!;
	// The place says in words what is seen; Vega's own roles would leave marks without a name.
	svg.setAttribute("aria-hidden", "true");
	const [width, height] = [svg.getAttribute("width"), svg.getAttribute("height")];
	if (!svg.hasAttribute("viewBox")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
	// The page decides how large it is drawn.
	for (const name of ["width", "height"]) svg.removeAttribute(name);
	return view;
}

/** A spec with other colours; rows stay as they are. */
function recoloured(node: unknown, partners: Readonly<Record<string, string>>, key = ""): unknown {
	if (typeof node === "string") return partners[node] ?? node;
	if (Array.isArray(node)) return node.map((child) => recoloured(child, partners));
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(
		Object.entries(node).map(([name, child]) => {
			const rows = name === "datasets" || (key === "data" && name === "values");
			return [name, rows ? child : recoloured(child, partners, name)];
		}),
	);
}
