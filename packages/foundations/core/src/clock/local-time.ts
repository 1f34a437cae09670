import { InvalidInputError } from "../errors/invalid-input.ts";
import { checkZone, zoneOffsetSeconds } from "./zone-offset.ts";

/** An instant that a clock on the wall showed. */
export interface LocalInstant {
	/** Seconds since 1970-01-01T00:00:00Z. */
	readonly utcSeconds: number;
	/**
	 * "once"; "repeated" where clocks went back and showed this time twice: the earlier is taken; "skipped" where they went
	 * forward past it: it is taken as if they had not, so 02:30 becomes 03:30 ("compatible" in RFC 5545 and in Temporal).
	 */
	readonly shown: "once" | "repeated" | "skipped";
	/** The other instant of a repeated time; for a skipped one the moment at which the clocks went forward. Else `utcSeconds`. */
	readonly otherUtcSeconds: number;
}

/**
 * The instant at which clocks of a zone showed a local time.
 *
 * @param localTime - "2024-03-31T01:59:30.000" without a zone; seconds and their fraction may be left out.
 * @param zone - IANA name or offset, as {@link zoneOffsetSeconds} takes it.
 * @throws InvalidInputError when the text is no such date and time, or the zone is not known.
 *
 * Source: RFC 5545, 3.3.5, for times that clocks showed twice or not at all, doi:10.17487/RFC5545.
 * @example
 * utcOfLocalTime("2024-10-27T02:30:00", "Europe/Paris"); // { utcSeconds: 1729989000, shown: "repeated", ... }
 */
export function utcOfLocalTime(localTime: string, zone: string): LocalInstant {
	checkZone("utcOfLocalTime", "zone", zone);
	return instantOfWall(readWall(localTime), zone);
}

/** As {@link utcOfLocalTime}, of what the clock showed as seconds since 1970-01-01T00:00:00 on that clock. */
export function instantOfWall(wallSeconds: number, zone: string): LocalInstant {
	const before = zoneOffsetSeconds(zone, wallSeconds - 86_400);
	const after = zoneOffsetSeconds(zone, wallSeconds + 86_400);
	const first = wallSeconds - Math.max(before, after);
	const second = wallSeconds - Math.min(before, after);
	const holds = (utcSeconds: number) => utcSeconds + zoneOffsetSeconds(zone, utcSeconds) === wallSeconds;
	const firstHolds = holds(first);
	const secondHolds = first !== second && holds(second);
	if (firstHolds && secondHolds) return { utcSeconds: first, shown: "repeated", otherUtcSeconds: second };
	if (firstHolds) return { utcSeconds: first, shown: "once", otherUtcSeconds: first };
	if (secondHolds) return { utcSeconds: second, shown: "once", otherUtcSeconds: second };
	const change = clockChange(zone, before, wallSeconds - 86_400, wallSeconds + 86_400);
	return { utcSeconds: wallSeconds - before, shown: "skipped", otherUtcSeconds: change };
}

/** Local date and time of an instant, with the offset: "2024-03-31T03:00:00.000+02:00". */
export function printLocalTime(utcSeconds: number, zone: string): string {
	checkZone("printLocalTime", "zone", zone);
	const milliseconds = Math.round(utcSeconds * 1000);
	const offset = zoneOffsetSeconds(zone, milliseconds / 1000);
	const minutes = Math.round(Math.abs(offset) / 60);
	const two = (value: number) => String(value).padStart(2, "0");
	const wall = new Date(milliseconds + offset * 1000).toISOString().slice(0, -1);
	return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The second at which a zone left an offset, between an instant that has it and one that has not. */
function clockChange(zone: string, offset: number, has: number, hasNot: number): number {
	let low = Math.floor(has);
	let high = Math.ceil(hasNot);
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (zoneOffsetSeconds(zone, middle) === offset) low = middle;
		else high = middle;
	}
	return high;
}

function readWall(localTime: string): number {
	const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?$/.exec(localTime);
	if (found !== null) {
		const [year, month, day, hour, minute, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
		const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
		const again = new Date(seconds * 1000).toISOString();
		if (again.startsWith(`${found[1]}-${found[2]}-${found[3]}`) && hour < 24 && minute < 60 && second < 60)
			return seconds + Number(found[7] ?? 0);
	}
	throw new InvalidInputError(
		`utcOfLocalTime: localTime must be a date and time without a zone such as "2024-03-31T23:00:00.000"; got ${JSON.stringify(localTime)}`,
		{ code: "invalid-time", argument: "localTime", received: localTime },
	);
}
