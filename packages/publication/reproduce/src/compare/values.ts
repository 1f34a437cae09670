import type { Tolerance } from "@quickening/paper";
import { isExact } from "@quickening/pipeline/tolerance";
import { jsonDifferences, print } from "./json.ts";

/** Differences of values, each `id: old -> new`, apart by whether a tolerance allows them. */
export interface ValueDifferences {
	readonly beyond: readonly string[];
	readonly within: readonly string[];
}

/**
 * Compares two values files id by id. Number and interval bounds may lie apart by the tolerance of their id; word, unit,
 * digits, n, method and stage are compared exactly.
 */
export function valueDifferences(
	before: Readonly<Record<string, unknown>>,
	after: Readonly<Record<string, unknown>>,
	tolerances: ReadonlyMap<string, Tolerance>,
): ValueDifferences {
	const beyond: string[] = [];
	const within: string[] = [];
	for (const id of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
		if (!Object.hasOwn(before, id)) beyond.push(`${id}: not committed -> ${print(numberOf(after[id]))}`);
		else if (!Object.hasOwn(after, id)) beyond.push(`${id}: ${print(numberOf(before[id]))} -> no longer made`);
		else {
			const tolerated = tolerances.get(id)?.absolute ?? 0;
			const allowed = (path: string) => (isExact(path) ? 0 : tolerated);
			const different = jsonDifferences(before[id], after[id]).length > 0;
			if (!different) continue;
			const strict = jsonDifferences(before[id], after[id], allowed);
			const told = describe(
				id,
				before[id],
				after[id],
				strict.length > 0 ? strict : jsonDifferences(before[id], after[id]),
			);
			(strict.length > 0 ? beyond : within).push(...told);
		}
	}
	return { beyond, within };
}

function describe(id: string, before: unknown, after: unknown, differences: readonly string[]): string[] {
	const main = `value: ${print(numberOf(before))} -> ${print(numberOf(after))}`;
	return differences.map((difference) =>
		difference === main ? `${id}: ${main.slice("value: ".length)}` : `${id}, ${difference}`,
	);
}

function numberOf(value: unknown): unknown {
	return typeof value === "object" && value !== null && "value" in value ? value.value : value;
}
