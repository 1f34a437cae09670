import { type DatingFacts, datePregnancy } from "@quickening/pregnancy";

/** By what a pregnancy is dated. */
export type DatedBy = "transfer" | "ultrasound" | "last-period";

/** Dates of a pregnancy's row as days since 1970-01-01, ages in days; NaN where missing. */
export interface StudyDates {
	readonly lastPeriodDay: number;
	readonly ultrasoundDay: number;
	readonly ultrasoundGestationalAgeDays: number;
	readonly embryoTransferDay: number;
	readonly embryoAgeDays: number;
	readonly endDay: number;
}

/**
 * Gestational day 0 of a row as it stands, by `datePregnancy` of the pregnancy package; what is out of range dates nothing, so
 * that no data stop the checks.
 */
export function studyDating(dates: StudyDates): { readonly startDay: number; readonly datedBy: DatedBy | undefined } {
	const known = (value: number) => (Number.isInteger(value) ? value : null);
	const within = (value: number, low: number, high: number) => (value >= low && value <= high ? known(value) : null);
	const scanAge = within(dates.ultrasoundGestationalAgeDays, 1, 315);
	const facts: DatingFacts = {
		lastPeriodOn: known(dates.lastPeriodDay),
		scanOn: scanAge === null ? null : known(dates.ultrasoundDay),
		scanGestationalAgeDays: Number.isNaN(dates.ultrasoundDay) ? null : scanAge,
		embryoTransferOn: known(dates.embryoTransferDay),
		embryoAgeDays: within(dates.embryoAgeDays, 1, 7),
		endedOn: known(dates.endDay),
	};
	try {
		const { gestationStartDay, rule } = datePregnancy(facts);
		return { startDay: gestationStartDay, datedBy: ways[rule] };
	} catch {
		// A year that no calendar of the package has.
		return { startDay: Number.NaN, datedBy: undefined };
	}
}

const ways = {
	"embryo-transfer": "transfer",
	// The scan confirms it.
	"last-period-kept": "ultrasound",
	"scan-redates": "ultrasound",
	"scan-alone": "ultrasound",
	"last-period-alone": "last-period",
	none: undefined,
} as const;
