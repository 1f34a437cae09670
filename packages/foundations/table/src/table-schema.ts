import { InvalidInputError } from "@quickening/core";
import { type ColumnPlace, checkCells, namedColumns } from "./columns/check-cells.ts";
import { type Columns, columnTitle, columnTypes, type RowOf } from "./columns/column.ts";
import { noSuchColumn } from "./columns/no-such-column.ts";
import type { RawCell } from "./columns/raw-cell.ts";
import type { RawTable } from "./format/raw-table.ts";
import { readRaw, type TextOptions } from "./format/read-raw.ts";
import type { TypedTable } from "./typed-table.ts";
import { UnitTable } from "./unit-table.ts";

/** How a table's file is written, and who may see its rows. */
export interface TableOptions extends TextOptions {
	/**
	 * Access to the data set. Where it is not "open", messages name column, rule and how many cells ("1 to 7" for few), and
	 * neither a value nor a row.
	 */
	readonly tier?: "open" | "registered" | "restricted";
}

/** What a table's file must hold; it reads and refuses files, and types know its columns. */
export interface TableSchema<C extends Columns> {
	readonly columns: C;
	/** A heading with the unit: `title("glucose", "Glucose")` is "Glucose (mg/dL)". */
	title(name: keyof C & string, label?: string): string;
	/** The same table with some of its columns: others may be in the file, and are not looked at. */
	pick<K extends keyof C & string>(...names: K[]): TableSchema<Pick<C, K>>;
	/**
	 * A table from a file's bytes.
	 *
	 * @param file - Its name, for messages; the ending says the format.
	 * @throws InvalidInputError naming file, column and row where the file is not what the columns say.
	 */
	read(bytes: Uint8Array, file: string): Promise<TypedTable<RowOf<C>>>;
	/** A table from rows that a program made, checked in the same way. */
	fromRows(rows: readonly RowOf<C>[], source?: string): TypedTable<RowOf<C>>;
	/**
	 * A table from columns that a program made, checked in the same way: cells by name, all of one length; numbers may be
	 * texts, and missing ones NaN or null.
	 */
	fromColumns(cells: Readonly<Record<keyof C & string, ArrayLike<RawCell>>>, source?: string): TypedTable<RowOf<C>>;
}

/** The row type of a schema: `RowOfTable<typeof visits>`. */
export type RowOfTable<S> = S extends TableSchema<infer C> ? RowOf<C> : never;

/**
 * Declares the columns of a table: name, type, unit, and what may stand in them.
 *
 * @param columns - By name, in the file's order.
 * @throws InvalidInputError when a column has no unit, or a range that is none.
 * @example
 * const visits = defineColumns({
 *   participant: { type: "text", unit: "id" },
 *   glucose: { type: "number", unit: "mg/dL", range: [20, 600], missing: [""] },
 * });
 */
export function defineColumns<const C extends Columns>(columns: C, options: TableOptions = {}): TableSchema<C> {
	for (const [name, { type, unit, range }] of Object.entries(columns)) {
		// What an object of rows cannot have as a name.
		if (name === "__proto__") refuse(name, "have another name", name);
		if (!columnTypes.includes(type)) refuse(name, `have one of the types ${columnTypes.join(", ")}`, type);
		if (unit.trim() === "") refuse(name, 'have a unit ("1" for a pure number)', unit);
		if (range !== undefined && !(range[0] <= range[1]))
			refuse(name, "have a range [smallest, largest]", range.join(", "));
	}
	return schemaOf(columns, options, false);
}

function refuse(name: string, rule: string, received: unknown): never {
	throw new InvalidInputError(`defineColumns: column ${name} must ${rule}; got "${received}"`, {
		code: "column",
		argument: name,
		received,
	});
}

function schemaOf<C extends Columns>(columns: C, options: TableOptions, isPart: boolean): TableSchema<C> {
	const closed = options.tier !== undefined && options.tier !== "open";
	return {
		columns,
		title(name, label = name) {
			if (!Object.hasOwn(columns, name))
				throw noSuchColumn("title", name, { names: Object.keys(columns), source: "the schema" });
			return columnTitle(label, columns[name]!.unit);
		},
		pick(...names) {
			for (const name of names) {
				if (!Object.hasOwn(columns, name))
					throw noSuchColumn("pick", name, { names: Object.keys(columns), source: "the schema" });
			}
			const picked = Object.fromEntries(names.map((name) => [name, columns[name]!])) as unknown as Pick<
				C,
				(typeof names)[number]
			>;
			return schemaOf(picked, options, true);
		},
		async read(bytes, file) {
			const raw = await readRaw("readTable", bytes, file, options);
			return tableOf(columns, raw, { caller: "readTable", source: file, isPart, closed });
		},
		fromRows(rows, source = "the rows") {
			const names = Object.keys(columns);
			const cells = names.map((name) => rows.map((row) => (row as Record<string, RawCell>)[name]));
			return tableOf(columns, { names, cells, nRows: rows.length }, { caller: "fromRows", source, isPart, closed });
		},
		fromColumns(cells, source = "the columns") {
			const names = Object.keys(cells);
			const lengths = [...new Set(names.map((name) => cells[name]!.length))];
			if (lengths.length > 1) {
				throw new InvalidInputError(
					`fromColumns: cells must have columns of one length; got ${lengths.join(", ")} in ${source}`,
					{ code: "length-mismatch", argument: "cells", received: lengths },
				);
			}
			const raw = { names, cells: names.map((name) => cells[name]!), nRows: lengths[0] ?? 0 };
			return tableOf(columns, raw, { caller: "fromColumns", source, isPart, closed });
		},
	};
}

function tableOf<C extends Columns>(
	columns: C,
	raw: RawTable,
	{ caller, source, isPart, closed }: Pick<ColumnPlace, "caller" | "source"> & Record<"isPart" | "closed", boolean>,
): TypedTable<RowOf<C>> {
	const found = namedColumns(raw.names);
	const names = Object.keys(columns);
	for (const name of names) if (!found.includes(name)) throw noSuchColumn(caller, name, { names: found, source });
	const unknown = found.find((name) => !names.includes(name));
	if (unknown !== undefined && !isPart) {
		throw new InvalidInputError(
			`${caller}: ${source} has a column "${unknown}" that is not declared: describe it, or read the others with pick(...)`,
			{ code: "undeclared-column", argument: "column", received: unknown },
		);
	}
	const checked = names.map((name) =>
		checkCells(raw.cells[found.indexOf(name)]!, columns[name]!, { caller, source, name, lineOf: raw.lineOf, closed }),
	);
	const table = UnitTable.of(
		Object.fromEntries(names.map((name, i) => [name, checked[i]!.values])),
		new Map(Object.entries(columns).map(([name, column]) => [name, closed ? { ...column, closed } : column])),
		{ source, warnings: [...(raw.warnings ?? []), ...checked.flatMap(({ warnings }) => warnings)] },
	);
	return table as unknown as TypedTable<RowOf<C>>;
}
