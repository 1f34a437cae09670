import { InvalidInputError, type Samples } from "@quickening/core";

/** Circular mean of times of the day in hours, 0 to below 24; NaN of none, or when they lie all round the clock. */
export function meanClockHours(hours: Samples): number {
	let sine = 0;
	let cosine = 0;
	let n = 0;
	for (const hour of hours) {
		if (Number.isNaN(hour)) continue;
		sine += Math.sin((2 * Math.PI * hour) / 24);
		cosine += Math.cos((2 * Math.PI * hour) / 24);
		n++;
	}
	if (n === 0 || Math.hypot(sine, cosine) < 1e-9 * n) return Number.NaN;
	return wrapHours((Math.atan2(sine, cosine) * 24) / (2 * Math.PI));
}

/** The shorter way from one time of the day to another, -12 to below 12 hours. */
export function clockDifferenceHours(from: number, to: number): number {
	return wrapHours(to - from + 12) - 12;
}

/** 0 to below 24. */
export function wrapHours(hours: number): number {
	const wrapped = ((hours % 24) + 24) % 24;
	return wrapped >= 24 ? 0 : wrapped;
}

/** Refuses a time of the day that is not within 0 to 24. NaN, not known, passes. */
export function checkClockHours(where: string, argument: string, hours: Samples): void {
	for (let i = 0; i < hours.length; i++)
		if (hours[i] < 0 || hours[i] > 24 || hours[i] === Number.POSITIVE_INFINITY)
			throw new InvalidInputError(
				`${where}: ${argument} must lie in 0 to 24 hours, or be NaN; got ${hours[i]} at ${i}`,
				{
					code: "out-of-range",
					argument,
					received: hours[i],
				},
			);
}
