import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import { type Reproduction, type WaitingDataset, waitsFor } from "@quickening/paper";
import { judgePapers } from "@quickening/pipeline";
import type { SyncProblem } from "@quickening/pipeline/plan";
import type { Workspace } from "@quickening/workspace";
import { readIfThere } from "@quickening/workspace";
import { hashOutputs, unbelievedStages } from "./believed.ts";
import { lookAtLibraries } from "./look-at-libraries.ts";
import { readMadeHere } from "./made-here.ts";
import { lookAtData } from "./obtain-data.ts";
import { type Pipeline, pipelineOf } from "./pipeline.ts";
import { readReproduction } from "./report/read-reproduction.ts";
import { readParameters, whyRun } from "./why-run.ts";

/** What a rebuild would do about a stage, and why. */
export interface StageStatus {
	readonly name: string;
	readonly state: "up to date" | "would run" | "waiting";
	readonly because?: string;
}

/** How a data set of a paper stands. */
export interface DataStatus {
	readonly dataset: string;
	readonly state: "present" | "missing" | "changed";
	/** What would get it, and why it is not here; left out where it is. */
	readonly waiting?: Pick<WaitingDataset, "command" | "reason">;
}

/** How a paper stands, without running anything. */
export interface PaperStatus {
	readonly paper: string;
	readonly title?: string;
	/** What is wrong: errors keep it from being built as it stands, warnings do not. */
	readonly problems: readonly SyncProblem[];
	readonly data: readonly DataStatus[];
	/** Native libraries that its stages need and that are not here. */
	readonly missingLibraries: readonly string[];
	/** "data", or the libraries where no data are missing; left out when it waits for nothing. */
	readonly waitsFor?: string;
	readonly stages: readonly StageStatus[];
	/** What the last rebuild on this machine found. */
	readonly last?: Pick<Reproduction, "state" | "summary"> & { readonly commit: string };
}

/** Looks at papers without starting DVC: fingerprints, dvc.lock, what was made here, data. */
export async function lookAtPapers(workspace: Workspace, slugs: readonly string[]): Promise<PaperStatus[]> {
	const found: PaperStatus[] = [];
	for (const paper of slugs) found.push(await lookAtPaper(workspace, paper));
	return found;
}

async function lookAtPaper(workspace: Workspace, paper: string): Promise<PaperStatus> {
	const last = lastJudgement(workspace, paper);
	const judged = await judgePapers(workspace.root, { slugs: [paper], check: true });
	const { problems } = judged;
	const [synced] = judged.papers;
	if (synced === undefined) return { paper, problems, data: [], missingLibraries: [], stages: [], ...last };
	const data: DataStatus[] = [];
	for (const dataset of synced.paper.datasets) {
		const found = await lookAtData(workspace.root, dataset);
		if (found.state !== "waiting") data.push({ dataset, state: found.state });
		else {
			const { command, reason } = found.waiting;
			data.push({ dataset, state: "missing", waiting: { command, reason } });
		}
	}
	const libraries = lookAtLibraries(workspace.root, synced.paper).map(({ waiting }) => waiting);
	const lacksData = data.some(({ state }) => state !== "present");
	const isWaiting = lacksData || libraries.length > 0;
	return {
		paper,
		title: synced.paper.title,
		problems,
		data,
		missingLibraries: libraries.map(({ dataset }) => dataset),
		...(isWaiting && { waitsFor: waitsFor(lacksData ? [] : libraries) }),
		stages: stageStates(workspace, pipelineOf(workspace, synced), isWaiting),
		...last,
	};
}

function lastJudgement({ papers }: Workspace, paper: string): Pick<PaperStatus, "last"> {
	const last = readReproduction(papers, paper);
	return last ? { last: { state: last.state, summary: last.summary, commit: last.environment.commit } } : {};
}

function stageStates({ root, local }: Workspace, pipeline: Pipeline, isWaiting: boolean): StageStatus[] {
	const { folder, paper, stages } = pipeline;
	if (isWaiting) return stages.map(({ name }) => ({ name, state: "waiting" }));
	const lock = DvcLock.parse(readIfThere(join(folder, "dvc.lock"))?.toString("utf8"));
	const unbelieved = new Set(unbelievedStages(pipeline, lock, readMadeHere(local, paper), hashOutputs(root, pipeline)));
	const params = readParameters(folder);
	const willChange = new Set<string>();
	// Stages stand in an order in which inputs come first but for a paper that lists them otherwise: go round until nothing
	// moves.
	const reasons = new Map<string, string>();
	for (let moved = true; moved; ) {
		moved = false;
		for (const { name, codeSha256, outs } of stages) {
			if (reasons.has(name)) continue;
			const reason = whyRun(folder, lock.stage(name), { codeSha256, params, name, willChange, unbelieved });
			if (reason === undefined) continue;
			reasons.set(name, reason);
			for (const out of outs) willChange.add(out);
			moved = true;
		}
	}
	return stages.map(({ name }) => {
		const because = reasons.get(name);
		return because === undefined ? { name, state: "up to date" } : { name, state: "would run", because };
	});
}
