import type { Samples } from "../checks/samples.ts";
import { checkZone, zoneOffsetSeconds } from "./zone-offset.ts";

/** Offsets are looked up once a quarter of an hour: no zone changes its clocks twice in one. */
const blockSeconds = 900;

/**
 * What a clock on the wall showed, as seconds since midnight: 09:30 is 34,200, also on a day of 23 hours.
 *
 * @param timesSeconds - Seconds from the recording's start, any length and order; NaN gives NaN.
 * @param startUtcSeconds - When the recording began, in seconds since 1970-01-01T00:00:00Z ({@link recordingStartUtc}).
 * @param zone - Where it was worn: an IANA name, or an offset.
 * @returns As long as `timesSeconds`; each from 0 to below 86,400.
 * @throws InvalidInputError when the zone is not known.
 * @example
 * localTimeOfDay([0, 3600], { startUtcSeconds: Date.UTC(2024, 2, 31, 0) / 1000, zone: "Europe/Paris" }); // 3600, 10800
 */
export function localTimeOfDay(
	timesSeconds: Samples,
	{ startUtcSeconds, zone }: { readonly startUtcSeconds: number; readonly zone: string },
): Float64Array {
	checkZone("localTimeOfDay", "zone", zone);
	const out = new Float64Array(timesSeconds.length).fill(Number.NaN);
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	let offset = 0;
	for (let i = 0; i < out.length; i++) {
		const utc = startUtcSeconds + timesSeconds[i]!;
		if (Number.isNaN(utc)) continue;
		if (!(utc >= from && utc < to)) {
			const block = Math.floor(utc / blockSeconds) * blockSeconds;
			offset = zoneOffsetSeconds(zone, utc);
			const constant =
				zoneOffsetSeconds(zone, block) === offset && zoneOffsetSeconds(zone, block + blockSeconds - 1) === offset;
			from = constant ? block : utc;
			to = constant ? block + blockSeconds : utc;
		}
		const wall = utc + offset;
		out[i] = wall - Math.floor(wall / 86_400) * 86_400;
	}
	return out;
}
