import * as v from "valibot";
import { nearestNames } from "../names/nearest-names.ts";

/** A part of a value that is not as it must be. */
export interface ShapeProblem {
	/** Keys that lead to the part; empty for the value itself. */
	readonly at: readonly string[];
	/** The part, the rule and what was got: "claims[0] has no field sentense; nearest: sentence". */
	readonly message: string;
}

/**
 * A value as its schema has it, or all that is wrong with it: fields that do not exist (with the nearest), what is missing,
 * and values of another kind.
 *
 * @param nameOf - How a part is called in a message.
 */
export function readShape<T>(
	schema: v.GenericSchema<unknown, T>,
	value: unknown,
	nameOf: (at: readonly string[]) => string,
): { readonly value: T } | { readonly problems: readonly ShapeProblem[] } {
	const result = v.safeParse(schema, value);
	if (result.success) return { value: result.output };
	const found = result.issues.map(explain);
	const problems: ShapeProblem[] = [];
	for (const { at, known, ...issue } of found) {
		if (issue.kind === "wrong") problems.push({ at, message: `${nameOf(at)} ${issue.rule}; got ${shown(issue.got)}` });
		if (issue.kind !== "unknown") continue;
		const [name, parent] = [at.at(-1)!, at.slice(0, -1)];
		const missing = missingIn(found, parent);
		// A mistyped name is told as that, and not as a missing field too.
		const near = nearestNames(name, missing.length > 0 ? [...missing, ...known!] : known!);
		const meant = found.findIndex((each) => each.kind === "missing" && isSame(each.at, [...parent, near[0] ?? ""]));
		if (meant >= 0) found[meant] = { ...found[meant]!, kind: "told" };
		const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : `; it may have ${known!.join(", ")}`;
		problems.push({ at, message: `${nameOf(parent)} has no field ${name}${hint}` });
	}
	const lacking = found.filter(({ kind }) => kind === "missing").map(({ at }) => at.slice(0, -1));
	for (const [i, parent] of lacking.entries()) {
		if (lacking.findIndex((each) => isSame(each, parent)) < i) continue;
		problems.push({ at: parent, message: `${nameOf(parent)} must define ${missingIn(found, parent).join(", ")}` });
	}
	return { problems };
}

interface Issue {
	readonly kind: "wrong" | "unknown" | "missing" | "told";
	readonly at: readonly string[];
	readonly rule: string;
	readonly got: unknown;
	/** Fields that there are, beside an unknown one. */
	readonly known?: readonly string[];
}

function explain({ type, path, message, input, expected }: v.BaseIssue<unknown>): Issue {
	const at = (path ?? []).map(({ key }) => String(key));
	const last = path?.at(-1);
	const told = { at, rule: message, got: last === undefined ? input : last.value };
	if (type === "never") return { ...told, kind: "unknown", known: message.split(",") };
	// A variant is judged by one of its fields, but it is the whole that is of no known kind.
	if (type === "variant" && expected !== "Object")
		return { ...told, kind: "wrong", at: at.slice(0, -1), got: last!.input };
	return { ...told, kind: last !== undefined && last.value === undefined ? "missing" : "wrong" };
}

function missingIn(issues: readonly Issue[], parent: readonly string[]): string[] {
	return issues
		.filter(({ kind, at }) => kind === "missing" && isSame(at.slice(0, -1), parent))
		.map(({ at }) => at.at(-1)!);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((key, i) => key === b[i]);
}

function shown(value: unknown): string {
	if (typeof value === "function") return "a function";
	const written = JSON.stringify(value) ?? "nothing";
	return written.length > 60 ? `${written.slice(0, 57)}...` : written;
}
