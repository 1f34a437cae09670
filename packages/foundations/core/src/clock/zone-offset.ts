import { InvalidInputError } from "../errors/invalid-input.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far the clocks of a zone are ahead of UTC at an instant.
 *
 * @param zone - IANA name ("Europe/Paris"), "UTC", "Z", or an offset such as "+01:00", "-0530" or "+02".
 * @param utcSeconds - Seconds since 1970-01-01T00:00:00Z.
 * @returns Seconds; 3600 in Paris in winter.
 * @throws InvalidInputError when the zone is not known or the instant is not a date.
 *
 * Source: the platform's copy of the IANA time zone database, through Intl.DateTimeFormat.
 * @example
 * zoneOffsetSeconds("Europe/Paris", Date.UTC(2024, 6, 1) / 1000); // 7200
 */
export function zoneOffsetSeconds(zone: string, utcSeconds: number): number {
	const fixed = fixedOffsetSeconds(zone);
	if (fixed !== null) return fixed;
	const second = Math.floor(utcSeconds);
	const parts = clockOf(zone).formatToParts(checkInstant(second) * 1000);
	let year = 0;
	let month = 0;
	let day = 0;
	let hour = 0;
	let minute = 0;
	let rest = 0;
	for (const { type, value } of parts) {
		if (type === "year") year = Number(value);
		else if (type === "month") month = Number(value);
		else if (type === "day") day = Number(value);
		else if (type === "hour") hour = Number(value);
		else if (type === "minute") minute = Number(value);
		else if (type === "second") rest = Number(value);
	}
	return Date.UTC(year, month - 1, day, hour, minute, rest) / 1000 - second;
}

/** Refuses what is neither a zone that this platform knows nor an offset. */
export function checkZone(where: string, argument: string, zone: string): void {
	if (fixedOffsetSeconds(zone) !== null) return;
	try {
		clockOf(zone);
	} catch {
		throw new InvalidInputError(
			`${where}: ${argument} must be an IANA zone such as "Europe/Paris" or an offset such as "+01:00"; got ${JSON.stringify(zone)}`,
			{ code: "unknown-zone", argument, received: zone },
		);
	}
}

/** Seconds of an offset from UTC, which every platform reads the same; null for a name. */
function fixedOffsetSeconds(zone: string): number | null {
	if (zone === "UTC" || zone === "Z") return 0;
	const [, sign, hours, minutes = "0"] = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone) ?? [];
	if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return null;
	return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function clockOf(zone: string): Intl.DateTimeFormat {
	let format = formats.get(zone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
			timeZone: zone,
			hourCycle: "h23",
			year: "numeric",
			month: "2-digit",
			day: "2-digit",
			hour: "2-digit",
			minute: "2-digit",
			second: "2-digit",
		});
		formats.set(zone, format);
	}
	return format;
}

/** Years 1 to 9999: before, the Gregorian year of Intl counts backwards. */
function checkInstant(second: number): number {
	if (second >= -62_135_000_000 && second <= 253_402_000_000) return second;
	throw new InvalidInputError(`zoneOffsetSeconds: utcSeconds must lie in the years 1 to 9999; got ${second}`, {
		code: "invalid-time",
		argument: "utcSeconds",
		received: second,
	});
}
