import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { type SleepPeriodWindow, type SleepPeriodWindowOptions, sleepPeriodWindow } from "./sleep-period-window.ts";

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
}

/**
 * Sleep windows of all nights of a record, each from noon to noon and each with a date.
 *
 * A night lies between two noons of the local clock: a sleep that begins after noon is the next night's, one that goes on past
 * noon is cut there (and warned of, "at-edge"). "begin" names it by the date of the first noon, "end" by that of the second: of a
 * night of Saturday to Sunday the one says Saturday, the other Sunday, also when it began after midnight.
 *
 * @param angleZDegrees - By epoch over the whole record; NaN marks an epoch that is not known.
 * @param options - `nights` in order; `nightBelongsTo`, which has no default, because devices and papers differ in it; the rest
 *   as of {@link sleepPeriodWindow}.
 * @returns One a night, also where there is no window. Times in seconds from the record's start.
 * @throws InvalidInputError when the rule has another name, or a night does not end after it begins.
 *
 * Source: van Hees VT et al. Sci Rep 2018;8:12975, doi:10.1038/s41598-018-31266-z (noon to noon).
 */
export function sleepNights(
	angleZDegrees: Samples,
	{
		nights,
		nightBelongsTo,
		...options
	}: SleepPeriodWindowOptions & { readonly nights: readonly NoonToNoon[]; readonly nightBelongsTo: NightBelongsTo },
): SleepNight[] {
	const { epochSeconds = 5 } = options;
	checkPositive("sleepNights", "epochSeconds", epochSeconds);
	const angles = Float64Array.from(angleZDegrees);
	return nights.map(({ date, startSeconds, endSeconds }) => {
		if (!(endSeconds > startSeconds))
			throw new InvalidInputError(
				`sleepNights: nights must end after they begin; got ${startSeconds} s to ${endSeconds} s on ${date}`,
				{ code: "not-rising", argument: "nights", received: endSeconds },
			);
		const first = Math.max(0, Math.ceil(startSeconds / epochSeconds - 1e-9));
		const window = sleepPeriodWindow(
			angles.subarray(first, Math.max(first, Math.ceil(endSeconds / epochSeconds - 1e-9))),
			options,
		);
		const shift = first * epochSeconds;
		return {
			...window,
			startSeconds: window.startSeconds + shift,
			endSeconds: window.endSeconds + shift,
			blocks: window.blocks.map((block) => ({
				startSeconds: block.startSeconds + shift,
				endSeconds: block.endSeconds + shift,
			})),
			date: nightDate(date, nightBelongsTo),
			hours: (endSeconds - startSeconds) / 3600,
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
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(day))
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
