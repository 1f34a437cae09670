/** A quantity's mean through pregnancy and after it. */
export interface MeanCurve {
	/** By gestational day; its first value holds before day 0, its last beyond the end. */
	readonly pregnant: Float64Array;
	/** By day after birth, where she gave birth. */
	readonly afterBirth: Float64Array;
	/** Level before pregnancy, to which a body returns after a loss. */
	readonly before: number;
	/** Days in which a difference left at the end falls to 1 / e of itself. */
	readonly tauDays: number;
}

/** The days that a curve is laid over. */
export interface CurveDays {
	readonly n: number;
	/** Gestational day of day 0; negative before. */
	readonly firstGestationalAgeDays: number;
	/** Index of the day of birth, or of the loss. */
	readonly endIndex: number;
	/** Whether the pregnancy ended with a birth. */
	readonly isBirth: boolean;
}

/**
 * Lays a mean curve over days: the pregnancy's until its end, then that after birth, to which what is left of the pregnancy's
 * level dies away; after a loss it dies away to the level before.
 */
export function fillCurve(into: Float64Array, curve: MeanCurve, days: CurveDays): Float64Array {
	const { pregnant, afterBirth, before, tauDays } = curve;
	const last = pregnant.length - 1;
	const first = days.firstGestationalAgeDays;
	const end = Math.min(days.n, days.endIndex);
	for (let i = 0; i < end; i++) {
		const day = first + i;
		into[i] = pregnant[day < 0 ? 0 : Math.min(day, last)];
	}
	if (end >= days.n) return into;
	const endDay = Math.max(0, Math.min(last, first + days.endIndex));
	let left = pregnant[endDay] - (days.isBirth ? afterBirth[0] : before);
	const keep = Math.exp(-1 / tauDays);
	const lastAfter = afterBirth.length - 1;
	for (let i = end; i < days.n; i++) {
		const day = i - days.endIndex;
		into[i] = left + (days.isBirth ? afterBirth[Math.min(day, lastAfter)] : before);
		left *= keep;
	}
	return into;
}
