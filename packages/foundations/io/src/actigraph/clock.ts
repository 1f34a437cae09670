import type { RecordingStart } from "@quickening/core";

/** Of 0001-01-01, where .NET's clock begins, to 1970-01-01, where Unix's does. */
const epochSeconds = 62_135_596_800n;

/** .NET ticks (100 ns since 0001-01-01) as seconds since 1970-01-01 of the same clock; NaN for what is no date of 1990 to 2200. */
export function secondsOfTicks(ticks: bigint): number {
	const whole = ticks / 10_000_000n - epochSeconds;
	const seconds = Number(whole) + Number(ticks % 10_000_000n) / 1e7;
	return isPlausibleDate(seconds) ? seconds : Number.NaN;
}

/** Whether seconds since 1970 are a date at which a recording can have been made: 1990 to 2200. */
export const isPlausibleDate = (seconds: number): boolean => seconds >= 631_152_000 && seconds < 7_258_118_400;

/** "-05:00:00" or "+01:00" as seconds; null for what is no offset. */
export function offsetSeconds(text: string): number | null {
	const parts = /^([+-]?)(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
	if (parts === null) return null;
	const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
	return seconds <= 14 * 3600 && Number(parts[3]) < 60 ? (parts[1] === "-" ? -seconds : seconds) : null;
}

/**
 * A start on the device's clock.
 *
 * @param clockSeconds - Seconds since 1970-01-01T00:00:00 of that clock.
 * @param utcOffsetSeconds - How far it is ahead of UTC; null when the file does not say.
 */
export function recordingStart(clockSeconds: number, utcOffsetSeconds: number | null): RecordingStart {
	const localTime = isoTime(clockSeconds);
	if (utcOffsetSeconds === null) return { localTime, zone: null, utcSeconds: null };
	const minutes = Math.round(Math.abs(utcOffsetSeconds) / 60);
	const two = (value: number) => String(value).padStart(2, "0");
	const zone = `${utcOffsetSeconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
	return { localTime, zone, utcSeconds: clockSeconds - utcOffsetSeconds };
}

/** "2021-03-19T15:57:00.000". */
export const isoTime = (clockSeconds: number): string =>
	new Date(Math.round(clockSeconds * 1000)).toISOString().slice(0, -1);
