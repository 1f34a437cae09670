import type { FigureColumn } from "../figure-spec.ts";

/** Journals, and publishers whose journals share one guideline, that a figure can be drawn for. */
export type JournalName = "house" | "nature" | "bmj" | "lancet" | "plos" | "ieee";

/** Formats in which a figure can be written; a journal may ask for others (TIFF, EPS), which it says. */
export type JournalFormat = "svg" | "pdf" | "png" | "tiff" | "eps";

/** How the letters of panels are set: "a" bold, "A" bold, "(a)" regular. */
export interface PanelLetterStyle {
	readonly letterCase: "lower" | "upper";
	readonly brackets: boolean;
	readonly bold: boolean;
}

/** Where a rule was read, and when (ISO date); `address` null: not found, so the house's own takes its place. */
export interface GuidelineSource {
	readonly rules: string;
	readonly address: string | null;
	readonly read: string;
}

/** What a journal asks of a figure. null: its guidelines name none, or none was found; `sources` says which. */
export interface Journal {
	readonly name: JournalName;
	readonly title: string;
	readonly widthMm: Readonly<Record<FigureColumn, number>> & { readonly oneAndHalf: number | null };
	readonly greatestHeightMm: number | null;
	/** CSS families; the first is the one asked for, the second the one with the same widths that files are drawn with. */
	readonly font: string;
	/** What text of the house's label size (7 pt) becomes; other sizes in proportion, within the two below. */
	readonly labelPt: number;
	readonly leastFontPt: number | null;
	readonly greatestFontPt: number | null;
	readonly leastLineWidthPt: number | null;
	/** Those that the journal takes for drawings, the first preferred. */
	readonly formats: readonly JournalFormat[];
	/** Of a PNG, at the printed size. */
	readonly dpi: number;
	/** Whether text must be outlines rather than text: never, or only in EPS. */
	readonly outlines: "never" | "in EPS" | "either";
	readonly colour: string;
	readonly panelLetters: PanelLetterStyle;
	readonly sources: readonly GuidelineSource[];
}
