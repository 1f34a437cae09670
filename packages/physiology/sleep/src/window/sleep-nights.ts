import { checkPositive, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { type SleepSummary, sleepSummary } from "../hypnogram/sleep-summary.ts";
import {
	type SleepPeriodWindow,
	type SleepPeriodWindowOptions,
	type Stretch,
	sleepPeriodWindow,
} from "./sleep-period-window.ts";
import { type SustainedInactivityOptions, sustainedInactivity } from "./sustained-inactivity.ts";

/** From one noon to the next, as `localDays({ startsAtHour: 12 })` of @quickening/core gives them. */
export interface NoonToNoon {
	/** Local date on which it begins: "2024-03-30". */
	readonly date: string;
	readonly startSeconds: number;
	/** 23, 24 or 25 hours later, or where the record ends. */
	readonly endSeconds: number;
}

/** Which date a night gets: that of its evening, or that of its morning. */
export type NightBelongsTo = "begin" | "end";

/** The window of a night, with its date by a named rule. */
export interface SleepNight extends SleepPeriodWindow {
	readonly date: string;
	/** Time that was given between the two noons, in hours. */
	readonly hours: number;
	/** Sleep within the window, by sustained inactivity; of no epoch where there is no window. */
	readonly sleep: SleepSummary;
}

export interface SleepNightsOptions extends SleepPeriodWindowOptions {
	/** In order. */
	readonly nights: readonly NoonToNoon[];
	/** No default: devices and papers differ in it. */
	readonly nightBelongsTo: NightBelongsTo;
	/**
	 * By epoch, 0 where the device was worn, as `summariseRecording` of @quickening/actigraphy has it: any other epoch is taken
	 * as not known. Without it a device on a table is the stillest sleeper.
	 */
	readonly nonwear?: ArrayLike<number>;
	/** What counts as sleep within the window: {@link sustainedInactivity}. */
	readonly inactivity?: Omit<SustainedInactivityOptions, "epochSeconds">;
}

/**
 * Sleep of all nights of a record: the window of each, from noon to noon, with a date, and the sleep within it.
 *
 * A night lies between two noons of the local clock: a sleep that begins after noon is the next night's, one that goes on past
 * noon is cut there (and warned of, "at-edge"). "begin" names it by the date of the first noon, "end" by that of the second: of a
 * night of Saturday to Sunday the one says Saturday, the other Sunday, also when it began after midnight.
 *
 * @param angleZDegrees - By epoch over the whole record; NaN marks an epoch that is not known.
 * @param options - Nights, rule, wear, and those of {@link sleepPeriodWindow}.
 * @returns One a night, also where there is no window. Times in seconds from the record's start.
 * @throws InvalidInputError when the rule has another name, a night does not end after it begins, or wear is not as long as the
 *   angles.
 *
 * Source: van Hees VT et al. Sci Rep 2018;8:12975, doi:10.1038/s41598-018-31266-z (noon to noon); sleep within: PLoS One
 * 2015;10:e0142533, doi:10.1371/journal.pone.0142533.
 */
export function sleepNights(
	angleZDegrees: Samples,
	{ nights, nightBelongsTo, nonwear, inactivity = {}, ...options }: SleepNightsOptions,
): SleepNight[] {
	const where = "sleepNights";
	const { epochSeconds = 5 } = options;
	checkPositive(where, "epochSeconds", epochSeconds);
	const angles = Float64Array.from(angleZDegrees);
	if (nonwear) {
		checkSameLength(where, { argument: "angleZDegrees", values: angles }, { argument: "nonwear", values: nonwear });
		for (let i = 0; i < angles.length; i++) if (nonwear[i] !== 0) angles[i] = Number.NaN;
	}
	const asleep = sustainedInactivity(angles, { ...inactivity, epochSeconds });
	// Seconds since 1970 carry a quarter of a microsecond: an epoch that begins with the night is the night's.
	const epochAt = (seconds: number) => Math.max(0, Math.ceil((seconds - 1e-5) / epochSeconds));
	return nights.map(({ date, startSeconds, endSeconds }) => {
		if (!(endSeconds > startSeconds && startSeconds >= 0 && endSeconds < Number.POSITIVE_INFINITY))
			throw new InvalidInputError(
				`${where}: nights must begin at 0 s or later and end after they begin; got ${startSeconds} s to ${endSeconds} s on ${date}`,
				{ code: "not-rising", argument: "nights", received: endSeconds },
			);
		const first = epochAt(startSeconds);
		const window = sleepPeriodWindow(angles.subarray(first, Math.max(first, epochAt(endSeconds))), options);
		const shift = first * epochSeconds;
		const shifted = (stretch: Stretch) => ({
			startSeconds: stretch.startSeconds + shift,
			endSeconds: stretch.endSeconds + shift,
		});
		const there = shifted(window);
		const isThere = !Number.isNaN(there.startSeconds);
		return {
			...window,
			...there,
			blocks: window.blocks.map(shifted),
			date: nightDate(date, nightBelongsTo),
			hours: (endSeconds - startSeconds) / 3600,
			sleep: sleepSummary(isThere ? asleep.subarray(epochAt(there.startSeconds), epochAt(there.endSeconds)) : [], {
				epochSeconds,
			}),
		};
	});
}

/**
 * Date of a night that lies between the noon of a date and the next.
 *
 * @param date - Of the first noon: "2024-03-30". @param nightBelongsTo - "begin" or "end".
 * @throws InvalidInputError when the date is none or the rule has another name.
 * @example
 * nightDate("2024-02-28", "end"); // "2024-02-29"
 */
export function nightDate(date: string, nightBelongsTo: NightBelongsTo): string {
	const day = Date.parse(`${date}T00:00:00Z`);
	// 31 February reads as 2 March.
	if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== date)
		throw new InvalidInputError(`nightDate: date must be one such as "2024-03-30"; got "${date}"`, {
			code: "not-a-date",
			argument: "date",
			received: date,
		});
	if (nightBelongsTo !== "begin" && nightBelongsTo !== "end")
		throw new InvalidInputError(`nightDate: nightBelongsTo must be "begin" or "end"; got "${nightBelongsTo}"`, {
			code: "unknown-option",
			argument: "nightBelongsTo",
			received: nightBelongsTo,
		});
	return new Date(day + (nightBelongsTo === "end" ? 86_400_000 : 0)).toISOString().slice(0, 10);
}
