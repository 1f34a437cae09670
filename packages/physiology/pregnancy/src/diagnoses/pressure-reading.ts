import { checkInRange, checkName } from "@quickening/core";
import { checkPressure, type Pressure } from "./mean-arterial-pressure.ts";

/** Where and how a pressure was taken. */
export type PressureContext = "office" | "home" | "ambulatory" | "asleep";

/** A pressure with its time on the axis of pregnancy. */
export interface PressureReading extends Pressure {
	/** Completed days; after birth they run on (day of birth plus days since). */
	readonly gestationalAgeDays: number;
	/** Local hour of the day, 0 to below 24, with minutes as a fraction; left out where only the day is known. */
	readonly hourOfDay?: number;
	readonly context: PressureContext;
}

/** Thresholds of raised pressure, by where it was taken: systolic and diastolic in mmHg. */
export const raisedPressureMmHg = { office: [140, 90], home: [135, 85], ambulatory: [135, 85] } as const;

/** Severe hypertension in any setting: systolic and diastolic in mmHg. */
export const severePressureMmHg = [160, 110] as const;

/** Refuses a reading that is no pressure, has no day, or an hour that is none. */
export function checkReading(where: string, reading: PressureReading): void {
	checkPressure(where, reading);
	checkInRange(where, "gestationalAgeDays", reading.gestationalAgeDays, 0, 700);
	if (reading.hourOfDay !== undefined) checkInRange(where, "hourOfDay", reading.hourOfDay, 0, 23.99999);
	checkName(where, "context", reading.context, ["office", "home", "ambulatory", "asleep"]);
}

/** Whether either value is at or above its threshold; a missing value is not raised, and may hide that it was. */
export function isRaised({ systolicMmHg, diastolicMmHg }: Pressure, [systolic, diastolic]: readonly [number, number]) {
	return systolicMmHg >= systolic || diastolicMmHg >= diastolic;
}

/**
 * Hours between two readings: the least and the most that they can lie apart, where an hour of the day is not known.
 */
export function hoursBetween(a: PressureReading, b: PressureReading): readonly [least: number, most: number] {
	const days = Math.floor(b.gestationalAgeDays) - Math.floor(a.gestationalAgeDays);
	if (a.hourOfDay !== undefined && b.hourOfDay !== undefined) {
		const hours = Math.abs(24 * days + b.hourOfDay - a.hourOfDay);
		return [hours, hours];
	}
	const apart = Math.abs(days);
	return [apart === 0 ? 0 : 24 * (apart - 1), 24 * (apart + 1)];
}
