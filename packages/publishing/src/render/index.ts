/**
 * Files of a paper's parts: figures, tables, manuscripts. Node alone; the drawing programs (Vega, resvg, Typst) are
 * loaded when first needed, so that a stage that sets a table starts at once.
 *
 * First call: `const files = await renderFigure(spec(rows), { id: "roc", synthetic: false })`.
 */

// Figures
export { type FigureFormat, type RenderFigureOptions, renderFigure } from "./figure/render-figure.ts";

// Manuscripts
export { checkManuscript, type KnownIds, type ManuscriptProblem } from "./manuscript/check-manuscript.ts";
export { citationKeys } from "./manuscript/citation-keys.ts";
export {
	ManuscriptError,
	manuscriptTemplate,
	type RenderManuscriptOptions,
	renderManuscript,
} from "./manuscript/render-manuscript.ts";

// Pictures of drawings, to compare
export { type SvgPixels, svgPixels } from "./svg-pixels.ts";

// Tables
export { type RenderTableOptions, renderTable, type TableFormat } from "./table/render-table.ts";
