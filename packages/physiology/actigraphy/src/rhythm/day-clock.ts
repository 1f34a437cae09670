import { checkInteger, checkPositive, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/** Which time of the day an epoch has. */
export interface DayClock {
	/** Length of an epoch; a day must hold a whole number of them. */
	readonly epochSeconds: number;
	/** Local time of the day at which the first epoch begins, in seconds after midnight. 0 by default. */
	readonly startSecondsOfDay?: number;
	/**
	 * Local time of the day at which each epoch begins, in seconds after midnight: for a recording in which the clocks change,
	 * whose days have 23 or 25 hours. Without it every day has 24.
	 */
	readonly secondsOfDay?: Samples;
}

export const secondsInDay = 86_400;

/** Epochs in a day. @throws InvalidInputError when it is no whole number. */
export function epochsInDay(where: string, epochSeconds: number): number {
	checkPositive(where, "epochSeconds", epochSeconds);
	const epochs = Math.round(secondsInDay / epochSeconds);
	if (epochs < 1 || Math.abs(epochs * epochSeconds - secondsInDay) > 1e-6)
		throw new InvalidInputError(
			`${where}: epochSeconds must divide a day of 86400 s into whole epochs; got ${epochSeconds}. Join or split epochs first.`,
			{ code: "not-in-day", argument: "epochSeconds", received: epochSeconds },
		);
	return epochs;
}

/**
 * Number of the epoch of the day, 0 .. epochs of a day - 1, of each epoch.
 *
 * @throws InvalidInputError when the clock is not one of a day, or not as long as the values, or a value is infinite.
 */
export function epochsOfDay(where: string, values: Samples, clock: DayClock): Int32Array {
	const { epochSeconds, startSecondsOfDay = 0, secondsOfDay } = clock;
	const inDay = epochsInDay(where, epochSeconds);
	checkActivity(where, values);
	const places = new Int32Array(values.length);
	if (secondsOfDay) {
		checkSameLength(where, { argument: "values", values }, { argument: "secondsOfDay", values: secondsOfDay });
		for (let i = 0; i < places.length; i++) places[i] = epochOfDay(where, secondsOfDay[i], epochSeconds, inDay);
		return places;
	}
	let place = epochOfDay(where, startSecondsOfDay, epochSeconds, inDay);
	for (let i = 0; i < places.length; i++) {
		places[i] = place;
		place = place + 1 === inDay ? 0 : place + 1;
	}
	return places;
}

function epochOfDay(where: string, seconds: number, epochSeconds: number, inDay: number): number {
	if (!(seconds >= 0 && seconds < secondsInDay))
		throw new InvalidInputError(`${where}: a time of the day must lie in 0 to 86400 s; got ${seconds}`, {
			code: "out-of-range",
			argument: "secondsOfDay",
			received: seconds,
		});
	return Math.min(inDay - 1, Math.floor(seconds / epochSeconds + 1e-9));
}

/** Epochs in a stretch of hours; at least one. */
export function epochsInHours(where: string, argument: string, hours: number, epochSeconds: number): number {
	checkPositive(where, argument, hours);
	const epochs = Math.round((hours * 3600) / epochSeconds);
	checkInteger(where, argument, epochs, 1);
	return epochs;
}

/** Refuses an infinite value. NaN, not known, passes. */
export function checkActivity(where: string, values: Samples): void {
	for (let i = 0; i < values.length; i++) {
		if (Math.abs(values[i]) !== Number.POSITIVE_INFINITY) continue;
		throw new InvalidInputError(`${where}: values must be finite, or NaN where not known; got ${values[i]} at ${i}`, {
			code: "not-finite",
			argument: "values",
			received: values[i],
		});
	}
}

/**
 * What rounding alone makes of a level: differences below it are none. Sums of a fortnight's minutes lose some 1e-14 of their
 * size.
 */
export function roundingOf(values: Samples): number {
	let largest = 0;
	for (let i = 0; i < values.length; i++) if (Math.abs(values[i]) > largest) largest = Math.abs(values[i]);
	return 1e-12 * largest;
}
