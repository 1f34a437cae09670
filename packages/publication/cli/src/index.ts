/**
 * The quickening command as functions: rebuild papers, look at them, sync their pipelines, get and check data.
 * For programs and tests that want more than the command line; it runs in Node alone, and analysis code never needs it.
 *
 * First call: `const [paper] = await lookAtPapers(findWorkspace(), ["intrapartum-ctg"]);`
 */

// Provenance and export
export {
	type ExportedCrate,
	type ExportedSource,
	type ExportOptions,
	exportArxiv,
	exportCrate,
} from "@quickening/archive";
export { type ReadProvenanceOptions, readProvenance } from "@quickening/archive/provenance";
// Data
export { checkRawData, listDatasets, readDataset } from "@quickening/datasets";
// Papers
export { judgePapers, type SyncOutcome, syncPapers } from "@quickening/pipeline";
export { listPapers, loadPaper, type SyncProblem } from "@quickening/pipeline/plan";
// Rebuilding
export {
	lookAtPapers,
	type PaperResult,
	type PaperStatus,
	type ReproduceOptions,
	type ReproduceResult,
	reproduce,
	type StageStatus,
} from "@quickening/reproduce";
export type { Finding, Review } from "@quickening/review";
// Review
export { type ReviewOptions, type ReviewResult, review } from "@quickening/review";
// Workspace
export { findWorkspace, type Workspace } from "@quickening/workspace";
// Terminal
export { createTerminal, isUserError, type Terminal, UserError } from "@quickening/workspace/terminal";
export { serveSite } from "./site/serve-site.ts";
