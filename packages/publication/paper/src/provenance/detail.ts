/** One cell of a table. */
export interface CellDetail {
	readonly kind: "cell";
	/** 1 is the first row below the heading. */
	readonly row: number;
	/** What stands in the row's first column. */
	readonly rowLabel: string;
	/** The column's title, with its unit. */
	readonly column: string;
	readonly columnKey: string;
	readonly text: string;
	/** What the column means. */
	readonly definition?: string;
}

/** One mark of a figure: a plotted row, as results/figures/<id>.csv has it. */
export interface MarkDetail {
	readonly kind: "mark";
	/** 1 is the first plotted row. */
	readonly row: number;
	/** How many rows the figure has. */
	readonly of: number;
	/** Column to what stands in it; empty cells are left out. */
	readonly columns: Readonly<Record<string, string>>;
}
