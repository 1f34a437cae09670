import { parse } from "csv-parse/sync";

/**
 * The numbers of one column of a CSV file with a header, in the order of its rows.
 *
 * @param missing - Cells that stand for "not measured"; they become NaN.
 * @throws Error that names the column, or the line and the cell that is no number.
 */
export function readColumn(csv: string, column: string, missing: readonly string[]): number[] {
	const [header = [], ...rows] = parse(csv, { bom: true, skip_empty_lines: true, delimiter: "__delimiter__" });
	const at = header.indexOf(column);
	if (at < 0) throw new Error(`there is no column "${column}"; the file has ${header.join(", ")}`);
	return rows.map((row, i) => {
		const cell = row[at]?.trim() ?? "";
		if (missing.includes(cell)) return Number.NaN;
		if (cell === "" || !Number.isFinite(Number(cell))) {
			throw new Error(`row ${i + 1}: ${column} must be a number or one of the missing codes; got "${cell}"`);
		}
		return Number(cell);
	});
}
