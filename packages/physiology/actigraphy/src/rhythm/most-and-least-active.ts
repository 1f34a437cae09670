import { checkInRange, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { averageDay } from "./average-day.ts";
import { type DayClock, epochsInDay, epochsInHours, epochsOfDay, secondsInDay } from "./day-clock.ts";

export interface MostAndLeastActiveOptions extends DayClock {
	/**
	 * Days of "each-day", as `localDays` of @quickening/core gives them, of 23 and 25 hours too; without them, stretches of 24
	 * hours from the first epoch on.
	 */
	readonly days?: readonly NamedDay[];
	/**
	 * "average-day" (default) looks in the day averaged over all, which goes round midnight; "each-day" looks in each day by
	 * itself and averages what it finds there.
	 */
	readonly over?: "average-day" | "each-day";
	/** Hours of the most active stretch; 10 by default. */
	readonly mostHours?: number;
	/** Hours of the least active stretch; 5 by default. */
	readonly leastHours?: number;
}

/** A day by its date. */
export interface NamedDay {
	readonly date: string;
	/** Seconds from the record's start. */
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** The most and the least active hours of one day; NaN when it has no whole stretch of both lengths. */
export interface DayMostAndLeastActive {
	/** Null where no days were given. */
	readonly date: string | null;
	readonly most: number;
	/** Local time of the day. */
	readonly mostStartSeconds: number;
	readonly least: number;
	readonly leastStartSeconds: number;
}

/** The most and the least active hours. */
export interface MostAndLeastActive {
	/** Mean activity of the most active stretch (M10), in the unit of the values. */
	readonly most: number;
	/** Local time of the day at which it begins; of "each-day" the circular mean over days. */
	readonly mostStartSeconds: number;
	/** Mean activity of the least active stretch (L5). */
	readonly least: number;
	readonly leastStartSeconds: number;
	/** (most - least) / (most + least), 0 to 1: how much day and night differ (RA). NaN when both are 0. */
	readonly relativeAmplitude: number;
	/** Days behind it: of "each-day" those with a whole stretch of both lengths, else those that have any value. */
	readonly nDays: number;
	/** Of "each-day": what each day gave, also those that gave nothing. */
	readonly days: readonly DayMostAndLeastActive[];
	readonly warnings: readonly Warning[];
}

/**
 * M10, L5 and relative amplitude: the most active ten hours, the least active five, and how much they differ.
 *
 * @param values - Activity by epoch, any unit, 0 or more; NaN marks an epoch that is not known. A stretch with an unknown epoch
 *   is no candidate, so that a watch left on the table at night does not become the best sleep.
 * @param options - Epoch, clock, what to look in, and the lengths.
 * @returns Level and beginning of both stretches, first where two are alike; NaN with a warning when no stretch is whole.
 * @throws InvalidInputError when a value is negative or infinite, a length is not above 0 or is longer than a day, or
 *   the epoch does not divide a day.
 *
 * Source: Witting W et al. Biol Psychiatry 1990;27:563-572, doi:10.1016/0006-3223(90)90523-5; Van Someren EJW et al. Chronobiol
 * Int 1999;16:505-518, doi:10.3109/07420529908998724.
 * Agrees with: pyActigraphy 1.2.2, L5, M10 and RA (average day), and accelerometer 7.5.0, calculateM10L5 (each day), to 1e-9 on
 *   14 days of minute counts (tests/peers/rhythm).
 * @example
 * mostAndLeastActive([0, 0, 4, 6], { epochSeconds: 21600, mostHours: 12, leastHours: 6 }).most; // 5
 */
export function mostAndLeastActive(
	values: Samples,
	{ over = "average-day", mostHours = 10, leastHours = 5, days, ...clock }: MostAndLeastActiveOptions,
): MostAndLeastActive {
	const where = "mostAndLeastActive";
	if (over !== "average-day" && over !== "each-day")
		throw new InvalidInputError(`${where}: over must be "average-day" or "each-day"; got "${over}"`, {
			code: "unknown-option",
			argument: "over",
			received: over,
		});
	const negative = Float64Array.from(values).findIndex((value) => value < 0);
	if (negative >= 0)
		throw new InvalidInputError(`${where}: values must not be negative; got ${values[negative]} at ${negative}`, {
			code: "negative",
			argument: "values",
			received: values[negative],
		});
	const inDay = epochsInDay(where, clock.epochSeconds);
	const mostEpochs = epochsInHours(where, "mostHours", mostHours, clock.epochSeconds);
	const leastEpochs = epochsInHours(where, "leastHours", leastHours, clock.epochSeconds);
	checkInRange(where, "mostHours", mostEpochs, 1, inDay);
	checkInRange(where, "leastHours", leastEpochs, 1, inDay);
	const found =
		over === "average-day"
			? inAverageDay(values, clock, mostEpochs, leastEpochs)
			: inEachDay(values, clock, mostEpochs, leastEpochs, days);
	const warnings = Number.isNaN(found.most + found.least)
		? [
				{
					code: "no-whole-stretch",
					message: `No day has ${mostHours} and ${leastHours} hours without an unknown epoch.`,
				},
			]
		: [];
	const sum = found.most + found.least;
	return { ...found, relativeAmplitude: sum > 0 ? (found.most - found.least) / sum : Number.NaN, warnings };
}

type Found = Omit<MostAndLeastActive, "relativeAmplitude" | "warnings">;

function inAverageDay(values: Samples, clock: DayClock, mostEpochs: number, leastEpochs: number): Found {
	const { means, nDays } = averageDay(values, clock);
	const inDay = means.length;
	const most = stretch(means, mostEpochs, inDay, 1);
	const least = stretch(means, leastEpochs, inDay, -1);
	let days = 0;
	for (const n of nDays) if (n > days) days = n;
	return {
		most: most.level,
		mostStartSeconds: most.at * clock.epochSeconds,
		least: least.level,
		leastStartSeconds: least.at * clock.epochSeconds,
		nDays: days,
		days: [],
	};
}

function inEachDay(
	values: Samples,
	clock: DayClock,
	mostEpochs: number,
	leastEpochs: number,
	named: readonly NamedDay[] | undefined,
): Found {
	const { epochSeconds } = clock;
	const places = epochsOfDay("mostAndLeastActive", values, clock);
	const all = Float64Array.from(values);
	const days = (named ?? wholeDays(all.length * epochSeconds)).map(({ date, startSeconds, endSeconds }) => {
		const first = Math.max(0, Math.ceil(startSeconds / epochSeconds - 1e-9));
		const day = all.subarray(first, Math.max(first, Math.floor(endSeconds / epochSeconds + 1e-9)));
		const most = stretch(day, mostEpochs, day.length - mostEpochs + 1, 1);
		const least = stretch(day, leastEpochs, day.length - leastEpochs + 1, -1);
		const isWhole = !Number.isNaN(most.level + least.level);
		return {
			date,
			most: isWhole ? most.level : Number.NaN,
			mostStartSeconds: isWhole ? places[first + most.at] * epochSeconds : Number.NaN,
			least: isWhole ? least.level : Number.NaN,
			leastStartSeconds: isWhole ? places[first + least.at] * epochSeconds : Number.NaN,
		};
	});
	const whole = days.filter(({ most }) => !Number.isNaN(most));
	const mean = (of: (day: DayMostAndLeastActive) => number) =>
		whole.length > 0 ? whole.reduce((sum, day) => sum + of(day), 0) / whole.length : Number.NaN;
	return {
		most: mean(({ most }) => most),
		mostStartSeconds: circularMeanSeconds(whole.map(({ mostStartSeconds }) => mostStartSeconds)),
		least: mean(({ least }) => least),
		leastStartSeconds: circularMeanSeconds(whole.map(({ leastStartSeconds }) => leastStartSeconds)),
		nDays: whole.length,
		days,
	};
}

/** Stretches of 24 hours that a record holds whole. */
function wholeDays(durationSeconds: number) {
	return Array.from({ length: Math.floor(durationSeconds / secondsInDay + 1e-9) }, (_, day) => ({
		date: null,
		startSeconds: day * secondsInDay,
		endSeconds: (day + 1) * secondsInDay,
	}));
}

/** The stretch with the largest mean (direction 1) or the smallest (-1); it goes round the end where `starts` lets it. */
function stretch(values: Float64Array, epochs: number, starts: number, direction: 1 | -1) {
	const n = values.length;
	let level = Number.NaN;
	let at = Number.NaN;
	let sum = 0;
	let unknown = 0;
	for (let i = 0; i < Math.min(epochs, n); i++) {
		const value = values[i];
		if (Number.isNaN(value)) unknown++;
		else sum += value;
	}
	let best = 0;
	for (let start = 0; start < starts; start++) {
		if (unknown === 0 && (Number.isNaN(at) || direction * sum > best + 1e-9 * Math.abs(best))) {
			best = direction * sum;
			at = start;
		}
		const leaving = values[start];
		const entering = values[(start + epochs) % n];
		if (Number.isNaN(leaving)) unknown--;
		else sum -= leaving;
		if (Number.isNaN(entering)) unknown++;
		else sum += entering;
	}
	if (!Number.isNaN(at)) {
		// Added up anew: what the running sum has lost of its last digits does not stay in the result.
		level = 0;
		for (let i = 0; i < epochs; i++) level += values[(at + i) % n];
		level /= epochs;
	}
	return { level, at };
}

function circularMeanSeconds(seconds: readonly number[]): number {
	if (seconds.length === 0) return Number.NaN;
	let sine = 0;
	let cosine = 0;
	for (const second of seconds) {
		sine += Math.sin((2 * Math.PI * second) / 86_400);
		cosine += Math.cos((2 * Math.PI * second) / 86_400);
	}
	const turns = Math.atan2(sine, cosine) / (2 * Math.PI);
	return (turns < 0 ? turns + 1 : turns) * 86_400;
}
