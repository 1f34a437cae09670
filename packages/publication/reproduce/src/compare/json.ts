/**
 * Where two JSON contents differ, each `path: old -> new`, such as `rows[3].auc: 0.7 -> 0.8`. Arrays of unequal length
 * are told by their lengths and compared as far as both go.
 *
 * @param allowed - How far the two numbers at a path may lie apart; a difference that is too large by no more than binary
 *   rounding counts as allowed.
 */
export function jsonDifferences(
	before: unknown,
	after: unknown,
	allowed: (path: string) => number = () => 0,
): string[] {
	const found: string[] = [];
	walk("", before, after, allowed, found);
	return found;
}

function walk(path: string, before: unknown, after: unknown, allowed: (path: string) => number, found: string[]): void {
	if (Object.is(before, after)) return;
	if (typeof before === "number" && typeof after === "number") {
		const absolute = allowed(path);
		const slack = 4 * Number.EPSILON * Math.max(Math.abs(before), Math.abs(after));
		if (absolute > 0 && Math.abs(before - after) <= absolute + slack) return;
	} else if (Array.isArray(before) && Array.isArray(after)) {
		if (before.length !== after.length) found.push(`${path || "rows"}: ${before.length} -> ${after.length} entries`);
		for (let i = 0; i < Math.min(before.length, after.length); i++) {
			walk(`${path}[${i}]`, before[i], after[i], allowed, found);
		}
		return;
	} else if (isObject(before) && isObject(after)) {
		for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
			walk(path === "" ? key : `${path}.${key}`, before[key], after[key], allowed, found);
		}
		return;
	}
	found.push(`${path || "content"}: ${print(before)} -> ${print(after)}`);
}

/** A JSON value in a few words. */
export function print(x: unknown): string {
	if (x === undefined) return "none";
	const text = JSON.stringify(x);
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function isObject(x: unknown): x is Record<string, unknown> {
	return typeof x === "object" && x !== null && !Array.isArray(x);
}
