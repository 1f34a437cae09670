/** Dates of a pregnancy, as days since 1970-01-01 and days of age; NaN where missing. */
export interface PregnancyDates {
	readonly lastPeriodDay: number;
	readonly ultrasoundDay: number;
	readonly ultrasoundGestationalAgeDays: number;
	readonly embryoTransferDay: number;
	readonly embryoAgeDays: number;
}

/** By what a pregnancy is dated. */
export type DatedBy = "transfer" | "ultrasound" | "last-period";

/** ACOG's bands: gestational age by last period at the scan from which, and difference that a scan must exceed to redate. */
const redating: readonly (readonly [fromDays: number, limitDays: number])[] = [
	[0, 5],
	[63, 7],
	[112, 10],
	[154, 14],
	[196, 21],
];

/**
 * Gestational day 0 as days since 1970-01-01: from an embryo transfer; else from the last period, unless a scan differs from it
 * by more than ACOG's limit; else from the scan alone.
 *
 * Source: ACOG Committee Opinion 700 (2017), doi:10.1097/AOG.0000000000002046.
 * @example
 * gestationStart({ lastPeriodDay: 20000, ultrasoundDay: 20085, ultrasoundGestationalAgeDays: 87, ... }); // day 20000
 */
export function gestationStart(dates: PregnancyDates): { readonly day: number; readonly by?: DatedBy } {
	const transfer = dates.embryoTransferDay - dates.embryoAgeDays - 14;
	if (!Number.isNaN(transfer)) return { day: transfer, by: "transfer" };
	const scan = dates.ultrasoundDay - dates.ultrasoundGestationalAgeDays;
	const { lastPeriodDay } = dates;
	if (Number.isNaN(scan))
		return Number.isNaN(lastPeriodDay) ? { day: Number.NaN } : { day: lastPeriodDay, by: "last-period" };
	const limit = redating.findLast(([from]) => dates.ultrasoundDay - lastPeriodDay >= from)?.[1];
	if (limit === undefined || Math.abs(scan - lastPeriodDay) > limit) return { day: scan, by: "ultrasound" };
	return { day: lastPeriodDay, by: "ultrasound" };
}
