import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { DvcLock, type DvcRepository, isDvcError, type ReproEvent, repro, reproEvent } from "@quickening/dvc";
import {
	HANDOVER_VARIABLE,
	parseMeasurement,
	parseNotice,
	parseProgress,
	type StageMeasurement,
} from "@quickening/pipeline/stage";
import { STORE_USE_VARIABLE, type StoreUse } from "@quickening/pipeline/store";
import { readSetAside } from "@quickening/pipeline/tolerance";
import type { Workspace } from "@quickening/workspace";
import { readIfThere, sha256, writeAtomically } from "@quickening/workspace";
import { visibleControls } from "@quickening/workspace/terminal";
import { hashesOf } from "./believed.ts";
import { checkLeft } from "./check-left.ts";
import { writeMadeHere } from "./made-here.ts";
import type { PipelineStage } from "./pipeline.ts";
import type { PipelineEvents, PlannedPipeline, StageOutcome } from "./planned-pipeline.ts";
import { giveBackBlocks, handoverFolder, lockJournal, runFile } from "./recover.ts";
import { outcomeOf, runSideBySide, stageAddress } from "./run-side-by-side.ts";
import { TAIL_LINES } from "./stage-command.ts";

/** How pipelines run. */
export interface RunOptions {
	/** Most stages at once. */
	readonly jobs?: number;
	/** Whether stages may take from the store, or are made and only kept there; none leaves it alone. */
	readonly storeUse?: StoreUse | undefined;
	readonly signal?: AbortSignal;
	readonly events?: PipelineEvents;
}

interface Running {
	readonly plan: PlannedPipeline;
	readonly stage: PipelineStage;
	readonly started: number;
	/** How it ended when it was run beforehand; then it was told. */
	readonly early: StageOutcome | undefined;
	/** Hash of the stage's block in dvc.lock when it began. */
	readonly blockBefore: string | undefined;
	readonly tail: string[];
	measurement?: StageMeasurement;
}

/** Part of the memory that is free when a run begins which its stages may need together. */
const MEMORY_SHARE = 0.8;

/**
 * Brings pipelines up to date: stages run side by side first, then one `dvc repro` is handed what they made and writes it
 * down, runs what was not foreseen, and goes on with what does not depend on a stage that failed.
 *
 * A stage is made to run by taking its block out of dvc.lock, not by --force: so stages that are believed stay as they
 * are within the same run. Blocks of stages that did not come to their end are put back, and the others get the order of
 * dvc.yaml, so that a rebuild that changes nothing leaves dvc.lock as it was, byte for byte.
 *
 * @returns For each paper, how each of its stages ended.
 * @throws DvcError when dvc itself cannot work, or was cancelled; then nothing of the run goes on.
 */
export async function runPipelines(
	workspace: Workspace,
	repository: DvcRepository,
	plans: readonly PlannedPipeline[],
	{ jobs = availableParallelism(), storeUse, signal, events = {} }: RunOptions = {},
): Promise<Map<string, Map<string, StageOutcome>>> {
	const outcomes = new Map(plans.map(({ pipeline }) => [pipeline.paper, new Map<string, StageOutcome>()]));
	const lockPath = ({ pipeline }: PlannedPipeline) => join(pipeline.folder, "dvc.lock");
	const readLock = (plan: PlannedPipeline) => DvcLock.parse(readIfThere(lockPath(plan))?.toString("utf8"));

	for (const plan of plans) {
		const lock = readLock(plan);
		writeAtomically(lockJournal(workspace, plan.pipeline.paper), readIfThere(lockPath(plan)) ?? "");
		const taken = plan.forced.filter((name) => lock.blockHash(name) !== undefined);
		if (taken.length > 0) writeAtomically(lockPath(plan), lock.without(taken).toString());
	}

	const handover = join(handoverFolder(workspace), randomUUID());
	const environment = {
		...repository.environment,
		...(storeUse !== undefined && { [STORE_USE_VARIABLE]: storeUse }),
	};
	let early = new Map<string, StageOutcome>();
	let running: Running | undefined;
	const failed = new Set<string>();
	/** Told at the end, after the failure that they follow. */
	const skipped: (() => void)[] = [];
	const finish = () => {
		if (running === undefined) return;
		const { plan, stage, started, early, blockBefore, tail, measurement } = running;
		running = undefined;
		const ended = Date.now();
		const seconds = (ended - started) / 1000;
		const { paper, folder } = plan.pipeline;
		const block = readLock(plan).blockHash(stage.name);
		const isMade = block !== undefined && block !== blockBefore && !failed.has(address(paper, stage.name));
		const isHanded = early !== undefined && (isMade ? measurement?.handedOver === true : early.state === "failed");
		const now: StageOutcome = !isMade
			? { state: "failed", seconds, output: tail }
			: { ...(measurement ? outcomeOf(measurement, seconds) : { state: "ran", seconds }), started, ended };
		const outcome = isHanded ? early : now;
		if (isMade) {
			const { seconds: took = seconds, peakMemoryMb, state } = outcome;
			const outputs: Record<string, string> = {};
			for (const path of stage.outs) outputs[path] = sha256(readIfThere(join(folder, path)) ?? "");
			const setAside = hashesOf(stage.outs, (path) => readSetAside(workspace.root, paper, path));
			plan.made[stage.name] = {
				...{ lockBlock: block, outputs, seconds: took },
				...(peakMemoryMb !== undefined && { peakMemoryMb }),
				...(state === "taken" && { fromStore: true }),
				...(setAside.size > 0 && { setAside: Object.fromEntries(setAside) }),
			};
			writeMadeHere(workspace.local, paper, plan.made);
		}
		outcomes.get(paper)!.set(stage.name, outcome);
		if (!isHanded) events.onEnd?.(paper, stage, outcome);
	};
	const onEvent = (event: ReproEvent) => {
		if (event.kind === "failed") failed.add(event.stage);
		const found = find(plans, event.stage);
		if (event.kind !== "failed") finish();
		if (found === undefined) return;
		const { plan, stage } = found;
		const { paper } = plan.pipeline;
		if (event.kind === "unchanged") {
			const told = early.get(stageAddress(paper, stage.name));
			outcomes.get(paper)!.set(stage.name, told ?? { state: "up to date" });
			if (told === undefined) events.onEnd?.(paper, stage, { state: "up to date" });
		} else if (event.kind === "running") {
			const blockBefore = readLock(plan).blockHash(stage.name);
			const told = early.get(stageAddress(paper, stage.name));
			running = { plan, stage, started: Date.now(), early: told, blockBefore, tail: [] };
			if (told === undefined) events.onStart?.(paper, stage);
		}
	};
	const skip = ({ plan, stage }: { plan: PlannedPipeline; stage: PipelineStage }) => {
		const { paper } = plan.pipeline;
		const outcome: StageOutcome = { state: "skipped", because: "a stage that it needs failed" };
		if (outcomes.get(paper)!.has(stage.name)) return;
		outcomes.get(paper)!.set(stage.name, outcome);
		skipped.push(() => events.onEnd?.(paper, stage, outcome));
	};
	const onLine = (line: string) => {
		const event = reproEvent(line);
		if (event) return onEvent(event);
		if (/^WARNING: Stages? '.+ will be skipped due to this failure$/.test(line)) {
			for (const [, stageAddress] of line.matchAll(/'([^']+)'/g)) {
				const found = find(plans, stageAddress!);
				if (found) skip(found);
			}
			return;
		}
		if (running === undefined) return;
		const measured = parseMeasurement(line);
		if (measured !== undefined) {
			running.measurement = measured;
			return;
		}
		const notice = parseNotice(line);
		if (notice !== undefined) {
			events.onNotice?.(running.plan.pipeline.paper, running.stage, notice.notice);
			return;
		}
		const progress = parseProgress(line);
		if (progress) {
			events.onProgress?.(running.plan.pipeline.paper, running.stage, progress.fraction, progress.message);
		} else if (!isDvcTalk(line)) {
			running.tail.push(visibleControls(line));
			if (running.tail.length > TAIL_LINES) running.tail.shift();
		}
	};

	try {
		const memoryMb = (process.availableMemory() / 1e6) * MEMORY_SHARE;
		const sideBySide = { jobs, memoryMb, handover, environment, events, ...(signal && { signal }) };
		early = await runSideBySide(workspace, plans, sideBySide);
		await repro(
			{ ...repository, environment: { ...environment, [HANDOVER_VARIABLE]: handover } },
			{
				targets: plans.map(({ pipeline }) => `papers/${pipeline.paper}/dvc.yaml`),
				keepGoing: true,
				noRunCache: true,
				onLine,
				onStart: (run) => writeAtomically(runFile(workspace), `${JSON.stringify(run)}\n`),
				...(signal && { signal }),
			},
		);
		finish();
		for (const plan of plans) {
			const { paper, stages } = plan.pipeline;
			for (const [name, why] of checkLeft(plan, outcomes.get(paper)!, readLock(plan))) {
				const outcome: StageOutcome = { state: "failed", output: [`error: ${why}`] };
				outcomes.get(paper)!.set(name, outcome);
				delete plan.made[name];
				writeMadeHere(workspace.local, paper, plan.made);
				events.onEnd?.(paper, stages.find((stage) => stage.name === name)!, outcome);
			}
		}
	} catch (error) {
		if (!isDvcError(error) || error.code === "cancelled") throw error;
		finish();
		// A stage that could not even start (a file it reads is missing) is named by dvc at the end alone.
		for (const stageAddress of failed) {
			const found = find(plans, stageAddress);
			const stages = found && outcomes.get(found.plan.pipeline.paper)!;
			if (!stages || stages.get(found.stage.name)?.state === "failed") continue;
			const outcome: StageOutcome = {
				state: "failed",
				output: visibleControls(error.stderr).split("\n").slice(-TAIL_LINES),
			};
			stages.set(found.stage.name, outcome);
			events.onEnd?.(found.plan.pipeline.paper, found.stage, outcome);
		}
		if (![...outcomes.values()].some((stages) => [...stages.values()].some(({ state }) => state === "failed"))) {
			throw error;
		}
	} finally {
		for (const tell of skipped) tell();
		rmSync(runFile(workspace), { force: true });
		rmSync(handover, { recursive: true, force: true });
		for (const plan of plans) tidyLock(workspace, plan);
		rmSync(dirname(lockJournal(workspace, "any")), { recursive: true, force: true });
	}
	return outcomes;
}

function tidyLock(workspace: Workspace, { pipeline }: PlannedPipeline): void {
	giveBackBlocks(workspace, pipeline.paper);
	const path = join(pipeline.folder, "dvc.lock");
	const text = readIfThere(path)?.toString("utf8");
	if (text !== undefined) {
		writeAtomically(
			path,
			DvcLock.parse(text)
				.ordered(pipeline.stages.map(({ name }) => name))
				.toString(),
		);
	}
}

function address(paper: string, stage: string): string {
	return `papers/${paper}/dvc.yaml:${stage}`;
}

function find(plans: readonly PlannedPipeline[], stageAddress: string) {
	const [, paper, name] = /^papers\/([^/]+)\/dvc\.yaml:(.+)$/.exec(stageAddress) ?? [];
	const plan = plans.find(({ pipeline }) => pipeline.paper === paper);
	const stage = plan?.pipeline.stages.find((candidate) => candidate.name === name);
	return plan && stage ? { plan, stage } : undefined;
}

/** Lines by which dvc speaks of itself while a stage runs. */
function isDvcTalk(line: string): boolean {
	return (
		line.trim() === "" ||
		/^(?:> |WARNING: failed to run: |(?:Updating|Generating) lock file |To track the changes|\tgit add |Use `dvc push`)/.test(
			line,
		)
	);
}
