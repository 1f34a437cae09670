import type { FigureSpec } from "../spec/figure-spec.ts";
import { columnWidth } from "../spec/theme.ts";

/** More panels below each other than this are made lower, so that the whole is not too long to be scrolled. */
const MANY = 4;
const LOW = 62;

type View = Readonly<Record<string, unknown>>;

/**
 * A figure of 178 mm for a narrow screen: panels side by side come to stand below each other, one to a row, 85 mm wide;
 * columns of facets likewise. A title that panels had in common (of the y axis once a row, of a column once at its top)
 * goes to each, and so do labels of the y axis that stood beside the first alone. Data, scales and words are the same.
 *
 * @returns undefined for a figure of 85 mm, and for one whose words say `narrow: "scroll"`.
 */
export function narrowSpec(spec: FigureSpec): FigureSpec | undefined {
	const meta = spec.usermeta.quickening;
	if (meta.columnMm === 85 || meta.narrow === "scroll") return undefined;
	const all = stack(spec as unknown as View);
	const panels = all.vconcat as readonly View[] | undefined;
	const stacked: View = panels !== undefined && panels.length > MANY ? { ...all, vconcat: panels.map(lower) } : all;
	const single = "mark" in stacked || "layer" in stacked;
	// Legends of names side by side would be wider than the column.
	const config = { ...spec.config, legend: { ...spec.config?.legend, direction: "vertical" } };
	return {
		...stacked,
		config,
		...(single && typeof stacked.width === "number" && { width: columnWidth(85) }),
		usermeta: { ...spec.usermeta, quickening: { ...meta, columnMm: 85 } },
	} as unknown as FigureSpec;
}

function stack(view: View): View {
	const { hconcat, concat, vconcat, columns: _, ...rest } = view;
	if (Array.isArray(hconcat)) return { ...rest, vconcat: flat(withYTitles(hconcat as View[])) };
	if (Array.isArray(concat)) return { ...rest, vconcat: flat(concat as View[]) };
	if (Array.isArray(vconcat)) return { ...rest, vconcat: flat(withColumnTitles(vconcat as View[])) };
	const facet = view.facet as
		| { readonly column?: object; readonly row?: unknown; readonly field?: unknown }
		| undefined;
	if (facet?.column !== undefined && facet.row === undefined)
		return { ...view, facet: { ...facet.column }, columns: 1 };
	if (facet?.field !== undefined) return { ...view, columns: 1 };
	return view;
}

function lower(panel: View): View {
	return typeof panel.height === "number" ? { ...panel, height: Math.min(panel.height, LOW) } : panel;
}

function flat(panels: readonly View[]): View[] {
	return panels.map(stack).flatMap((panel) => {
		const plain = Array.isArray(panel.vconcat) && panel.data === undefined && panel.transform === undefined;
		return plain ? (panel.vconcat as View[]) : [panel];
	});
}

/** The panels of a row, each with the title that the first one's y axis has, where its own has none. */
function withYTitles(row: readonly View[]): View[] {
	const title = row.map(yTitle).find((one) => typeof one === "string");
	return row.map((panel, i) => {
		const labelled = i === 0 ? panel : withYLabels(panel);
		return title === undefined || typeof yTitle(panel) === "string" ? labelled : setYTitle(labelled, title);
	});
}

function yTitle(view: View): unknown {
	const own = (view.encoding as { readonly y?: { readonly title?: unknown } } | undefined)?.y?.title;
	if (typeof own === "string") return own;
	const layers = Array.isArray(view.layer) ? (view.layer as View[]) : [];
	return layers.map(yTitle).find((one) => typeof one === "string") ?? own;
}

function setYTitle(view: View, title: unknown): View {
	const encoding = view.encoding as { readonly y?: object } | undefined;
	const layers = view.layer as View[] | undefined;
	return {
		...view,
		...(encoding?.y !== undefined && { encoding: { ...encoding, y: { ...encoding.y, title } } }),
		...(layers !== undefined && { layer: layers.map((layer) => setYTitle(layer, title)) }),
	};
}

/** A panel whose y axis shows its labels, which stood beside the first panel of the row alone. */
function withYLabels(view: View): View {
	const encoding = view.encoding as { readonly y?: { readonly axis?: { readonly labels?: unknown } } } | undefined;
	const layers = view.layer as View[] | undefined;
	const hidden = encoding?.y?.axis?.labels === false;
	return {
		...view,
		...(hidden && { encoding: { ...encoding, y: { ...encoding?.y, axis: { ...encoding?.y?.axis, labels: true } } } }),
		...(layers !== undefined && { layer: layers.map(withYLabels) }),
	};
}

/** Rows of equally many panels: a panel without a title takes that of the first row's panel above it. */
function withColumnTitles(rows: readonly View[]): View[] {
	const first = rows[0]?.hconcat;
	if (!Array.isArray(first)) return [...rows];
	return rows.map((row) => {
		const { hconcat } = row;
		if (!Array.isArray(hconcat) || hconcat.length !== first.length) return row;
		const titled = hconcat.map((panel: View, i) => {
			const title = (first[i] as View).title;
			return panel.title === undefined && title !== undefined ? { ...panel, title } : panel;
		});
		return { ...row, hconcat: titled };
	});
}
