import { zoneOffsetSeconds } from "@quickening/core";
import { zonedSeconds } from "../clock/zoned-seconds.ts";

/** One reading's times. */
export interface ReadingTime {
	/** Seconds since 1970 on the clock that wrote it. */
	readonly localSeconds: number;
	/** Seconds that the transmitter counted, and which transmitter. */
	readonly transmitterSeconds?: number | undefined;
	readonly transmitter?: string | undefined;
}

/** Times that run on when a clock is changed. */
export interface ElapsedTimes {
	/** Seconds since the first reading. */
	readonly seconds: Float64Array;
	/** Readings at which the clock had been changed. */
	readonly clockChanges: readonly number[];
}

const hourSeconds = 3600;

/**
 * Seconds since the first reading, from local times in the file's order, oldest first. The clock that is put back repeats an
 * hour, and the one put forward skips one: the transmitter's own count shows it where there is one; with the zone the
 * calendar does; without both, only a step back of an hour that otherwise goes on by the cadence.
 */
export function elapsedTimes(
	times: readonly ReadingTime[],
	{ zone, cadenceSeconds }: { readonly zone: string | null; readonly cadenceSeconds: number | null },
): ElapsedTimes {
	const seconds = new Float64Array(times.length);
	const clockChanges: number[] = [];
	if (times.length === 0) return { seconds, clockChanges };
	if (zone !== null) return inZone(times, zone);
	let shift = 0;
	for (const [i, time] of times.entries()) {
		if (i > 0) {
			const before = times[i - 1]!;
			const change = clockChange(before, time, cadenceSeconds);
			if (change !== 0) clockChanges.push(i);
			shift -= change;
		}
		seconds[i] = time.localSeconds - times[0]!.localSeconds + shift;
	}
	return { seconds, clockChanges };
}

/** Seconds by which the clock was put forward between two readings; 0 as a rule. */
function clockChange(before: ReadingTime, after: ReadingTime, cadenceSeconds: number | null): number {
	const step = after.localSeconds - before.localSeconds;
	const counted = (after.transmitterSeconds ?? Number.NaN) - (before.transmitterSeconds ?? Number.NaN);
	if (counted > 0 && after.transmitter === before.transmitter) {
		const change = Math.round((step - counted) / (hourSeconds / 2)) * (hourSeconds / 2);
		// A clock that drifts, or a transmitter that another replaced, is not put forward by half hours.
		return Math.abs(step - counted - change) <= 90 && Math.abs(change) <= 26 * hourSeconds ? change : 0;
	}
	if (cadenceSeconds === null) return 0;
	return Math.abs(step + hourSeconds - cadenceSeconds) <= 0.2 * cadenceSeconds ? -hourSeconds : 0;
}

function inZone(times: readonly ReadingTime[], zone: string): ElapsedTimes {
	const seconds = new Float64Array(times.length);
	const clockChanges: number[] = [];
	const clock = (utcSeconds: number) => utcSeconds + zoneOffsetSeconds(zone, utcSeconds);
	const first = zonedSeconds(times[0]!.localSeconds, zone)!;
	let [last, lastShift] = [first, times[0]!.localSeconds - first];
	for (const [i, { localSeconds }] of times.entries()) {
		let at = zonedSeconds(localSeconds, zone)!;
		// The second of two moments that the clock shows alike, where the first would go back in time.
		const later = at + hourSeconds;
		if (at < last && later >= last && clock(later) === localSeconds) at = later;
		if (localSeconds - at !== lastShift) clockChanges.push(i);
		[last, lastShift] = [at, localSeconds - at];
		seconds[i] = at - first;
	}
	return { seconds, clockChanges };
}
