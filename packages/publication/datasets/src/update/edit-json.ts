import { isCollection, isNode, parseDocument } from "yaml";

/** A part of a JSON text that gets another value. */
export interface JsonEdit {
	/** Keys and places in lists that lead to it; a place just past the end of a list adds an item. */
	readonly at: readonly (string | number)[];
	readonly value: unknown;
}

/**
 * A JSON text with other values in places: all else stays as it is written.
 *
 * @throws Error when a place is not there.
 */
export function editJson(text: string, edits: readonly JsonEdit[]): string {
	// JSON is YAML, and this parser knows where each value stands. From the end, so that the places before stay where they are.
	const document = parseDocument(text);
	const pieces = edits.map(({ at, value }) => {
		const node = document.getIn(at, true);
		const depth = at.length;
		if (isNode(node) && node.range) return { from: node.range[0], to: node.range[1], text: written(value, depth) };
		const list = document.getIn(at.slice(0, -1), true);
		const last = isCollection(list)
			? (list.items.at(-1) as { range?: readonly [number, number, number] } | undefined)
			: undefined;
		if (last?.range === undefined) throw new Error(`editJson: ${at.join(".")} is not there`);
		return { from: last.range[1], to: last.range[1], text: `,\n${"\t".repeat(depth)}${written(value, depth)}` };
	});
	return pieces
		.map((piece, order) => ({ ...piece, order }))
		.sort((a, b) => b.from - a.from || b.order - a.order)
		.reduce((made, { from, to, text: piece }) => made.slice(0, from) + piece + made.slice(to), text);
}

function written(value: unknown, depth: number): string {
	return datasetText(value).replaceAll("\n", `\n${"\t".repeat(depth)}`);
}

/** JSON with lists of numbers and texts on one line, as people write it. */
export function datasetText(value: unknown): string {
	return JSON.stringify(value, null, "\t").replace(
		/\[\n\t+([^[\]{}]*?)\n\t+\]/g,
		(_, inner: string) => `[${inner.replace(/\n\t+/g, " ")}]`,
	);
}
