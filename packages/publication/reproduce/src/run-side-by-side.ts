import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DvcLock, endProcessGroup, killProcessGroup, type RunHandle } from "@quickening/dvc";
import { EXIT_KILLED, inputMarks, type StageMeasurement, writeHandover } from "@quickening/pipeline/stage";
import { contentHash } from "@quickening/pipeline/store";
import type { Workspace } from "@quickening/workspace";
import { readIfThere, writeAtomically } from "@quickening/workspace";
import type { PipelineEvents, PlannedPipeline, StageOutcome } from "./planned-pipeline.ts";
import { runFile } from "./recover.ts";
import { runStageCommand } from "./stage-command.ts";
import { type StageNode, stageGraph } from "./stage-graph.ts";
import { readParameters, whyRun } from "./why-run.ts";

/** How stages run side by side. */
export interface SideBySideOptions {
	/** Most stages at once. */
	readonly jobs: number;
	/** MB of memory that all of them together may need; one stage runs in any case. */
	readonly memoryMb: number;
	/** Folder for what dvc is handed. */
	readonly handover: string;
	/** Variables of every stage's command. */
	readonly environment: Readonly<Record<string, string>>;
	readonly events: PipelineEvents;
	readonly signal?: AbortSignal;
}

/**
 * Runs what dvc would run, ready stages of all papers at once, and leaves it to be handed over: dvc goes through a
 * paper one stage after another. What is guessed wrongly here is put right there, since dvc runs what it is not handed.
 *
 * A stage that fails holds up only those that need it.
 *
 * @returns How each stage ended that was run, by address ("paper stage").
 * @throws The signal's reason when it was aborted; then nothing that was started runs any more.
 */
export async function runSideBySide(
	workspace: Workspace,
	plans: readonly PlannedPipeline[],
	options: SideBySideOptions,
): Promise<Map<string, StageOutcome>> {
	const { jobs, memoryMb, events, signal } = options;
	const outcomes = new Map<string, StageOutcome>();
	const waiting = new Set(stageGraph(plans));
	const ready = new Set<StageNode>();
	/** Stages whose outputs are as they will be. */
	const settled = new Set<StageNode>();
	/** Stages that failed, or that are dvc's to run, and those that need them. */
	const lost = new Set<StageNode>();
	const running = new Map<StageNode, Promise<void>>();
	const run: RunHandle = { pid: process.pid, runId: randomUUID() };
	const killAll = () => killProcessGroup(run);
	const mustRun = stalenessOf(plans);

	/** Finds out what is to become of stages that wait: one with nothing to do settles others at once. */
	const sort = () => {
		for (let moved = true; moved; ) {
			moved = false;
			for (const node of waiting) {
				const needs = [...node.needs];
				const isLost = needs.some((need) => lost.has(need));
				if (!isLost && !needs.every((need) => settled.has(need))) continue;
				waiting.delete(node);
				moved = true;
				if (isLost || !hasInputs(workspace, node)) lost.add(node);
				else (mustRun(node) ? ready : settled).add(node);
			}
		}
	};
	const start = (node: StageNode) => {
		ready.delete(node);
		const work = runNode(workspace, node, run, options).then((outcome) => {
			running.delete(node);
			if (outcome?.state === "ran" || outcome?.state === "taken") settled.add(node);
			else lost.add(node);
			if (outcome === undefined || signal?.aborted) return;
			outcomes.set(stageAddress(node.plan.pipeline.paper, node.stage.name), outcome);
			events.onEnd?.(node.plan.pipeline.paper, node.stage, outcome);
		});
		running.set(node, work);
	};

	const isAborted = abortion(signal);
	process.once("exit", killAll);
	try {
		writeAtomically(runFile(workspace), `${JSON.stringify(run)}\n`);
		for (;;) {
			signal?.throwIfAborted();
			sort();
			const reserved = [...running.keys()].reduce((sum, node) => sum + node.memoryMb, 0);
			const next = [...ready]
				.sort((a, b) => b.secondsToEnd - a.secondsToEnd)
				.find((node) => running.size === 0 || (running.size < jobs && reserved + node.memoryMb <= memoryMb));
			if (next !== undefined) start(next);
			else if (running.size > 0) await Promise.race([...running.values(), isAborted]);
			else return outcomes;
		}
	} finally {
		if (running.size > 0) await endProcessGroup(run);
		await Promise.allSettled(running.values());
		process.removeListener("exit", killAll);
	}
}

/** Name of a stage among all papers. */
export function stageAddress(paper: string, stage: string): string {
	return `${paper} ${stage}`;
}

/** Runs one stage; undefined when it is left to dvc, to run it again with nothing beside it. */
async function runNode(
	workspace: Workspace,
	{ plan, stage }: StageNode,
	run: RunHandle,
	{ handover, environment, events }: SideBySideOptions,
): Promise<StageOutcome | undefined> {
	const { paper } = plan.pipeline;
	const inputs = inputMarks(workspace.root, stage.reads);
	const started = Date.now();
	events.onStart?.(paper, stage);
	const { exitCode, tail, measurement } = await runStageCommand(workspace, paper, stage.name, {
		run,
		environment,
		onProgress: (fraction, message) => events.onProgress?.(paper, stage, fraction, message),
		onNotice: (notice) => events.onNotice?.(paper, stage, notice),
	});
	const ended = Date.now();
	const facts = { paper, stage: stage.name, codeSha256: stage.codeSha256, inputs };
	if (exitCode === 0 && measurement !== undefined) {
		const paths = stage.outs.map((out) => `papers/${paper}/${out}`);
		const outputs = Object.fromEntries(paths.map((path) => [path, contentHash(join(workspace.root, path))]));
		writeHandover(handover, { ...facts, outputs, measurement });
		return { ...outcomeOf(measurement, (ended - started) / 1000), started, ended };
	}
	if (exitCode === EXIT_KILLED || exitCode === null) {
		events.onNotice?.(
			paper,
			stage,
			"ended by the system, perhaps for want of memory; it runs again with nothing beside it",
		);
		return undefined;
	}
	writeHandover(handover, { ...facts, outputs: {}, failure: tail });
	return { state: "failed", seconds: (ended - started) / 1000, output: tail, started, ended };
}

/** How a stage that came to its end is told: made now, or taken with the time that it took when it was made. */
export function outcomeOf({ storedSeconds, peakMemoryMb }: StageMeasurement, seconds: number): StageOutcome {
	if (storedSeconds !== undefined) return { state: "taken", seconds: storedSeconds, peakMemoryMb };
	return { state: "ran", seconds, peakMemoryMb };
}

/** A stage that lacks an input is left to dvc, which names it. */
function hasInputs({ root }: Workspace, { stage }: StageNode): boolean {
	return stage.reads.every((path) => existsSync(join(root, path)));
}

/** Whether dvc would run a stage whose inputs are as they will be. */
function stalenessOf(plans: readonly PlannedPipeline[]): (node: StageNode) => boolean {
	const known = new Map(
		plans.map((plan) => {
			const { folder } = plan.pipeline;
			const lock = DvcLock.parse(readIfThere(join(folder, "dvc.lock"))?.toString("utf8"));
			return [plan, { lock, params: readParameters(folder), unbelieved: new Set(plan.forced) }] as const;
		}),
	);
	return ({ plan, stage }) => {
		const { lock, params, unbelieved } = known.get(plan)!;
		const { name, codeSha256 } = stage;
		const facts = { name, codeSha256, params, unbelieved, willChange: new Set<string>() };
		return whyRun(plan.pipeline.folder, lock.stage(name), facts) !== undefined;
	};
}

/** Fails when the signal is aborted; heard by nobody, it is no error. */
function abortion(signal: AbortSignal | undefined): Promise<never> {
	const promise = new Promise<never>((_resolve, reject) => {
		signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
	});
	promise.catch(() => {});
	return promise;
}
