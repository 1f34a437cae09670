import { zoneOffsetSeconds } from "@quickening/core";
import type { CohortTableName } from "../tables/cohort-tables.ts";
import type { StudyTable } from "./study.ts";
import { type DatedBy, studyDating } from "./study-dating.ts";

/** What the tables say of a pregnancy. Days are days since 1970-01-01; NaN where not known. */
export interface PregnancyFacts {
	readonly row: number;
	readonly id: string;
	readonly participantId: string;
	readonly startDay: number;
	readonly datedBy: DatedBy | undefined;
	readonly endDay: number;
	/** The same, but not known where it lies before conception or beyond 45 weeks. */
	readonly knownEndDay: number;
	/** Code of how it ended, as it stands; "" where missing. */
	readonly ended: string;
	/** In completed days. */
	readonly gestationalAgeAtEndDays: number;
	readonly fetuses: number;
	/** Whether it ended early, or may have: its records are counted and never shown. */
	readonly isProtected: boolean;
}

/** A participant, or an infant by its mother. */
export interface PersonFacts {
	/** "" where the mother is not known. */
	readonly participantId: string;
	/** Of an infant: the pregnancy that it was born of. */
	readonly bornOf: PregnancyFacts | undefined;
	readonly isInfant: boolean;
	/** NaN where she did not leave. */
	readonly withdrewDay: number;
	/** "" where it is not known, or is none. */
	readonly zone: string;
}

/** All tables with what links them. */
export interface StudyFacts {
	readonly tables: ReadonlyMap<CohortTableName, StudyTable>;
	/** In the order of their rows. */
	readonly pregnancies: readonly PregnancyFacts[];
	/** By id; of two with one id the first. */
	readonly pregnancyById: ReadonlyMap<string, PregnancyFacts>;
	/** In the order of their rows. */
	readonly pregnanciesOf: ReadonlyMap<string, readonly PregnancyFacts[]>;
	readonly personById: ReadonlyMap<string, PersonFacts>;
	/** Whether one of her pregnancies is protected. */
	readonly hasProtected: ReadonlySet<string>;
}

/**
 * A live birth from 22 weeks on, and what goes on or is not known, are as other records; all else is protected, and so is what
 * has an end before 22 weeks, whatever its code says. An end before conception is a wrong date, and no more.
 */
function isProtected(ended: string, gestationalAgeAtEndDays: number): boolean {
	if (gestationalAgeAtEndDays >= 14 && gestationalAgeAtEndDays < 154) return true;
	return ended !== "" && ended !== "live-birth" && ended !== "ongoing" && ended !== "unknown";
}

const zones = new Map<string, boolean>();

/** Whether clocks of the platform know a zone. */
export function isZone(zone: string): boolean {
	let isKnown = zones.get(zone);
	if (isKnown === undefined) {
		try {
			zoneOffsetSeconds(zone, 0);
			isKnown = true;
		} catch {
			isKnown = false;
		}
		zones.set(zone, isKnown);
	}
	return isKnown;
}

/** What is known of people and pregnancies, from the tables that are there. */
export function studyFacts(tables: ReadonlyMap<CohortTableName, StudyTable>): StudyFacts {
	const pregnancies = readPregnancies(tables.get("pregnancy"));
	const pregnancyById = new Map<string, PregnancyFacts>();
	const pregnanciesOf = new Map<string, PregnancyFacts[]>();
	const hasProtected = new Set<string>();
	for (const pregnancy of pregnancies) {
		if (!pregnancyById.has(pregnancy.id)) pregnancyById.set(pregnancy.id, pregnancy);
		const own = pregnanciesOf.get(pregnancy.participantId);
		if (own === undefined) pregnanciesOf.set(pregnancy.participantId, [pregnancy]);
		else own.push(pregnancy);
		if (pregnancy.isProtected) hasProtected.add(pregnancy.participantId);
	}
	const personById = new Map<string, PersonFacts>();
	const participant = tables.get("participant");
	const withdrew = participant?.day("withdrewOn");
	for (let row = 0; row < (participant?.nRows ?? 0); row++) {
		const participantId = participant!.cell("participantId", row);
		if (participantId === "" || personById.has(participantId)) continue;
		const zone = participant!.cell("zone", row);
		personById.set(participantId, {
			...{ participantId, bornOf: undefined, isInfant: false },
			...{ withdrewDay: withdrew?.[row] ?? Number.NaN, zone: isZone(zone) ? zone : "" },
		});
	}
	const infant = tables.get("infant");
	for (let row = 0; row < (infant?.nRows ?? 0); row++) {
		const id = infant!.cell("infantId", row);
		if (id === "" || personById.has(id)) continue;
		const bornOf = pregnancyById.get(infant!.cell("pregnancyId", row));
		const mother = personById.get(bornOf?.participantId ?? "");
		personById.set(id, {
			...{ participantId: bornOf?.participantId ?? "", bornOf, isInfant: true },
			...{ withdrewDay: mother?.withdrewDay ?? Number.NaN, zone: mother?.zone ?? "" },
		});
	}
	return { tables, pregnancies, pregnancyById, pregnanciesOf, personById, hasProtected };
}

function readPregnancies(table: StudyTable | undefined): PregnancyFacts[] {
	if (table === undefined) return [];
	const number = (column: string, row: number) => table.number(column)?.[row] ?? Number.NaN;
	const day = (column: string, row: number) => table.day(column)?.[row] ?? Number.NaN;
	return Array.from({ length: table.nRows }, (_, row) => {
		const endDay = day("endedOn", row);
		const { startDay, datedBy } = studyDating({
			lastPeriodDay: day("lastPeriodOn", row),
			ultrasoundDay: day("ultrasoundOn", row),
			ultrasoundGestationalAgeDays: number("ultrasoundGestationalAgeDays", row),
			embryoTransferDay: day("embryoTransferOn", row),
			embryoAgeDays: number("embryoAgeDays", row),
			endDay,
		});
		const ended = table.cell("ended", row);
		const gestationalAgeAtEndDays = endDay - startDay;
		const cannotBe = gestationalAgeAtEndDays < 14 || gestationalAgeAtEndDays > 315;
		return {
			row,
			id: table.cell("pregnancyId", row),
			participantId: table.cell("participantId", row),
			...{ startDay, datedBy, endDay, ended, gestationalAgeAtEndDays },
			knownEndDay: cannotBe ? Number.NaN : endDay,
			fetuses: number("fetuses", row),
			isProtected: isProtected(ended, gestationalAgeAtEndDays),
		};
	});
}
