import { darkPartner } from "./dark-partner.ts";

/**
 * The colours of an SVG of ours as custom properties, so that a page can turn them over in the dark without a second
 * file: each fill and stroke becomes `var(--figure-0072b2, #0072b2)`, and the style gives every property its partner.
 * Print, and a page that does not use the style, stay light.
 *
 * @param svg - a figure's SVG, as `renderFigure` made it. @param selector - the element that it will stand in.
 * @returns the SVG, and the style's declarations for a dark page: `{ svg, dark, cells }`.
 */
export function darkFigure(svg: string): DarkFigure {
	const dark = new Map<string, string>();
	const property = (colour: string, cell: boolean) => {
		const name = `--figure-${cell ? "cell-" : ""}${colour
			.toLowerCase()
			.replace(/[^0-9a-z]+/g, "-")
			.replace(/^-|-$/g, "")}`;
		const partner = darkPartner(colour, { cell });
		if (partner === colour) return colour;
		dark.set(name, partner);
		return `var(${name},${colour})`;
	};
	const recolour = (part: string, cell: boolean) =>
		part.replace(
			/ (fill|stroke)="([^"]+)"/g,
			(_, name: string, colour: string) => ` ${name}="${property(colour, cell)}"`,
		);
	// A mark's group holds no other group: Vega writes one element an item.
	const parts = svg.split(/(<g class="mark-rect [^"]* cells"[\s\S]*?<\/g>)/);
	const recoloured = parts.map((part, i) => recolour(part, i % 2 === 1)).join("");
	return { svg: recoloured, dark: Object.fromEntries([...dark].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

export interface DarkFigure {
	readonly svg: string;
	/** Custom properties of a dark page, by name, with their colours. */
	readonly dark: Readonly<Record<string, string>>;
}

/** A figure's spec for a dark page: every colour in it, but not in its rows, is its partner. */
export function darkFigureSpec<T>(spec: T): T {
	return recolour(spec, "") as T;
}

const colour = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const named = new Set(["white", "black"]);

function recolour(node: unknown, key: string): unknown {
	if (typeof node === "string") return colour.test(node) || named.has(node) ? darkPartner(node) : node;
	if (Array.isArray(node)) return node.map((child) => recolour(child, ""));
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(
		Object.entries(node).map(([name, child]) => {
			const rows = name === "datasets" || name === "usermeta" || (key === "data" && name === "values");
			return [name, rows ? child : recolour(child, name)];
		}),
	);
}
