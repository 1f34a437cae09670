/** First gestational day of each trimester, and of term: 0+0, 14+0, 28+0, 37+0. */
export const trimesterStartsDays = { first: 0, second: 98, third: 196, term: 259 } as const;

/**
 * Trimester of a gestational age: the first to 13+6, the second from 14+0 to 27+6, the third from 28+0.
 *
 * @param gestationalAgeDays - Completed days.
 * @returns 1, 2 or 3; NaN before day 0 and for NaN. Whether she was still pregnant on that day is not known here.
 *
 * Source: ACOG; 14+0 and 28+0 are bands of Committee Opinion 700, too, doi:10.1097/AOG.0000000000002046.
 * @example
 * trimester(97); // 1
 */
export function trimester(gestationalAgeDays: number): number {
	if (!(gestationalAgeDays >= 0)) return Number.NaN;
	if (gestationalAgeDays < trimesterStartsDays.second) return 1;
	return gestationalAgeDays < trimesterStartsDays.third ? 2 : 3;
}
