import { utcOfLocalTime } from "@quickening/core";
import { isoOfLocal } from "./print-clock.ts";

/**
 * Seconds since 1970-01-01T00:00Z of a local time, given as seconds since 1970-01-01T00:00 on the same clock.
 * A time that the clock shows twice is its first; one that the clock skips is read as if it had not been put forward yet.
 *
 * @param zone - an IANA name or an offset such as "+01:00"; null gives null.
 * @throws InvalidInputError when there is no such zone.
 */
export function zonedSeconds(localSeconds: number, zone: string | null): number | null {
	if (zone === null) return null;
	const whole = Math.floor(localSeconds);
	return utcOfLocalTime(isoOfLocal(whole), zone).utcSeconds + (localSeconds - whole);
}

/** "+01:00" of 3600. */
export function zoneOfOffset(seconds: number): string {
	const minutes = Math.round(Math.abs(seconds) / 60);
	const two = (value: number) => String(value).padStart(2, "0");
	return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
