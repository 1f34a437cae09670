import { cohortTables } from "../tables/cohort-tables.ts";
import { keys } from "../tables/links.ts";
import { foldedId } from "./plain-id.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyTable } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Rows whose key another row before has: the same row twice, or two rows that differ. Rows without a whole key are passed over. */
export function checkKeys({ tables }: StudyFacts, add: AddProblem): void {
	for (const [name, table] of tables) {
		if (keys[name].length === 1) checkLookAlikes(table, keys[name][0]!, add);
		const first = new Map<number, number>();
		const parts = keys[name].map((column) => codesOf(table, column));
		if (parts.some((part) => part === undefined)) continue;
		const columns = Object.keys(cohortTables[name]).filter((column) => table.known.has(column));
		for (let row = 0; row < table.nRows; row++) {
			let key = 0;
			for (const part of parts) {
				const code = part!.codes[row]!;
				key = code < 0 ? Number.NaN : key * part!.n + code;
			}
			if (Number.isNaN(key)) continue;
			const before = first.get(key);
			if (before === undefined) {
				first.set(key, row);
				continue;
			}
			const other = columns.find((column) => table.cell(column, row) !== table.cell(column, before));
			const place = { table: name, column: keys[name].join(" and "), row, otherRow: before };
			if (other === undefined)
				add("duplicate-row", { ...place, found: `Rows ${before + 1} and ${row + 1} are the same` });
			else
				add("duplicate-key", {
					...place,
					found: `Rows ${before + 1} and ${row + 1} have one key and differ in ${other}`,
				});
		}
	}
}

/** Ids that only a program takes for two: "P7" and "p7", "007" and "7". */
function checkLookAlikes(table: StudyTable, column: string, add: AddProblem): void {
	const ids = table.text(column);
	if (ids === undefined) return;
	const byFolded = new Map<string, number>();
	const like = ids.levels.map((id, level) => {
		const folded = foldedId(id);
		const before = byFolded.get(folded);
		if (before === undefined) byFolded.set(folded, level);
		return before;
	});
	if (like.every((before) => before === undefined)) return;
	const firstRow = ids.levels.map((_, level) => ids.codes.indexOf(level));
	for (const [level, before] of like.entries()) {
		if (before === undefined) continue;
		add("ids-look-alike", {
			...{ table: table.name, column, row: firstRow[level]!, otherRow: firstRow[before]! },
			found: `${column} "${ids.levels[level]}" and "${ids.levels[before]}" are two`,
		});
	}
}

/** A key's part as whole numbers below n; the product of all n of a key stays below 2^53 for any table that memory holds. */
function codesOf(
	table: StudyTable,
	column: string,
): { readonly codes: ArrayLike<number>; readonly n: number } | undefined {
	const text = table.text(column);
	if (text !== undefined) return { codes: text.codes, n: text.levels.length + 1 };
	const numbers = table.number(column);
	if (numbers === undefined) return undefined;
	// Items of questionnaires: small whole numbers.
	const codes = Int32Array.from(numbers, (value) =>
		Number.isInteger(value) && value >= 0 && value < 1e6 ? value : -1,
	);
	let n = 1;
	for (const code of codes) if (code >= n) n = code + 1;
	return { codes, n };
}
