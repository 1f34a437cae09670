import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../spec/figure-spec.ts";

type Row = Readonly<Record<string, unknown>>;
type Node = Readonly<Record<string, unknown>>;

/** What a view inherits: rows, columns that transforms add, encodings. */
interface Inherited {
	readonly rows: readonly Row[] | undefined;
	/** undefined: a transform makes columns whose names cannot be told. */
	readonly made: readonly string[] | undefined;
	readonly encoding: Node;
}

/**
 * Refuses a figure that encodes a column which its rows do not have: Vega would draw nothing, or all marks in one place,
 * without a word. Columns made by transforms count; where their names cannot be told (pivot, density, quantile,
 * lookup), nothing is checked.
 *
 * @throws InvalidInputError naming the view, the channel, the column, and the columns that there are.
 */
export function checkFields(id: string, spec: FigureSpec): void {
	const datasets = (spec as { datasets?: Readonly<Record<string, readonly Row[]>> }).datasets ?? {};
	const named = new Map<string, readonly Row[]>(Object.entries(datasets));
	visit(spec as unknown as Node, { rows: undefined, made: [], encoding: {} }, "the figure");

	function visit(view: Node, inherited: Inherited, place: string): void {
		const own = { ...inherited.encoding, ...(view.encoding as Node | undefined) };
		const here: Inherited = { ...scope(view, inherited), encoding: own };
		if (view.facet !== undefined) {
			const facet = view.facet as Node;
			check("field" in facet ? { facet } : facet, here, place);
		}
		for (const key of ["layer", "concat", "hconcat", "vconcat"]) {
			const children = view[key];
			if (!Array.isArray(children)) continue;
			children.forEach((child: Node, i) => {
				visit(child, here, `${key} ${i + 1}${place === "the figure" ? "" : ` of ${place}`}`);
			});
		}
		if (typeof view.spec === "object" && view.spec !== null) visit(view.spec as Node, here, place);
		if (view.mark !== undefined) check(own, here, place);
	}

	function scope(view: Node, inherited: Inherited): Inherited {
		let { rows, made } = inherited;
		const data = view.data as Node | null | undefined;
		if (data !== undefined && data !== null) {
			if (Array.isArray(data.values)) {
				rows = data.values.map((row) => (typeof row === "object" && row !== null ? row : { data: row })) as Row[];
				if (typeof data.name === "string") named.set(data.name, rows);
			} else rows = typeof data.name === "string" ? named.get(data.name) : undefined;
			made = [];
		}
		for (const transform of (view.transform ?? []) as readonly Node[]) {
			const names = namesMade(transform);
			made = made === undefined || names === undefined ? undefined : [...made, ...names];
		}
		return { ...inherited, rows, made };
	}

	function check(encoding: Node, { rows, made }: Inherited, place: string): void {
		if (rows === undefined || rows.length === 0 || made === undefined) return;
		const columns = new Set([...made, ...rows.flatMap((row) => Object.keys(row))]);
		for (const [channel, definitions] of Object.entries(encoding)) {
			for (const field of fieldsOf(definitions)) {
				const root = field.replaceAll("\\.", "\u0000").split(/[.[]/)[0]?.replaceAll("\u0000", ".") ?? field;
				if (columns.has(root)) continue;
				throw new InvalidInputError(
					`renderFigure: figure ${id} must have the columns that it draws; ${channel} of ${place} wants "${field}", its rows have ${[...columns].join(", ")}`,
					{ code: "no-column", argument: "spec", received: field },
				);
			}
		}
	}
}

/** Columns that a transform adds; undefined when its names depend on the data. */
function namesMade(transform: Node): readonly string[] | undefined {
	if (["pivot", "density", "quantile", "lookup", "flatten", "sample"].some((kind) => kind in transform))
		return undefined;
	const names: string[] = "fold" in transform && transform.as === undefined ? ["key", "value"] : [];
	const collect = (node: unknown): void => {
		if (Array.isArray(node)) node.forEach(collect);
		else if (typeof node === "object" && node !== null) {
			for (const [key, child] of Object.entries(node)) {
				if (key === "as") names.push(...[child].flat().filter((name) => typeof name === "string"));
				else collect(child);
			}
		}
	};
	collect(transform);
	return names;
}

/** The columns of a channel: its own, and those of its conditions and its sorting. */
function fieldsOf(definition: unknown): string[] {
	if (Array.isArray(definition)) return definition.flatMap(fieldsOf);
	if (typeof definition !== "object" || definition === null) return [];
	const { field, condition } = definition as { field?: unknown; condition?: unknown };
	return [...(typeof field === "string" ? [field] : []), ...fieldsOf(condition)];
}
