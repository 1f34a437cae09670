import type { Warning } from "@quickening/core";
import type { ColumnTable } from "arquero";
import type { Column } from "./columns/column.ts";

/** A row as a verb's function sees it. */
export type Row = Readonly<Record<string, unknown>>;

/** A table expression: Arquero's operator object (`op.mean("x")`), or a function of a row that Arquero reads as an expression. */
export type Expression<R extends Row> = ((row: R) => unknown) | object | number | string;

/** Expressions by the name of the column that they make. */
export type Expressions<R extends Row> = Readonly<Record<string, Expression<R>>>;

/** What an expression gives: a function's result; operator objects are typed as theirs. */
export type ResultOf<E> = E extends (...parameters: never[]) => infer T ? T : E extends number ? number : unknown;

/** An intersection as one object, so that an editor shows its columns. */
type Flat<T> = { readonly [K in keyof T]: T[K] };

type Results<V> = { readonly [K in keyof V & string]: ResultOf<V[K]> };

/** Units of the columns that a verb makes, where they do not follow from what it is made of. */
export interface UnitsOf<V> {
	readonly units?: { readonly [K in keyof V & string]?: string };
}

/** How many rows may share a key, on the left and on the right. */
export type JoinExpectation = "one-to-one" | "one-to-many" | "many-to-one";

export interface JoinOptions {
	/** What the caller knows of the keys. Default: "many-to-one", which never multiplies a row of the left table. */
	readonly expect?: JoinExpectation;
}

/** Names of key columns that both tables have, or one name for each. */
export type JoinKeys<L extends Row, R extends Row> =
	| (keyof L & keyof R & string)
	| readonly (keyof L & keyof R & string)[]
	| readonly [left: readonly (keyof L & string)[], right: readonly (keyof R & string)[]];

/** How an ordering is written: a column's name, `desc("x")`, or a function of a row. */
export type OrderKey<R extends Row> = (keyof R & string) | ((row: R) => unknown) | object;

/**
 * Arquero's table with columns that have types, units and facts. The verbs are Arquero's own, and mean what they mean there; the
 * columns' facts travel with them. A table is never changed: each verb gives another.
 *
 * R is a row, G the names of the columns that it is grouped by.
 */
export interface TypedTable<R extends Row, G extends string = never> {
	/** The file that it was read from, or what it is called, for messages. */
	readonly source: string;
	/** What was counted when it was read or joined: missing cells, values known to be out of range, rows without a match. */
	readonly warnings: readonly Warning[];

	// Rows
	/** Keeps the rows for which the expression is true. */
	filter(criteria: (row: R) => unknown): TypedTable<R, G>;
	/** Orders rows; ties stay in their order. */
	orderby(...keys: OrderKey<R>[]): TypedTable<R, G>;
	/** Rows from `start` to before `end`; in a grouped table, of each group. */
	slice(start?: number, end?: number): TypedTable<R, G>;
	/** The first row for each combination of these columns (default: of all). */
	dedupe(...keys: (keyof R & string)[]): TypedTable<R, G>;
	/** Rows of this table, then of others with the same columns and units. */
	concat(...others: TypedTable<R>[]): TypedTable<R>;

	// Columns
	select<K extends keyof R & string>(...columns: K[]): TypedTable<{ readonly [N in K]: R[N] }, G>;
	rename<const M extends { readonly [K in keyof R & string]?: string }>(
		names: M,
	): TypedTable<{ readonly [K in keyof R & string as M[K] extends string ? M[K] : K]: R[K] }>;
	/**
	 * Adds columns, or replaces them. `units` says theirs; one that is a value of another column (`op.lag("x")`) keeps its unit.
	 */
	derive<const V extends Expressions<R>>(
		values: V,
		options?: UnitsOf<V>,
	): TypedTable<Flat<Omit<R, keyof V> & Results<V>>, G>;
	/** States the unit of columns that have none, or another type of a column. */
	describe<const C extends { readonly [K in keyof R & string]?: Partial<Column> & { readonly unit: string } }>(
		columns: C,
	): TypedTable<R, G>;

	// Groups
	groupby<K extends keyof R & string>(...keys: K[]): TypedTable<R, K>;
	ungroup(): TypedTable<R>;
	/** One row a group. Means, medians, quantiles, minima, maxima, sums and standard deviations keep their column's unit. */
	rollup<const V extends Expressions<R>>(
		values: V,
		options?: UnitsOf<V>,
	): TypedTable<Flat<{ readonly [K in G]: R[K & keyof R] } & Results<V>>>;
	/** Rows of each group, as `count`. */
	count(): TypedTable<Flat<{ readonly [K in G]: R[K & keyof R] } & { readonly count: number }>>;

	// Joins
	/** Rows of both tables that share their keys, in the order of this table, then of the other. */
	join<S extends Row>(other: TypedTable<S>, on: JoinKeys<R, S>, options?: JoinOptions): TypedTable<Flat<R & S>>;
	/** As join, and rows of this table without a match, whose other columns are then missing. */
	join_left<S extends Row>(
		other: TypedTable<S>,
		on: JoinKeys<R, S>,
		options?: JoinOptions,
	): TypedTable<Flat<R & { readonly [K in keyof S]: S[K] extends string ? S[K] | null : S[K] }>>;
	/** Rows of this table that have a match in the other; no column of it is added. */
	semijoin<S extends Row>(other: TypedTable<S>, on: JoinKeys<R, S>): TypedTable<R>;
	/** Rows of this table that have none. */
	antijoin<S extends Row>(other: TypedTable<S>, on: JoinKeys<R, S>): TypedTable<R>;

	// What is in it
	numRows(): number;
	columnNames(): string[];
	/** The cells of a column, in the order of the rows. */
	array<K extends keyof R & string>(name: K): R[K][];
	/** The rows as plain objects. */
	objects(): R[];
	/** Whether its unit is stated. */
	hasUnit(name: keyof R & string): boolean;
	/**
	 * What is known of a column.
	 *
	 * @throws InvalidInputError when there is no such column, or its unit was never stated.
	 */
	columnOf(name: keyof R & string): Column;
	/** The unit as it stands after a number: "mg/dL", or nothing for a pure number, a code or an identifier. */
	unit(name: keyof R & string): string;
	/** A heading with the unit: `title("glucose", "Glucose")` is "Glucose (mg/dL)". */
	title(name: keyof R & string, label?: string): string;
	/** The table for what is not here (pivot, fold, window frames, arbitrary joins); units stay behind. */
	asArquero(): ColumnTable;
	/** As a file: .csv, .tsv, .parquet or .arrow by its name's ending. The same table gives the same bytes. */
	toBytes(file: string): Uint8Array;
}
