import type { DatedRows, MatchOptions } from "./match-days.ts";

/** Plain twin of `matchDays`: all pairs, looked at one after another. */
export function naiveMatch(
	left: DatedRows,
	right: DatedRows,
	{ toleranceDays, rule, ties = "earlier", use }: MatchOptions,
): number[] {
	const pairs: { i: number; j: number; distance: number; later: number }[] = [];
	for (let i = 0; i < left.day.length; i++) {
		for (let j = 0; j < right.day.length; j++) {
			const later = right.day[j]! - left.day[i]!;
			const isAllowed = Math.abs(later) <= toleranceDays && (rule === "nearest" || later <= 0);
			if (left.group[i] !== null && left.group[i] === right.group[j] && isAllowed)
				pairs.push({ i, j, distance: Math.abs(later), later });
		}
	}
	const sign = ties === "earlier" ? 1 : -1;
	pairs.sort((a, b) => a.distance - b.distance || a.i - b.i || sign * (a.later - b.later) || a.j - b.j);
	const found = Array.from({ length: left.day.length }, () => -1);
	const used = new Set<number>();
	for (const { i, j } of pairs) {
		if (found[i] !== -1 || (use === "once" && used.has(j))) continue;
		found[i] = j;
		used.add(j);
	}
	return found;
}
