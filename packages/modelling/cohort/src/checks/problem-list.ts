import { MOST_HIDDEN } from "@quickening/table";
import type { CohortTableName } from "../tables/cohort-tables.ts";
import { keys } from "../tables/links.ts";
import type { Problem } from "./problem.ts";
import { type ProblemCode, problemKinds } from "./problem-kinds.ts";
import { protectedRows } from "./protected-rows.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Where a problem is. */
export interface ProblemPlace {
	readonly table: CohortTableName;
	readonly column?: string;
	/** The row, from 0; without it the problem is of `rows` rows, or of the table as a whole. */
	readonly row?: number;
	/** Another row that it is of as well: it is protected where either is. */
	readonly otherRow?: number;
	/** Rows that it stands for, where it is of no single one. Default: 0. */
	readonly rows?: number;
	/** Protected whatever the rows are. */
	readonly isProtected?: boolean;
	/** What was found, in words; it names no record that a protected problem may not name. */
	readonly found: string;
}

/** Adds a problem to the list. */
export type AddProblem = (code: ProblemCode, place: ProblemPlace) => void;

export interface ProblemListOptions {
	/** Rows that are named of one kind in one column; what is beyond is counted in one line. */
	readonly most: number;
	/** Whether rows are named at all. */
	readonly isNamed: boolean;
}

interface Kind {
	readonly place: ProblemPlace;
	readonly code: ProblemCode;
	readonly named: Problem[];
	nMore: number;
	nProtected: number;
}

/** A list of problems that grows: kinds by table, column and code, in the order in which they were found. */
export function problemList(
	facts: StudyFacts,
	{ most, isNamed }: ProblemListOptions,
): { readonly add: AddProblem; readonly problems: () => Problem[] } {
	const kinds = new Map<string, Kind>();
	const flags = new Map<CohortTableName, Uint8Array | undefined>();
	const flagsOf = (table: CohortTableName) => {
		if (!flags.has(table)) flags.set(table, protectedRows(facts, table));
		return flags.get(table);
	};
	return {
		add(code, place) {
			const { table, column = "", row, otherRow, isProtected = false } = place;
			const key = `${table}\0${column}\0${code}`;
			let kind = kinds.get(key);
			if (kind === undefined) {
				kind = { place, code, named: [], nMore: 0, nProtected: 0 };
				kinds.set(key, kind);
			}
			const own = flagsOf(table);
			const hidden =
				isProtected || (row !== undefined && own?.[row] === 1) || (otherRow !== undefined && own?.[otherRow] === 1);
			if (hidden) kind.nProtected += row === undefined ? (place.rows ?? 1) : 1;
			else if (row !== undefined && (!isNamed || kind.named.length >= most)) kind.nMore++;
			else kind.named.push(named(facts, code, place));
		},
		problems: () => [...kinds.values()].flatMap((kind) => lines(kind, isNamed)),
	};
}

function named(facts: StudyFacts, code: ProblemCode, { table, column, row, rows, found }: ProblemPlace): Problem {
	const { severity, todo } = problemKinds[code];
	const isKept = table === "questionnaire" && column === "score" && row !== undefined && isOfSelfHarm(facts, row);
	const said = isKept ? `${problemKinds[code].what}; an answer about self-harm is not shown here` : found;
	return {
		...{ table, key: row === undefined ? null : keyOf(facts, table, row), column: column ?? null, code, severity },
		...{ rows: row === undefined ? (rows ?? 0) : 1, message: `${said}. ${todo}.`, protected: false },
	};
}

/** Whether an answer is, or may be, that about self-harm: item 10 of the EPDS, item 9 of the PHQ-9. It stands nowhere without its path. */
function isOfSelfHarm(facts: StudyFacts, row: number): boolean {
	const table = facts.tables.get("questionnaire")!;
	const instrument = table.cell("instrument", row).toLowerCase();
	if (instrument === "gad7" || instrument === "city-bits") return false;
	const item = table.number("item")?.[row] ?? Number.NaN;
	if (instrument === "epds") return item === 10 || Number.isNaN(item);
	if (instrument === "phq9") return item === 9 || Number.isNaN(item);
	return Number.isNaN(item) || item === 9 || item === 10;
}

/** The lines of a kind: its named rows, those beyond, and the protected ones, which are counted alone. */
function lines({ place, code, named: first, nMore, nProtected }: Kind, isNamed: boolean): Problem[] {
	const { severity, what, todo } = problemKinds[code];
	const all = { table: place.table, key: null, column: place.column ?? null, code, severity };
	const more = isNamed
		? `${what}: ${nMore} more ${nMore === 1 ? "row" : "rows"}`
		: `${what}: ${rowsInWords(nMore, true)}`;
	const isFew = nProtected <= MOST_HIDDEN;
	const closed = `${what}: ${rowsInWords(nProtected, true)} of pregnancies that ended early. They are not shown here; who may see them finds them by this check's code in the study's own place`;
	return [
		...first,
		...(nMore > 0
			? [
					{
						...all,
						rows: isNamed ? nMore : nMore > MOST_HIDDEN ? roundedTo5(nMore) : Number.NaN,
						message: `${more}. ${todo}.`,
						protected: false,
					},
				]
			: []),
		...(nProtected > 0
			? [{ ...all, rows: isFew ? Number.NaN : roundedTo5(nProtected), message: `${closed}. ${todo}.`, protected: true }]
			: []),
	];
}

function rowsInWords(n: number, isClosed: boolean): string {
	if (isClosed && n <= MOST_HIDDEN) return `1 to ${MOST_HIDDEN} rows`;
	return `${isClosed ? roundedTo5(n) : n} ${n === 1 ? "row" : "rows"}`;
}

function roundedTo5(n: number): number {
	return Math.round(n / 5) * 5;
}

/** A row by its key, or by its place where a part of the key is missing. */
function keyOf(facts: StudyFacts, name: CohortTableName, row: number): string {
	const table = facts.tables.get(name)!;
	const parts = keys[name].map((column) => [column, table.cell(column, row)] as const);
	const shown = parts.filter(([, value]) => value !== "").map(([column, value]) => `${column} ${value}`);
	return shown.length === parts.length ? shown.join(", ") : [`row ${row + 1}`, ...shown].join(", ");
}
