import { palette } from "../palette.ts";
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

/**
 * The partners of the colours in a figure's spec (its rows are not read), for a page that draws it anew in the dark.
 *
 * @param spec - a Vega-Lite spec. @param cells - whether words stand on its rectangles (class "cells" in its SVG):
 *   colours of data then turn over in lightness, as their rectangles' do.
 * @returns partner by colour, as the spec writes it.
 */
export function darkColours(
	spec: unknown,
	{ cells = false }: { readonly cells?: boolean } = {},
): Record<string, string> {
	const found = new Map<string, string>();
	visit(spec, "");
	return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));

	function visit(node: unknown, key: string): void {
		if (typeof node === "string" && (hex.test(node) || node === "white" || node === "black")) {
			found.set(node, darkPartner(node, { cell: cells && !neutral.has(node.toUpperCase()) }));
		}
		if (Array.isArray(node)) for (const child of node) visit(child, "");
		else if (typeof node === "object" && node !== null) {
			for (const [name, child] of Object.entries(node)) {
				const rows = name === "datasets" || name === "usermeta" || (key === "data" && name === "values");
				if (!rows) visit(child, name);
			}
		}
	}
}

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const neutral: ReadonlySet<string> = new Set<string>([palette.ink, palette.muted, palette.context, palette.grid]);
