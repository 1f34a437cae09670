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
	/**
	 * On a screen narrower than 600 px: "restack" (default of figures 178 mm wide) draws the panels below each other,
	 * 85 mm wide; "scroll" leaves the wide drawing to be scrolled, for one that cannot be restacked.
	 */
	readonly narrow?: "restack" | "scroll";
	/** Checks that this figure may fail, each with the reason; anything else that a check finds refuses the figure. */
	readonly exceptions?: Readonly<Partial<Record<FigureCheck, string>>>;
}

/** What is checked of a figure before its files are made, by name. */
export type FigureCheck = "labels" | "text-size" | "line-width" | "contrast" | "colours" | "words" | "height";
