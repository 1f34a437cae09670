import type { Refusal, Row, TableRule } from "./controlled-table.ts";
import { distinctPeople, peopleInOrder } from "./distinct-people.ts";
import { kindName, type StatisticKind } from "./statistic-kind.ts";

/** A row whose shape has been checked. */
export interface JudgedRow {
	readonly group: Row;
	/** Distinct ids, sorted. */
	readonly people: readonly string[];
	/** By column; undefined where the cell is empty or no finite number. Constants as they are. */
	readonly values: ReadonlyMap<string, unknown>;
	/** By evidence column: whose each contribution is, and how much. */
	readonly contributions: ReadonlyMap<
		string,
		{ readonly people: readonly string[]; readonly amounts: readonly number[] }
	>;
}

/** Columns that the rule does not name are listed up to this many. */
const mostNames = 5;

/** Checks that rows are a flat table that its rule names every column of, with evidence in every row. */
export function readTable(name: string, rows: unknown, rule: TableRule): { rows: JudgedRow[]; refusals: Refusal[] } {
	const refusals: Refusal[] = [];
	const refuse = (where: string, broken: string, whatToDo: string) => {
		// One line a kind of fault: the same column is wrong in every row.
		const full = where === "" ? name : `${name}, ${where}`;
		if (!refusals.some((former) => former.where === full && former.rule === broken))
			refusals.push({ where: full, rule: broken, whatToDo });
	};
	const columns = new Map<string, StatisticKind>(Object.entries(rule.columns));
	const evidence = contributionColumns(columns);
	const groups = new Set(rule.groups);
	for (const column of [...columns.keys(), rule.people, ...evidence]) {
		if (groups.has(column))
			refuse(`column ${column}`, "a column is either a group or a number", "Name it once in the rule");
	}
	for (const column of [rule.people, ...evidence]) {
		if (columns.has(column))
			refuse(`column ${column}`, "evidence is never released", "Take it out of the rule's columns");
	}
	if (!Array.isArray(rows)) {
		refuse("", "an aggregate must be a list of rows", "Write a JSON array of flat objects");
		return { rows: [], refusals };
	}
	const read: JudgedRow[] = [];
	const unnamed = new Set<string>();
	let isNamedByPerson = false;
	for (const row of rows) {
		if (typeof row !== "object" || row === null || Array.isArray(row)) {
			refuse("", "each row must be an object of columns", "Write a JSON array of flat objects");
			continue;
		}
		const cells = new Map<string, unknown>(Object.entries(row));
		const people = distinctPeople(cells.get(rule.people));
		if (!people) {
			refuse(
				`column ${rule.people}`,
				"each row must name the people behind it: a list of ids, none of them empty",
				"Write the ids of the people that the row's numbers were made from; they are judged, then removed",
			);
			continue;
		}
		for (const column of cells.keys()) {
			if (!groups.has(column) && !columns.has(column) && column !== rule.people && !evidence.has(column)) {
				unnamed.add(column);
				if (people.includes(column.normalize("NFC").trim())) isNamedByPerson = true;
			}
		}
		for (const [column, value] of cells) {
			if (!groups.has(column) && !columns.has(column)) continue;
			if (typeof value === "object" && value !== null) {
				refuse(
					`column ${column}`,
					"a cell holds one number or word, no list and no object",
					"Give each number a column of its own",
				);
			} else if (
				columns.has(column) &&
				kindName(columns.get(column) as StatisticKind) !== "constant" &&
				!isNumberOrEmpty(value)
			) {
				refuse(
					`column ${column}`,
					"a statistic must be a number, or null",
					"Give each number a column of its own, without words",
				);
			}
		}
		for (const column of groups) {
			if (!cells.has(column))
				refuse(`column ${column}`, "each row must say whom it is about", "Give the group in every row");
			const value = cells.get(column);
			if (isPersonsId(value, people)) {
				refuse(`column ${column}`, "a group must not be a person's id", "Group by categories that many people share");
			}
		}
		const contributions = new Map<string, { people: readonly string[]; amounts: readonly number[] }>();
		for (const column of evidence) {
			const inOrder = peopleInOrder(cells.get(rule.people)) ?? [];
			const amounts = cells.get(column);
			if (!Array.isArray(amounts) || amounts.length !== inOrder.length || !amounts.every(Number.isFinite)) {
				refuse(
					`column ${column}`,
					`contributions must be a list of numbers, one for each id in ${rule.people}`,
					"Write what each person contributed, in the order of the ids",
				);
			} else contributions.set(column, { people: inOrder, amounts });
		}
		const values = new Map<string, unknown>();
		for (const [column, kind] of columns) {
			const value = cells.get(column);
			values.set(
				column,
				kindName(kind) === "constant" ? value : typeof value === "number" && Number.isFinite(value) ? value : undefined,
			);
		}
		read.push({
			group: Object.fromEntries(rule.groups.map((column) => [column, cells.get(column)])),
			people,
			values,
			contributions,
		});
	}
	// A wide table has a column for each person, whose ids would then stand in the message.
	const shown = isNamedByPerson || unnamed.size > mostNames ? undefined : [...unnamed].join(", ");
	if (unnamed.size > 0) {
		refuse(
			shown === undefined ? "columns that look like one for each person" : `column ${shown}`,
			"every column must be named in the rule",
			"Say what it is among columns or groups, or leave it out",
		);
	}
	if (rows.length > 0) {
		for (const column of columns.keys()) {
			if (!rows.some((row) => typeof row === "object" && row !== null && Object.hasOwn(row, column))) {
				refuse(
					`column ${column}`,
					"a column of the rule must be in the table",
					"Correct its name, or take it out of the rule",
				);
			}
		}
	}
	return { rows: read, refusals };
}

/**
 * Whether a group is a person's id. Weeks may be numbered as people are, so a number is one only where the row is about one
 * person.
 */
function isPersonsId(value: unknown, people: readonly string[]): boolean {
	if (typeof value !== "string" && typeof value !== "number") return false;
	const text = String(value).normalize("NFC").trim();
	return people.includes(text) && (people.length === 1 || !Number.isFinite(Number(text)));
}

function isNumberOrEmpty(value: unknown): boolean {
	return typeof value === "number" || value === null || value === undefined;
}

function contributionColumns(columns: ReadonlyMap<string, StatisticKind>): Set<string> {
	const kinds = [...columns.values()];
	return new Set(
		kinds.flatMap((kind) => (typeof kind === "object" && kind.kind === "sum" ? [kind.contributions] : [])),
	);
}
