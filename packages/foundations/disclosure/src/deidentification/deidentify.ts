import { InvalidInputError } from "@quickening/core";
import { openSafely } from "../control/rules.ts";
import { roundCount } from "../counts/round-count.ts";
import { type Anonymity, anonymity } from "./anonymity.ts";
import { parseCalendarDate } from "./calendar-date.ts";
import { type ColumnPlan, checkPlan, type DeidentificationPlan, type Treatment } from "./deidentification-plan.ts";
import { type Flag, flagValues } from "./flag-values.ts";
import { identifierByContent, identifierByName } from "./identifiers.ts";
import { normaliseId, pseudonyms } from "./pseudonym.ts";

/** A count that may be shown: rounded to 5, or only that it is small. */
export type ReportedCount = number | "7 or fewer";

/** What was done to each column, and how far people may still be recognised. Holds no value of anybody and no small count. */
export interface DeidentificationReport {
	readonly nRows: ReportedCount;
	readonly nPeople: ReportedCount;
	readonly columns: readonly ColumnReport[];
	/** undefined when the plan names no quasi-identifier. */
	readonly kAnonymity?: {
		readonly quasiIdentifiers: readonly string[];
		readonly k: number;
		readonly isMet: boolean;
		readonly smallestClass: ReportedCount;
		readonly nPeopleAtRisk: ReportedCount;
		readonly nClasses: number;
		readonly nClassesBelowK: number;
	};
	/** For each sensitive column, the least over the classes of equal quasi-identifiers. */
	readonly lDiversity: readonly { readonly column: string; readonly distinct: number; readonly entropy: number }[];
}

export interface ColumnReport {
	readonly column: string;
	/** What was done; "dropped as" names what the column holds. */
	readonly treatment: Treatment | "anchor" | `dropped as ${string}`;
	/** Filled cells that were taken out or replaced. */
	readonly nCells?: ReportedCount;
	readonly flags?: readonly Flag[];
	/** Different values that few people have. */
	readonly nRareValues?: number;
	/** The plan's reason for keeping what looks like an identifier. */
	readonly because?: string;
}

export interface DeidentifiedTable {
	/** Columns of the rows, in order. */
	readonly columns: readonly string[];
	/** Ordered by pseudonym, so that the order of the input tells nothing; within a person as they were. Cells are texts. */
	readonly rows: readonly Readonly<Record<string, string>>[];
	readonly report: DeidentificationReport;
}

export interface DeidentificationOptions {
	/** Key of the pseudonyms: 32 random bytes or more, kept away from the data and the repository. */
	readonly key: Uint8Array;
	/** Anchor dates of people from another table: id to date; instead of the plan's anchor column in this one. */
	readonly anchors?: ReadonlyMap<string, string>;
	/** Told how many rows are done. */
	readonly onProgress?: (nRows: number) => void;
}

/**
 * De-identifies a table of people: dates become days since the person's anchor date (negative before it), ids become
 * pseudonyms by a keyed hash, direct identifiers go out and are counted, and k-anonymity and l-diversity of what is left are
 * reported.
 *
 * A column that the plan keeps, but that looks like names, addresses, phone or serial numbers, coordinates or national ids,
 * by its name or its cells, goes out all the same, unless the plan gives a reason (`because`).
 *
 * @param table - Rows by column name; all have the same columns; cells as texts. Not changed.
 * @param plan - As {@link checkPlan} takes it.
 * @throws InvalidInputError naming column and row (from 1), never a cell: a column that the plan does not name or that is not
 *   there, an empty id, ids that differ in letter case alone, a date that cannot be read, a person without an anchor or with
 *   two.
 *
 * Source: ICO 2012, Anonymisation: managing data protection risk code of practice; HIPAA Safe Harbor, 45 CFR 164.514(b)(2).
 */
export function deidentify(
	table: { readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, string>>[] },
	plan: unknown,
	{ key, anchors, onProgress }: DeidentificationOptions,
): DeidentifiedTable {
	const checked = checkPlan(plan);
	checkColumns(table.columns, checked, anchors !== undefined);
	const pseudonym = pseudonyms(key);
	const cells = (column: string) => table.rows.map((row) => cellOf(row, column, checked));
	const people = cells(checked.person).map((id, row) => personOf(id, row, checked.person));
	checkLetterCase(people, checked);
	const owners = checked.idCase === "same" ? people.map((id) => id.toLowerCase()) : people;
	const anchorDays = anchorsOf(table.rows, owners, checked, anchors);
	const columns: string[] = [];
	const reports: ColumnReport[] = [];
	const written: Record<string, string>[] = table.rows.map(() => Object.create(null));
	const judged: Record<"quasi-identifier" | "sensitive", string[]> = { "quasi-identifier": [], sensitive: [] };
	const add = (column: string, values: readonly string[]) => {
		if (columns.includes(column))
			throw wrong("plan.columns", `give each written column its own name`, `${column} twice`);
		columns.push(column);
		for (const [row, value] of values.entries()) written[row][column] = value;
	};
	for (const column of table.columns) {
		const columnPlan = checked.columns.get(column) as ColumnPlan;
		const values = column === checked.person ? owners : cells(column);
		const nFilled = values.filter((value) => value !== "").length;
		if (column === checked.anchor) {
			reports.push({ column, treatment: "anchor", nCells: reported(nFilled) });
		} else if (columnPlan.as === "drop") {
			const kind = identifierByName(column) ?? identifierByContent(values)?.kind;
			reports.push({ column, treatment: kind ? `dropped as ${kind}` : "drop", nCells: reported(nFilled) });
		} else if (columnPlan.as === "pseudonym") {
			const scope = columnPlan.scope ?? (column === checked.person ? "person" : column);
			add(
				column,
				values.map((value) => (value === "" ? "" : pseudonym(value, scope))),
			);
			reports.push({ column, treatment: "pseudonym", nCells: reported(nFilled) });
		} else if (columnPlan.as === "days") {
			const dates = values.map((value, row) => (value === "" ? undefined : dateOf(value, row, column, columnPlan)));
			add(
				`${column}Days`,
				dates.map((date, row) => (date === undefined ? "" : String(date.day - anchorOf(owners[row], row, anchorDays)))),
			);
			if (columnPlan.withTime)
				add(
					`${column}SecondsOfDay`,
					dates.map((date) => String(date?.secondsOfDay ?? "")),
				);
			reports.push({ column, treatment: "days", nCells: reported(nFilled) });
		} else {
			const kind = identifierByName(column) ?? identifierByContent(values)?.kind;
			if (kind && columnPlan.because === undefined) {
				reports.push({ column, treatment: `dropped as ${kind}`, nCells: reported(nFilled) });
				continue;
			}
			add(column, values);
			if (columnPlan.as !== "keep") judged[columnPlan.as].push(column);
			const { flags, nRareValues } = flagValues(
				column,
				values.map((cell, row) => ({ person: owners[row], cell })),
				openSafely.smallCount,
			);
			reports.push({
				column,
				treatment: columnPlan.as,
				...(flags.length > 0 ? { flags } : {}),
				...(nRareValues > 0 ? { nRareValues } : {}),
				...(columnPlan.because === undefined ? {} : { because: columnPlan.because }),
			});
		}
		onProgress?.(Math.round((table.rows.length * reports.length) / table.columns.length));
	}
	const found = anonymity(individuals(written, owners, judged), checked.k);
	const places = owners.map((owner) => pseudonym(owner, "order"));
	const order = [...owners.keys()].sort((a, b) => compare(places[a], places[b]) || a - b);
	return {
		columns,
		rows: order.map((row) => written[row]),
		report: reportOf(table.rows.length, reports, found, checked, judged),
	};
}

function checkColumns(columns: readonly string[], plan: DeidentificationPlan, hasAnchors: boolean): void {
	const unknown = columns.filter((column) => !plan.columns.has(column) && column !== plan.anchor);
	if (unknown.length > 0)
		throw wrong("plan.columns", 'name every column, if only with "drop"', `none for ${unknown.join(", ")}`);
	const named = [...plan.columns.keys(), ...(plan.anchor === undefined ? [] : [plan.anchor])].filter(
		(column) => column !== plan.anchor || !hasAnchors,
	);
	const absent = named.filter((column) => !columns.includes(column));
	if (absent.length > 0) throw wrong("plan", "name columns of the table only", absent.join(", "));
	const hasDays = [...plan.columns.values()].some(({ as }) => as === "days");
	if (hasDays && plan.anchor === undefined && !hasAnchors) {
		throw wrong(
			"plan.anchor",
			"name the column with each person's anchor date, since dates become days from it",
			"none",
		);
	}
}

function cellOf(row: Readonly<Record<string, string>>, column: string, { missing }: DeidentificationPlan): string {
	const cell = Object.hasOwn(row, column) ? row[column].trim() : "";
	return missing.includes(cell) ? "" : cell;
}

function personOf(id: string, row: number, column: string): string {
	if (id === "") throw wrong(`column ${column}`, "hold an id in every row", `an empty one in row ${row + 1}`);
	return normaliseId(id);
}

function checkLetterCase(people: readonly string[], { idCase, person }: DeidentificationPlan): void {
	if (idCase !== undefined) return;
	const spellings = new Map<string, { readonly id: string; readonly row: number }>();
	for (const [row, id] of people.entries()) {
		const folded = id.toLowerCase();
		const former = spellings.get(folded);
		if (!former) spellings.set(folded, { id, row });
		else if (former.id !== id) {
			throw wrong(
				`column ${person}`,
				'spell each id in one way, or the plan say idCase: "same" or "distinct"',
				`ids of rows ${former.row + 1} and ${row + 1} that differ in letter case alone`,
			);
		}
	}
}

function dateOf(value: string, row: number, column: string, { format, zone }: ColumnPlan) {
	const date = parseCalendarDate(value, { ...(format ? { format } : {}), ...(zone ? { zone } : {}) });
	if ("day" in date) return date;
	throw new InvalidInputError(`deidentify: column ${column}, row ${row + 1}: the cell ${date.problem}`, {
		code: "no-date",
		argument: column,
		received: `row ${row + 1}`,
	});
}

/** Day of the anchor of each person who has one. */
function anchorsOf(
	rows: readonly Readonly<Record<string, string>>[],
	owners: readonly string[],
	plan: DeidentificationPlan,
	given: ReadonlyMap<string, string> | undefined,
): Map<string, number> {
	const days = new Map<string, number>();
	const { anchor } = plan;
	if (anchor === undefined && !given) return days;
	const columnPlan: ColumnPlan = plan.columns.get(anchor ?? "") ?? { as: "days" };
	const name = anchor ?? "anchors";
	const take = (owner: string, text: string, row: number) => {
		if (text === "") return;
		const { day } = dateOf(text, row, name, columnPlan);
		if ((days.get(owner) ?? day) !== day) {
			throw wrong(`column ${name}`, "hold one date for each person", `another one in row ${row + 1} than before`);
		}
		days.set(owner, day);
	};
	if (given) {
		for (const [row, [id, text]] of [...given].entries()) {
			const owner = personOf(id, row, plan.person);
			take(plan.idCase === "same" ? owner.toLowerCase() : owner, text.trim(), row);
		}
	} else for (const [row, cells] of rows.entries()) take(owners[row], cellOf(cells, name, plan), row);
	return days;
}

function anchorOf(owner: string, row: number, days: ReadonlyMap<string, number>): number {
	const day = days.get(owner);
	if (day === undefined)
		throw wrong("the anchor", "be known for each person who has a date", `none for the person of row ${row + 1}`);
	return day;
}

function* individuals(
	rows: readonly Readonly<Record<string, string>>[],
	owners: readonly string[],
	judged: Readonly<Record<"quasi-identifier" | "sensitive", readonly string[]>>,
) {
	for (const [row, cells] of rows.entries()) {
		yield {
			person: owners[row],
			quasiIdentifiers: judged["quasi-identifier"].map((column) => cells[column]),
			sensitive: judged.sensitive.map((column) => cells[column]),
		};
	}
}

function reportOf(
	nRows: number,
	columns: readonly ColumnReport[],
	found: Anonymity,
	{ k }: DeidentificationPlan,
	judged: Readonly<Record<"quasi-identifier" | "sensitive", readonly string[]>>,
): DeidentificationReport {
	const quasiIdentifiers = judged["quasi-identifier"];
	return {
		nRows: reported(nRows),
		nPeople: reported(found.nPeople),
		columns,
		...(quasiIdentifiers.length === 0
			? {}
			: {
					kAnonymity: {
						quasiIdentifiers,
						k,
						isMet: found.nClassesBelowK === 0,
						smallestClass: reported(found.smallestClass),
						nPeopleAtRisk: reported(found.nPeopleAtRisk),
						nClasses: found.nClasses,
						nClassesBelowK: found.nClassesBelowK,
					},
				}),
		lDiversity: judged.sensitive.map((column, place) => ({ column, ...found.diversity[place] })),
	};
}

function reported(count: number): ReportedCount {
	return count > 0 && count <= openSafely.smallCount ? "7 or fewer" : roundCount(count, openSafely);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function wrong(argument: string, rule: string, received: string): InvalidInputError {
	return new InvalidInputError(`deidentify: ${argument} must ${rule}; got ${received}`, {
		code: "invalid-table",
		argument,
		received,
	});
}
