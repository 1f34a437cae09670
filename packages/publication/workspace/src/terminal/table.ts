import { visibleWidth } from "./colours.ts";

/** A column of {@link formatTable}. */
export interface TextColumn {
	readonly header: string;
	readonly align?: "left" | "right";
}

/** Plain text table: headers, then rows, two spaces between columns, no trailing blanks. */
export function formatTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
	const widths = columns.map((column, i) =>
		Math.max(visibleWidth(column.header), ...rows.map((row) => visibleWidth(row[i] ?? ""))),
	);
	const line = (cells: readonly string[]) =>
		columns
			.map((column, i) => {
				const cell = cells[i] ?? "";
				const blanks = " ".repeat(widths[i]! - visibleWidth(cell));
				return column.align === "right" ? blanks + cell : cell + blanks;
			})
			.join("  ")
			.trimEnd();
	return [line(columns.map((column) => column.header)), ...rows.map(line)].join("\n");
}
