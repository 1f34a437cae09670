import type { TopLevelSpec } from "vega-lite";

/**
 * The default width of journals' columns in mm: one column or two.
 * A figure's width is one of them, so that the same drawing serves page, PDF and web.
 */
export type ColumnMm = 85 | 178;

/** What a figure says beside its drawing; kept in the spec's `usermeta`. */
export interface FigureMeta {
	readonly columnMm: ColumnMm;
	/** The finding, in a sentence. */
	readonly title: string;
	/** Caption: what is drawn, n, what the interval is, the data. */
	readonly caption: string;
	/** Alternative text that states the finding for someone who cannot see the figure. */
	readonly alt: string;
}

/** A figure module's `spec(rows)` returns this: a Vega-Lite spec with its data inline and its words in usermeta. */
export type FigureSpec = TopLevelSpec & { readonly usermeta: { readonly quickening: FigureMeta } };
