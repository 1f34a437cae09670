import { countWords, type TableDifference } from "@quickening/datasets";
import { shownCount } from "@quickening/table";

/** What is different in a file of a table, in lines; of data that are not open counts alone, small ones hidden. */
export function differenceLines(difference: TableDifference, closed: boolean): string[] {
	const { path, because, by, addedColumns, removedColumns, renamedColumns, changedCells, ranges } = difference;
	if (because !== undefined) return [`  ${path}: rows and columns are not compared: ${because}`];
	const count = (n: number) => countWords(n, closed);
	const rows = `${count(difference.nRowsBefore)} rows before, ${count(difference.nRowsAfter)} now: ${count(difference.nAdded)} added, ${count(difference.nRemoved)} removed`;
	const found =
		by.length > 0
			? `${count(difference.nChanged)} changed (by ${by.join(" and ")})`
			: "no key is described, so a changed row is one removed and one added";
	const cells = Object.entries(changedCells).map(([column, n]) => `${column} ${count(n)}`);
	return [
		`  ${path}: ${rows}, ${found}`,
		...(cells.length > 0 ? [`    changed cells: ${cells.join(", ")}`] : []),
		...addedColumns.map((name) => `    + column ${name}`),
		...removedColumns.map((name) => `    - column ${name}`),
		...renamedColumns.map(({ before, after }) => `    column ${before} is called ${after} now`),
		...ranges.map(({ column, before, after }) =>
			closed
				? `    column ${column}: its smallest or largest number is another one`
				: `    column ${column}: ${ends(before)} before, ${ends(after)} now`,
		),
	];
}

/** The same for programs; of data that are not open without the ends of ranges, and with counts as they may be shown. */
export function shownDifference(difference: TableDifference, closed: boolean): unknown {
	if (!closed) return difference;
	const { ranges, ...rest } = difference;
	const shown = JSON.parse(JSON.stringify(rest), (_, value: unknown) =>
		typeof value === "number" ? shownCount(value, true) : value,
	) as object;
	return { ...shown, ranges: ranges.map(({ column }) => ({ column })) };
}

function ends(range: readonly [number, number] | null): string {
	return range === null ? "no number" : `${range[0]} to ${range[1]}`;
}
