import { printGestationalAge } from "@quickening/pregnancy";
import type { AddProblem } from "./problem-list.ts";
import { dateOfDay } from "./study.ts";
import type { PregnancyFacts, StudyFacts } from "./study-facts.ts";

/** 45 weeks; the longest well-dated gestations lie below. */
const MOST_DAYS = 315;
/** 22+0: a live birth before it is looked at by a person. */
const FEWEST_LIVE_DAYS = 154;
/** 24+0: what the table calls a stillbirth from, and a loss before. */
const STILLBIRTH_DAYS = 168;
/** Six weeks. */
const OVULATION_DAYS = 42;

const isSet = (value: number) => !Number.isNaN(value);

/** Pregnancies by themselves: their dating, their length, how they ended, and the mother's age. */
export function checkPregnancies(
	facts: StudyFacts,
	add: AddProblem,
	{ frozenDay }: { readonly frozenDay: number },
): void {
	const table = facts.tables.get("pregnancy");
	if (table === undefined) return;
	const place = { table: "pregnancy" as const };
	for (const pregnancy of facts.pregnancies) {
		const { row, startDay, endDay, ended, gestationalAgeAtEndDays: age } = pregnancy;
		const day = (column: string) => table.day(column)?.[row] ?? Number.NaN;
		const number = (column: string) => table.number(column)?.[row] ?? Number.NaN;
		checkDating(pregnancy, { day, number, add });
		if (age < 14) {
			const found = `It ended on ${dateOfDay(endDay)}, before conception about ${dateOfDay(startDay + 14)}`;
			add("birth-before-conception", { ...place, column: "endedOn", row, found });
		} else if (age > MOST_DAYS) {
			add("gestation-too-long", {
				...place,
				column: "endedOn",
				row,
				found: `It lasted ${printGestationalAge(age)} weeks`,
			});
		} else if (
			ended === "ongoing" &&
			Number.isFinite(frozenDay) &&
			frozenDay - startDay > MOST_DAYS &&
			!isSet(endDay)
		) {
			const found = `It goes on ${printGestationalAge(frozenDay - startDay)} weeks after its beginning, at the data freeze`;
			add("gestation-too-long", { ...place, column: "endedOn", row, found });
		} else if (ended === "live-birth" && age < FEWEST_LIVE_DAYS) {
			add("gestation-too-short", {
				...place,
				column: "ended",
				row,
				found: `A live birth at ${printGestationalAge(age)}`,
			});
		} else if ((ended === "stillbirth" && age < STILLBIRTH_DAYS) || (ended === "loss" && age >= STILLBIRTH_DAYS)) {
			const found = `It is called a ${ended}, and ended at ${printGestationalAge(age)}; the codes part at 24+0`;
			add("ended-contradicts", { ...place, column: "ended", row, found });
		}
		if (ended === "ongoing" && isSet(endDay)) {
			add("ended-contradicts", {
				...place,
				column: "ended",
				row,
				found: `It goes on, and has an end on ${dateOfDay(endDay)}`,
			});
		} else if (ended === "live-birth" && !isSet(endDay)) {
			add("ended-contradicts", { ...place, column: "endedOn", row, found: "A live birth without a date" });
		}
	}
	checkIntervals(facts, add);
	checkAges(facts, add);
}

function checkDating(
	{ row, datedBy, startDay, endDay }: PregnancyFacts,
	{
		day,
		number,
		add,
	}: {
		readonly day: (column: string) => number;
		readonly number: (column: string) => number;
		readonly add: AddProblem;
	},
): void {
	const place = { table: "pregnancy" as const, row };
	const scanDay = day("ultrasoundOn");
	const pairs = [
		["ultrasoundOn", scanDay, "ultrasoundGestationalAgeDays", number("ultrasoundGestationalAgeDays")],
		["embryoTransferOn", day("embryoTransferOn"), "embryoAgeDays", number("embryoAgeDays")],
	] as const;
	for (const [one, a, other, b] of pairs) {
		if (isSet(a) === isSet(b)) continue;
		const [absent, there] = isSet(a) ? [other, one] : [one, other];
		add("half-dating", { ...place, column: absent, found: `${there} is there, and ${absent} is not` });
	}
	const isAfterEnd = scanDay > endDay;
	if (datedBy === undefined) add("no-dating", { ...place, found: "Neither last period, scan nor transfer is known" });
	if (datedBy === "last-period" && !isAfterEnd) {
		add("last-period-only", { ...place, column: "ultrasoundOn", found: "It is dated by the last period alone" });
	}
	if (isAfterEnd && !(endDay < startDay + 14)) {
		const found = `The dating scan of ${dateOfDay(scanDay)} comes after the end on ${dateOfDay(endDay)}`;
		add("ultrasound-after-birth", { ...place, column: "ultrasoundOn", found });
	} else {
		const period = day("lastPeriodOn");
		const scan = scanDay - number("ultrasoundGestationalAgeDays");
		const starts = [period, scan, startDay].filter(isSet);
		const away = Math.max(...starts) - Math.min(...starts);
		if (away > 42) {
			add("dating-disagrees", { ...place, column: "lastPeriodOn", found: `They lie ${Math.round(away)} days apart` });
		}
	}
}

/** Pregnancies of one woman in the order of their beginnings. Those without a date are passed over: `no-dating` says so. */
function checkIntervals({ pregnanciesOf, pregnancyById }: StudyFacts, add: AddProblem): void {
	for (const [participantId, all] of pregnanciesOf) {
		if (participantId === "") continue;
		// One with another's id is a duplicate key.
		const own = all.filter((each) => isSet(each.startDay) && pregnancyById.get(each.id) === each);
		own.sort((a, b) => a.startDay - b.startDay || a.row - b.row);
		for (const [i, next] of own.entries()) {
			if (i === 0) continue;
			const before = own[i - 1]!;
			const place = { table: "pregnancy" as const, column: "participantId", row: next.row, otherRow: before.row };
			const conceptionDay = next.startDay + 14;
			// One whose end is not known, or cannot be, lasts at least until it is seen to.
			const endDay = isSet(before.knownEndDay) ? before.knownEndDay : before.startDay + 28;
			const found = `Pregnancies ${before.id} and ${next.id} of ${participantId}: `;
			if (conceptionDay < endDay) {
				add("pregnancies-overlap", { ...place, found: `${found}the second was conceived before the first ended` });
			} else if (["live-birth", "stillbirth"].includes(before.ended) && conceptionDay - endDay < OVULATION_DAYS) {
				const days = Math.round(conceptionDay - endDay);
				add("pregnancies-too-close", { ...place, found: `${found}conceived ${days} days after a birth` });
			}
		}
	}
}

function checkAges({ tables, pregnanciesOf }: StudyFacts, add: AddProblem): void {
	const participant = tables.get("participant");
	const birthYear = participant?.number("birthYear");
	const enrolled = participant?.day("enrolledOn");
	const withdrew = participant?.day("withdrewOn");
	for (let row = 0; row < (participant?.nRows ?? 0); row++) {
		if ((withdrew?.[row] ?? Number.NaN) < (enrolled?.[row] ?? Number.NaN)) {
			const found = `She left on ${dateOfDay(withdrew![row]!)}, before her consent on ${dateOfDay(enrolled![row]!)}`;
			add("withdrawal-before-enrolment", { table: "participant", column: "withdrewOn", row, found });
		}
		const own = pregnanciesOf.get(participant!.cell("participantId", row)) ?? [];
		for (const { startDay } of own) {
			const age = isSet(startDay)
				? Number(dateOfDay(startDay).slice(0, 4)) - (birthYear?.[row] ?? Number.NaN)
				: Number.NaN;
			if (age >= 12 && age <= 60) continue;
			if (isSet(age))
				add("age-of-mother", {
					table: "participant",
					column: "birthYear",
					row,
					found: `She would be ${age} years old`,
				});
		}
	}
}
