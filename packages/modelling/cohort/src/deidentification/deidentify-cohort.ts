import { InvalidInputError, zoneOffsetSeconds } from "@quickening/core";
import { anonymity, pseudonyms } from "@quickening/disclosure";
import { shownCount, type TypedTable } from "@quickening/table";
import { protectedRows } from "../checks/protected-rows.ts";
import { dateOfDay, dayOfDate, type StudyTable, secondOfMoment, studyTable } from "../checks/study.ts";
import { type StudyFacts, studyFacts } from "../checks/study-facts.ts";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { type Columns, isNumber } from "../tables/column-kind.ts";
import { keys } from "../tables/links.ts";
import { type Cohort, cohortOf } from "../tables/typed-tables.ts";

/** Columns by which a woman might be recognised, in the tables of participants and of pregnancies. */
export type QuasiIdentifier =
	| "birthYear"
	| "heightCm"
	| "skinTone"
	| "ethnicity"
	| "educationYears"
	| "language"
	| "parity"
	| "fetuses"
	| "prepregnancyWeightKg";

export interface CohortDeidentificationOptions {
	/** Key of pseudonyms and shifts: 32 random bytes or more, kept away from the data. The same key gives the same ones. */
	readonly key: Uint8Array;
	/** Whether a date keeps its day of the week: shifts are then whole weeks. Default: false. */
	readonly keepWeekday?: boolean;
	/** Fewest women who must share their quasi-identifiers. Default: 5. */
	readonly k?: number;
	/** Default: birth year, ethnicity, schooling, language, parity and number of fetuses. */
	readonly quasiIdentifiers?: readonly QuasiIdentifier[];
	/**
	 * Width of the bands into which numbers are put, each written as its lower end. Default: 5 for birth year, height and weight.
	 */
	readonly widths?: Readonly<Partial<Record<QuasiIdentifier, number>>>;
	/**
	 * Pregnancies that ended early: "remove" (default) takes them out with all rows that tell of them; "keep" leaves them in,
	 * which is for a release to named people under an agreement that says so.
	 */
	readonly earlyEnded?: "remove" | "keep";
}

/** What was done. No value of anybody, and no small count. */
export interface CohortDeidentificationReport {
	readonly rows: Readonly<Partial<Record<CohortTableName, string>>>;
	/** Rows taken out because they tell of a pregnancy that ended early. */
	readonly removedRows: Readonly<Partial<Record<CohortTableName, string>>>;
	readonly kAnonymity: {
		readonly quasiIdentifiers: readonly string[];
		readonly k: number;
		/** Whether every class that is left has k women. */
		readonly isMet: boolean;
		/** Women whose quasi-identifiers were emptied because fewer than k shared them. */
		readonly nEmptied: string;
		readonly nAtRisk: string;
	};
	/** Days with more than 1,440 minutes, which only the night when clocks go back has: cut to 1,440. */
	readonly nLongDays: string;
	readonly notes: readonly string[];
}

const defaultQuasiIdentifiers = ["birthYear", "ethnicity", "educationYears", "language", "parity", "fetuses"] as const;
const defaultWidths = { birthYear: 5, heightCm: 5, prepregnancyWeightKg: 5 } as const;
const LONGEST_SHIFT_WEEKS = 52;

/**
 * De-identifies a whole cohort at once. Ids become pseudonyms, the same in all tables, for women and infants alike; all dates of
 * a woman, of her pregnancies and of her infants move back by one number of days (1 to 364) of her own, so that intervals, and
 * with them gestational age, stay to the day. Moments become local time under the name of UTC, and her zone is taken out: neither
 * where she lives nor when clocks change there can be told. What an event says in words goes out. Rows are ordered by pseudonym.
 *
 * Seasons are lost, and so is the day of the week unless it is kept. What is left is data of people all the same: a date shift
 * hides dates from strangers, not from those who know one of them, and a last day that all women share (the study's end) gives
 * the shift away to who knows it: cut the ends off first where that matters (Hripcsak).
 *
 * @param cohort - Tables whose links hold (`checkCohort`): a row of nobody cannot be moved with anybody.
 * @throws InvalidInputError when the key is weak, a row points at nobody, or k is less than 2.
 *
 * Source: shift by person, Hripcsak 2016, doi:10.1093/jamia/ocw001; k-anonymity after
 * Sweeney 2002, doi:10.1142/S0218488502001648.
 */
export function deidentifyCohort(
	cohort: Cohort,
	options: CohortDeidentificationOptions,
): { readonly cohort: Cohort; readonly report: CohortDeidentificationReport } {
	const { key, k = 5, earlyEnded = "remove" } = options;
	if (!(Number.isSafeInteger(k) && k >= 2)) throw wrong("k", "be a whole number from 2", k);
	const facts = factsOf(cohort);
	const rename = pseudonyms(key);
	const shiftOf = shifts(rename, options.keepWeekday ?? false);
	const rows: Partial<Record<CohortTableName, string>> = {};
	const removedRows: Partial<Record<CohortTableName, string>> = {};
	const made: Partial<Record<CohortTableName, Record<string, (string | number | null)[]>>> = {};
	let nLongDays = 0;
	for (const [name, table] of facts.tables) {
		const kept = earlyEnded === "keep" ? allRows(table) : openRows(facts, table);
		const columns = cellsOf(table, kept);
		nLongDays += cutLongDays(columns);
		const owners = kept.map((row) => ownerOf(facts, table, row));
		move(facts, name, columns, owners, shiftOf);
		for (const [column, cells] of Object.entries(columns)) {
			const scope = scopeOf(name, column);
			if (scope !== undefined) columns[column] = cells.map((id) => (id === null ? null : rename(id as string, scope)));
		}
		if (columns.zone !== undefined) columns.zone = columns.zone.map((zone) => (zone === null ? null : "UTC"));
		if (name === "event") columns.detail = kept.map(() => null);
		made[name] = columns;
		rows[name] = shownCount(kept.length, true);
		if (kept.length < table.nRows) removedRows[name] = shownCount(table.nRows - kept.length, true);
	}
	const kAnonymity = generalise(made, options, k);
	for (const [name, columns] of Object.entries(made))
		made[name as CohortTableName] = byKey(name as CohortTableName, columns);
	return {
		cohort: cohortOf(made as never),
		report: { rows, removedRows, kAnonymity, nLongDays: shownCount(nLongDays, true), notes: notesOf(options) },
	};
}

function factsOf(cohort: Cohort): StudyFacts {
	const tables = new Map<CohortTableName, StudyTable>();
	for (const name of Object.keys(cohortTables) as CohortTableName[]) {
		const table = cohort[name] as TypedTable<Readonly<Record<string, unknown>>> | undefined;
		if (table !== undefined) tables.set(name, studyTable(name, cohortTables[name], table));
	}
	if (!tables.has("participant"))
		throw wrong("cohort", "have a table of participants: dates move by woman", [...tables.keys()].join(", "));
	return studyFacts(tables);
}

/** Days by which a woman's dates move back: from the key, so that tables which come later fit. */
function shifts(
	rename: (id: string, scope: string) => string,
	keepWeekday: boolean,
): (participantId: string) => number {
	const known = new Map<string, number>();
	return (id) => {
		let days = known.get(id);
		if (days === undefined) {
			// 48 of the digest's bits: their remainder favours no shift by more than one in 10^11.
			const draw = Number.parseInt(rename(id, "date shift").slice(1, 13), 16);
			days = keepWeekday ? 7 * (1 + (draw % LONGEST_SHIFT_WEEKS)) : 1 + (draw % (7 * LONGEST_SHIFT_WEEKS));
			known.set(id, days);
		}
		return days;
	};
}

function allRows({ nRows }: StudyTable): number[] {
	return Array.from({ length: nRows }, (_, row) => row);
}

/** Rows that tell of no pregnancy which ended early. A woman of whom no other pregnancy is known goes out with all her rows. */
function openRows(facts: StudyFacts, table: StudyTable): number[] {
	const closed = protectedRows(facts, table.name);
	const isGone = (participantId: string) =>
		facts.hasProtected.has(participantId) &&
		facts.pregnanciesOf.get(participantId)!.every(({ isProtected }) => isProtected);
	return allRows(table).filter((row) => closed?.[row] !== 1 && !isGone(ownerOf(facts, table, row)));
}

/** The woman to whom a row belongs. */
function ownerOf(facts: StudyFacts, table: StudyTable, row: number): string {
	const { name } = table;
	const participantId = table.cell("participantId", row);
	const personId = table.cell("personId", row);
	const owner =
		participantId !== ""
			? participantId
			: personId !== ""
				? (facts.personById.get(personId)?.participantId ?? "")
				: (facts.pregnancyById.get(table.cell("pregnancyId", row))?.participantId ?? "");
	if (facts.personById.has(owner)) return owner;
	throw wrong(
		`table ${name}`,
		"have rows of known women alone; checkCohort lists those of nobody",
		"a row that points at nobody",
	);
}

function cellsOf(table: StudyTable, rows: readonly number[]): Record<string, (string | number | null)[]> {
	const columns: Columns = cohortTables[table.name];
	return Object.fromEntries(
		Object.entries(columns).map(([column, facts]) => {
			const numbers = table.number(column);
			if (isNumber(facts)) return [column, rows.map((row) => numbers?.[row] ?? Number.NaN)];
			return [column, rows.map((row) => table.cell(column, row) || null)];
		}),
	);
}

/** A day of 25 hours tells on which Sunday of the year it was. */
function cutLongDays(columns: Record<string, (string | number | null)[]>): number {
	let n = 0;
	for (const name of ["wearMinutes", "mvpaMinutes", "timeInBedMinutes", "totalSleepMinutes"]) {
		columns[name] = columns[name]?.map((minutes) => {
			if (!((minutes as number) > 1440)) return minutes;
			n++;
			return 1440;
		}) as (string | number | null)[];
		if (columns[name] === undefined) delete columns[name];
	}
	return n;
}

function move(
	facts: StudyFacts,
	name: CohortTableName,
	columns: Record<string, (string | number | null)[]>,
	owners: readonly string[],
	shiftOf: (participantId: string) => number,
): void {
	for (const [column, { type }] of Object.entries(cohortTables[name] as Columns)) {
		if (type !== "date" && type !== "datetime") continue;
		columns[column] = columns[column]!.map((cell, i) => {
			if (cell === null) return null;
			const days = shiftOf(owners[i]!);
			if (type === "date") return dateOfDay(dayOfDate(cell as string) - days);
			const second = secondOfMoment(cell as string);
			const zone = facts.personById.get(owners[i]!)!.zone;
			const local = second + (zone === "" ? 0 : zoneOffsetSeconds(zone, second));
			return new Date((local - days * 86_400) * 1000).toISOString().replace(".000Z", "Z");
		});
	}
}

/** What an id names: ids of one scope have one pseudonym in all tables. */
function scopeOf(name: CohortTableName, column: string): string | undefined {
	if (column === "participantId" || column === "personId" || column === "infantId") return "person";
	if (column === "pregnancyId") return "pregnancy";
	return (cohortTables[name] as Columns)[column]?.unit === "id" ? column : undefined;
}

const ofPregnancies = ["parity", "fetuses", "prepregnancyWeightKg"] as const;

/** Puts quasi-identifiers into bands, empties those that fewer than k women share, and judges what is left. */
function generalise(
	made: Partial<Record<CohortTableName, Record<string, (string | number | null)[]>>>,
	{ quasiIdentifiers = defaultQuasiIdentifiers, widths = {} }: CohortDeidentificationOptions,
	k: number,
): CohortDeidentificationReport["kAnonymity"] {
	const bands: Readonly<Record<string, number>> = { ...defaultWidths, ...widths };
	const participant = made.participant!;
	const { pregnancy } = made;
	const placed = quasiIdentifiers
		.map((column) => ({
			column,
			table: (ofPregnancies as readonly string[]).includes(column) ? pregnancy : participant,
		}))
		.filter((place) => place.table?.[place.column] !== undefined);
	for (const { column, table } of placed) {
		const width = bands[column];
		if (width === undefined) continue;
		if (!(width > 0)) throw wrong(`widths.${column}`, "be above 0", width);
		table![column] = table![column]!.map((value) =>
			typeof value === "number" ? Math.floor(value / width) * width : value,
		);
	}
	const own = placed.filter(({ table }) => table === participant).map(({ column }) => column);
	const theirs = placed.filter(({ table }) => table === pregnancy).map(({ column }) => column);
	const pregnancyRows = Map.groupBy(pregnancy?.pregnancyId?.keys() ?? [], (row) => pregnancy!.participantId![row]);
	const individuals = function* () {
		for (const [row, person] of participant.participantId!.entries()) {
			const first = own.map((column) => shown(participant[column]![row]!));
			for (const each of pregnancyRows.get(person) ?? [-1]) {
				const second = theirs.map((column) => (each < 0 ? "" : shown(pregnancy![column]![each]!)));
				yield { person: person as string, quasiIdentifiers: [...first, ...second], sensitive: [] };
			}
		}
	};
	const small = smallClasses([...individuals()], k);
	for (const [row, person] of participant.participantId!.entries()) {
		if (!small.has(person as string)) continue;
		for (const column of own)
			participant[column]![row] = typeof participant[column]![row] === "number" ? Number.NaN : null;
		for (const each of pregnancyRows.get(person) ?? [])
			for (const column of theirs) pregnancy![column]![each] = Number.NaN;
	}
	const left = anonymity(individuals(), k);
	return {
		...{ quasiIdentifiers: placed.map(({ column }) => column), k, isMet: left.nClassesBelowK === 0 },
		...{ nEmptied: shownCount(small.size, true), nAtRisk: shownCount(left.nPeopleAtRisk, true) },
	};
}

/**
 * Women whose quasi-identifiers must be emptied: those who share them with fewer than k, and, where these are too few to hide
 * among one another, the next smallest classes with them.
 */
function smallClasses(
	individuals: readonly { readonly person: string; readonly quasiIdentifiers: readonly string[] }[],
	k: number,
): Set<string> {
	const keysOf = new Map<string, string[]>();
	for (const { person, quasiIdentifiers } of individuals) {
		keysOf.set(person, [...(keysOf.get(person) ?? []), JSON.stringify(quasiIdentifiers)]);
	}
	const byKeys = Map.groupBy(keysOf.entries(), ([, parts]) => [...new Set(parts)].sort().join("\n"));
	const classes = [...byKeys].sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1));
	const emptied = new Set<string>();
	for (const [, members] of classes) {
		const isAlone = emptied.size > 0 && emptied.size < k;
		if (members.length < k || isAlone) for (const [person] of members) emptied.add(person);
	}
	return emptied;
}

function shown(value: string | number | null): string {
	return value === null || Number.isNaN(value) ? "" : String(value);
}

/** Rows in the order of their keys, so that the order of the input tells nothing. */
function byKey(
	name: CohortTableName,
	columns: Record<string, (string | number | null)[]>,
): Record<string, (string | number | null)[]> {
	const parts = keys[name].map((column) => columns[column]!);
	const order = [...(parts[0]?.keys() ?? [])].sort((a, b) => {
		for (const part of parts) {
			const [one, other] = [part[a]!, part[b]!];
			if (one !== other) return one < other ? -1 : 1;
		}
		return a - b;
	});
	return Object.fromEntries(
		Object.entries(columns).map(([column, cells]) => [column, order.map((row) => cells[row]!)]),
	);
}

function notesOf({ keepWeekday = false, earlyEnded = "remove" }: CohortDeidentificationOptions): string[] {
	return [
		keepWeekday
			? "Dates moved back by 1 to 52 whole weeks, one number a woman with her infants: intervals, gestational age and days of the week hold; seasons do not."
			: "Dates moved back by 1 to 364 days, one number a woman with her infants: intervals and gestational age hold; seasons and days of the week do not.",
		"Moments are local time, written as UTC; zones are taken out.",
		"What events say in words is taken out.",
		earlyEnded === "remove"
			? "Pregnancies that ended early are taken out with all that tells of them."
			: "Pregnancies that ended early are left in: for named people under an agreement alone.",
		"Whoever knows the study's last day can tell the shift of a woman whose days go on to it.",
		"How many infants a pregnancy has is still seen in the infants' rows, also where its number of fetuses was emptied.",
		"These are data of people all the same: k-anonymity holds for the columns that were named, and no list of columns is complete.",
	];
}

function wrong(argument: string, rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`deidentifyCohort: ${argument} must ${rule}; got ${received}`, {
		code: "deidentification",
		argument,
		received,
	});
}
