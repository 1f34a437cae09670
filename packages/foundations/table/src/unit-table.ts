import { InvalidInputError, type Warning } from "@quickening/core";
import { ColumnTable } from "arquero";
import { type Column, columnTitle, isNumeric, printedUnit } from "./columns/column.ts";
import { noSuchColumn } from "./columns/no-such-column.ts";
import { formatOf } from "./format/raw-table.ts";
import { type ColumnToWrite, tableBytes } from "./format/table-bytes.ts";
import type { JoinOptions } from "./typed-table.ts";
import { joinTables } from "./verbs/join-tables.ts";
import { keptUnit } from "./verbs/kept-unit.ts";
import { isClosed, type KnownColumn } from "./verbs/known-table.ts";
import { sameUnit } from "./verbs/same-unit.ts";

type Data = ReturnType<ColumnTable["data"]>;
type Values = Readonly<Record<string, unknown>>;

/**
 * What stands behind a TypedTable: Arquero's own table, whose verbs all end in `create`. A column's facts go with its values:
 * where a verb passes the same values on, under whatever name, they stay; where it makes new ones, they are stated or worked out
 * here.
 */
export class UnitTable extends ColumnTable {
	source = "the table";
	warnings: readonly Warning[] = [];
	known: ReadonlyMap<string, KnownColumn> = new Map();

	/** A table of columns with what is known of them. */
	static of(
		data: Data,
		known: ReadonlyMap<string, KnownColumn>,
		{ source, warnings }: Pick<UnitTable, "source" | "warnings">,
	): UnitTable {
		return Object.assign(new UnitTable(data, [...known.keys()]), { source, warnings, known });
	}

	override create(options: Parameters<ColumnTable["create"]>[0]): this {
		const made = super.create(options);
		const facts = new Map(this.columnNames().map((name) => [this.column(name), this.known.get(name)]));
		return made.with(new Map(made.columnNames().map((name) => [name, facts.get(made.column(name)) ?? {}])), this);
	}

	override reify(indices?: number[]): this {
		// New arrays of the same columns.
		return super.reify(indices).with(this.known, this);
	}

	override filter(criteria: Parameters<ColumnTable["filter"]>[0]): this {
		return this.naming("filter", () => super.filter(criteria));
	}

	override orderby(...keys: Parameters<ColumnTable["orderby"]>): this {
		this.check("orderby", keys);
		return this.naming("orderby", () => super.orderby(...keys));
	}

	override dedupe(...keys: Parameters<ColumnTable["dedupe"]>): this {
		this.check("dedupe", keys);
		return super.dedupe(...keys);
	}

	override select(...columns: Parameters<ColumnTable["select"]>): this {
		this.check("select", columns);
		return super.select(...columns);
	}

	override rename(...columns: Parameters<ColumnTable["rename"]>): this {
		for (const names of columns) if (typeof names === "object") this.check("rename", Object.keys(names));
		const made = super.rename(...columns);
		const names = made.columnNames();
		if (names.length === this.columnNames().length) return made;
		throw new InvalidInputError(`rename: two columns of ${this.source} would have the same name`, {
			code: "name-taken",
			argument: "names",
			received: JSON.stringify(columns),
		});
	}

	override groupby(...keys: Parameters<ColumnTable["groupby"]>): this {
		this.check("groupby", keys);
		return this.naming("groupby", () => super.groupby(...keys));
	}

	override derive(
		values: Parameters<ColumnTable["derive"]>[0],
		options: Parameters<ColumnTable["derive"]>[1] & WithUnits = {},
	): this {
		const { units, ...more } = options;
		const made = this.naming("derive", () => super.derive(values, more));
		return made.with(new Map([...made.known, ...this.results("derive", values as Values, units)]), this);
	}

	override rollup(values: Parameters<ColumnTable["rollup"]>[0] = {}, { units }: WithUnits = {}): this {
		const made = this.naming("rollup", () => super.rollup(values));
		const keys = (this.groups()?.names ?? []).map((name) => [name, this.known.get(name) ?? {}] as const);
		return made.with(new Map([...keys, ...this.results("rollup", values as Values, units)]), this);
	}

	override count(options: Parameters<ColumnTable["count"]>[0] = {}): this {
		const { as = "count" } = options;
		const made = super.count(options);
		const keys = (this.groups()?.names ?? []).map((name) => [name, this.known.get(name) ?? {}] as const);
		return made.with(new Map([...keys, [as, { type: "number", unit: "1" }]]), this);
	}

	override concat(...tables: Parameters<ColumnTable["concat"]>): this {
		for (const other of tables.flat() as UnitTable[]) {
			const names = this.columnNames();
			for (const name of names) other.check("concat", [name]);
			for (const name of other.columnNames()) this.check("concat", [name]);
			for (const name of names) sameUnit("concat", name, [this, name], [other, name]);
		}
		return super
			.concat(...tables)
			.with(new Map(this.columnNames().map((name) => [name, this.known.get(name) ?? {}])), this);
	}

	override join(other: ColumnTable, on?: unknown, options?: unknown): this {
		return this.joined("join", other as UnitTable, on, options as JoinOptions);
	}

	override join_left(other: ColumnTable, on?: unknown, options?: unknown): this {
		return this.joined("join_left", other as UnitTable, on, options as JoinOptions);
	}

	/** States what is known of columns. */
	describe(columns: Readonly<Record<string, KnownColumn>>): this {
		this.check("describe", Object.keys(columns));
		const known = new Map(this.known);
		for (const [name, facts] of Object.entries(columns)) known.set(name, { ...known.get(name), ...facts });
		// The same values under new facts.
		const made = super.create({});
		return made.with(known, this);
	}

	hasUnit(name: string): boolean {
		this.check("hasUnit", [name]);
		return this.known.get(name)?.unit !== undefined;
	}

	columnOf(name: string, caller = "columnOf"): Column {
		this.check(caller, [name]);
		const known = this.known.get(name) ?? {};
		if (known.unit === undefined) {
			throw new InvalidInputError(
				`${caller}: column ${name} of ${this.source} must have a unit; got none. State it where the column is made, with { units: { ${name}: "bpm" } }, or by describe({ ${name}: { unit: "bpm" } }); "1" is a pure number`,
				{ code: "no-unit", argument: "name", received: name },
			);
		}
		return { ...known, unit: known.unit, type: known.type ?? typeOf(this.array(name) as unknown[]) };
	}

	unit(name: string): string {
		return printedUnit(this.columnOf(name, "unit").unit);
	}

	title(name: string, label = name): string {
		return columnTitle(label, this.columnOf(name, "title").unit);
	}

	asArquero(): ColumnTable {
		return new ColumnTable(this.data() as Data, this.columnNames(), this.mask(), this.groups(), this.comparator());
	}

	toBytes(file: string): Uint8Array {
		const format = formatOf("writeTable", file);
		const columns = this.columnNames().map((name): ColumnToWrite => {
			const column = this.columnOf(name, "writeTable");
			return { name, column, values: this.valuesToWrite(file, name, column) };
		});
		return tableBytes(columns, format);
	}

	private valuesToWrite(file: string, name: string, { type }: Column): (number | string | boolean | null)[] {
		return (this.array(name) as unknown[]).map((value, row) => {
			if (value === null || value === undefined) return null;
			const isNumber = isNumeric(type);
			if (isNumber && typeof value === "number" && Math.abs(value) !== Number.POSITIVE_INFINITY) return value;
			const kind = type === "boolean" ? "boolean" : "string";
			if (!isNumber && typeof value === kind) return value as string | boolean;
			const rule = isNumber
				? "be a finite number, or NaN where it is missing"
				: `be a ${type === "boolean" ? "boolean" : "text"}, or null where it is missing`;
			throw new InvalidInputError(
				isClosed(this)
					? `writeTable: ${file}, column ${name} must ${rule}; a cell does not`
					: `writeTable: ${file}, row ${row + 1}, column ${name} must ${rule}; got ${JSON.stringify(value) ?? String(value)}`,
				{ code: "cell", argument: name, received: isClosed(this) ? undefined : value },
			);
		});
	}

	/** This table with other facts; it has just been made, and nobody else holds it. */
	with(known: ReadonlyMap<string, KnownColumn>, { source, warnings }: Pick<UnitTable, "source" | "warnings">): this {
		return Object.assign(this, { known, source, warnings });
	}

	private joined(verb: "join" | "join_left", other: UnitTable, on: unknown, options?: JoinOptions): this {
		const { data, known, warnings } = joinTables(this, other, on, { ...options, verb });
		return this.create({ data, names: [...known.keys()], filter: null, groups: null, order: null } as never).with(
			known,
			{
				source: this.source,
				warnings,
			},
		);
	}

	/** Refuses names that are none of its columns. What is no text is an expression, and not looked at. */
	check(caller: string, names: readonly unknown[]): void {
		const own = this.columnNames();
		for (const name of names.flat()) {
			if (typeof name === "string" && !own.includes(name))
				throw noSuchColumn(caller, name, { names: own, source: this.source });
		}
	}

	/** Runs a verb whose expressions Arquero reads, and names a column that one of them lacks. */
	private naming<T>(verb: string, run: () => T): T {
		try {
			return run();
		} catch (error) {
			const match = /^Invalid column reference: "\w+(?:\.([\w$]+)|\["(.*)"\])"/.exec((error as Error).message);
			const name = match?.[1] ?? match?.[2];
			throw name === undefined ? error : noSuchColumn(verb, name, { names: this.columnNames(), source: this.source });
		}
	}

	/** What is known of the columns that a verb's expressions make. */
	private results(verb: string, values: Values, units: WithUnits["units"] = {}): (readonly [string, KnownColumn])[] {
		for (const name of Object.keys(units)) {
			if (!Object.hasOwn(values, name))
				throw noSuchColumn(`${verb}: units`, name, { names: Object.keys(values), source: "what is made" });
		}
		return Object.entries(values).map(([name, expression]) => {
			if (units[name] !== undefined) return [name, { unit: units[name] }];
			const kept = keptUnit(expression);
			if (kept === "count") return [name, { type: "number", unit: "1" }];
			const unit = kept === undefined ? undefined : this.known.get(kept.column)?.unit;
			return [name, unit === undefined ? {} : { unit }];
		});
	}
}

interface WithUnits {
	readonly units?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A column of texts has one at least that is no number; one without any value is taken for numbers. */
function typeOf(values: readonly unknown[]): Column["type"] {
	return values.some((value) => typeof value === "string") ? "text" : "number";
}
