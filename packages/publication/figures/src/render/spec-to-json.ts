import type { FigureSpec } from "../spec/figure-spec.ts";

/**
 * A spec as text that reads well in a diff: indented by tabs, but one row of data a line. Keys keep their order; the
 * same spec gives the same text.
 */
export function specToJson(spec: FigureSpec): string {
	return `${print(spec, "", "")}\n`;
}

function print(node: unknown, indent: string, key: string): string {
	if (typeof node !== "object" || node === null) return JSON.stringify(node) ?? "null";
	const inner = `${indent}\t`;
	if (Array.isArray(node)) {
		const flat = node.every((item) => typeof item !== "object" || item === null);
		if (flat) return JSON.stringify(node);
		const lines = node.map((item) => inner + (key === "values" ? JSON.stringify(item) : print(item, inner, "")));
		return `[\n${lines.join(",\n")}\n${indent}]`;
	}
	const entries = Object.entries(node).filter(([, value]) => value !== undefined);
	if (entries.length === 0) return "{}";
	const rows = key === "datasets";
	const lines = entries.map(([k, v]) => `${inner}${JSON.stringify(k)}: ${print(v, inner, rows ? "values" : k)}`);
	return `{\n${lines.join(",\n")}\n${indent}}`;
}
