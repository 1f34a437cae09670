/*
 * The ids of values that a stage may record, as paper.ts lists them: an exact id, such as "auc.primary", or a pattern.
 * In a pattern `*` stands for one part between dots ("auc.*" covers auc.primary and not auc.primary.optimism), and `**`
 * at the end for one part or more ("auc.**" covers both). A pattern begins with a word, so that it always says something.
 */

const WORD = /^[A-Za-z0-9-]+$/;

/** Whether an entry of the list stands for more than one id. */
export function isValuePattern(entry: string): boolean {
	return entry.includes("*");
}

/**
 * Why an entry is neither an id nor a pattern; undefined when it is one.
 *
 * @example
 * valuePatternProblem("auc.*"); // undefined
 * valuePatternProblem("auc*"); // "must have * or ** as a whole part between dots, such as auc.*; got auc*"
 */
export function valuePatternProblem(entry: string): string | undefined {
	const parts = entry.split(".");
	const [first = "", ...rest] = parts;
	if (first.startsWith("*")) return `must begin with a word, such as auc.*; got ${entry}`;
	if (parts.some((part) => part.includes("*") && part !== "*" && part !== "**")) {
		return `must have * or ** as a whole part between dots, such as auc.*; got ${entry}`;
	}
	if (rest.slice(0, -1).includes("**")) return `may have ** at its end alone; got ${entry}`;
	if (!/^[A-Za-z]/.test(first) || !parts.every((part) => WORD.test(part) || part.startsWith("*"))) {
		return `must be an id of dotted words, such as auc.primary, or a pattern, such as auc.*; got ${JSON.stringify(entry)}`;
	}
	return undefined;
}

/** The source of a regular expression that matches the ids which an entry covers, and no other. */
export function valuePatternSource(entry: string): string {
	const parts = entry.split(".").map((part) => (part === "*" ? "[^.]+" : part === "**" ? ".+" : part));
	return `^${parts.join("\\.")}$`;
}

/** Whether an entry covers an id. */
export function coversValue(entry: string, id: string): boolean {
	return isValuePattern(entry) ? new RegExp(valuePatternSource(entry), "u").test(id) : entry === id;
}

/** Whether some id is covered by both entries. */
export function valuePatternsMeet(a: string, b: string): boolean {
	const meet = (left: readonly string[], right: readonly string[]): boolean => {
		const [x, ...xs] = left;
		const [y, ...ys] = right;
		if (x === undefined || y === undefined) return x === y;
		if (x === "**" || y === "**") return true;
		return (x === y || x === "*" || y === "*") && meet(xs, ys);
	};
	return meet(a.split("."), b.split("."));
}
