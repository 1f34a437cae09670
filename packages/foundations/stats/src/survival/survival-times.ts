import { InvalidInputError, type Samples } from "@quickening/core";
import { checkFinite } from "../model/check-model-input.ts";

/** Times to an event, one row a participant, or several rows (from, to] a participant when covariates change over time. */
export interface SurvivalTimes {
	/** When observation of the row ended: by the event or by censoring; n finite numbers above the entry, in any one unit. */
	readonly times: Samples;
	/** 1 where the event happened at that time, 0 where the row is censored. */
	readonly events: Samples;
	/**
	 * When observation of the row began (left truncation, or the start of a row in counting-process form); the row is at risk
	 * after this time, up to and including its own. 0 for all when left out.
	 */
	readonly entries?: Samples;
}

/** Times that passed the checks, those that are equal but for rounding made equal. */
export interface CheckedTimes {
	readonly times: Float64Array;
	readonly events: Uint8Array;
	readonly entries: Float64Array | undefined;
	readonly nEvents: number;
}

/** Times closer than this, or than this share of the mean time, are one time: 10.1 - 0.1 is 10. As R's aeqSurv has it. */
const TIE_TOLERANCE = 1.4901161193847656e-8;

/**
 * Checks times, events and entries, and makes times equal that differ by rounding only.
 *
 * @throws InvalidInputError: no rows, lengths differ, a value is not finite, an event is not 0 or 1, a time is not above its
 *   entry (above 0 when there are no entries), and with `needsEvents` when nobody has the event.
 */
export function checkTimes(where: string, rows: SurvivalTimes, { needsEvents = true } = {}): CheckedTimes {
	const { times, events, entries } = rows;
	const n = times.length;
	if (n === 0) {
		throw new InvalidInputError(`${where}: times must have at least 1 value; got 0`, {
			code: "too-short",
			argument: "times",
			received: 0,
		});
	}
	checkRows(where, "events", events.length, n);
	checkFinite(where, "times", times);
	const flags = new Uint8Array(n);
	let nEvents = 0;
	for (let i = 0; i < n; i++) {
		if (events[i] !== 0 && events[i] !== 1) {
			throw new InvalidInputError(
				`${where}: events must be 1 (happened) or 0 (censored); got ${events[i]} at row ${i}. Drop or impute rows whose outcome is unknown.`,
				{ code: "not-binary", argument: "events", received: events[i] },
			);
		}
		flags[i] = events[i];
		nEvents += events[i];
	}
	if (entries) {
		checkRows(where, "entries", entries.length, n);
		checkFinite(where, "entries", entries);
	}
	for (let i = 0; i < n; i++) {
		const entry = entries ? entries[i] : 0;
		if (times[i] > entry) continue;
		throw new InvalidInputError(
			entries
				? `${where}: times must be above entries; got (${entry}, ${times[i]}] at row ${i}, which was never at risk`
				: `${where}: times must be above 0, or entries given; got ${times[i]} at row ${i}, which was never at risk. Where the first day counts as day 0, give entries of -1 or add half a day.`,
			{ code: "not-at-risk", argument: "times", received: times[i] },
		);
	}
	if (needsEvents && nEvents === 0) {
		throw new InvalidInputError(`${where}: events must hold at least one 1; got none in ${n} rows`, {
			code: "no-events",
			argument: "events",
			received: 0,
		});
	}
	const joined = joinTies(times, entries);
	if (joined.entries) {
		for (let i = 0; i < n; i++) {
			if (joined.times[i] > joined.entries[i]) continue;
			throw new InvalidInputError(
				`${where}: times must be above entries by more than rounding; got (${entries?.[i]}, ${times[i]}] at row ${i}`,
				{ code: "not-at-risk", argument: "times", received: times[i] },
			);
		}
	}
	return { ...joined, events: flags, nEvents };
}

export function checkRows(where: string, argument: string, length: number, n: number): void {
	if (length === n) return;
	throw new InvalidInputError(`${where}: ${argument} must be as long as times (${n}); got ${length}`, {
		code: "length-mismatch",
		argument,
		received: length,
	});
}

function joinTies(
	times: Samples,
	entries: Samples | undefined,
): { times: Float64Array; entries: Float64Array | undefined } {
	const own = Float64Array.from(times);
	const starts = entries && Float64Array.from(entries);
	const all = new Float64Array(own.length + (starts?.length ?? 0));
	all.set(own);
	if (starts) all.set(starts, own.length);
	const distinct = distinctOfSorted(all.sort());
	let sum = 0;
	for (const value of distinct) sum += Math.abs(value);
	const width = TIE_TOLERANCE * Math.max(1, sum / distinct.length);
	const firsts: number[] = [];
	for (let i = 0; i < distinct.length; i++)
		if (i === 0 || distinct[i] - distinct[i - 1] > width) firsts.push(distinct[i]);
	if (firsts.length === distinct.length) return { times: own, entries: starts };
	const place = (values: Float64Array) => values.map((value) => firsts[countAtMost(firsts, value) - 1]);
	return { times: place(own), entries: starts && place(starts) };
}

/** The different values of a sorted array, in order. */
export function distinctOfSorted(sorted: Float64Array): Float64Array {
	let count = 0;
	const distinct = new Float64Array(sorted.length);
	for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i];
	return distinct.slice(0, count);
}

/** How many numbers of sorted[from .. to - 1] are at most the value. */
export function countAtMost(sorted: ArrayLike<number>, value: number, from = 0, to = sorted.length): number {
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle] <= value) low = middle + 1;
		else high = middle;
	}
	return low - from;
}
