import type { DisclosureRules } from "../control/rules.ts";

type Rounding = Pick<DisclosureRules, "smallCount" | "roundTo">;

/** A count rounded to the nearest multiple of `roundTo`; half goes up, and what is not 0 does not become 0. */
export function roundCount(count: number, { roundTo }: Pick<Rounding, "roundTo">): number {
	return count === 0 ? 0 : Math.max(roundTo, Math.floor(count / roundTo + 0.5) * roundTo);
}

/**
 * What a reader knows of a count from its rounded figure: least and greatest whole number that are rounded to it, and that
 * would not have been suppressed. 0 is released as 0.
 */
export function countBounds(rounded: number, { smallCount, roundTo }: Rounding): readonly [low: number, high: number] {
	if (rounded === 0) return [0, 0];
	const low = Math.ceil(rounded - roundTo / 2);
	return [rounded === roundTo ? smallCount + 1 : Math.max(low, smallCount + 1), Math.ceil(rounded + roundTo / 2) - 1];
}
