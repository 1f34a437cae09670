import { spawn } from "node:child_process";
import { join } from "node:path";
import { RUN_VARIABLE, type RunHandle, splitLines } from "@quickening/dvc";
import { stageCommand } from "@quickening/pipeline";
import {
	parseMeasurement,
	parseNotice,
	parseProgress,
	SCHEDULED_VARIABLE,
	type StageMeasurement,
} from "@quickening/pipeline/stage";
import type { Workspace } from "@quickening/workspace";
import { visibleControls } from "@quickening/workspace/terminal";

/** How the command of a stage ended. */
export interface CommandEnd {
	/** Null when a signal ended it. */
	readonly exitCode: number | null;
	/** The last lines that it printed for people. */
	readonly tail: readonly string[];
	/** What it needed; known when it came to its end. */
	readonly measurement?: StageMeasurement;
}

/** How many of the last lines of a stage are kept, to say why it failed. */
export const TAIL_LINES = 40;

/**
 * Runs the command that dvc.yaml names for a stage, as dvc would: in the paper's folder, with all that a stage's own
 * runner sees to. It works in a process group of its own, so that Ctrl-C reaches quickening alone, which ends the run.
 *
 * @param run - The run that its processes carry the mark of.
 */
export function runStageCommand(
	{ papers }: Workspace,
	paper: string,
	stage: string,
	{
		run,
		environment,
		onProgress,
		onNotice,
	}: {
		readonly run: RunHandle;
		readonly environment: Readonly<Record<string, string>>;
		readonly onProgress: (fraction: number, message: string) => void;
		readonly onNotice: (notice: string) => void;
	},
): Promise<CommandEnd> {
	const [program, ...args] = stageCommand(stage).split(" ");
	const child = spawn(program!, args, {
		cwd: join(papers, paper),
		env: { ...process.env, ...environment, [RUN_VARIABLE]: run.runId, [SCHEDULED_VARIABLE]: "1" },
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	const tail: string[] = [];
	let measurement: StageMeasurement | undefined;
	const onLine = (line: string) => {
		const progress = parseProgress(line);
		const notice = parseNotice(line);
		const measured = parseMeasurement(line);
		if (progress !== undefined) onProgress(progress.fraction, progress.message);
		else if (notice !== undefined) onNotice(notice.notice);
		else if (measured !== undefined) measurement = measured;
		else if (line.trim() !== "") tail.push(visibleControls(line));
		if (tail.length > TAIL_LINES) tail.shift();
	};
	const [out, err] = [splitLines(onLine), splitLines(onLine)];
	child.stdout.on("data", out.push);
	child.stderr.on("data", err.push);
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (exitCode) => {
			out.end();
			err.end();
			resolve({ exitCode, tail, ...(measurement !== undefined && { measurement }) });
		});
	});
}
