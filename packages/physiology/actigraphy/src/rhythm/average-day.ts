import type { Samples } from "@quickening/core";
import { type DayClock, epochsInDay, epochsOfDay } from "./day-clock.ts";

/** A day that stands for all. */
export interface AverageDay {
	/** Mean at each time of the day from midnight, one an epoch, in the unit of the values; NaN where no day has a value. */
	readonly means: Float64Array;
	/** Days with a value at that time. */
	readonly nDays: Int32Array;
}

/**
 * Average day: the mean over days at each time of the day.
 *
 * @param values - Activity by epoch, any unit; NaN marks an epoch that is not known and is left out.
 * @param clock - Length of an epoch and the local time of the first one, or of each where the clocks change: an hour that a day
 *   lacks or has twice then counts at the time that the clock shows.
 * @returns One mean an epoch of the day from midnight, and how many values stand behind it.
 * @throws InvalidInputError when a day holds no whole number of epochs, or a time of the day lies outside it.
 *
 * Source: Van Someren EJW et al. Chronobiol Int 1999;16:505-518, doi:10.3109/07420529908998724.
 * @example
 * averageDay([1, 2, 3, 4], { epochSeconds: 43200 }).means; // [2, 3]
 */
export function averageDay(values: Samples, clock: DayClock): AverageDay {
	const places = epochsOfDay("averageDay", values, clock);
	const inDay = epochsInDay("averageDay", clock.epochSeconds);
	const means = new Float64Array(inDay);
	const nDays = new Int32Array(inDay);
	for (let i = 0; i < places.length; i++) {
		const value = values[i];
		if (Number.isNaN(value)) continue;
		means[places[i]] += value;
		nDays[places[i]]++;
	}
	for (let j = 0; j < inDay; j++) means[j] = nDays[j] > 0 ? means[j] / nDays[j] : Number.NaN;
	return { means, nDays };
}
