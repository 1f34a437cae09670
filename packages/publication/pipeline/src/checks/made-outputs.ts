import { createHash } from "node:crypto";
import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import { readIfThere } from "@quickening/workspace";
import { parse } from "yaml";
import type { PlannedStage } from "../plan/plan.ts";
import type { CheckContext } from "./check-context.ts";

/** The outputs of stages that a run would not change. */
export interface MadeOutputs {
	/** Whether dvc.lock has the stage with the code, parameters and inputs as they are now, all the way up. */
	isSettled(stage: string): boolean;
	/** An output of a settled stage, when the file is the one that dvc.lock names. */
	read(stage: string, path: string): Buffer | undefined;
}

/** Looks which stages of a paper are made (here, or committed) from what is there now. Raw data are taken as checked. */
export function madeOutputs({ plan, code, bytes }: Pick<CheckContext, "plan" | "code" | "bytes">): MadeOutputs {
	const lock = DvcLock.parse(bytes(`${plan.folder}/dvc.lock`)?.toString("utf8"));
	const params = paramsOf(bytes(`${plan.folder}/params.yaml`));
	const stages = new Map(plan.stages.map((stage) => [stage.name, stage]));
	const makers = new Map<string, string>();
	for (const { name, outputs } of plan.stages)
		for (const { path } of outputs) makers.set(`${plan.folder}/${path}`, name);
	const hashes = new Map<string, string | undefined>();
	const md5 = (path: string) => {
		if (!hashes.has(path)) {
			const content = bytes(path);
			hashes.set(path, content && createHash("md5").update(content).digest("hex"));
		}
		return hashes.get(path);
	};
	const known = new Map<string, boolean>();
	const isSettled = (name: string): boolean => {
		const answer = known.get(name);
		if (answer !== undefined) return answer;
		// A circle is settled by nothing.
		known.set(name, false);
		const stage = stages.get(name);
		const settled = stage !== undefined && isLocked(stage);
		known.set(name, settled);
		return settled;
	};
	const isLocked = (stage: PlannedStage): boolean => {
		const locked = readStage(lock, stage.name);
		if (locked === undefined) return false;
		const { "code.json": lockedCode = {}, "params.yaml": lockedParams = {} } = (locked.params ?? {}) as Record<
			string,
			Record<string, unknown>
		>;
		if (lockedCode[`stages.${stage.name}`] !== code[stage.name]?.sha256) return false;
		const same = (name: string) => JSON.stringify(lockedParams[name]) === JSON.stringify(params[name]);
		if (!stage.params.every((name) => Object.hasOwn(lockedParams, name) && same(name))) return false;
		const before = new Map(locked.deps?.map((dep) => [join(plan.folder, dep.path), dep.md5]));
		return stage.inputs.every(({ path }) => {
			if (!before.has(path)) return false;
			if (!path.startsWith(`${plan.folder}/`)) return true;
			const maker = makers.get(path);
			return (maker === undefined || isSettled(maker)) && md5(path) === before.get(path);
		});
	};
	return {
		isSettled,
		read(stage, path) {
			if (!isSettled(stage)) return undefined;
			const locked = readStage(lock, stage)?.outs?.find((out) => out.path === path)?.md5;
			const below = `${plan.folder}/${path}`;
			return locked !== undefined && md5(below) === locked ? bytes(below) : undefined;
		},
	};
}

function readStage(lock: DvcLock, stage: string) {
	try {
		return lock.stage(stage);
	} catch {
		// A block that a merge or a kill has broken: the stage counts as not made, and dvc runs it.
		return undefined;
	}
}

function paramsOf(content: Buffer | undefined): Readonly<Record<string, unknown>> {
	try {
		return (parse(content?.toString("utf8") ?? "") ?? {}) as Record<string, unknown>;
	} catch {
		// What is wrong with the file is said by checkParams.
		return {};
	}
}

/** The bytes of files below a root, for {@link madeOutputs} outside the checks. */
export function bytesBelow(root: string): (path: string) => Buffer | undefined {
	return (path) => readIfThere(join(root, path));
}
