import { DvcError, type DvcErrorCode } from "./dvc-error.ts";

/** dvc's words, what they mean, and what helps. The first that matches counts. */
const causes: readonly { readonly pattern: RegExp; readonly code: DvcErrorCode; readonly whatToDo: string }[] = [
	{
		pattern: /No space left on device|Errno 28|Disk quota exceeded/i,
		code: "disk-full",
		whatToDo: "Free some space on the disk that holds the repository and its .dvc/cache, then try again.",
	},
	{
		pattern: /Read-only file system|Errno 30|Permission denied|Errno 13/i,
		code: "failed",
		whatToDo: "See that the checkout and its .dvc/cache belong to you and lie on a disk that can be written to.",
	},
	{
		pattern: /is busy, it is being blocked by|Unable to acquire lock/i,
		code: "busy",
		whatToDo: "Another dvc command works on this repository; wait until it has ended, then try again.",
	},
	{
		pattern: /not inside of a DVC repository|is not tracked by any supported SCM/i,
		code: "not-a-repository",
		whatToDo: "Run the command inside a git repository in which `dvc init` was run.",
	},
	{
		pattern:
			/missing data 'source'|missing files?:|Checkout failed for following targets|not in cache|does not exist in.*cache/i,
		code: "missing-data",
		whatToDo: "Fetch the data first (`quickening data get <dataset>`), then try again.",
	},
	{
		pattern: /failed to run: /i,
		code: "stage-failed",
		whatToDo: "Read the stage's own message above the error; the stage can be run again once it is mended.",
	},
	{
		pattern:
			/validation failed|is invalid|does not exist$|found duplicate|is already specified|contains cycle|Stage '.*' not found/im,
		code: "invalid-pipeline",
		whatToDo: "Write the pipeline anew (`quickening sync`) and look at the place named in the message.",
	},
	{
		pattern: /missing data|deps? does(?:n't| not) exist|dependenc(?:y|ies) .*does(?:n't| not) exist/i,
		code: "missing-data",
		whatToDo: "A file that the stage reads is missing: fetch the data or run the stage that makes it.",
	},
	{
		pattern: /unsaved files without confirmation/i,
		code: "unsaved-files",
		whatToDo: "Save or remove the files named in the message first; `force` discards them.",
	},
	{
		pattern: /unrecognized arguments|invalid choice/i,
		code: "version-too-old",
		whatToDo: "This dvc does not know an argument that is needed: run `npm run setup` to get the pinned version.",
	},
];

/** Makes the {@link DvcError} of a command that ended with another exit code than 0. */
export function explainFailure(
	command: readonly string[],
	{ folder, exitCode, stderr }: { folder: string; exitCode: number | undefined; stderr: string },
): DvcError {
	const known = causes.find(({ pattern }) => pattern.test(stderr));
	const said = firstError(stderr);
	const ended = exitCode === undefined ? "was ended by a signal" : `ended with ${exitCode}`;
	return new DvcError(`dvc ${command[1] ?? ""} ${ended} in ${folder}${said ? `: ${said}` : ""}`, {
		code: known?.code ?? "failed",
		command,
		folder,
		exitCode,
		stderr,
		whatToDo: known?.whatToDo ?? "Read the message of dvc; `dvc <command> -v` in the same folder says more.",
	});
}

/** The text after the first `ERROR:`, or the last line that says something. */
function firstError(stderr: string): string {
	const found = /^ERROR: (?:unexpected error - )?(.*)$/m.exec(stderr);
	if (found) return found[1]!.trim();
	const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("Having any troubles?"));
	return lines.find((line) => /validation failed|is invalid/.test(line))?.trim() ?? lines.at(-1)?.trim() ?? "";
}
