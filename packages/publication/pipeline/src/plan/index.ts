/**
 * Papers as they are defined and the stages that follow from it: what pages and provenance need, without the bundler
 * that fingerprints code.
 *
 * First call: `const { stages } = planPaper(root, await loadPaper(root, "my-study"));`
 */

// What stages reach
export { type CodeFiles, codeFilesPath, readCodeFiles } from "./code-files.ts";
// Papers
export { contactFile, paperContact } from "./contact.ts";
export { type EvaluateOptions, evaluateDefinition } from "./evaluate-definition.ts";
export { listPapers, loadPaper } from "./load-paper.ts";
export {
	disclosureRecord,
	evidenceOutput,
	evidencePath,
	isControlled,
	isValuesFile,
	type PaperPlan,
	type PlannedInput,
	type PlannedOutput,
	type PlannedStage,
	planPaper,
	type StageKind,
	stageValuesPath,
	valuesOutput,
} from "./plan.ts";
// Problems
export { formatProblem, isError, isSyncError, mergeProblems, SyncError, type SyncProblem } from "./problem.ts";
// Recorded fingerprints
export { readFingerprints } from "./read-fingerprints.ts";
// Where rows may go
export { datasetTier, sourceTiers, staysHere } from "./tiers.ts";
