import { cohortTables } from "../tables/cohort-tables.ts";
import { keys } from "../tables/links.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyTable } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Rows whose key another row before has: the same row twice, or two rows that differ. Rows without a whole key are passed over. */
export function checkKeys({ tables }: StudyFacts, add: AddProblem): void {
	for (const [name, table] of tables) {
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
