/**
 * A paper as a package to deposit or to submit: an RO-Crate with its provenance, the LaTeX source that arXiv takes, or what
 * a journal takes, with a list of what is still empty. It reads what stands on disk, runs nothing and sends nothing. How
 * results came about is read through `./provenance`.
 *
 * First call: `const { path } = await exportCrate(findWorkspace(), "my-study", options);`
 */

export { type ExportedSource, exportArxiv } from "./export-arxiv.ts";
export { type ExportedCrate, type ExportOptions, exportCrate } from "./export-crate.ts";
export type { CrateFacts, CrateFile } from "./ro-crate/crate-facts.ts";
export { type PreviewParts, previewHtml } from "./ro-crate/preview-html.ts";
export { type RoCrateMetadata, roCrateMetadata } from "./ro-crate/ro-crate-metadata.ts";
export {
	draftChecklist,
	type ExportedSubmission,
	exportSubmission,
	findSubmissionGaps,
} from "./submission/export-submission.ts";
export { type GuidelineName, guidelines } from "./submission/guidelines.ts";
export { gapLines, type SubmissionGap } from "./submission/submission-gaps.ts";
