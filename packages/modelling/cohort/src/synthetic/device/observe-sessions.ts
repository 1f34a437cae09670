import { isoDate } from "../design/days-since-1970.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import type { DeviceOfPerson } from "./draw-device.ts";
import type { Wear } from "./draw-wear.ts";

/** Wear sessions of her device: one, or two where its firmware changed between. They begin and end at noon of UTC. */
export function observeSessions(
	person: SyntheticPerson,
	worn: DeviceOfPerson,
	wear: Wear,
): SyntheticPregnancy["observed"]["wearSessions"] {
	const noon = (day: number) => `${isoDate(day)}T12:00:00Z`;
	const first = person.firstDay;
	const last = first + Math.max(1, Math.min(person.n, wear.withdrawnIndex));
	const endedBy = wear.withdrawnIndex < person.n ? ("withdrawn" as const) : ("study-end" as const);
	const session = (
		k: number,
		from: number,
		to: number,
		firmware: string,
		why: "withdrawn" | "study-end" | "firmware-change",
	) => ({
		sessionId: `${person.participantId}-W${k}`,
		personId: person.participantId,
		device: worn.name,
		firmware,
		placement: worn.placement,
		startUtc: noon(from),
		endUtc: noon(to),
		clockDriftSecondsPerDay: worn.clockDriftSecondsPerDay,
		endedBy: why,
	});
	const change = worn.firmwareDay;
	if (change > first && change < last) {
		return [session(1, first, change, "1.0", "firmware-change"), session(2, change, last, "2.0", endedBy)];
	}
	return [session(1, first, last, change <= first ? "2.0" : "1.0", endedBy)];
}
