import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { findWorkspace, readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { contentHash, filesBelow } from "../store/content-hash.ts";
import { printMeasurement, type StageMeasurement } from "./progress.ts";

/**
 * A stage that quickening ran itself, beside others, before dvc walks the paper and asks for it. Its outputs lie in
 * their places; when dvc runs its command, they are handed over after a look at inputs, code and outputs.
 */
export interface HandedStage {
	readonly paper: string;
	readonly stage: string;
	/** Fingerprint of its code when it began. */
	readonly codeSha256: string;
	/** What it read when it began, see {@link inputMarks}. */
	readonly inputs: Readonly<Record<string, string | undefined>>;
	/** Path below the repository to sha256; none when it failed. */
	readonly outputs: Readonly<Record<string, string | undefined>>;
	/** What it needed; none when it failed. */
	readonly measurement?: StageMeasurement;
	/** The last lines of a stage that failed. It is not run again: the same inputs would make it fail again. */
	readonly failure?: readonly string[];
}

/** Set for dvc's commands to the folder of what is handed over. */
export const HANDOVER_VARIABLE = "QUICKENING_HANDOVER";

/** Exit code of a stage whose process the system ended, perhaps for want of memory: alone it may come to its end. */
export const EXIT_KILLED = 75;

/** Writes down what is ready. */
export function writeHandover(folder: string, handed: HandedStage): void {
	writeAtomically(handoverPath(folder, handed.paper, handed.stage), JSON.stringify(handed));
}

/**
 * Marks by which it is seen that inputs are still the same: the content of a paper's files; size and times of raw data,
 * which were checked before the run and may be large.
 *
 * @param paths - Below the repository.
 */
export function inputMarks(root: string, paths: readonly string[]): Record<string, string | undefined> {
	return Object.fromEntries(
		paths.map((path) => [path, path.startsWith("data/") ? statMarks(join(root, path)) : contentHash(join(root, path))]),
	);
}

/**
 * Ends a stage's command at once when its work was done beforehand.
 *
 * @returns Whether it was; the stage is to be run otherwise.
 */
export function acceptHandover(stage: string, paperFolder: string): boolean {
	const folder = process.env[HANDOVER_VARIABLE];
	if (folder === undefined) return false;
	const { root } = findWorkspace(paperFolder);
	const paper = relative(join(root, "papers"), paperFolder);
	const handed = readJsonIfThere<HandedStage>(handoverPath(folder, paper, stage));
	if (handed === undefined || !isCurrent(root, handed)) return false;
	if (handed.failure !== undefined) {
		process.stderr.write(handed.failure.map((line) => `${line}\n`).join(""));
		process.exitCode = 1;
	} else if (handed.measurement !== undefined) printMeasurement({ ...handed.measurement, handedOver: true });
	return true;
}

function isCurrent(root: string, { paper, stage, codeSha256, inputs, outputs }: HandedStage): boolean {
	const code = JSON.parse(readFileSync(join(root, "papers", paper, "code.json"), "utf8")) as {
		readonly stages?: Readonly<Record<string, string>>;
	};
	if (code.stages?.[stage] !== codeSha256) return false;
	const marks = inputMarks(root, Object.keys(inputs));
	if (Object.entries(inputs).some(([path, mark]) => mark === undefined || marks[path] !== mark)) return false;
	return Object.entries(outputs).every(([path, hash]) => hash !== undefined && contentHash(join(root, path)) === hash);
}

function handoverPath(folder: string, paper: string, stage: string): string {
	return join(folder, `${paper}--${stage}.json`);
}

function statMarks(path: string): string | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined) return undefined;
	if (stat.isDirectory())
		return filesBelow(path)
			.map((below) => `${below} ${statMarks(join(path, below))}`)
			.join("\n");
	return `${stat.size} ${stat.mtimeMs} ${stat.ino}`;
}
