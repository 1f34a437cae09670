/**
 * What makes paper.ts a pipeline: the definition is checked, each stage's exact code is fingerprinted, and dvc.yaml
 * and code.json are written where they change. It runs no stage and starts no dvc.
 *
 * First call: `const papers = await syncPapers(root);`
 */

// Checks
export { checkPaper } from "./check-paper.ts";
// Plans and generated files
export { type DvcStage, dvcStage, dvcYaml, stageCommand } from "./dvc-yaml.ts";
// Fingerprints
export { type Fingerprinter, fingerprinter, type StageCode } from "./fingerprint/fingerprint.ts";
// Rows of people in git
export { datasetGitLeaks, type GitLeakOptions, paperGitLeaks } from "./git-leaks.ts";
// Papers and their generated files
export {
	generatedFiles,
	judgePapers,
	type RefusedPaper,
	type SyncedPaper,
	type SyncOptions,
	type SyncOutcome,
	syncPapers,
} from "./sync-papers.ts";
