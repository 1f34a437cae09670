/** A column of a printed table. */
export interface TableColumn {
	readonly key: string;
	/** Heading with its unit, such as "Gestation (weeks)". */
	readonly title: string;
	/** Numbers are aligned at the decimal point. */
	readonly align: "left" | "decimal";
	/** Definition, shown on hover and under the printed table. */
	readonly definition?: string;
}

/** One row: a printed text for each column's key; `header` makes it a subheading. */
export interface TableRow {
	readonly cells: Readonly<Record<string, string>>;
	readonly kind?: "header" | "indented";
}

/** What a table module's `table(rows)` returns. */
export interface Table {
	readonly title: string;
	readonly caption: string;
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
	/** Footnotes: tests, missing values, abbreviations. */
	readonly notes: readonly string[];
}
