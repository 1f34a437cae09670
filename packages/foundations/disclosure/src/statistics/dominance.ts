import { type DisclosureRules, nkRule } from "../control/rules.ts";

/**
 * Whether few people make up most of a sum: by the p% rule, the second largest contributor could tell the largest to within p
 * percent by taking their own away; by the (n, k) rule, the two largest make up more than 90 percent. Contributions are those
 * of people, not of visits: what one person gave is added up first. Negative ones count by their size.
 *
 * @param people - Id behind each contribution, same length as `contributions`.
 * @returns A reason, or undefined when nobody dominates.
 *
 * Source: Hundepool et al. 2012, chapter 4, doi:10.1002/9781118348239; sdcMicro and tau-ARGUS, p% rule.
 */
export function judgeDominance(
	people: readonly string[],
	contributions: readonly number[],
	rules: Pick<DisclosureRules, "dominancePercent">,
): string | undefined {
	const byPerson = new Map<string, number>();
	for (const [index, id] of people.entries()) byPerson.set(id, (byPerson.get(id) ?? 0) + contributions[index]);
	const sizes = [...byPerson.values()].map(Math.abs).sort((a, b) => b - a);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const [largest = 0, second = 0] = sizes;
	if (total - largest - second < (rules.dominancePercent / 100) * largest) {
		return "one person makes up so much of the sum that another could work out how much (p% rule)";
	}
	const leading = sizes.slice(0, nkRule.n).reduce((sum, size) => sum + size, 0);
	return sizes.length > 0 && leading >= (nkRule.percent / 100) * total
		? "two people make up most of the sum ((n, k) rule)"
		: undefined;
}
