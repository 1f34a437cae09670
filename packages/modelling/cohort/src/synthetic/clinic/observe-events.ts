import { isoDate } from "../design/days-since-1970.ts";
import type { DeviceOfPerson } from "../device/draw-device.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";

type Observed = SyntheticPregnancy["observed"];
type Event = Observed["events"][number];

/** What happened, as records and devices say it: diagnoses on the visit that shows them, birth, firmware, withdrawal. */
export function observeEvents(
	person: SyntheticPerson,
	visits: Observed["visits"],
	worn: DeviceOfPerson,
	withdrawnIndex: number,
): Event[] {
	const { illness, ending } = person;
	const events: Event[] = [];
	const add = (kind: Event["kind"], date: string, source: string) => {
		events.push({
			eventId: `${person.participantId}-E${events.length + 1}`,
			personId: person.participantId,
			pregnancyId: person.pregnancyId,
			date,
			kind,
			source,
			detail: null,
		});
	};
	const endDate = isoDate(person.firstDay + person.endIndex);
	const onset = isoDate(person.gestationStartDay + (illness.hypertensionOnsetDays || 0));
	const high = visits.find(
		(visit) =>
			visit.context === "office" &&
			visit.date < endDate &&
			(visit.systolicMmHg >= 140 || visit.diastolicMmHg >= 90) &&
			visit.date >= onset,
	);
	if (illness.hasPreeclampsia) add("pre-eclampsia", high?.date ?? endDate, "record");
	else if (illness.hasGestationalHypertension) add("hypertension", high?.date ?? endDate, "record");
	const test = visits.find((visit) => !Number.isNaN(visit.ogttFastingMgDl));
	if (illness.hasGestationalDiabetes && test) add("gestational-diabetes", test.date, "record");
	if (ending.ended === "live-birth") {
		if (ending.onset === "spontaneous") add("labour", endDate, "record");
		add("birth", endDate, "record");
	}
	const last = Math.min(person.n, withdrawnIndex);
	if (worn.firmwareDay > person.firstDay && worn.firmwareDay < person.firstDay + last) {
		add("firmware-change", isoDate(worn.firmwareDay), "device");
	}
	if (withdrawnIndex < person.n) add("withdrawal", isoDate(person.firstDay + withdrawnIndex), "record");
	events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
	return events;
}
