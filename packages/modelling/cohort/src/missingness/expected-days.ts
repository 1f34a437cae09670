import { checkInRange, InvalidInputError } from "@quickening/core";
import { trimester } from "@quickening/pregnancy";
import type { TypedTable } from "@quickening/table";
import { measuredRows } from "../checks/check-sessions.ts";
import { dayOfDate, studyTable } from "../checks/study.ts";
import { type PregnancyFacts, studyFacts } from "../checks/study-facts.ts";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import type { dayColumns } from "../tables/day.ts";
import type { Cohort } from "../tables/typed-tables.ts";

/** What became of a person-day that was expected, by code. */
export const dayStates = {
	valid: "Valid by the rule",
	short: "Something was measured, but the rule is not met",
	"not-worn": "Not worn",
	"not-charged": "Battery empty",
	"not-synchronised": "Never sent on",
	"device-fault": "The device failed",
	"no-reason": "Nothing was measured, and no reason is known",
	"no-record": "No row at all",
	withdrawn: "She had left the study",
} as const;

export type DayState = keyof typeof dayStates;

/** Place of a person-day in a pregnancy, by code. */
export const gestationalPeriods = {
	before: "Before the pregnancy",
	first: "First trimester, to 13+6",
	second: "Second trimester, 14+0 to 27+6",
	third: "Third trimester, from 28+0",
	after: "After birth or the pregnancy's end",
	undated: "Of no dated pregnancy",
} as const;

export type GestationalPeriod = keyof typeof gestationalPeriods;

/** A day counts when one source meets this. */
export interface ValidDayRule {
	/** As a paper says it: "at least 10 hours worn". */
	readonly name: string;
	/** Fewest minutes worn. Default: 0. */
	readonly wearMinutes?: number;
	/** Columns that must have a value. */
	readonly columns?: readonly (keyof typeof dayColumns)[];
}

export interface ExpectedDaysOptions {
	/** Local date of the study's last day. */
	readonly endsOn: string;
	/** Days after birth on which a woman's follow-up was planned to end, where that comes before `endsOn`. */
	readonly daysAfterBirth?: number;
	readonly valid: ValidDayRule;
}

/** Person-days from each woman's consent to the planned end of her follow-up, one after another by woman. */
export interface ExpectedDays {
	readonly participantIds: readonly string[];
	/** Where each woman's days begin, with one more at the end: those of woman i are `starts[i]` to before `starts[i + 1]`. */
	readonly starts: Int32Array;
	/** Days since 1970-01-01. */
	readonly day: Int32Array;
	/** Index into the keys of `dayStates`. */
	readonly state: Uint8Array;
	/** Index into the keys of `gestationalPeriods`. */
	readonly period: Uint8Array;
	/** NaN where no dated pregnancy is near. */
	readonly gestationalAgeDays: Float64Array;
	/** Rows of days of women that lie before consent or after the planned end; they are in none of the above. */
	readonly nOutside: number;
	readonly valid: ValidDayRule;
}

const states = Object.keys(dayStates) as DayState[];
const periods = Object.keys(gestationalPeriods) as GestationalPeriod[];

/**
 * Person-days on which a woman's wearable should have measured something, and what became of each.
 *
 * They go from her consent (`enrolledOn`) to the study's last day, or to so many days after birth; days after a withdrawal are
 * among them, as "withdrawn": a plan that was not met is missing data. Of several sources on a day the best holds.
 *
 * @param cohort - Tables of participants and days, and of pregnancies where there are any.
 * @throws InvalidInputError when a table is not there, or the rule names a column that none is.
 */
export function expectedDays(cohort: Cohort, { endsOn, daysAfterBirth, valid }: ExpectedDaysOptions): ExpectedDays {
	const endsDay = dayOfDate(endsOn);
	if (Number.isNaN(endsDay)) throw wrong("endsOn", 'be a date such as "2026-11-30"', endsOn);
	if (daysAfterBirth !== undefined) checkInRange("expectedDays", "daysAfterBirth", daysAfterBirth, 0, 36_525);
	const participant = ready(cohort, "participant");
	const table = ready(cohort, "day");
	const pregnancies = cohort.pregnancy === undefined ? new Map() : new Map([["pregnancy", ready(cohort, "pregnancy")]]);
	const facts = studyFacts(new Map([...pregnancies, ["participant", participant]]) as never);
	const participantIds = Array.from({ length: participant.nRows }, (_, row) => participant.cell("participantId", row));
	const enrolled = participant.day("enrolledOn")!;
	const withdrew = participant.day("withdrewOn")!;
	const own = participantIds.map((id) =>
		(facts.pregnanciesOf.get(id) ?? []).filter(({ startDay }) => !Number.isNaN(startDay)),
	);
	const starts = new Int32Array(participantIds.length + 1);
	for (const [i] of participantIds.entries()) {
		const ends = own[i]!.map(({ knownEndDay }) => knownEndDay).filter((day) => !Number.isNaN(day));
		const planned =
			daysAfterBirth === undefined || ends.length === 0
				? endsDay
				: Math.min(endsDay, Math.max(...ends) + daysAfterBirth);
		starts[i + 1] = starts[i]! + Math.max(0, planned - enrolled[i]! + 1);
	}
	const n = starts[participantIds.length]!;
	const day = new Int32Array(n);
	const state = new Uint8Array(n).fill(states.indexOf("no-record"));
	const period = new Uint8Array(n);
	const gestationalAgeDays = new Float64Array(n).fill(Number.NaN);
	for (const [i] of participantIds.entries()) {
		for (let at = starts[i]!; at < starts[i + 1]!; at++) {
			day[at] = enrolled[i]! + at - starts[i]!;
			if (day[at]! > withdrew[i]!) state[at] = states.indexOf("withdrawn");
			const place = placeOf(own[i]!, day[at]!);
			period[at] = periods.indexOf(place.period);
			gestationalAgeDays[at] = place.gestationalAgeDays;
		}
	}
	const nOutside = fillStates(table, { participantIds, starts, enrolled, withdrew, state, valid });
	return { participantIds, starts, day, state, period, gestationalAgeDays, nOutside, valid };
}

/** The latest pregnancy that had begun, or else the first to come. */
function placeOf(
	pregnancies: readonly PregnancyFacts[],
	day: number,
): { readonly period: GestationalPeriod; readonly gestationalAgeDays: number } {
	let found: PregnancyFacts | undefined;
	for (const each of pregnancies) {
		const isBetter =
			found === undefined ||
			(each.startDay <= day
				? found.startDay > day || each.startDay > found.startDay
				: found.startDay > day && each.startDay < found.startDay);
		if (isBetter) found = each;
	}
	if (found === undefined) return { period: "undated", gestationalAgeDays: Number.NaN };
	const gestationalAgeDays = day - found.startDay;
	if (day >= found.knownEndDay) return { period: "after", gestationalAgeDays };
	if (gestationalAgeDays < 0) return { period: "before", gestationalAgeDays };
	// Whose end is not known is not pregnant for ever.
	if (gestationalAgeDays > 315) return { period: "undated", gestationalAgeDays: Number.NaN };
	return { period: (["first", "second", "third"] as const)[trimester(gestationalAgeDays) - 1]!, gestationalAgeDays };
}

function fillStates(
	table: ReturnType<typeof studyTable>,
	{
		participantIds,
		starts,
		enrolled,
		withdrew,
		state,
		valid,
	}: {
		readonly participantIds: readonly string[];
		readonly starts: Int32Array;
		readonly enrolled: Float64Array;
		readonly withdrew: Float64Array;
		readonly state: Uint8Array;
		readonly valid: ValidDayRule;
	},
): number {
	const indexOf = new Map(participantIds.map((id, i) => [id, i]));
	const person = table.text("personId")!;
	const date = table.day("date")!;
	const missing = table.text("missing")!;
	const wear = table.number("wearMinutes")!;
	const needed = (valid.columns ?? []).map((column) => {
		const values = table.number(column);
		if (values === undefined)
			throw wrong("valid.columns", "name columns of numbers of the table of days", `"${column}"`);
		return values;
	});
	const isMeasured = measuredRows(table);
	const least = valid.wearMinutes ?? 0;
	const owner = person.levels.map((id) => indexOf.get(id) ?? -1);
	const reasons = missing.levels.map((level) => states.indexOf(level as DayState));
	const [isValid, isShort, isUnexplained, isAbsent] = (["valid", "short", "no-reason", "no-record"] as const).map(
		(each) => states.indexOf(each),
	);
	let nOutside = 0;
	for (let row = 0; row < table.nRows; row++) {
		const i = person.codes[row]! < 0 ? -1 : owner[person.codes[row]!]!;
		if (i < 0) continue;
		const at = starts[i]! + date[row]! - enrolled[i]!;
		if (!(at >= starts[i]! && at < starts[i + 1]!)) {
			nOutside++;
			continue;
		}
		// A day that was measured after she had left is a problem for the checks, and missing here.
		if (date[row]! > withdrew[i]!) continue;
		let own = missing.codes[row]! < 0 ? isUnexplained! : reasons[missing.codes[row]!]!;
		if (isMeasured[row] === 1) {
			const isMet = (least === 0 || wear[row]! >= least) && needed.every((values) => !Number.isNaN(values[row]!));
			own = isMet ? isValid! : isShort!;
		}
		// The best of several sources; of two reasons the first.
		const before = state[at]!;
		if (before === isAbsent || (own <= isShort! && own < before) || (before === isUnexplained && own < before))
			state[at] = own;
	}
	return nOutside;
}

function ready(cohort: Cohort, name: CohortTableName): ReturnType<typeof studyTable> {
	const table = cohort[name];
	if (table !== undefined)
		return studyTable(name, cohortTables[name], table as unknown as TypedTable<Readonly<Record<string, unknown>>>);
	throw wrong("cohort", `have a table ${name}`, Object.keys(cohort).join(", "));
}

function wrong(argument: string, rule: string, received: string): InvalidInputError {
	return new InvalidInputError(`expectedDays: ${argument} must ${rule}; got ${received}`, {
		code: "expected-days",
		argument,
		received,
	});
}
