import { InvalidInputError } from "@quickening/core";
import { toCsv } from "@quickening/paper";
import type { FigureSpec } from "../spec/figure-spec.ts";

/** The rows of one data set of a spec. */
export interface InlineData {
	readonly name: string;
	readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The data of a figure, all of which lie in the spec: data sets by name, or "data", "data-2", ... in the order in which
 * the spec has them. Anything that would be fetched is refused, and so is a figure with no rows.
 *
 * @throws InvalidInputError for a URL, an image mark, rows given as text, or no rows at all.
 */
export function inlineRows(id: string, spec: FigureSpec): InlineData[] {
	const found: InlineData[] = [];
	let unnamed = 0;
	const add = (values: unknown, given: unknown) => {
		const name = typeof given === "string" ? given : `data${unnamed++ === 0 ? "" : `-${unnamed}`}`;
		if (!Array.isArray(values)) throw refusal(id, "inline-text", `give data "${name}" as a list of rows`);
		const rows = values.map((row) => (typeof row === "object" && row !== null ? row : { data: row }));
		if (rows.length > 0) found.push({ name, rows });
	};
	visit(spec, []);
	if (found.length === 0) throw refusal(id, "no-rows", "have rows: this is a figure with no rows");
	return found;

	function visit(node: unknown, path: readonly string[]): void {
		if (Array.isArray(node)) {
			node.forEach((child, i) => {
				visit(child, [...path, String(i)]);
			});
			return;
		}
		if (typeof node !== "object" || node === null) return;
		const here = node as Record<string, unknown>;
		const key = path.at(-1);
		if (here.mark === "image" || (key === "mark" && here.type === "image")) {
			throw refusal(id, "image", `draw no image marks, which are fetched; got one at ${path.join(".")}`);
		}
		for (const [name, child] of Object.entries(here)) {
			const at = [...path, name];
			if (name === "url" || name === "href") {
				throw refusal(id, "external", `hold all its data; ${at.join(".")} points elsewhere`);
			}
			if (key === "data" && name === "values") add(child, here.name);
			else if (name === "datasets" && path.length === 0) {
				for (const [set, values] of Object.entries(child as object)) add(values, set);
			} else if (name !== "usermeta" && name !== "config") visit(child, at);
		}
	}
}

/**
 * The plotted rows as CSV: the columns of the data; with several data sets, first the column `dataset` (named
 * `figure_dataset` where the rows have one of that name), then the columns of all.
 */
export function rowsToCsv(data: readonly InlineData[]): string {
	const columns = new Set<string>();
	for (const { rows } of data) for (const row of rows) for (const column of Object.keys(row)) columns.add(column);
	if (data.length === 1) return toCsv([...columns], data[0]?.rows ?? []);
	const label = columns.has("dataset") ? "figure_dataset" : "dataset";
	const labelled = data.flatMap(({ name, rows }) => rows.map((row) => ({ ...row, [label]: name })));
	return toCsv([label, ...columns], labelled);
}

function refusal(id: string, code: string, rule: string): InvalidInputError {
	return new InvalidInputError(`renderFigure: figure ${id} must ${rule}`, { code, argument: "spec", received: id });
}
