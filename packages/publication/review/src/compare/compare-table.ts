import type { Table, TableRow } from "@quickening/paper";
import { jsonDifferences } from "@quickening/reproduce";
import { diffArrays } from "diff";
import type { ReviewedTable } from "../review-report.ts";

type ComparedRow = ReviewedTable["rows"][number];

/**
 * Compares two printed tables cell by cell. Rows are matched by their first cell and kind, so that a row put in between
 * does not make all those below it differ.
 */
export function compareTable(
	committed: Table | undefined,
	rebuilt: Table,
): Pick<ReviewedTable, "columns" | "rows" | "differences"> {
	const before = committed ?? rebuilt;
	const columns = [
		...rebuilt.columns,
		...before.columns.filter(({ key }) => !rebuilt.columns.some((column) => column.key === key)),
	];
	const keys = columns.map(({ key }) => key);
	const first = rebuilt.columns[0]?.key ?? "";
	const name = ({ kind, cells }: TableRow) => `${kind ?? ""}\0${cells[first] ?? ""}`;
	const rows: ComparedRow[] = [];
	let [i, j] = [0, 0];
	let removed: TableRow[] = [];
	const flush = (added: readonly TableRow[]) => {
		// A row whose name changed is one row that changed, not one that went and one that came.
		for (let k = 0; k < Math.max(removed.length, added.length); k++) rows.push(compareRow(keys, removed[k], added[k]));
		removed = [];
	};
	for (const part of diffArrays(before.rows.map(name), rebuilt.rows.map(name))) {
		if (part.removed) {
			removed.push(...before.rows.slice(i, i + part.value.length));
			i += part.value.length;
		} else if (part.added) {
			flush(rebuilt.rows.slice(j, j + part.value.length));
			j += part.value.length;
		} else {
			flush([]);
			for (const _ of part.value) rows.push(compareRow(keys, before.rows[i++], rebuilt.rows[j++]));
		}
	}
	flush([]);
	const { rows: _before, ...oldWords } = before;
	const { rows: _rebuilt, ...words } = rebuilt;
	return {
		columns: columns.map(({ key, title, align }) => ({ key, title, align })),
		rows,
		differences: jsonDifferences(oldWords, words),
	};
}

function compareRow(keys: readonly string[], before: TableRow | undefined, after: TableRow | undefined): ComparedRow {
	const kind = (after ?? before)!.kind;
	const cells = keys.map((key) => {
		const [old = "", now = ""] = [before?.cells[key], after?.cells[key]];
		if (before === undefined || after === undefined) return { text: before === undefined ? now : old };
		return old === now ? { text: now } : { text: now, committed: old };
	});
	const changed = cells.some(({ committed }) => committed !== undefined) || before?.kind !== after?.kind;
	const state = before === undefined ? "added" : after === undefined ? "removed" : changed ? "changed" : "same";
	return { ...(kind && { kind }), state, cells };
}
