/**
 * The quickening command as functions: rebuild papers, look at them, sync their pipelines, get and check data.
 * For programs and tests that want more than the command line; it runs in Node alone, and analysis code never needs it.
 *
 * First call: `const [paper] = await lookAtPapers(findWorkspace(), ["intrapartum-ctg"]);`
 */

// Data
export { checkRawData, listDatasets, readDataset } from "./data/index.ts";
// Provenance and export
export { type ExportedSource, exportArxiv } from "./export/export-arxiv.ts";
export { type ExportedCrate, type ExportOptions, exportCrate } from "./export/export-crate.ts";
export { type ReadProvenanceOptions, readProvenance } from "./provenance/read-provenance.ts";
// Rebuilding
export { lookAtPapers, type PaperStatus, type StageStatus } from "./reproduce/look-at-papers.ts";
export { type PaperResult, type ReproduceOptions, type ReproduceResult, reproduce } from "./reproduce/reproduce.ts";
export { serveSite } from "./reproduce/serve-site.ts";
// Review
export { type ReviewOptions, type ReviewResult, review } from "./review/review.ts";
export type { Finding, Review } from "./review/review-report.ts";
// Papers
export { judgePapers, listPapers, loadPaper, type SyncOutcome, type SyncProblem, syncPapers } from "./sync/index.ts";
// Terminal
export { createTerminal, isUserError, type Terminal, UserError } from "./terminal/index.ts";
// Workspace
export { findWorkspace, type Workspace } from "./workspace/index.ts";
