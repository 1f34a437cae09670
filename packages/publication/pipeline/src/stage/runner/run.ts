import { mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { valuePatternSource } from "@quickening/paper";
import { findWorkspace, isAlive } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { entryText } from "../../fingerprint/entry.ts";
import { definitionLocator } from "../../locate-definition.ts";
import { valuesOutput } from "../../plan/plan.ts";
import { EXIT_KILLED } from "../handover.ts";
import type { StageJob } from "../job.ts";
import { printMeasurement, progressPrinter } from "../progress.ts";
import { asideFolder, type Registration, register, waitingParents } from "../running.ts";
import { explainFailure } from "./explain-failure.ts";
import { linkInputs } from "./input-links.ts";
import { judgeOutputs } from "./judge-outputs.ts";
import { keepCommitted } from "./keep-committed.ts";
import { keptResult, type MadeOutputs } from "./kept-result.ts";
import { checkOutputs, moveOutputs } from "./outputs.ts";
import { type PreparedStage, prepareStage } from "./prepare.ts";
import { KILLED, startProcess } from "./start-process.ts";
import { tellableFailure } from "./withheld-words.ts";

const WATCH_MS = 250;

/**
 * Runs one stage: checks that its code is the code that was synced, runs the work in a process of its own that can read
 * what is declared and write aside, and moves the outputs to their places when all of them are there.
 *
 * @param name - DVC's name of the stage.
 * @param folder - The paper's folder.
 * @throws UserError when it cannot run, fails, or nobody waits for it any more; its outputs are then as before.
 */
export async function runStage(name: string, folder: string = process.cwd()): Promise<void> {
	const parents = waitingParents();
	const { root } = findWorkspace(folder);
	const slug = /^papers\/([^/]+)$/.exec(relative(realpathSync(root), realpathSync(folder)).replaceAll("\\", "/"))?.[1];
	if (slug === undefined) {
		throw new UserError(`a stage runs in its paper's folder; got ${folder}`, {
			whatToDo: "Run `dvc repro papers/<paper>/dvc.yaml`, or `npx quickening reproduce <paper>`.",
		});
	}
	const prepared = await prepareStage(root, slug, name);
	const { paper, plan, stage, code, params } = prepared;
	const values = paper.stages[stage.name]?.values ?? [];
	const aside = join(asideFolder(root), slug, `${name}-${process.pid}`);
	const registration = await register(root, { paper: slug, stage: name, aside, parents });
	const guards = endOnSignal(aside, registration);
	try {
		const job = writeJob(root, aside, { plan, stage, code, params, values });
		const stored = keptResult(root, prepared, job);
		const made = stored?.take() ?? (await makeOutputs());
		checkOutputs(job, stage, aside);
		await judgeOutputs(root, prepared, job);
		// The store keeps what was made, the checkout what is committed where the two agree within tolerance.
		await stored?.keep(made);
		const kept = await keepCommitted(root, prepared, job);
		// The last look before anything is changed: a run that was given up must not change results any more.
		if (!parents.every(isAlive) || !registration.isOwner()) {
			throw new UserError(`stage ${name} was given up by who started it; its outputs are as before`);
		}
		moveOutputs(root, plan, stage, job);
		if (kept.length > 0) {
			process.stdout.write(
				`stage ${name} of ${slug} came out within tolerance, so the committed results stay:\n${kept.map((line) => `  ${line}\n`).join("")}`,
			);
		}
		const { peakMemoryMb, seconds, fromStore } = made;
		printMeasurement({ paper: slug, stage: name, peakMemoryMb, ...(fromStore && { storedSeconds: seconds }) });
	} finally {
		guards.remove();
		rmSync(aside, { recursive: true, force: true });
		registration.release();
	}

	async function makeOutputs(): Promise<MadeOutputs> {
		const started = performance.now();
		const running = startProcess(root, aside, { paper: plan.slug, stage, code }, progressPrinter(plan.slug, name));
		guards.kill = running.kill;
		registration.setScript(running.identity);
		const watch = setInterval(() => {
			if (!parents.every(isAlive) || !registration.isOwner()) guards.end("SIGTERM");
		}, WATCH_MS);
		const ended = await running.ended.finally(() => clearInterval(watch));
		guards.kill = () => {};
		if (ended.failure !== undefined) {
			const lines = [
				explainFailure(root, aside, { plan, stage, values }, tellableFailure(root, { plan, stage }, ended.failure)),
				...(await placeOfDrawing(root, prepared)),
			];
			const isKilled = ended.failure.code === KILLED;
			throw new UserError(lines.join("\n"), isKilled ? { exitCode: EXIT_KILLED } : {});
		}
		const seconds = (performance.now() - started) / 1000;
		return { seconds, peakMemoryMb: ended.peakMemoryMb!, fromStore: false };
	}
}

/** Where a figure or table comes from; its drawing fails far from there. */
async function placeOfDrawing(root: string, { plan, stage }: PreparedStage): Promise<string[]> {
	const [, kind, id] = /^(figure|table)-(.+)$/.exec(stage.name) ?? [];
	if (stage.kind === "script" || kind === undefined || id === undefined) return [];
	const locate = await definitionLocator(root, plan.slug);
	const { file, line, column } = locate([`${kind}s`, id]);
	return [`    ${kind} ${id} is made by ${plan.folder}/${stage.module}, named in ${file}:${line}:${column}`];
}

/** Writes down what the stage's process needs. */
function writeJob(
	root: string,
	aside: string,
	{ plan, stage, code, params, values }: Omit<PreparedStage, "paper"> & { readonly values: readonly string[] },
): StageJob {
	for (const folder of ["outputs", "tmp", "work"]) mkdirSync(join(aside, folder), { recursive: true });
	const outputs = stage.outputs.map(({ name, path }) => [name, join(aside, "outputs", path)] as const);
	const job: StageJob = {
		paper: plan.slug,
		stage: stage.name,
		inputs: linkInputs(root, aside, stage),
		params,
		outputs: Object.fromEntries(outputs.filter(([name]) => name !== valuesOutput)),
		valueIds: values.map(valuePatternSource),
		facts: stage.facts,
		paperFolder: join(root, plan.folder),
		...Object.fromEntries(outputs.filter(([name]) => name === valuesOutput).map(([, path]) => ["values", path])),
	};
	const url = (path: string) => pathToFileURL(join(root, path)).href;
	const modules = Object.fromEntries(Object.entries(code.modules).map(([name, path]) => [name, url(path)]));
	const guard = JSON.stringify(url("packages/publication/pipeline/src/stage/guard.ts"));
	writeFileSync(join(aside, "job.json"), JSON.stringify(job));
	writeFileSync(join(aside, "entry.mjs"), entryText(stage, plan.folder, url));
	writeFileSync(
		join(aside, "preload.mjs"),
		`import { guard } from ${guard};\nguard(${JSON.stringify(modules)}, { writable: ${JSON.stringify(aside)} });\n`,
	);
	return job;
}

/** SIGINT, SIGTERM and SIGHUP end the stage's process and remove what it wrote aside. */
function endOnSignal(aside: string, registration: Registration) {
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	const guards = {
		kill: () => {},
		end(signal: NodeJS.Signals) {
			guards.kill();
			rmSync(aside, { recursive: true, force: true });
			registration.release();
			process.exit(128 + constants.signals[signal]);
		},
		remove() {
			for (const signal of signals) process.removeListener(signal, guards.end);
		},
	};
	for (const signal of signals) process.on(signal, guards.end);
	return guards;
}
