import type { PeerCase } from "./peer-case.ts";

/** A case carried out. */
export interface ComparedCase {
	readonly ours: readonly number[];
	readonly theirs: readonly number[];
	/** The largest absolute difference, in the unit of the measure; 0 where both are NaN. */
	readonly largestDifference: number;
	/** The largest difference over what the tolerance allows there; at most 1 is agreement. NaN on one side alone is infinite. */
	readonly excess: number;
}

/** Carries out a case: our value beside the peer's, element by element. */
export function compareCase(one: PeerCase): ComparedCase {
	const ours = asArray(one.ours());
	const theirs = asArray(one.theirs());
	let largestDifference = 0;
	let excess = 0;
	for (let i = 0; i < theirs.length; i++) {
		if (Object.is(ours[i], theirs[i])) continue;
		const difference = Math.abs(ours[i] - theirs[i]);
		const allowed = Math.max((one.tolerance.relative ?? 0) * Math.abs(theirs[i]), one.tolerance.absolute ?? 0);
		largestDifference = Math.max(largestDifference, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
		excess = Math.max(
			excess,
			difference === 0 ? 0 : Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference / allowed,
		);
	}
	return { ours, theirs, largestDifference, excess };
}

function asArray(value: number | ArrayLike<number>): number[] {
	return typeof value === "number" ? [value] : Array.from(value);
}
