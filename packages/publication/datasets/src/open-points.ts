import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from "yaml";
import { TO_FILL_IN } from "./to-fill-in.ts";

/** Something in a dataset.json that a person still has to say. */
export interface OpenPoint {
	/** Path below the repository's root. */
	readonly file: string;
	readonly line: number;
	/** Such as "tables[0].columns[1] (heart_rate).unit is to be filled in". */
	readonly message: string;
	/** Whether it is about values that look like missing codes. */
	readonly isSuspected: boolean;
}

/**
 * Every place of data/<dataset>/dataset.json that is still to be filled in, and every value that may be a missing code, with its
 * line, in the file's order.
 */
export function openPoints(root: string, dataset: string): OpenPoint[] {
	const file = `data/${dataset}/dataset.json`;
	return openPointsOf(readFileSync(join(root, file), "utf8")).map((point) => ({ file, ...point }));
}

/** The same, of the text of a dataset.json. */
export function openPointsOf(text: string): Omit<OpenPoint, "file">[] {
	const lines = new LineCounter();
	// JSON is YAML, and this parser knows where each value stands.
	const document = parseDocument(text, { lineCounter: lines });
	const points: Omit<OpenPoint, "file">[] = [];
	visit(document, {
		Pair(_, pair, ancestors) {
			if (!isScalar(pair.key) || pair.key.value !== "suspected" || !isSeq(pair.value)) return;
			const codes = pair.value.items.map((item) => (isScalar(item) ? JSON.stringify(item.value) : "?"));
			if (codes.length === 0) return;
			const place = placeOf(pair.key, [...(ancestors as readonly (Node | Pair)[]), pair]);
			const [it, is] = codes.length === 1 ? ["it", "looks like a missing code"] : ["each", "look like missing codes"];
			points.push({
				isSuspected: true,
				line: lines.linePos(pair.key.range![0]).line,
				message: `${place}: ${codes.join(", ")} ${is}; move ${it} to missing, or to valid where it is a value like any other`,
			});
		},
		Scalar(_, node, ancestors) {
			if (node.value !== TO_FILL_IN) return;
			const place = placeOf(node, ancestors as readonly (Node | Pair)[]);
			const { line } = lines.linePos(node.range![0]);
			points.push({ line, message: `${place} is ${TO_FILL_IN}`, isSuspected: false });
		},
	});
	return points;
}

function placeOf(node: Node, ancestors: readonly (Node | Pair)[]): string {
	const way = [...ancestors, node];
	let place = "";
	for (const [i, part] of way.entries()) {
		if (isPair(part)) place += `${place === "" ? "" : "."}${isScalar(part.key) ? part.key.value : "?"}`;
		if (!isSeq(part)) continue;
		const item = way[i + 1];
		place += `[${part.items.indexOf(item as Node)}]`;
		const name = isMap(item) ? item.get("name") : undefined;
		if (typeof name === "string") place += ` (${name})`;
	}
	return place;
}
