import type { FigureSpec } from "../../spec/figure-spec.ts";

type Row = Readonly<Record<string, unknown>>;
/** Any object of a Vega-Lite spec. */
export type SpecNode = Readonly<Record<string, unknown>>;

/** A mark of a figure with all that it inherits. */
export interface UnitView {
	readonly type: string;
	/** The mark's own properties, over those of the config for its type. */
	readonly mark: SpecNode;
	readonly encoding: Readonly<Record<string, SpecNode>>;
	/** Fields by which the figure is split into panels. */
	readonly facets: readonly string[];
	/** Its rows; undefined when they cannot be told. */
	readonly rows: readonly Row[] | undefined;
	/** Marks with the same number lie in one plot. */
	readonly plot: number;
}

/** The marks of a figure in the order of the spec, each with its encodings, rows, and the plot that it lies in. */
export function unitViews(spec: FigureSpec): UnitView[] {
	const root = spec as unknown as SpecNode;
	const config = (root.config ?? {}) as SpecNode;
	const datasets = (root.datasets ?? {}) as Readonly<Record<string, readonly Row[]>>;
	const named = new Map<string, readonly Row[]>(Object.entries(datasets));
	const found: UnitView[] = [];
	let plots = 0;
	visit(root, { rows: undefined, encoding: {}, facets: [], plot: undefined });
	return found;

	interface Inherited extends Pick<UnitView, "rows" | "encoding" | "facets"> {
		readonly plot: number | undefined;
	}

	function visit(view: SpecNode, inherited: Inherited): void {
		const encoding = { ...inherited.encoding, ...(view.encoding as UnitView["encoding"] | undefined) };
		const split = [view.facet, encoding.row, encoding.column, encoding.facet].flatMap(fieldsOf);
		const here = { rows: rowsOf(view) ?? inherited.rows, encoding, facets: [...inherited.facets, ...split] };
		if (view.mark !== undefined || view.layer !== undefined) {
			const plot = inherited.plot ?? plots++;
			for (const child of (view.layer ?? []) as readonly SpecNode[]) visit(child, { ...here, plot });
			if (view.mark !== undefined) found.push(unit(view.mark, here, plot));
		}
		for (const key of ["concat", "hconcat", "vconcat"]) {
			for (const child of (view[key] ?? []) as readonly SpecNode[]) visit(child, { ...here, plot: undefined });
		}
		if (typeof view.spec === "object" && view.spec !== null) visit(view.spec as SpecNode, { ...here, plot: undefined });
	}

	function unit(given: unknown, { rows, encoding, facets }: Omit<Inherited, "plot">, plot: number): UnitView {
		const own = (typeof given === "string" ? { type: given } : given) as SpecNode;
		const type = String(own.type);
		const mark = { ...(config.mark as SpecNode | undefined), ...(config[type] as SpecNode | undefined), ...own };
		return { type, mark, encoding, facets, rows, plot };
	}

	function rowsOf(view: SpecNode): readonly Row[] | undefined {
		const data = view.data as SpecNode | null | undefined;
		if (data === undefined || data === null) return undefined;
		if (!Array.isArray(data.values)) return typeof data.name === "string" ? named.get(data.name) : undefined;
		const rows = data.values.filter((row) => typeof row === "object" && row !== null) as Row[];
		if (typeof data.name === "string") named.set(data.name, rows);
		return rows;
	}
}

/** The fields that a channel, or a facet with rows and columns, names. */
export function fieldsOf(definition: unknown): string[] {
	if (Array.isArray(definition)) return definition.flatMap(fieldsOf);
	if (typeof definition !== "object" || definition === null) return [];
	const { field, row, column } = definition as SpecNode;
	return [...(typeof field === "string" ? [field] : []), ...fieldsOf(row), ...fieldsOf(column)];
}
