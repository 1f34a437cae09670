import { execa } from "execa";
import { DvcError } from "../errors/dvc-error.ts";
import { explainFailure } from "../errors/explain-failure.ts";
import { quietEnvironment } from "./quiet-environment.ts";
import type { DvcRepository } from "./repository.ts";

/** How a short command is run. */
export interface RunOptions {
	/** Ends the command. */
	readonly signal?: AbortSignal | undefined;
}

/** What a command printed. */
export interface DvcOutput {
	readonly stdout: string;
	readonly stderr: string;
}

/**
 * Runs one short dvc command to its end.
 *
 * @throws DvcError when dvc is not there, is ended, or ends with another code than 0.
 */
export async function runDvc(
	repository: DvcRepository,
	args: readonly string[],
	{ signal }: RunOptions = {},
): Promise<DvcOutput> {
	const command = [repository.program, ...args];
	const result = await execa(repository.program, args, {
		cwd: repository.folder,
		env: quietEnvironment(repository),
		stdin: "ignore",
		reject: false,
		...(signal ? { cancelSignal: signal } : {}),
	});
	if (result.isCanceled) {
		throw new DvcError(`dvc ${args[0]} was cancelled in ${repository.folder}`, {
			code: "cancelled",
			command,
			folder: repository.folder,
			exitCode: undefined,
			stderr: result.stderr,
			whatToDo: "Run it again when it is wanted.",
		});
	}
	if (result.failed && result.exitCode === undefined && result.signal === undefined) {
		throw notInstalled(repository, command, result);
	}
	if (result.failed) {
		throw explainFailure(command, {
			folder: repository.folder,
			exitCode: result.exitCode,
			stderr: [result.stderr, result.stdout].filter((text) => text !== "").join("\n"),
		});
	}
	return { stdout: result.stdout, stderr: result.stderr };
}

/** As {@link runDvc}, for a command that answers in JSON. */
export async function runDvcJson<T>(
	repository: DvcRepository,
	args: readonly string[],
	options?: RunOptions,
): Promise<T> {
	const { stdout, stderr } = await runDvc(repository, args, options);
	try {
		return JSON.parse(stdout) as T;
	} catch (cause) {
		throw new DvcError(`dvc ${args.join(" ")} answered something else than JSON: "${stdout.slice(0, 80)}"`, {
			code: "unexpected-answer",
			command: [repository.program, ...args],
			folder: repository.folder,
			exitCode: 0,
			stderr,
			whatToDo: "This version of dvc may be untested: run `npm run setup` to get the pinned one.",
			cause,
		});
	}
}

/** The error of a program that could not be started. */
export function notInstalled(repository: DvcRepository, command: readonly string[], cause: unknown): DvcError {
	return new DvcError(`${repository.program} could not be started in ${repository.folder}`, {
		code: "not-installed",
		command,
		folder: repository.folder,
		exitCode: undefined,
		stderr: "",
		whatToDo: "Run `npm run setup`, which installs the pinned dvc, and see that the folder exists.",
		cause,
	});
}
