import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { measuredRows } from "./check-sessions.ts";
import type { AddProblem } from "./problem-list.ts";
import { dateOfDay } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Days since 1970-01-01 that bound a study; infinite where nobody said. */
export interface StudyBounds {
	readonly frozenDay: number;
	readonly endsDay: number;
}

/** Dates after the freeze, the study's end, a withdrawal; before an infant's birth; far from the pregnancy that a record names. */
export function checkDates(facts: StudyFacts, add: AddProblem, { frozenDay, endsDay }: StudyBounds): void {
	for (const [name, table] of facts.tables) {
		const columns = Object.entries(cohortTables[name]).filter(([, { type }]) => type === "date" || type === "datetime");
		for (const [column, { type }] of columns) {
			const times = type === "date" ? table.day(column) : table.instant(column);
			if (times === undefined) continue;
			// A moment in UTC may already be the next day where she lives.
			const perDay = type === "date" ? 1 : 86_400;
			const isOfWear = name === "day" || name === "wearSession" || name === "visit" || name === "questionnaire";
			for (let row = 0; row < times.length; row++) {
				const day = Math.floor(times[row]! / perDay);
				const place = { table: name, column, row };
				if (day > frozenDay) {
					const found = `${column} is ${dateOfDay(day)}; the data were frozen on ${dateOfDay(frozenDay)}`;
					add("after-freeze", { ...place, found });
				} else if (isOfWear && day > endsDay + (type === "date" ? 0 : 1)) {
					const found = `${column} is ${dateOfDay(day)}; the study ended on ${dateOfDay(endsDay)}`;
					add("after-study-end", { ...place, found });
				}
			}
		}
	}
	for (const name of ["day", "visit", "questionnaire"] as const) checkOwnDates(facts, name, add);
}

function checkOwnDates(
	{ tables, personById, pregnancyById }: StudyFacts,
	name: CohortTableName,
	add: AddProblem,
): void {
	const table = tables.get(name);
	const person = table?.text(name === "day" ? "personId" : "participantId");
	const date = table?.day("date");
	if (table === undefined || person === undefined || date === undefined) return;
	const people = person.levels.map((id) => personById.get(id));
	const withdrew = Float64Array.from(people, (each) => each?.withdrewDay ?? Number.NaN);
	const born = Float64Array.from(people, (each) =>
		each?.isInfant === true ? (each.bornOf?.knownEndDay ?? Number.NaN) : Number.NaN,
	);
	const measured = name === "day" ? measuredRows(table) : undefined;
	const pregnancy = table.text("pregnancyId");
	const spans = pregnancy?.levels.map((id) => {
		const own = pregnancyById.get(id);
		if (own === undefined) return [Number.NaN, Number.NaN] as const;
		const end = Number.isNaN(own.knownEndDay) ? own.startDay + 315 : own.knownEndDay;
		return [own.startDay - 366, end + 731] as const;
	});
	for (let row = 0; row < table.nRows; row++) {
		const [p, day] = [person.codes[row]!, date[row]!];
		if (p < 0) continue;
		const place = { table: name, column: "date", row };
		if (day < born[p]!) add("before-birth", { ...place, found: `${dateOfDay(day)}, born on ${dateOfDay(born[p]!)}` });
		if (day > withdrew[p]! && measured?.[row] !== 0) {
			const found = `${dateOfDay(day)}; she left on ${dateOfDay(withdrew[p]!)}`;
			add(name === "day" ? "day-after-withdrawal" : "record-after-withdrawal", { ...place, found });
		}
		const q = pregnancy?.codes[row] ?? -1;
		if (q < 0) continue;
		const [first, last] = spans![q]!;
		if (day < first || day > last)
			add("far-from-pregnancy", { ...place, found: `${dateOfDay(day)} is far from its pregnancy` });
	}
}
