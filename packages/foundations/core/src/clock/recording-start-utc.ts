import { checkInRange } from "../checks/numbers.ts";
import type { Warning } from "../errors/warning.ts";
import type { RecordingStart } from "../recording/recording.ts";
import { utcOfLocalTime } from "./local-time.ts";

/** About the years 5 to 9987, of which zones are known. */
const earliest = -62_000_000_000;
const latest = 253_000_000_000;

/** What a recording's clock kept, where its file does not say or says it wrongly. */
export interface DeviceClock {
	/** Zone or offset that the device was set to; it wins over what the file says. */
	readonly deviceZone?: string | undefined;
	/** Taken, with a warning, where neither `deviceZone` nor the file names a zone. */
	readonly fallbackZone?: string | undefined;
}

/**
 * The instant at which a recording began, whatever zone its device was set to: local clock to UTC, once, at the start. A device's
 * clock then runs on without a jump, so everything after is counted in seconds.
 *
 * @param start - Seconds since 1970-01-01T00:00:00Z, or the start that a reader gives.
 * @returns `utcSeconds`, NaN where no zone is known at all, and warnings: "zone-assumed", "zone-unknown", "start-repeated"
 *   (the earlier of two is taken), "start-skipped" (a time that no clock showed; one hour later is taken).
 */
export function recordingStartUtc(
	start: number | RecordingStart,
	{ deviceZone, fallbackZone }: DeviceClock = {},
): { readonly utcSeconds: number; readonly warnings: readonly Warning[] } {
	if (typeof start === "number") {
		checkInRange("recordingStartUtc", "start", start, earliest, latest);
		return { utcSeconds: start, warnings: [] };
	}
	if (deviceZone === undefined && start.utcSeconds !== null) {
		checkInRange("recordingStartUtc", "start.utcSeconds", start.utcSeconds, earliest, latest);
		return { utcSeconds: start.utcSeconds, warnings: [] };
	}
	const warnings: Warning[] = [];
	const named = deviceZone ?? start.zone;
	const zone = named ?? fallbackZone;
	if (zone === undefined) {
		const message = `The file does not say in which zone its clock showed ${start.localTime}; name it as deviceZone.`;
		return { utcSeconds: Number.NaN, warnings: [{ code: "zone-unknown", message }] };
	}
	if (named === null) {
		const message = `The file does not say in which zone its clock showed ${start.localTime}; ${zone} is taken.`;
		warnings.push({ code: "zone-assumed", message });
	}
	const { utcSeconds, shown } = utcOfLocalTime(start.localTime, zone);
	if (shown === "repeated") {
		const message = `Clocks of ${zone} showed ${start.localTime} twice, as they went back; the earlier is taken.`;
		warnings.push({ code: "start-repeated", message });
	} else if (shown === "skipped") {
		const message = `Clocks of ${zone} went forward past ${start.localTime}; it is taken as if they had not.`;
		warnings.push({ code: "start-skipped", message });
	}
	return { utcSeconds, warnings };
}
