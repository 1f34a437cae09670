import { isInvalidInput } from "@quickening/core";
import { parseCell, type RawTable, readRaw } from "@quickening/table";
import { columnType, type DatasetTable } from "../dataset.ts";

/** What is different between two versions of a table's file. Numbers and names of columns, no value but the ends of ranges. */
export interface TableDifference {
	readonly path: string;
	/** Why rows and columns cannot be compared. */
	readonly because?: string;
	readonly nRowsBefore: number;
	readonly nRowsAfter: number;
	readonly addedColumns: readonly string[];
	readonly removedColumns: readonly string[];
	/** Columns that hold the same cells under another name. */
	readonly renamedColumns: readonly { readonly before: string; readonly after: string }[];
	/** Columns by which rows were found again; none where whole rows were compared. */
	readonly by: readonly string[];
	readonly nAdded: number;
	readonly nRemoved: number;
	/** Rows with the same key and other cells. */
	readonly nChanged: number;
	/** Changed cells, by column, of rows that are in both. */
	readonly changedCells: Readonly<Record<string, number>>;
	/** Smallest and largest number before and after, where they differ; missing codes aside. */
	readonly ranges: readonly { readonly column: string; readonly before: Ends | null; readonly after: Ends | null }[];
}

type Ends = readonly [number, number];

/** Share of cells that two columns must have in common to be one that was renamed. */
const SAME_COLUMN = 0.9;

/** Compares two versions of a file of a table. */
export async function compareVersions(
	path: string,
	table: DatasetTable,
	[before, after]: readonly [Uint8Array | undefined, Uint8Array],
): Promise<TableDifference> {
	const nothing = {
		...{ path, nRowsBefore: 0, nRowsAfter: 0, addedColumns: [], removedColumns: [], renamedColumns: [], by: [] },
		...{ nAdded: 0, nRemoved: 0, nChanged: 0, changedCells: {}, ranges: [] },
	};
	if (before === undefined) return { ...nothing, because: "the former bytes are not on this machine" };
	const [old, made] = [await tryRead(before, path, table), await tryRead(after, path, table)];
	if (typeof old === "string") return { ...nothing, because: `the former file ${old}` };
	if (typeof made === "string") return { ...nothing, because: `the new file ${made}` };
	const pairs = rowPairs(old, made, table);
	const gone = old.names.filter((name) => !made.names.includes(name));
	const come = made.names.filter((name) => !old.names.includes(name));
	const renamedColumns = gone.flatMap((name) => {
		const is = come.find((other) => isSameColumn(cellsOf(old, name), cellsOf(made, other), pairs.both));
		return is === undefined ? [] : [{ before: name, after: is }];
	});
	const common = old.names.filter((name) => made.names.includes(name));
	const changedCells: Record<string, number> = {};
	const changedRows = new Set<number>();
	for (const name of common) {
		const [one, other] = [cellsOf(old, name), cellsOf(made, name)];
		for (const [i, j] of pairs.both) {
			if (isSame(one[i], other[j])) continue;
			changedCells[name] = (changedCells[name] ?? 0) + 1;
			changedRows.add(j);
		}
	}
	return {
		path,
		nRowsBefore: old.nRows,
		nRowsAfter: made.nRows,
		addedColumns: come.filter((name) => !renamedColumns.some((each) => each.after === name)),
		removedColumns: gone.filter((name) => !renamedColumns.some((each) => each.before === name)),
		renamedColumns,
		by: pairs.by,
		nAdded: pairs.nAdded,
		nRemoved: pairs.nRemoved,
		nChanged: changedRows.size,
		changedCells,
		ranges: common.flatMap((column) => {
			const [one, other] = [old, made].map((raw) => endsOf(cellsOf(raw, column), table, column));
			return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ column, before: one!, after: other! }];
		}),
	};
}

async function tryRead(bytes: Uint8Array, path: string, { delimiter, encoding }: DatasetTable) {
	try {
		return await readRaw("readTable", bytes, path, {
			...(delimiter !== undefined && { delimiter }),
			...(encoding !== undefined && { encoding }),
		});
	} catch (error) {
		if (!isInvalidInput(error)) throw error;
		// What follows "got" may be a cell.
		return error.message
			.replace(`readTable: ${path}`, "")
			.replace(/^,? /, "")
			.replace(/; got .*$/s, "");
	}
}

/** Rows that are in both, by their key where it is whole and no two rows share it, else by all their common cells. */
function rowPairs(old: RawTable, made: RawTable, { columns }: DatasetTable) {
	const key = columns.flatMap(({ name, key: isKey }) => (isKey === true ? [name] : []));
	const isThere = key.length > 0 && key.every((name) => old.names.includes(name) && made.names.includes(name));
	if (isThere) {
		const [one, other] = [rowTexts(old, key), rowTexts(made, key)];
		if (new Set(one).size === one.length && new Set(other).size === other.length)
			return { by: key, ...paired(one, other) };
	}
	const common = old.names.filter((name) => made.names.includes(name));
	return { by: [], ...paired(rowTexts(old, common), rowTexts(made, common)) };
}

function paired(one: readonly string[], other: readonly string[]) {
	const places = new Map<string, number[]>();
	for (const [row, text] of one.entries()) places.set(text, [...(places.get(text) ?? []), row]);
	const both: (readonly [number, number])[] = [];
	for (const [row, text] of other.entries()) {
		const before = places.get(text)?.shift();
		if (before !== undefined) both.push([before, row]);
	}
	return { both, nAdded: other.length - both.length, nRemoved: one.length - both.length };
}

function rowTexts(raw: RawTable, names: readonly string[]): string[] {
	const cells = names.map((name) => cellsOf(raw, name));
	return Array.from({ length: raw.nRows }, (_, row) =>
		JSON.stringify(cells.map((column) => String(column[row] ?? ""))),
	);
}

function cellsOf(raw: RawTable, name: string): RawTable["cells"][number] {
	return raw.cells[raw.names.indexOf(name)]!;
}

function isSameColumn(
	one: RawTable["cells"][number],
	other: RawTable["cells"][number],
	pairs: readonly (readonly [number, number])[],
): boolean {
	const same = pairs.filter(([i, j]) => isSame(one[i], other[j])).length;
	// A column of one value is found in too many others.
	const isVaried = new Set(pairs.map(([i]) => String(one[i] ?? ""))).size > 1;
	return isVaried && same >= SAME_COLUMN * pairs.length;
}

/** The same text, or the same number written in another way. */
function isSame(one: unknown, other: unknown): boolean {
	const [a, b] = [String(one ?? "").trim(), String(other ?? "").trim()];
	return a === b || (a !== "" && b !== "" && Number(a) === Number(b));
}

/** Smallest and largest number; null of a column of anything else. */
function endsOf(cells: RawTable["cells"][number], { columns }: DatasetTable, name: string): Ends | null {
	const column = columns.find((each) => each.name === name);
	if (column !== undefined && !["number", "integer"].includes(columnType(column))) return null;
	const missing = new Set((column?.missing ?? []).map(String));
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let row = 0; row < cells.length; row++) {
		if (missing.has(String(cells[row] ?? "").trim())) continue;
		const value = parseCell(cells[row], "number");
		if (typeof value !== "number") continue;
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return low > high ? null : [low, high];
}
