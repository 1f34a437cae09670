import { cohortTables } from "../tables/cohort-tables.ts";
import type { AddProblem } from "./problem-list.ts";
import { dateOfDay } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Items of each questionnaire, and the scores of an item; City BiTS has items of several kinds. */
const questionnaires: Readonly<
	Record<string, { readonly items: number; readonly most: number; readonly isPostnatal: boolean }>
> = {
	epds: { items: 10, most: 3, isPostnatal: false },
	gad7: { items: 7, most: 3, isPostnatal: false },
	phq9: { items: 9, most: 3, isPostnatal: false },
	"city-bits": { items: 29, most: 5, isPostnatal: true },
};

/** Visits, questionnaires and events by themselves, and beside births and withdrawals. */
export function checkRecords(facts: StudyFacts, add: AddProblem): void {
	checkPressure(facts, add);
	checkQuestionnaires(facts, add);
	checkEvents(facts, add);
}

function checkPressure({ tables }: StudyFacts, add: AddProblem): void {
	const systolic = tables.get("visit")?.number("systolicMmHg");
	const diastolic = tables.get("visit")?.number("diastolicMmHg");
	if (systolic === undefined || diastolic === undefined) return;
	const [[least], [, most]] = [cohortTables.visit.systolicMmHg.range, cohortTables.visit.diastolicMmHg.range];
	for (let row = 0; row < systolic.length; row++) {
		// Where one of them is out of range, that is the problem.
		if (!(systolic[row]! <= diastolic[row]!) || systolic[row]! < least || diastolic[row]! > most) continue;
		add("systolic-below-diastolic", {
			...{ table: "visit", column: "systolicMmHg", row },
			found: `${systolic[row]} over ${diastolic[row]} mmHg`,
		});
	}
}

function checkQuestionnaires({ tables, pregnanciesOf }: StudyFacts, add: AddProblem): void {
	const table = tables.get("questionnaire");
	const instrument = table?.text("instrument");
	if (table === undefined || instrument === undefined) return;
	const facts = instrument.levels.map((level) => questionnaires[level]);
	const [item, score, date] = [table.number("item"), table.number("score"), table.day("date")];
	const person = table.text("participantId");
	const firstBirth = person?.levels.map((id) => {
		const own = pregnanciesOf.get(id) ?? [];
		const births = own.map(({ knownEndDay }) => knownEndDay);
		// Nothing is said where no pregnancy or no end of one is known, unless she is still pregnant with all of them.
		if (own.length > 0 && own.every(({ ended }) => ended === "ongoing")) return Number.POSITIVE_INFINITY;
		return own.length === 0 || births.some((day) => Number.isNaN(day)) ? Number.NaN : Math.min(...births);
	});
	for (let row = 0; row < table.nRows; row++) {
		const code = instrument.codes[row]!;
		const own = code < 0 ? undefined : facts[code];
		if (own === undefined) continue;
		const place = { table: "questionnaire" as const, row };
		const name = instrument.levels[code]!;
		if ((item?.[row] ?? Number.NaN) > own.items && item![row]! <= 40) {
			add("no-such-item", { ...place, column: "item", found: `${name} has ${own.items} items; this is ${item![row]}` });
		}
		if ((score?.[row] ?? Number.NaN) > own.most && score![row]! <= 5) {
			add("score-of-item", {
				...place,
				column: "score",
				found: `${name} gives 0 to ${own.most}; this is ${score![row]}`,
			});
		}
		const p = person?.codes[row] ?? -1;
		if (own.isPostnatal && p >= 0 && (date?.[row] ?? Number.NaN) < firstBirth![p]!) {
			const birth =
				firstBirth![p] === Number.POSITIVE_INFINITY ? "no birth yet" : `birth on ${dateOfDay(firstBirth![p]!)}`;
			add("before-postnatal", { ...place, column: "date", found: `${name} on ${dateOfDay(date![row]!)}, ${birth}` });
		}
	}
}

function checkEvents({ tables, pregnancyById, personById }: StudyFacts, add: AddProblem): void {
	const table = tables.get("event");
	const kind = table?.text("kind");
	const date = table?.day("date");
	if (table === undefined || kind === undefined || date === undefined) return;
	for (let row = 0; row < table.nRows; row++) {
		const code = kind.codes[row]!;
		const name = code < 0 ? "" : kind.levels[code];
		const place = { table: "event" as const, column: "date", row };
		const endDay = pregnancyById.get(table.cell("pregnancyId", row))?.knownEndDay ?? Number.NaN;
		const withdrewDay = personById.get(table.cell("personId", row))?.withdrewDay ?? Number.NaN;
		if (name === "birth" && Math.abs(date[row]! - endDay) > 0) {
			add("event-contradicts", {
				...place,
				found: `A birth on ${dateOfDay(date[row]!)}; its pregnancy ended on ${dateOfDay(endDay)}`,
			});
		} else if (name === "withdrawal" && Math.abs(date[row]! - withdrewDay) > 0) {
			add("event-contradicts", {
				...place,
				found: `A withdrawal on ${dateOfDay(date[row]!)}; she left on ${dateOfDay(withdrewDay)}`,
			});
		}
	}
}
