import { zoneOffsetSeconds } from "@quickening/core";

/**
 * Days of zones, each worked out once.
 *
 * @returns `minutesOf(zone, day)`: minutes of a local day (days since 1970-01-01), 1,440 but where clocks change;
 *   `dayOf(zone, second)`: the local day of a moment.
 */
export function localDayClock(): {
	readonly minutesOf: (zone: string, day: number) => number;
	readonly dayOf: (zone: string, utcSeconds: number) => number;
} {
	const known = new Map<string, number>();
	// Near midnight UTC of that day the offset may still be that of the day before: two hours past local midnight clocks have
	// changed or will change within the day.
	const offsetAt = (zone: string, day: number) => {
		const key = `${zone}\0${day}`;
		let offset = known.get(key);
		if (offset === undefined) {
			const first = zoneOffsetSeconds(zone, day * 86_400);
			offset = zoneOffsetSeconds(zone, day * 86_400 - first);
			known.set(key, offset);
		}
		return offset;
	};
	return {
		// Of a day from local midnight to the next one.
		minutesOf: (zone, day) => 1440 + (offsetAt(zone, day) - offsetAt(zone, day + 1)) / 60,
		dayOf: (zone, utcSeconds) => Math.floor((utcSeconds + zoneOffsetSeconds(zone, utcSeconds)) / 86_400),
	};
}
