import { InvalidInputError } from "@quickening/core";

const offset = /^([+-])(\d{2}):?(\d{2})$/;

/**
 * Seconds since 1970-01-01T00:00Z of a local time, given as seconds since 1970-01-01T00:00 on the same clock.
 * A time that the clock shows twice is its first; one that the clock skips is read as if it had not been put forward yet.
 *
 * @param zone - an IANA name or an offset such as "+01:00"; null gives null.
 * @throws InvalidInputError when there is no such zone.
 */
export function zonedSeconds(localSeconds: number, zone: string | null): number | null {
	if (zone === null) return null;
	const parts = offset.exec(zone);
	if (parts !== null) {
		return localSeconds - (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60);
	}
	const clock = clockOf(zone);
	const offsets = [localSeconds - 86_400, localSeconds + 86_400].map((at) => clock(at) - at);
	// The larger offset is that of the earlier moment: before a clock is put back, and after it is put forward.
	const moments = offsets.map((each) => localSeconds - each);
	const fitting = moments.filter((at) => clock(at) === Math.floor(localSeconds) + (at - Math.floor(at)));
	return fitting.length > 0 ? Math.min(...fitting) : moments[0]!;
}

const clocks = new Map<string, (utcSeconds: number) => number>();

/** What a clock in a zone shows, as seconds since 1970-01-01T00:00 on that clock, at a moment. */
export function clockOf(zone: string): (utcSeconds: number) => number {
	const known = clocks.get(zone);
	if (known !== undefined) return known;
	let format: Intl.DateTimeFormat;
	try {
		format = new Intl.DateTimeFormat("en-GB", {
			timeZone: zone,
			hourCycle: "h23",
			era: "short",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
	} catch {
		throw new InvalidInputError(
			`zonedSeconds: zone must be an IANA name such as "Europe/Berlin" or an offset such as "+01:00"; got ${zone}`,
			{ code: "unknown-zone", argument: "zone", received: zone },
		);
	}
	const clock = (utcSeconds: number) => {
		const whole = Math.floor(utcSeconds);
		const shown = Object.fromEntries(format.formatToParts(whole * 1000).map(({ type, value }) => [type, value]));
		const [year, month, day] = [Number(shown.year), Number(shown.month), Number(shown.day)];
		const time = Date.UTC(year, month - 1, day, Number(shown.hour), Number(shown.minute), Number(shown.second));
		return time / 1000 + (utcSeconds - whole);
	};
	clocks.set(zone, clock);
	return clock;
}
