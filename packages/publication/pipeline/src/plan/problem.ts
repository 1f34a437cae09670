import { UserError } from "@quickening/workspace/terminal";

/** Something that is wrong with a paper, or with a file that papers need. */
export interface SyncProblem {
	/** Path below the checkout's root. */
	readonly file: string;
	/** From 1. */
	readonly line?: number;
	/** From 1; given only with a line. */
	readonly column?: number;
	/** Left out: an error, which keeps the paper from being built. A warning does not. */
	readonly severity?: "warning";
	/** What is wrong and, where it is not plain, what to do. */
	readonly message: string;
	/** Who needs the file, where it is shared: stages by paper. */
	readonly neededBy?: Readonly<Record<string, readonly string[]>>;
}

/** `file:line:column: message`, as compilers write it; what is not known is left out. */
export function formatProblem({ file, line, column, message, severity, neededBy = {} }: SyncProblem): string {
	const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
	const needs = Object.entries(neededBy).map(([paper, stages]) =>
		stages.length === 0 ? paper : `${paper} (${stages.join(", ")})`,
	);
	const told = needs.length === 0 ? "" : `; needed by ${needs.join(", ")}`;
	return `${place}: ${severity === undefined ? "" : `${severity}: `}${message}${told}`;
}

/** Whether a problem keeps a paper from being built. */
export function isError({ severity }: SyncProblem): boolean {
	return severity === undefined;
}

/** Each problem once, in order of file and place; who needs the file is put together. */
export function mergeProblems(problems: readonly SyncProblem[]): SyncProblem[] {
	const merged = new Map<string, SyncProblem>();
	for (const problem of problems) {
		const { neededBy, ...rest } = problem;
		const key = JSON.stringify(rest);
		const before = merged.get(key);
		merged.set(key, before?.neededBy ? { ...before, neededBy: { ...before.neededBy, ...neededBy } } : problem);
	}
	const compare = (a: SyncProblem, b: SyncProblem) =>
		a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) : a.file < b.file ? -1 : 1;
	return [...merged.values()].sort(compare);
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
