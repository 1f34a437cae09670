import { UserError } from "../terminal/user-error.ts";

/** Something that must be put right before a paper can be built. */
export interface SyncProblem {
	/** Path below the checkout's root. */
	readonly file: string;
	readonly line?: number;
	readonly message: string;
}

/** `file:line message`, or `file message` where no line is known. */
export function formatProblem({ file, line, message }: SyncProblem): string {
	return `${file}${line === undefined ? "" : `:${line}`} ${message}`;
}

/** A paper that cannot be built as it stands: every problem that was found, each with its file and line. */
export class SyncError extends UserError {
	readonly problems: readonly SyncProblem[];

	constructor(problems: readonly SyncProblem[]) {
		const lines = problems.map(formatProblem);
		super(lines.length === 1 ? lines[0]! : `${lines.length} problems:\n${lines.map((line) => `  ${line}`).join("\n")}`);
		this.name = "UserError";
		this.problems = problems;
	}
}

/** Recognises a {@link SyncError}, also one made by another copy of this package. */
export function isSyncError(error: unknown): error is SyncError {
	return error instanceof Error && Array.isArray((error as Partial<SyncError>).problems);
}
