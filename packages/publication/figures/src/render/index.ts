/**
 * Figures as files: a spec is checked, then drawn as SVG, PNG, PDF and the plotted rows. Node alone; the drawing
 * programs (Vega, resvg, Typst) are loaded when first needed.
 *
 * First call: `const files = await renderFigure(spec(rows), { id: "roc", synthetic: false });`
 */

export { completeTypst, prepareTypst, TypstError, type TypstJob, typstPdf } from "../typst/typst.ts";
export { checkFields } from "./check-fields.ts";
export { checkMadeRows } from "./check-size.ts";
export { interFonts, sourceSerifFonts } from "./fonts.ts";
export { type InlineData, inlineRows } from "./inline-rows.ts";
export { type FigureFormat, type RenderFigureOptions, renderFigure, renderNarrowFigure } from "./render-figure.ts";
export { type SvgPixels, svgPixels } from "./svg-pixels.ts";
export { unsafeSvg } from "./unsafe-svg.ts";
