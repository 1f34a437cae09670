import type { MadeHere } from "./made-here.ts";
import type { Pipeline, PipelineStage } from "./pipeline.ts";

/** A pipeline that is to be brought up to date. */
export interface PlannedPipeline {
	readonly pipeline: Pipeline;
	/** Stages that run whatever DVC thinks. */
	readonly forced: readonly string[];
	/** What this machine made before; stages that run to their end are added. */
	readonly made: MadeHere;
}

/** How a stage ended. */
export interface StageOutcome {
	/** "taken": this machine had made its outputs earlier, by the same code from the same inputs, and kept them in the store. */
	readonly state: "ran" | "taken" | "up to date" | "failed" | "skipped";
	/** How long it took, when it was made. */
	readonly seconds?: number;
	/** When its command began and ended, in ms since 1970; of those that ran in this run. */
	readonly started?: number;
	readonly ended?: number;
	/** The most memory that its process held at once. */
	readonly peakMemoryMb?: number;
	/** The last lines that a failed stage printed. */
	readonly output?: readonly string[];
	/** Why it was not run. */
	readonly because?: string;
}

/** What happens while pipelines run. */
export interface PipelineEvents {
	onStart?(paper: string, stage: PipelineStage): void;
	/** A stage says how far it is: a fraction in 0..1 and what it does. */
	onProgress?(paper: string, stage: PipelineStage, fraction: number, message: string): void;
	onEnd?(paper: string, stage: PipelineStage, outcome: StageOutcome): void;
	/** Something that a person should know of a stage that goes on. */
	onNotice?(paper: string, stage: PipelineStage, notice: string): void;
}
