import { InvalidInputError } from "@quickening/core";
import type { Table } from "@quickening/paper";

/**
 * Sees that a table can be printed.
 *
 * @throws InvalidInputError for an id that is none, a table without rows or columns, a cell that is missing, unknown or no text,
 *   and a cell that shows NaN, null, undefined or Infinity: what is missing is printed as a dash or in words.
 */
export function checkTable(id: string, { title, columns, rows }: Table): void {
	if (!/^[a-z][a-z0-9-]*$/.test(id)) throw refusal(id, "bad-id", "have an id of lower-case words joined by hyphens");
	if (title.trim() === "") throw refusal(id, "no-title", "have a title");
	if (columns.length === 0) throw refusal(id, "no-columns", "have columns");
	if (rows.length === 0) throw refusal(id, "no-rows", "have rows: this is a table with no rows");
	const keys = new Set(columns.map(({ key }) => key));
	if (keys.size < columns.length) throw refusal(id, "duplicate", "have columns of different keys");
	if (new Set(columns.map((column) => column.title)).size < columns.length) {
		throw refusal(id, "duplicate", "have columns of different titles");
	}
	rows.forEach(({ cells, kind }, i) => {
		for (const key of Object.keys(cells)) {
			if (!keys.has(key)) throw refusal(id, "unknown-cell", `have a column for each cell; row ${i + 1} has ${key}`);
		}
		columns.forEach(({ key }, j) => {
			const text: unknown = cells[key];
			if (text === undefined && kind === "header" && j > 0) return;
			const where = `row ${i + 1}, column ${key}`;
			if (typeof text !== "string") throw refusal(id, "not-text", `hold texts; got ${String(text)} in ${where}`);
			const leak = /\b(?:NaN|null|undefined|Infinity)\b|\[object /.exec(text);
			if (leak)
				throw refusal(id, "not-printed", `print what is missing as a dash or in words; got "${text}" in ${where}`);
		});
	});
}

function refusal(id: string, code: string, rule: string): InvalidInputError {
	return new InvalidInputError(`renderTable: table ${id} must ${rule}`, { code, argument: "table", received: id });
}
