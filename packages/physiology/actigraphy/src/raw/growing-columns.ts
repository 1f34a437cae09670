/** Columns of numbers whose length is not known before the last block: they double, and are cut at the end. */
export interface GrowingColumns {
	/** One array a column; row `rows` is the next to be written. */
	columns: Float64Array[];
	rows: number;
}

export function growingColumns(count: number, capacity = 1024): GrowingColumns {
	return { columns: Array.from({ length: count }, () => new Float64Array(capacity)), rows: 0 };
}

/** Makes room for one more row. */
export function reserveRow(table: GrowingColumns): void {
	if (table.rows < table.columns[0]!.length) return;
	table.columns = table.columns.map((column) => {
		const wider = new Float64Array(2 * column.length);
		wider.set(column);
		return wider;
	});
}

/** The columns at their length. */
export function cutColumns({ columns, rows }: GrowingColumns): Float64Array[] {
	return columns.map((column) => column.slice(0, rows));
}
