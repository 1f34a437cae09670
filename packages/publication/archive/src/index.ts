/**
 * A paper as a package to deposit: an RO-Crate with its provenance, or the LaTeX source that arXiv takes. It reads what
 * stands on disk, runs nothing and sends nothing. How results came about is read through `./provenance`.
 *
 * First call: `const { path } = await exportCrate(findWorkspace(), "my-study", options);`
 */

export { type ExportedSource, exportArxiv } from "./export-arxiv.ts";
export { type ExportedCrate, type ExportOptions, exportCrate } from "./export-crate.ts";
export type { CrateFacts, CrateFile } from "./ro-crate/crate-facts.ts";
export { type PreviewParts, previewHtml } from "./ro-crate/preview-html.ts";
export { type RoCrateMetadata, roCrateMetadata } from "./ro-crate/ro-crate-metadata.ts";
