import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import type { Reproduction } from "@quickening/paper";
import { judgePapers, type RefusedPaper } from "@quickening/pipeline";
import { formatProblem, isError, listPapers } from "@quickening/pipeline/plan";
import { PROGRESS_VARIABLE } from "@quickening/pipeline/stage";
import { pruneStore, storeFolder } from "@quickening/pipeline/store";
import { REPLACE_VARIABLE, readSetAside } from "@quickening/pipeline/tolerance";
import { dvcProgram, readIfThere, takeLock, type Workspace } from "@quickening/workspace";
import { type CommittedFiles, committedFiles } from "@quickening/workspace/git";
import { formatCount, type Terminal } from "@quickening/workspace/terminal";
import { hashOutputs, unbelievedStages } from "./believed.ts";
import { comparePaper, foreignOutputs, type OutputBefore, tamperedOutputs } from "./compare-paper.ts";
import { editedSources } from "./edited-sources.ts";
import { describeEnvironment } from "./environment.ts";
import { lookAtLibraries } from "./look-at-libraries.ts";
import { type MadeHere, readMadeHere } from "./made-here.ts";
import { type DataState, obtainData } from "./obtain-data.ts";
import { type Pipeline, pipelineOf } from "./pipeline.ts";
import type { PipelineEvents, StageOutcome } from "./planned-pipeline.ts";
import { recover } from "./recover.ts";
import { refuseEditedPackages } from "./refuse-edited-packages.ts";
import { makeReproduction, markRefused, writeReproduction } from "./report/reproduction.ts";
import { runPipelines } from "./run-pipelines.ts";
import { type SiteBuilder, type SiteResult, siteIndex } from "./site-result.ts";
import { stageProgress } from "./stage-progress.ts";

export interface ReproduceOptions {
	/** Slugs of papers; all when empty. */
	readonly papers: readonly string[];
	/** Makes every stage anew: nothing that was made earlier is believed or taken from the store. */
	readonly force: boolean;
	/** Most stages at once; by default as many as there are cores. */
	readonly jobs?: number;
	/** Makes every stage anew, and lets what comes out within tolerance take the place of what is committed. */
	readonly replace?: boolean;
	/** Builds the report's pages afterwards; left out, they stay as they are. */
	readonly buildSite?: SiteBuilder;
	readonly terminal: Terminal;
	/** Ends the run with all that it started. */
	readonly signal: AbortSignal;
	/** Told of each stage that begins; those whose outputs it reads have ended. */
	readonly onStageStart?: (paper: string, stage: string) => void;
}

/** What became of one paper. */
export interface PaperResult {
	readonly reproduction: Reproduction;
	/** How each stage ended in this run. */
	readonly outcomes: ReadonlyMap<string, StageOutcome>;
	/** Whether this machine had never made anything of the paper. */
	readonly isFirst: boolean;
}

export interface ReproduceResult {
	readonly papers: readonly PaperResult[];
	/** Papers that cannot be built as they stand, with every problem; nothing of them was run. */
	readonly refused: readonly RefusedPaper[];
	readonly site: SiteResult;
	/** 0: all agrees, or waits for data, or was changed by edits; 1: something differs or failed. */
	readonly exitCode: 0 | 1;
}

interface Plan {
	readonly pipeline: Pipeline;
	readonly made: MadeHere;
	readonly isFirst: boolean;
	readonly forced: readonly string[];
	readonly foreign: readonly OutputBefore[];
	readonly data: readonly DataState[];
}

/**
 * Brings papers up to date, compares every output with the committed one, judges the claims, and builds the report.
 *
 * A result is believed only when this machine made it: in a new clone, and wherever an output or its block in dvc.lock
 * is not what was made here, stages run although DVC takes them for done.
 *
 * A paper that cannot be built as it stands is named with its problems and holds up no other.
 *
 * @throws UserError when another rebuild works on the checkout.
 */
export async function reproduce(workspace: Workspace, options: ReproduceOptions): Promise<ReproduceResult> {
	const { terminal, signal, papers: asked } = options;
	const command = ["quickening", "reproduce", ...asked].join(" ");
	const release = takeLock(join(workspace.local, "reproduce.lock"), command, "another rebuild works on this checkout");
	try {
		const recovery = await recover(workspace);
		for (const what of recovery.ended) terminal.line(`ended what an earlier run had left running: ${what}`);
		signal.throwIfAborted();
		const repository = {
			folder: workspace.root,
			program: dvcProgram(workspace.root),
			environment: { [PROGRESS_VARIABLE]: "1", ...(options.replace && { [REPLACE_VARIABLE]: "1" }) },
		};
		const slugs = asked.length > 0 ? [...new Set(asked)] : listPapers(workspace.root);
		const { papers: synced, refused } = await judgePapers(workspace.root, { slugs });
		for (const { slug, problems } of refused)
			markRefused(workspace.papers, slug, problems.filter(isError).map(formatProblem));

		const pipelines = synced.map((paper) => pipelineOf(workspace, paper));
		const reached = pipelines.flatMap(({ stages }) => stages.flatMap(({ npmFolders = [] }) => npmFolders));
		refuseEditedPackages(workspace.root, terminal, ["node_modules/node", ...reached]);
		const committed = committedFiles(
			workspace.root,
			synced.map(({ slug }) => `papers/${slug}`),
		);
		const edited = editedSources(workspace.root, pipelines);
		const data = await obtainAll(workspace, pipelines, options);
		const force = options.force || options.replace === true;
		const plans = pipelines.map((pipeline) => makePlan(workspace, pipeline, committed, data, force));
		const ready = plans.filter(({ data }) => data.every(({ state }) => state === "present"));
		for (const plan of ready) announce(terminal, plan, force);

		const store = storeFolder();
		const progress = stageProgress(
			terminal,
			ready.map(({ pipeline }) => pipeline),
		);
		let outcomes = new Map<string, Map<string, StageOutcome>>();
		try {
			const onStart: PipelineEvents["onStart"] = (paper, stage) => {
				progress.onStart(paper, stage);
				options.onStageStart?.(paper, stage.name);
			};
			const events = { ...progress, onStart };
			const { jobs } = options;
			const run = {
				signal,
				events,
				storeUse: store === undefined ? undefined : force ? "keep" : "take",
				...(jobs && { jobs }),
			} as const;
			if (ready.length > 0) outcomes = await runPipelines(workspace, repository, ready, run);
		} finally {
			progress.end();
		}

		if (store !== undefined && ready.length > 0) boundStore(store, terminal);
		const papers = plans.map((plan): PaperResult => {
			const own = outcomes.get(plan.pipeline.paper) ?? new Map<string, StageOutcome>();
			const reproduction = judgePaper(workspace, plan, own, committed, edited.get(plan.pipeline.paper)!);
			writeReproduction(workspace.papers, reproduction);
			return { reproduction, outcomes: own, isFirst: plan.isFirst };
		});
		const site = options.buildSite
			? await buildSiteWithProgress(options.buildSite, workspace, terminal, signal)
			: ({ state: "skipped", index: siteIndex, because: "it was not asked for" } as const);
		const isWrong =
			refused.length > 0 || site.state === "failed" || papers.some(({ reproduction }) => isFailure(reproduction));
		return { papers, refused, site, exitCode: isWrong ? 1 : 0 };
	} finally {
		release();
	}
}

/** Whether a paper makes the command fail: results that only edits have changed, and missing data, do not. */
export function isFailure({ state, tampered, edited }: Reproduction): boolean {
	return state === "failed" || state === "differs" || (tampered.length > 0 && edited.length === 0);
}

async function obtainAll(
	{ root }: Workspace,
	pipelines: readonly Pipeline[],
	{ terminal, signal }: ReproduceOptions,
): Promise<Map<string, DataState>> {
	const states = new Map<string, DataState>();
	for (const dataset of new Set(pipelines.flatMap(({ definition }) => definition.datasets))) {
		states.set(dataset, await obtainData(root, dataset, { terminal, signal }));
	}
	return states;
}

function makePlan(
	{ root, local }: Workspace,
	pipeline: Pipeline,
	committed: CommittedFiles,
	data: ReadonlyMap<string, DataState>,
	force: boolean,
): Plan {
	const { folder, stages, definition, paper } = pipeline;
	const made = readMadeHere(local, paper);
	const lock = DvcLock.parse(readIfThere(join(folder, "dvc.lock"))?.toString("utf8"));
	const madeHashes = new Map(Object.values(made).flatMap(({ outputs }) => Object.entries(outputs)));
	return {
		pipeline,
		made,
		isFirst: Object.keys(made).length === 0,
		forced: force
			? stages.map(({ name }) => name)
			: unbelievedStages(pipeline, lock, made, hashOutputs(root, pipeline)),
		foreign: foreignOutputs(pipeline, committed, (path) => madeHashes.get(path)),
		data: [...definition.datasets.map((dataset) => data.get(dataset)!), ...lookAtLibraries(root, definition)],
	};
}

function announce(terminal: Terminal, { pipeline: { paper, stages }, isFirst, forced }: Plan, isAnew: boolean): void {
	const all = formatCount(stages.length, "stage");
	if (isAnew) terminal.line(`${paper}: each of its ${all} is made anew`);
	else if (isFirst) terminal.line(`${paper}: first run in this checkout, so none of its ${all} is believed`);
	else if (forced.length > 0) {
		terminal.line(`${paper}: ${formatCount(forced.length, "stage")} to run again, whose results were not made here`);
	}
}

function boundStore(store: string, terminal: Terminal): void {
	try {
		pruneStore(store);
	} catch (error) {
		// A store that cannot be written is no reason to lose a run; the stages have said so too.
		terminal.warn(`the store of results could not be tidied: ${(error as Error).message}`);
	}
}

function judgePaper(
	{ root }: Workspace,
	{ pipeline, made, foreign, data }: Plan,
	outcomes: ReadonlyMap<string, StageOutcome>,
	committed: CommittedFiles,
	edited: readonly string[],
): Reproduction {
	const problems = data.flatMap((each) => (each.state === "changed" ? each.problems : []));
	const waiting = data.flatMap((each) => (each.state === "waiting" ? [each.waiting] : []));
	const isRun = problems.length === 0 && waiting.length === 0;
	// What a failed stage and its followers left on disk is of an earlier time and is compared with nothing.
	const setAside = (path: string) => readSetAside(root, pipeline.paper, path);
	const isMade = (stage: string) => ["ran", "taken", "up to date"].includes(outcomes.get(stage)?.state ?? "");
	return makeReproduction({
		pipeline,
		committed,
		outcomes,
		made,
		outputs: isRun ? comparePaper(pipeline, committed, isMade, setAside) : [],
		setAside,
		tampered: isRun ? tamperedOutputs(pipeline, foreign) : [],
		edited,
		...(waiting.length > 0 && problems.length === 0 && { waiting }),
		problems,
		environment: describeEnvironment(root, committed.commit, edited.length > 0),
	});
}

async function buildSiteWithProgress(
	buildSite: SiteBuilder,
	workspace: Workspace,
	terminal: Terminal,
	signal: AbortSignal,
): Promise<SiteResult> {
	const bar = terminal.isLive ? terminal.bar({ label: "building the report", unit: "fraction" }) : undefined;
	try {
		return await buildSite(workspace, {
			signal,
			onStart: () => bar ?? terminal.line("building the report ..."),
			onLine: (line) => bar?.update(0, line.trim()),
		});
	} finally {
		bar?.clear();
	}
}
