import { checkInRange } from "../checks/numbers.ts";
import type { Warning } from "../errors/warning.ts";
import type { RecordingStart } from "../recording/recording.ts";
import { instantOfWall } from "./local-time.ts";
import { recordingStartUtc } from "./recording-start-utc.ts";
import { checkZone, zoneOffsetSeconds } from "./zone-offset.ts";

/** A day, or a night from noon to noon, of the zone in which a recording was worn. */
export interface LocalDay {
	/** Local date on which it begins: "2024-03-31". */
	readonly date: string;
	/** Seconds from the recording's start to the day's begin, or 0 where the recording began later. */
	readonly startSeconds: number;
	/** Seconds from the recording's start to the day's end, or to the recording's end where that came first. */
	readonly endSeconds: number;
	/** Length of the whole day: 24, or 23 and 25 where clocks change. */
	readonly hours: number;
	/** Whether the recording covers it from begin to end. */
	readonly whole: boolean;
}

export interface LocalDays {
	readonly zone: string;
	/** When the recording began: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	/** In order, without a hole: each begins where the one before it ends. */
	readonly days: readonly LocalDay[];
	/**
	 * Those of {@link recordingStartUtc}, "clocks-changed" for a day of another length than 24 h, "date-skipped" for one of none.
	 */
	readonly warnings: readonly Warning[];
}

/**
 * The days of a named zone that a recording touches.
 *
 * @param start - Seconds since 1970-01-01T00:00:00Z, or the start that a reader gives.
 * @param durationSeconds - Length of the recording, from 0 to 200 years; no days for 0.
 * @param zone - Where it was worn: an IANA name, or an offset. The device may have been set to another (`deviceZone`, or what the
 *   file says); where nobody says, it is taken as set to this one, with a warning.
 * @param startsAtHour - Local hour at which a day begins, 0 to below 24: 12 gives nights, each named by the date of its first
 *   evening. Where clocks skip that hour the day begins as they do, where they repeat it at the earlier.
 * @throws InvalidInputError when the zone is not known or a number is out of its range.
 *
 * Source: the IANA time zone database of the platform. Days are those of the clock on the wall, as GGIR and pyActigraphy count
 * them.
 * @example
 * localDays({ start: Date.UTC(2024, 2, 30, 23) / 1000, durationSeconds: 86400, zone: "Europe/Paris" }).days;
 * // [{ date: "2024-03-31", startSeconds: 0, endSeconds: 82800, hours: 23, whole: true }, { date: "2024-04-01", ... }]
 */
export function localDays({
	start,
	durationSeconds,
	zone,
	startsAtHour = 0,
	deviceZone,
}: {
	readonly start: number | RecordingStart;
	readonly durationSeconds: number;
	readonly zone: string;
	readonly startsAtHour?: number;
	readonly deviceZone?: string | undefined;
}): LocalDays {
	checkZone("localDays", "zone", zone);
	checkInRange("localDays", "durationSeconds", durationSeconds, 0, 200 * 366 * 86_400);
	checkInRange("localDays", "startsAtHour", startsAtHour, 0, 24 - 1e-9);
	const { utcSeconds, warnings: doubts } = recordingStartUtc(start, { deviceZone, fallbackZone: zone });
	const warnings = [...doubts];
	const days: LocalDay[] = [];
	const endUtc = utcSeconds + durationSeconds;
	const beginOf = (dayNumber: number) => {
		const found = instantOfWall(dayNumber * 86_400 + startsAtHour * 3600, zone);
		return found.shown === "skipped" ? found.otherUtcSeconds : found.utcSeconds;
	};
	const wallSeconds = utcSeconds + zoneOffsetSeconds(zone, utcSeconds);
	let dayNumber = Math.floor((wallSeconds - startsAtHour * 3600) / 86_400);
	while (beginOf(dayNumber) > utcSeconds) dayNumber--;
	while (beginOf(dayNumber + 1) <= utcSeconds) dayNumber++;
	for (let begin = beginOf(dayNumber); Math.max(begin, utcSeconds) < endUtc; dayNumber++) {
		const end = beginOf(dayNumber + 1);
		const date = new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
		const hours = (end - begin) / 3600;
		if (end > begin) {
			const startSeconds = Math.max(0, begin - utcSeconds);
			const endSeconds = Math.min(durationSeconds, end - utcSeconds);
			days.push({ date, startSeconds, endSeconds, hours, whole: begin >= utcSeconds && end <= endUtc });
			if (hours !== 24)
				warnings.push({ code: "clocks-changed", message: `${date} has ${hours} hours in ${zone}: clocks changed.` });
		} else
			warnings.push({ code: "date-skipped", message: `${date} does not exist in ${zone}: its calendar left it out.` });
		begin = end;
	}
	return { zone, startUtcSeconds: utcSeconds, days, warnings };
}
