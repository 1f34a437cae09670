import { join } from "node:path";
import { isInvalidInput } from "@quickening/core";
import { DvcLock, type LockedFile } from "@quickening/dvc";
import {
	type JudgedClaim,
	judgeClaims,
	type ReproducedOutput,
	type ReproducedStage,
	type Reproduction,
	type ReproductionEnvironment,
	type ReproductionSummary,
	unjudgedClaims,
	unjudgedSummary,
	type Values,
	type WaitingDataset,
} from "@quickening/paper";
import { tolerancesOf } from "@quickening/pipeline/tolerance";
import { readIfThere, readJsonIfThere, writeAtomically } from "@quickening/workspace";
import type { CommittedFiles } from "@quickening/workspace/git";
import type { MadeHere } from "../made-here.ts";
import type { Pipeline } from "../pipeline.ts";
import type { StageOutcome } from "../planned-pipeline.ts";
import { readReproduction, reproductionPath } from "./read-reproduction.ts";

/** All that is known of a paper after a run. */
export interface Findings {
	readonly pipeline: Pipeline;
	readonly committed: CommittedFiles;
	readonly outcomes: ReadonlyMap<string, StageOutcome>;
	readonly made: MadeHere;
	readonly outputs: readonly ReproducedOutput[];
	/** What a stage made of an output whose committed bytes were kept, by path below the paper's folder. */
	readonly setAside?: (path: string) => Buffer | undefined;
	readonly tampered: Reproduction["tampered"];
	readonly edited: readonly string[];
	readonly waiting?: readonly WaitingDataset[];
	/** Found before the run; then nothing was run. */
	readonly problems?: readonly string[];
	readonly environment: ReproductionEnvironment;
}

/**
 * Judges what a run found. It holds nothing that a second run with nothing changed would write otherwise: a stage that
 * ran here earlier keeps its time.
 */
export function makeReproduction(findings: Findings): Reproduction {
	const { pipeline, committed, outcomes, outputs, tampered, edited, waiting, environment } = findings;
	const { paper, definition, folder } = pipeline;
	const problems = [...(findings.problems ?? [])];
	const isCut =
		problems.length > 0 || [...outcomes.values()].some(({ state }) => state === "failed" || state === "skipped");
	const isDifferent = edited.length === 0 && outputs.some(({ state }) => state === "differs");
	const committedValues = parseValues(committed.read(`papers/${paper}/results/values.json`));
	const unjudged = waiting ? "waiting" : "not rebuilt";
	let claims: JudgedClaim[] = [];
	if (waiting || isCut) claims = unjudgedClaims(definition.claims, committedValues ?? {}, unjudged);
	else {
		try {
			const values = readJsonIfThere<Values>(join(folder, "results", "values.json")) ?? {};
			claims = judgeClaims(definition.claims, values, committedValues, {
				rebuilt: madeValues(outputs, findings.setAside),
				tolerances: tolerancesOf(pipeline),
			});
		} catch (error) {
			if (!isInvalidInput(error)) throw error;
			problems.push(error.message);
		}
	}
	const isFailed = isCut || problems.length > 0;
	const state = waiting ? "waiting" : isFailed ? "failed" : isDifferent ? "differs" : "rebuilt";
	const isRebuilt = state === "rebuilt" || state === "differs";
	return {
		schema: 1,
		paper,
		title: definition.title,
		synthetic: definition.synthetic,
		state,
		...(waiting && { waiting }),
		...(problems.length > 0 && { problems }),
		summary: isRebuilt ? summarise(claims) : unjudgedSummary(definition.claims, unjudged),
		claims,
		outputs,
		edited,
		tampered,
		stages: pipeline.stages.map((stage) => describeStage(findings, stage.name)),
		environment,
		pdf: `papers/${paper}/results/${paper}.pdf`,
	};
}

/** Values as stages made them, by id, of the files whose committed bytes were kept. */
export function madeValues(
	outputs: readonly ReproducedOutput[],
	setAside: (path: string) => Buffer | undefined = () => undefined,
): Values {
	const kept = outputs.filter((output) => output.kept && output.kind === "value");
	return Object.fromEntries(
		kept.flatMap(({ path }) => {
			const [, below = "", stage = ""] = /^papers\/[^/]+\/(results\/values\/(.+)\.json)$/.exec(path) ?? [];
			const made = parseValues(setAside(below)) ?? {};
			return Object.entries(made).map(([id, value]) => [id, { ...value, stage }] as const);
		}),
	);
}

/** Writes reproduction.json, only when it says something else than before. */
export function writeReproduction(papers: string, reproduction: Reproduction): boolean {
	return writeAtomically(reproductionPath(papers, reproduction.paper), `${JSON.stringify(reproduction, null, "\t")}\n`);
}

/** Says in the last judgement of a paper, where there is one, that the paper cannot be built as it stands. */
export function markRefused(papers: string, paper: string, problems: readonly string[]): void {
	const last = readReproduction(papers, paper);
	if (last !== undefined) writeReproduction(papers, { ...last, state: "failed", problems });
}

/** Counts what agrees, within its tolerance too. A claim with no committed value yet counts for nothing in "rebuilt". */
export function summarise(claims: readonly JudgedClaim[]): ReproductionSummary {
	const count = (predicate: (claim: JudgedClaim) => boolean) => claims.filter(predicate).length;
	const within = count(({ rebuilt }) => rebuilt.state === "within tolerance");
	return {
		rebuilt: {
			agree: count(({ rebuilt }) => rebuilt.state === "rebuilt") + within,
			of: count(({ rebuilt }) => rebuilt.state !== "new"),
			...(within > 0 && { within }),
		},
		reproduced: {
			agree: count(({ reproduced }) => reproduced?.state === "reproduced"),
			of: count(({ reproduced }) => reproduced !== undefined),
			inconclusive: count(({ reproduced }) => reproduced?.state === "inconclusive"),
		},
		robust: {
			agree: count(({ robust }) => robust !== undefined && robust.agree === robust.of),
			of: count(({ robust }) => robust !== undefined),
		},
		replicated: {
			agree: count(({ replicated }) => replicated !== undefined && replicated.agree === replicated.of),
			of: count(({ replicated }) => replicated !== undefined),
		},
	};
}

function parseValues(bytes: Buffer | undefined): Values | undefined {
	if (bytes === undefined) return undefined;
	try {
		return JSON.parse(bytes.toString("utf8")) as Values;
	} catch {
		return undefined;
	}
}

function describeStage({ pipeline, outcomes, made, waiting }: Findings, name: string): ReproducedStage {
	const stage = pipeline.stages.find((candidate) => candidate.name === name)!;
	const outcome = outcomes.get(name);
	const locked = DvcLock.parse(readIfThere(join(pipeline.folder, "dvc.lock"))?.toString("utf8")).stage(name);
	const record = made[name];
	const state = waiting
		? "waiting"
		: outcome?.state === "failed"
			? "failed"
			: outcome?.state === "skipped"
				? "waiting"
				: record
					? "ran"
					: "up to date";
	return {
		name,
		description: stage.description,
		state,
		...(state === "ran" && record?.fromStore && { fromStore: true }),
		...(state === "ran" && record && { seconds: Math.round(record.seconds * 1000) / 1000 }),
		...(state === "ran" && record?.peakMemoryMb !== undefined && { peakMemoryMb: record.peakMemoryMb }),
		...(state === "failed" && outcome?.output && { output: outcome.output }),
		codeSha256: stage.codeSha256,
		files: stage.files,
		npm: stage.npm,
		inputs: hashed(locked?.deps),
		outputs: hashed(locked?.outs),
	};
}

function hashed(files: readonly LockedFile[] = []): { path: string; md5: string }[] {
	return files.flatMap(({ path, md5 }) => (md5 === undefined ? [] : [{ path, md5 }]));
}
