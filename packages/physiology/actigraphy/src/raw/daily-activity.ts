import { checkInRange, type LocalDay } from "@quickening/core";
import { wearCodes } from "./nonwear-by-spread.ts";

/** When a day counts. */
export interface ValidDayRule {
	/** Hours worn and measured, at least. */
	readonly minimumWearHours: number;
}

/**
 * Rules in use: 16 of 24 hours is GGIR's default (includedaycrit), 10 hours that of counts in NHANES (Troiano et al. 2008,
 * doi:10.1249/mss.0b013e31815a51b3).
 */
export const validDayRules = {
	ggir16h: { minimumWearHours: 16 },
	troiano10h: { minimumWearHours: 10 },
} as const satisfies Record<string, ValidDayRule>;

/** One day of a recording. Worn, not worn and missing add up to what was recorded of it, in whole epochs. */
export interface DailyActivity extends LocalDay {
	/** Measured, and not found to be not worn; where wear could not be judged it is taken as worn (`unjudgedHours`). */
	readonly wearHours: number;
	readonly nonwearHours: number;
	/** Epochs without enough measured samples. */
	readonly missingHours: number;
	/** Of the hours of wear, those for which too little was measured around them to judge wear. */
	readonly unjudgedHours: number;
	/** Over the epochs that were worn; NaN where none was. */
	readonly meanEnmoMg: number;
	readonly meanMadMg: number;
	readonly valid: boolean;
}

/**
 * Days from epochs; an epoch belongs to the day in which it begins.
 *
 * @param epochs - ENMO and MAD in mg and verdicts of wear ({@link wearCodes}), one an epoch, of one length.
 * @param days - From localDays of the same recording.
 */
export function dailyActivity(
	{
		epochSeconds,
		enmoMg,
		madMg,
		nonwear,
	}: {
		readonly epochSeconds: number;
		readonly enmoMg: Float64Array;
		readonly madMg: Float64Array;
		readonly nonwear: Uint8Array;
	},
	days: readonly LocalDay[],
	{ validDay = validDayRules.ggir16h }: { readonly validDay?: ValidDayRule } = {},
): readonly DailyActivity[] {
	checkValidDay("dailyActivity", validDay);
	// Seconds since 1970 carry a quarter of a microsecond: an epoch that begins with the day is the day's.
	const firstFrom = (seconds: number) => Math.ceil((seconds - 1e-5) / epochSeconds);
	return days.map((day) => {
		const first = firstFrom(day.startSeconds);
		const end = Math.min(enmoMg.length, firstFrom(day.endSeconds));
		let worn = 0;
		let off = 0;
		let missing = 0;
		let unjudged = 0;
		let enmo = 0;
		let mad = 0;
		for (let k = first; k < end; k++) {
			if (nonwear[k] === wearCodes.notWorn) off++;
			else if (Number.isNaN(enmoMg[k])) missing++;
			else {
				worn++;
				if (nonwear[k] === wearCodes.unknown) unjudged++;
				enmo += enmoMg[k]!;
				mad += madMg[k]!;
			}
		}
		const hours = (epochs: number) => (epochs * epochSeconds) / 3600;
		return {
			...day,
			wearHours: hours(worn),
			nonwearHours: hours(off),
			missingHours: hours(missing),
			unjudgedHours: hours(unjudged),
			meanEnmoMg: worn > 0 ? enmo / worn : Number.NaN,
			meanMadMg: worn > 0 ? mad / worn : Number.NaN,
			valid: hours(worn) >= validDay.minimumWearHours,
		};
	});
}

/** Refuses a rule by which no day could be judged. */
export function checkValidDay(where: string, { minimumWearHours }: ValidDayRule): void {
	checkInRange(where, "validDay.minimumWearHours", minimumWearHours, 0, 25);
}
