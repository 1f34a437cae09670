/** Why a dvc command failed, as far as its own words tell. */
export type DvcErrorCode =
	| "not-installed"
	| "version-too-old"
	| "not-a-repository"
	| "busy"
	| "missing-data"
	| "invalid-pipeline"
	| "stage-failed"
	| "unsaved-files"
	| "disk-full"
	| "cancelled"
	| "unexpected-answer"
	| "failed";

/** What a {@link DvcError} carries. */
export interface DvcErrorDetail {
	readonly code: DvcErrorCode;
	/** Program and arguments. */
	readonly command: readonly string[];
	readonly folder: string;
	/** Undefined when the process never ran or was ended by a signal. */
	readonly exitCode: number | undefined;
	readonly stderr: string;
	readonly whatToDo: string;
	readonly cause?: unknown;
}

/** A dvc command that failed: which, where, how it ended, what it said, and what to try. */
export class DvcError extends Error {
	readonly code: DvcErrorCode;
	readonly command: readonly string[];
	readonly folder: string;
	readonly exitCode: number | undefined;
	readonly stderr: string;
	readonly whatToDo: string;

	constructor(message: string, detail: DvcErrorDetail) {
		super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
		this.name = "DvcError";
		this.code = detail.code;
		this.command = detail.command;
		this.folder = detail.folder;
		this.exitCode = detail.exitCode;
		this.stderr = detail.stderr;
		this.whatToDo = detail.whatToDo;
	}
}

/** Recognises a {@link DvcError}, also one made by another copy of this package. */
export function isDvcError(error: unknown): error is DvcError {
	return error instanceof Error && error.name === "DvcError" && "stderr" in error;
}
