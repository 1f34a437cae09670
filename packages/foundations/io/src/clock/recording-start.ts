import type { RecordingStart } from "@quickening/core";
import { isoOfLocal } from "./print-clock.ts";
import { zonedSeconds } from "./zoned-seconds.ts";

/**
 * A start on the device's clock, to the millisecond.
 *
 * @param localSeconds - Seconds since 1970-01-01T00:00 on that clock.
 * @param zone - What it kept, an IANA name or an offset; null when the file does not say.
 * @throws InvalidInputError when there is no such zone.
 */
export function recordingStart(localSeconds: number, zone: string | null): RecordingStart {
	return { localTime: isoOfLocal(localSeconds), zone, utcSeconds: zonedSeconds(localSeconds, zone) };
}
