/**
 * Files of a paper's parts: figures, tables, manuscripts. Node alone; the drawing programs (Vega, resvg, Typst) are
 * loaded when first needed, so that a stage that sets a table starts at once.
 *
 * First call: `const files = await renderFigure(spec(rows), { id: "roc", synthetic: false })`.
 */

// Rows of figures
export { checkFields } from "./figure/check-fields.ts";
export { type InlineData, inlineRows } from "./figure/inline-rows.ts";
// Figures
export {
	type FigureFormat,
	type RenderFigureOptions,
	renderFigure,
	renderNarrowFigure,
} from "./figure/render-figure.ts";

// Manuscripts
export {
	checkManuscript,
	type KnownIds,
	type ManuscriptProblem,
	type ReadManuscript,
	readManuscript,
	type ValueIds,
} from "./manuscript/check-manuscript.ts";
export { citationKeys } from "./manuscript/citation-keys.ts";
export type { ManuscriptDocument } from "./manuscript/document/manuscript-document.ts";
export { readDocument } from "./manuscript/document/read-document.ts";
export { writeJats } from "./manuscript/jats/write-jats.ts";
export { arxivSource } from "./manuscript/latex/arxiv-source.ts";
export {
	ManuscriptError,
	type ManuscriptSources,
	type RenderManuscriptOptions,
	readManuscriptSources,
} from "./manuscript/read-manuscript-sources.ts";
export { type Bibliography, readBibliography } from "./manuscript/references/read-bibliography.ts";
export { renderManuscript } from "./manuscript/render-manuscript.ts";
export { writeWord } from "./manuscript/word/write-word.ts";

// Pictures of drawings, to compare
export { type SvgPixels, svgPixels } from "./svg-pixels.ts";

// Tables
export { type RenderTableOptions, renderTable, type TableFormat } from "./table/render-table.ts";
export { type TableExport, type WriteTableOptions, writeTable } from "./table/write-table.ts";
