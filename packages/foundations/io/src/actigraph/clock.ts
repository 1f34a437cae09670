import { isPlausibleDate } from "../clock/local-seconds.ts";

/** Of 0001-01-01, where .NET's clock begins, to 1970-01-01, where Unix's does. */
const epochSeconds = 62_135_596_800n;

/** .NET ticks (100 ns since 0001-01-01) as seconds since 1970-01-01 of the same clock; NaN for what is no date of 1990 to 2200. */
export function secondsOfTicks(ticks: bigint): number {
	const whole = ticks / 10_000_000n - epochSeconds;
	const seconds = Number(whole) + Number(ticks % 10_000_000n) / 1e7;
	return isPlausibleDate(seconds) ? seconds : Number.NaN;
}

/** "-05:00:00" or "+01:00" as seconds; null for what is no offset. */
export function offsetSeconds(text: string): number | null {
	const parts = /^([+-]?)(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
	if (parts === null) return null;
	const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
	return seconds <= 14 * 3600 && Number(parts[3]) < 60 ? (parts[1] === "-" ? -seconds : seconds) : null;
}
