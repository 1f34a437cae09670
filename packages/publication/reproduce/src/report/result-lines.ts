import { formatNumber, type RecordedValue, type Reproduction } from "@quickening/paper";

/**
 * What an author pastes at the end of a commit message when published numbers move: a line a value with its old and new
 * number, a line for each figure and table whose rows moved.
 */
export function resultLines({ paper, claims, outputs }: Reproduction): string[] {
	const lines: string[] = [];
	const changed = outputs.filter(({ state }) => state === "differs");
	const values = new Map(
		claims.map(({ valueId, value, rebuilt }) => [valueId, { now: value, before: rebuilt.committed }]),
	);
	for (const difference of changed.find(({ kind }) => kind === "values")?.differences ?? []) {
		const [, id, rest] = /^([^\s:,]+)[:,] (.*)$/.exec(difference) ?? [];
		if (id === undefined) continue;
		const known = values.get(id);
		const printed = known?.before && !difference.includes(", ") ? moved(known.before, known.now) : undefined;
		lines.push(`Results: ${paper} ${id} ${printed ?? rest}`);
	}
	for (const { path } of changed) {
		const [, kind, id] = /\/results\/(figure|table)s\/(.+)\.csv$/.exec(path) ?? [];
		if (id !== undefined) lines.push(`Results: ${paper} ${kind} ${id}`);
	}
	return lines;
}

/** Old and new number as they are printed; undefined when they print alike or are words. */
function moved(before: RecordedValue, now: RecordedValue): string | undefined {
	if (typeof before.value !== "number" || typeof now.value !== "number") return undefined;
	const [old, fresh] = [formatNumber(before.value, before.digits), formatNumber(now.value, now.digits)];
	return old === fresh ? undefined : `${old} -> ${fresh}`;
}
