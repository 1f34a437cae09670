/**
 * An error that a person can do something about: one sentence on what is wrong, one on what to do.
 * The command prints it without a stack and ends with `exitCode`.
 */
export class UserError extends Error {
	readonly whatToDo: string | undefined;
	readonly exitCode: number;

	constructor(
		message: string,
		{ whatToDo, exitCode = 1, cause }: { whatToDo?: string; exitCode?: number; cause?: unknown } = {},
	) {
		super(message, cause === undefined ? undefined : { cause });
		this.name = "UserError";
		this.whatToDo = whatToDo;
		this.exitCode = exitCode;
	}
}

/** Recognises a {@link UserError}, also one made by another copy of this package. */
export function isUserError(error: unknown): error is UserError {
	return error instanceof Error && error.name === "UserError" && "exitCode" in error;
}
