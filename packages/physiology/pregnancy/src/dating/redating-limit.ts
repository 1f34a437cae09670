/** Band of ACOG's table: gestational age by last period at the scan, from a day on, and the difference that must be exceeded. */
export interface RedatingBand {
	readonly fromDays: number;
	readonly limitDays: number;
}

/** ACOG, Committee Opinion 700, table 1: to 8+6, from 9+0, 14+0, 16+0, 22+0 and 28+0. */
export const redatingBands: readonly RedatingBand[] = [
	{ fromDays: 0, limitDays: 5 },
	{ fromDays: 63, limitDays: 7 },
	{ fromDays: 98, limitDays: 7 },
	{ fromDays: 112, limitDays: 10 },
	{ fromDays: 154, limitDays: 14 },
	{ fromDays: 196, limitDays: 21 },
];

/**
 * Difference between scan and last period that a scan must exceed to change the date.
 *
 * @param gestationalAgeDays - Gestational age at the scan by the last period, completed days.
 * @returns Days; NaN before day 0 and for NaN.
 *
 * Source: ACOG Committee Opinion 700 (2017), table 1, doi:10.1097/AOG.0000000000002046, as repeated at
 * radiopaedia.org/articles/69154.
 * @example
 * redatingLimitDays(62); // 5
 */
export function redatingLimitDays(gestationalAgeDays: number): number {
	if (!(gestationalAgeDays >= 0)) return Number.NaN;
	return redatingBands.findLast(({ fromDays }) => gestationalAgeDays >= fromDays)!.limitDays;
}
