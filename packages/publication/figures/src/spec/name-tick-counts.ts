/**
 * A drawing whose axes draw all ticks that they name. Of layers that share an axis, one may name them and another bring
 * Vega-Lite's guess of how many fit; Vega would then drop every other one. A count that is given wins over the guess.
 */
export function nameTickCounts<Drawing>(drawing: Drawing): Drawing {
	return visit(drawing, "") as Drawing;
}

function visit(node: unknown, key: string): unknown {
	if (Array.isArray(node)) return node.map((child) => visit(child, ""));
	if (typeof node !== "object" || node === null) return node;
	const isRows = key === "data" || key === "datasets";
	const entries = Object.entries(node).map(([name, child]) => [name, isRows ? child : visit(child, name)]);
	const { values, tickCount } = node as { values?: unknown; tickCount?: unknown };
	const isAxis = key === "axis" && Array.isArray(values) && tickCount === undefined;
	return Object.fromEntries(isAxis ? [...entries, ["tickCount", values.length]] : entries);
}
