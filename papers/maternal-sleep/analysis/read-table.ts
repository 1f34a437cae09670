/** Rows of numbers, by column. */
export type NumberRow = Readonly<Record<string, number>>;

/**
 * Reads one of the study's tables: a header, then numbers alone. Whatever differs from what is expected is refused, since a
 * column that moved would still be a column of plausible numbers.
 *
 * @param text - The file's content.
 * @param file - Its name, for messages.
 * @param columns - The columns expected, in order; "" is the unnamed first column of some files.
 * @param options.mayBeEmpty - Columns in which an empty cell stands for a missing number (NaN).
 */
export function readTable(
	text: string,
	file: string,
	columns: readonly string[],
	{ mayBeEmpty = [] }: { readonly mayBeEmpty?: readonly string[] } = {},
): NumberRow[] {
	const [header = "", ...lines] = text.replace(/\r?\n$/, "").split(/\r?\n/);
	if (header !== columns.join(",")) {
		throw new Error(`${file}: the heading must be "${columns.join(",")}"; got "${header}"`);
	}
	if (lines.length === 0) throw new Error(`${file}: there are no rows below the heading`);
	return lines.map((line, i) => {
		const cells = line.split(",");
		const place = `${file}, line ${i + 2}`;
		if (cells.length !== columns.length) {
			throw new Error(`${place}: ${columns.length} cells were expected, ${cells.length} found`);
		}
		return Object.fromEntries(columns.map((column, j) => [column, toNumber(cells[j] ?? "", column, place)]));
	});

	function toNumber(cell: string, column: string, place: string): number {
		if (cell === "" && mayBeEmpty.includes(column)) return Number.NaN;
		if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell))
			throw new Error(`${place}: ${column} must be a number; got "${cell}"`);
		return Number(cell);
	}
}
