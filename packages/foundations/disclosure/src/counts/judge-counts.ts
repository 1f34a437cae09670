import { columnsOf, type Ledger, rowLabel } from "../control/ledger.ts";
import { countsPeople, kindName } from "../control/statistic-kind.ts";
import { protectCounts } from "./protect-counts.ts";
import { roundCount } from "./round-count.ts";

/**
 * Judges the counts of a table: 0 stays, 1 to `smallCount` goes out, others are rounded. A count of all but few of a row's
 * people goes out too, since it tells the few. Then complements go out until nothing can be worked out by subtraction.
 */
export function judgeCounts(ledger: Ledger): void {
	const { rows, rules, columns } = ledger;
	const peopleColumns = columns.filter(([, kind]) => countsPeople(kind)).map(([column]) => column);
	const isWhole = checkWhole(ledger, [...columnsOf(ledger, "count"), ...columnsOf(ledger, "leaf")]);
	if (!isWhole || !checkAgainstPeople(ledger, [...peopleColumns, ...columnsOf(ledger, "leaf")])) return;
	for (const [column, kind] of columns) if (kindName(kind) === "leaf") judgeLeaves(ledger, column);
	// Columns that count all people of every row; those that count some of them are parts.
	const isMain = (column: string) =>
		rows.every((row, index) => (ledger.number(index, column) ?? row.people.length) === row.people.length);
	const mains = peopleColumns.filter(isMain);
	const parts = peopleColumns.filter((column) => !mains.includes(column));
	const isFew = (count: number) => count > 0 && count <= rules.smallCount;
	const reasonFor = (column: string, row: number): string | undefined => {
		const count = ledger.number(row, column);
		if (count === undefined) return undefined;
		if (isFew(count)) return "too few people";
		const n = rows[row].people.length;
		return parts.includes(column) && count > 0 && n - count <= rules.smallCount
			? "all of the group's people but few, or all of them"
			: undefined;
	};
	for (const row of rows.keys()) {
		for (const column of peopleColumns) {
			const reason = reasonFor(column, row);
			if (reason) ledger.suppress(row, column, reason);
		}
		for (const [column, kind] of columns) {
			if (kindName(kind) !== "count" || countsPeople(kind)) continue;
			if (isFew(rows[row].people.length)) ledger.suppress(row, column, "too few people are behind it");
			else if (isFew(ledger.number(row, column) ?? 0)) ledger.suppress(row, column, "too few to show");
		}
	}
	const [main] = mains;
	const judged = main === undefined ? parts : [main, ...parts];
	if (judged.length > 0) {
		const table = {
			sets: rows.map(({ people }) => people),
			columns: judged.map((column) => rows.map((_, row) => ledger.number(row, column))),
			main: main === undefined ? -1 : 0,
			isSensitive: (column: number, row: number) => reasonFor(judged[column], row) !== undefined,
		};
		const complements = protectCounts(table, rules);
		if (complements === "unjudged") {
			ledger.refuse(
				"",
				"too many overlapping groups to tell what can be worked out from their counts",
				"Split the table into smaller ones, or use groups that do not overlap",
			);
			return;
		}
		for (const { column, row } of complements) {
			const names = judged[column] === main ? mains : [judged[column]];
			for (const name of names) ledger.suppress(row, name, "otherwise a suppressed count could be worked out from it");
		}
	}
	for (const row of rows.keys()) {
		for (const column of columnsOf(ledger, "count", "leaf")) {
			const count = ledger.released(row, column);
			if (count !== undefined) ledger.show(row, column, roundCount(count, rules));
		}
		// A row whose people may not be counted has no statistics either.
		if (main === undefined || !ledger.isOut(row, main)) continue;
		for (const [column, kind] of columns) {
			if (kindName(kind) !== "constant") ledger.suppress(row, column, "the number of people behind it is suppressed");
		}
	}
}

function checkWhole(ledger: Ledger, columns: readonly string[]): boolean {
	const wrong = columns.filter((column) =>
		ledger.rows.some((_, row) => {
			const count = ledger.number(row, column);
			return count !== undefined && !(Number.isSafeInteger(count) && count >= 0);
		}),
	);
	for (const column of wrong) {
		ledger.refuse(
			`column ${column}`,
			"a count must be a whole number, 0 or more",
			"Correct the count, or say what else the column is",
		);
	}
	return wrong.length === 0;
}

function checkAgainstPeople(ledger: Ledger, columns: readonly string[]): boolean {
	let agrees = true;
	for (const [row, judged] of ledger.rows.entries()) {
		const counts = columns.map((column) => ledger.number(row, column)).filter((count) => count !== undefined);
		if (counts.length === 0 || Math.max(...counts) === judged.people.length) continue;
		agrees = false;
		ledger.refuse(
			rowLabel(ledger, row),
			Math.max(...counts) > judged.people.length
				? "a count of people says more than there are distinct ids behind the row"
				: "no count of people in the row is that of the distinct ids behind it",
			'Give the ids of all whom the row is about and their number; say { kind: "count", counts: "other" } of visits or nights',
		);
	}
	return agrees;
}

function judgeLeaves(ledger: Ledger, column: string): void {
	if (ledger.rows.some((_, row) => (ledger.number(row, column) ?? 0) <= ledger.rules.smallCount)) {
		ledger.refuse(
			`column ${column}`,
			"a leaf of a tree holds too few people, and a tree cannot lose one",
			`Grow the tree again with more than ${ledger.rules.smallCount} people in each leaf`,
		);
	}
}
