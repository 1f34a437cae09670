import { parseCsv } from "@quickening/pipeline/tolerance";
import type { ChangedCell, RowsComparison } from "../review-report.ts";

/** How many cells are listed one by one. */
const MOST_CELLS = 200;

/**
 * Compares two CSV files as rows: which columns and cells differ, and numbers by how much. Rows are compared in order;
 * when one file has more, the rest is counted as cells of the rows that the other lacks.
 */
export function compareRows(committed: string, rebuilt: string): RowsComparison {
	const [[oldHeader = [], ...old], [header = [], ...now]] = [parseCsv(committed), parseCsv(rebuilt)];
	const shared = header.filter((name) => oldHeader.includes(name));
	const otherColumns = [...oldHeader, ...header].filter((name) => !shared.includes(name));
	const columns = new Map<string, { rows: number; largest?: number }>();
	const cells: ChangedCell[] = [];
	let changed = 0;
	for (let i = 0; i < Math.max(old.length, now.length); i++) {
		for (const name of shared) {
			const [a = "", b = ""] = [old[i]?.[oldHeader.indexOf(name)], now[i]?.[header.indexOf(name)]];
			if (a === b && i < old.length && i < now.length) continue;
			changed++;
			const difference = a.trim() === "" || b.trim() === "" ? Number.NaN : Number(b) - Number(a);
			const isNumber = Number.isFinite(difference);
			if (cells.length < MOST_CELLS) {
				cells.push({ row: i + 1, column: name, committed: a, rebuilt: b, ...(isNumber && { difference }) });
			}
			const column = columns.get(name) ?? { rows: 0 };
			column.rows++;
			if (isNumber) column.largest = Math.max(column.largest ?? 0, Math.abs(difference));
			columns.set(name, column);
		}
	}
	return {
		rows: { committed: old.length, rebuilt: now.length },
		columns: [...columns].map(([name, column]) => ({ name, ...column })),
		otherColumns,
		cells,
		changed,
	};
}
