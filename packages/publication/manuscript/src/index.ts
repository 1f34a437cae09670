/**
 * Manuscripts and tables as files: Typst to PDF in three layouts, Word, JATS, LaTeX for arXiv; tables as HTML, CSV and
 * what journals take; the checks of a text and its bibliography. Node alone; Typst is loaded when first needed.
 *
 * First call: `const pdf = await renderManuscript({ paper, paperFolder, datasetTitles });`
 */

export {
	checkManuscript,
	type KnownIds,
	type ManuscriptProblem,
	type ReadManuscript,
	readManuscript,
	type ValueIds,
} from "./check-manuscript.ts";
export { citationKeys } from "./citation-keys.ts";
export type { ManuscriptDocument } from "./document/manuscript-document.ts";
export { readDocument } from "./document/read-document.ts";
export { writeJats } from "./jats/write-jats.ts";
export { arxivSource } from "./latex/arxiv-source.ts";
export { ManuscriptError, type ManuscriptSources, readManuscriptSources } from "./read-manuscript-sources.ts";
export { type Bibliography, type BibliographyEntry, readBibliography } from "./references/read-bibliography.ts";
export { renderManuscript } from "./render-manuscript.ts";
export type { RenderManuscriptOptions } from "./render-manuscript-options.ts";
export { type RenderTableOptions, renderTable, type TableFormat } from "./table/render-table.ts";
export { type TableExport, type WriteTableOptions, writeTable } from "./table/write-table.ts";
export { writeWord } from "./word/write-word.ts";
