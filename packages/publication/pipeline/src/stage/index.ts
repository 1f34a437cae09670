/**
 * What runs one stage for DVC, and what finds runs that their parents left behind.
 * Stages are started by DVC alone (`dvcYaml` names run-stage.ts); nothing here is called by analysis code.
 *
 * First call: `const { ended, running } = await endOrphans(root);`
 */

// What disclosure control writes down
export type { DisclosureRecord } from "./disclosure-record.ts";
// Environment of every stage
export { pinnedEnvironment } from "./environment.ts";
export { type EvidenceCell, type StageEvidence, type SuppressedCell, unpackCells } from "./evidence.ts";
// What was made before DVC asks for it
export { EXIT_KILLED, HANDOVER_VARIABLE, type HandedStage, inputMarks, writeHandover } from "./handover.ts";
export { findPeople } from "./kinds/find-people.ts";
// Progress
export {
	PROGRESS_VARIABLE,
	parseMeasurement,
	parseNotice,
	parseProgress,
	type StageMeasurement,
	type StageNotice,
	type StageProgress,
} from "./progress.ts";
// Runs that were left behind
export {
	endOrphans,
	type OrphanReport,
	type RunningStage,
	runningStages,
	SCHEDULED_VARIABLE,
} from "./running.ts";
