import type { FigureColumn, FigureSpec } from "../figure-spec.ts";
import { letteredTitle, panelLetter } from "../panels.ts";
import { POINTS_PER_MM } from "../theme.ts";
import type { Journal } from "./journal.ts";
import { journals } from "./journals.ts";

/** The size, in points, of a label in the house's own theme; other sizes are scaled with it. */
const HOUSE_LABEL_PT = 7;

/** The column that a figure fills: one when it is 85 mm wide, both when it is 178 mm wide. */
export function figureColumn({ usermeta }: FigureSpec): FigureColumn {
	return usermeta.quickening.columnMm === 85 ? "single" : "double";
}

/** The width that a figure has in a journal, in points to a hundredth. */
export function journalWidth(spec: FigureSpec, { widthMm }: Journal): number {
	return Math.round(widthMm[figureColumn(spec)] * POINTS_PER_MM * 100) / 100;
}

/**
 * The same figure as a journal wants it: its font in place of Inter, text scaled from the house's label size to the
 * journal's and kept within its limits, lines at least as wide as it asks, panels' letters in its style, and a single
 * view widened or narrowed to its column in proportion. Panels are fitted when the figure is drawn.
 */
export function forJournal(spec: FigureSpec, journal: Journal): FigureSpec {
	if (journal.name === "house") return spec;
	const { labelPt, leastFontPt, greatestFontPt, leastLineWidthPt, font, panelLetters } = journal;
	const fontPt = (size: number) => {
		const scaled = (size * labelPt) / HOUSE_LABEL_PT;
		const least = leastFontPt ?? (journals.house.leastFontPt as number);
		return Math.round(Math.min(greatestFontPt ?? Number.POSITIVE_INFINITY, Math.max(least, scaled)) * 100) / 100;
	};
	const lineWidth = (width: number) => (width > 0 ? Math.max(width, leastLineWidthPt ?? 0) : width);
	const restyled = restyle(spec, "") as FigureSpec & { width?: number; height?: number; autosize?: { type?: string } };
	if (restyled.autosize?.type !== "fit" || typeof restyled.width !== "number") return restyled;
	const width = journalWidth(spec, journal);
	const height =
		typeof restyled.height === "number" ? Math.round((restyled.height * width) / restyled.width) : undefined;
	return { ...restyled, width, ...(height !== undefined && { height }) } as FigureSpec;

	function restyle(node: unknown, key: string): unknown {
		if (typeof node === "number") {
			if (/fontSize$/i.test(key)) return fontPt(node);
			if (/(?:stroke|domain|tick|grid)Width$|^thickness$/i.test(key)) return lineWidth(node);
			return node;
		}
		if (typeof node === "string") return /font$/i.test(key) ? font : node;
		if (typeof node !== "object" || node === null) return node;
		if (Array.isArray(node)) return node.map((child) => restyle(child, ""));
		const letter = panelLetter(node);
		const entries = Object.entries(node).map(([name, child]) => {
			if (name === "usermeta" || name === "datasets" || (key === "data" && name === "values")) return [name, child];
			const done = restyle(child, name);
			return [name, name === "title" && letter !== undefined ? letteredTitle(done, letter, panelLetters) : done];
		});
		return Object.fromEntries(entries);
	}
}
