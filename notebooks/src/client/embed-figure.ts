import type { View } from "vega";

/** A spec drawn by Vega where it can be touched; Vega (1.3 MB) is loaded only now. */
export async function embedFigure(
	place: HTMLElement,
	spec: object,
	dark: Readonly<Record<string, string>>,
): Promise<View> {
	const { default: embed } = await import("vega-embed");
	const light = { ...spec, usermeta: undefined };
	const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
	const { view } = await embed(place, (isDark ? recoloured(light, dark) : light) as never, {
		actions: false,
		renderer: "svg",
		tooltip: true,
		// Expressions are interpreted: the page allows no code that is made from text.
		ast: true,
	});
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
