import type { Table } from "@quickening/paper";
import { jsonDifferences, print } from "./json.ts";

/** Where two printed tables differ: cells by row and column title, then title, caption, columns and notes. */
export function tableDifferences(before: Table, after: Table): string[] {
	const found: string[] = [];
	if (before.rows.length !== after.rows.length) {
		found.push(`rows: ${before.rows.length} -> ${after.rows.length}`);
	}
	const titles = new Map([...before.columns, ...after.columns].map((column) => [column.key, column.title]));
	const first = after.columns[0]?.key ?? "";
	for (let i = 0; i < Math.min(before.rows.length, after.rows.length); i++) {
		const [old, now] = [before.rows[i]!, after.rows[i]!];
		const name = now.cells[first] ? ` (${now.cells[first]})` : "";
		for (const key of new Set([...Object.keys(old.cells), ...Object.keys(now.cells)])) {
			if (old.cells[key] === now.cells[key]) continue;
			const title = titles.get(key) ?? key;
			found.push(`row ${i + 1}${name}, column "${title}": ${print(old.cells[key])} -> ${print(now.cells[key])}`);
		}
		if (old.kind !== now.kind) found.push(`row ${i + 1}${name}, kind: ${print(old.kind)} -> ${print(now.kind)}`);
	}
	const { rows: _old, ...rest } = before;
	const { rows: _now, ...others } = after;
	return [...found, ...jsonDifferences(rest, others)];
}
