import type { DisclosureRules } from "../control/rules.ts";

/** One point of a curve. */
export interface Point {
	readonly value: number | undefined;
	/** The distinct people that the curve has counted here: those at or below, at risk, or above the threshold. */
	readonly people: readonly string[];
}

/**
 * Whether a curve (ROC, Kaplan-Meier, cumulative distribution) shows single people: between two successive points that
 * differ, more than `smallCount` people must have joined or left.
 *
 * @param points - In the curve's order.
 * @returns What is wrong, or undefined.
 */
export function judgeSteps(
	points: readonly Point[],
	{ smallCount }: Pick<DisclosureRules, "smallCount">,
): string | undefined {
	let former: Point | undefined;
	for (const point of points) {
		if (point.value === undefined) continue;
		if (former && former.value !== point.value) {
			const before = new Set(former.people);
			const nStayed = point.people.filter((id) => before.has(id)).length;
			const nMoved = before.size - nStayed + (point.people.length - nStayed);
			if (nMoved === 0)
				return "the curve moves while its people stay the same, so they are not those that it counts at each point";
			if (nMoved <= smallCount) return "a step of the curve shows too few people";
		}
		former = point;
	}
	return undefined;
}
