import { formatProblem, isError, type SyncProblem } from "@quickening/pipeline/plan";
import { type Colours, formatCount } from "@quickening/workspace/terminal";

/** Problems for a person: by file, each on a line that an editor can follow, and how many there are. */
export function problemLines(problems: readonly SyncProblem[], paint: Colours): string[] {
	const lines: string[] = [];
	let file: string | undefined;
	for (const problem of problems) {
		if (problem.file !== file) {
			if (file !== undefined) lines.push("");
			lines.push(paint.bold(problem.file));
			file = problem.file;
		}
		const mark = isError(problem) ? paint.red("✗") : paint.yellow("!");
		lines.push(`  ${mark} ${formatProblem(problem)}`);
	}
	return lines;
}

/** `2 errors and 1 warning`; "no problem" when there is none. */
export function countProblems(problems: readonly SyncProblem[]): string {
	const errors = problems.filter(isError).length;
	const warnings = problems.length - errors;
	const parts = [
		...(errors > 0 ? [formatCount(errors, "error")] : []),
		...(warnings > 0 ? [formatCount(warnings, "warning")] : []),
	];
	return parts.length === 0 ? "no problem" : parts.join(" and ");
}

/** A problem as JSON: "error" is written out. */
export function problemJson(problem: SyncProblem) {
	const { file, line, column, severity = "error", message, neededBy } = problem;
	return {
		file,
		...(line !== undefined && { line }),
		...(column !== undefined && { column }),
		severity,
		message,
		...(neededBy !== undefined && { neededBy }),
	};
}
