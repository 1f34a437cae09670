import type { RecordedValue, Tolerance, Values } from "@quickening/paper";
import { valueDifferences } from "@quickening/reproduce";
import type { ReviewedValue } from "../review-report.ts";

/**
 * Compares every value of a paper, whether a claim names it or not; numbers may lie apart by the tolerance of their claim.
 *
 * @returns one entry an id, sorted by id.
 */
export function compareValues(
	committed: Values | undefined,
	rebuilt: Values,
	tolerances: ReadonlyMap<string, Tolerance>,
): ReviewedValue[] {
	const ids = [...new Set([...Object.keys(committed ?? {}), ...Object.keys(rebuilt)])].sort();
	return ids.map((id): ReviewedValue => {
		const before = own(committed, id);
		const after = own(rebuilt, id);
		const tolerance = tolerances.get(id);
		const known = { id, ...(tolerance && { tolerance }), parts: [] };
		if (before === undefined) return { ...known, rebuilt: after!, state: "new" };
		if (after === undefined) return { ...known, committed: before, state: "gone" };
		const { beyond, within } = valueDifferences({ [id]: before }, { [id]: after }, tolerances);
		const difference =
			typeof before.value === "number" && typeof after.value === "number" ? after.value - before.value : Number.NaN;
		return {
			...known,
			committed: before,
			rebuilt: after,
			state: beyond.length > 0 ? "differs" : within.length > 0 ? "within tolerance" : "identical",
			...(Number.isFinite(difference) && { difference }),
			parts: [...beyond, ...within].map((told) => told.slice(id.length).replace(/^(?:, |: )/, "")),
		};
	});
}

function own(values: Values | undefined, id: string): RecordedValue | undefined {
	return values !== undefined && Object.hasOwn(values, id) ? values[id] : undefined;
}
