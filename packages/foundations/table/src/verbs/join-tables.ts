import { InvalidInputError, type Warning } from "@quickening/core";
import { isNumeric } from "../columns/column.ts";
import { shownCount } from "../columns/shown-count.ts";
import type { JoinExpectation, JoinOptions } from "../typed-table.ts";
import { isClosed, type KnownColumn, type KnownTable } from "./known-table.ts";
import { sameUnit } from "./same-unit.ts";

type Key = string | number;

/**
 * Joins two tables by keys of the same type and unit, in the order of the left table, then of the right.
 *
 * @throws InvalidInputError when a row would be multiplied against what is expected, a key is missing, or a column beside the
 *   keys has the same name in both.
 */
export function joinTables(
	left: KnownTable,
	right: KnownTable,
	on: unknown,
	{ verb, expect = "many-to-one" }: JoinOptions & { readonly verb: "join" | "join_left" },
): {
	readonly data: Readonly<Record<string, unknown[]>>;
	readonly known: ReadonlyMap<string, KnownColumn>;
	readonly warnings: readonly Warning[];
} {
	const [leftKeys, rightKeys] = keysOf(verb, on);
	left.check(verb, leftKeys);
	right.check(verb, rightKeys);
	const pairs = leftKeys.map((name, i) => [name, rightKeys[i]!] as const);
	for (const [a, b] of pairs) sameUnit(verb, `key ${a}`, [left, a], [right, b]);
	const added = right.columnNames().filter((name) => !pairs.some(([a, b]) => b === name && a === b));
	const clash = added.find((name) => left.columnNames().includes(name));
	if (clash !== undefined) {
		throw new InvalidInputError(
			`${verb}: column ${clash} must stand in one table alone; it is in ${left.source} and in ${right.source}. Rename one, or select without it`,
			{ code: "name-taken", argument: "other", received: clash },
		);
	}
	const keys = [rowKeys(verb, left, leftKeys), rowKeys(verb, right, rightKeys)] as const;
	sameTypes(verb, [left, right], pairs);
	const rows = indexOf(keys[1]);
	if (expect !== "one-to-many")
		refuseRepeats(verb, expect, { table: right, side: "right", names: rightKeys, keys: keys[1] });
	if (expect !== "many-to-one")
		refuseRepeats(verb, expect, { table: left, side: "left", names: leftKeys, keys: keys[0] });

	const leftRows: number[] = [];
	const rightRows: number[] = [];
	let nUnmatched = 0;
	for (const [i, key] of keys[0].entries()) {
		const matches = rows.get(key) ?? [];
		if (matches.length === 0) nUnmatched++;
		for (const j of matches.length === 0 && verb === "join_left" ? [-1] : matches) {
			leftRows.push(i);
			rightRows.push(j);
		}
	}
	const data: Record<string, unknown[]> = {};
	const known = new Map<string, KnownColumn>();
	for (const name of left.columnNames()) {
		const values = left.array(name) as unknown[];
		data[name] = leftRows.map((i) => values[i]);
		known.set(name, left.known.get(name) ?? {});
	}
	for (const name of added) {
		const values = right.array(name) as unknown[];
		const { type } = right.known.get(name) ?? {};
		const isNumber = type === undefined ? !values.some(isWord) : isNumeric(type);
		const absent = isNumber ? Number.NaN : null;
		data[name] = rightRows.map((j) => (j < 0 ? absent : values[j]));
		known.set(name, right.known.get(name) ?? {});
	}
	const unmatched: Warning = {
		code: "unmatched",
		message: `${verb}: ${shownCount(nUnmatched, isClosed(left) || isClosed(right))} of ${keys[0].length} rows of ${left.source} have no match in ${right.source}`,
	};
	return { data, known, warnings: [...left.warnings, ...right.warnings, ...(nUnmatched > 0 ? [unmatched] : [])] };
}

function isWord(value: unknown): boolean {
	return typeof value === "string" || typeof value === "boolean";
}

/** Column names of the keys on each side. */
function keysOf(verb: string, on: unknown): readonly [readonly string[], readonly string[]] {
	const isNames = (value: unknown): value is readonly string[] =>
		Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
	if (typeof on === "string") return [[on], [on]];
	if (isNames(on)) return [on, on];
	if (Array.isArray(on) && on.length === 2 && isNames(on[0]) && isNames(on[1]) && on[0].length === on[1].length) {
		return [on[0], on[1]];
	}
	throw new InvalidInputError(
		`${verb}: on must name key columns: "a", ["a", "b"], or [["a"], ["b"]] for another name on the right; got ${JSON.stringify(on) ?? String(on)}`,
		{ code: "keys", argument: "on", received: on },
	);
}

/** The key of each row, as one text for the look-up. */
function rowKeys(verb: string, table: KnownTable, names: readonly string[]): string[] {
	const columns = names.map((name) => table.array(name) as (Key | null)[]);
	return Array.from({ length: table.numRows() }, (_, row) =>
		JSON.stringify(
			columns.map((values, j) => {
				const value = values[row];
				if (typeof value === "string" || (typeof value === "number" && !Number.isNaN(value))) return value;
				throw new InvalidInputError(
					`${verb}: a key must be there in every row; it is missing in ${table.source}, ${isClosed(table) ? "" : `row ${row + 1}, `}column ${names[j]}. Filter such rows out first`,
					{ code: "missing-key", argument: names[j]!, received: value },
				);
			}),
		),
	);
}

function sameTypes(
	verb: string,
	[left, right]: readonly [KnownTable, KnownTable],
	pairs: readonly (readonly [string, string])[],
): void {
	if (left.numRows() === 0 || right.numRows() === 0) return;
	const typeOf = (table: KnownTable, name: string) => (typeof table.array(name)[0] === "string" ? "texts" : "numbers");
	for (const [a, b] of pairs) {
		const types = [typeOf(left, a), typeOf(right, b)];
		if (types[0] === types[1]) continue;
		throw new InvalidInputError(
			`${verb}: key ${a} must be of one type; got ${types[0]} in ${left.source} and ${types[1]} in ${right.source}`,
			{
				code: "type-mismatch",
				argument: a,
				received: types,
			},
		);
	}
}

function indexOf(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
	const rows = new Map<string, number[]>();
	for (const [row, key] of keys.entries()) {
		const own = rows.get(key);
		if (own === undefined) rows.set(key, [row]);
		else own.push(row);
	}
	return rows;
}

function refuseRepeats(
	verb: string,
	expect: JoinExpectation,
	{
		table,
		side,
		names,
		keys,
	}: {
		readonly table: KnownTable;
		readonly side: "left" | "right";
		readonly names: readonly string[];
		readonly keys: readonly string[];
	},
): void {
	const first = new Map<string, number>();
	for (const [row, key] of keys.entries()) {
		const before = first.get(key);
		if (before === undefined) {
			first.set(key, row);
			continue;
		}
		const other = side === "right" ? "one-to-many" : "many-to-one";
		const shown = (JSON.parse(key) as Key[]).map((value, j) => `${names[j]} ${JSON.stringify(value)}`).join(", ");
		const found = isClosed(table)
			? `a key of ${names.join(", ")} stands there more often in ${table.source}`
			: `${shown} stands in rows ${before + 1} and ${row + 1} of ${table.source}`;
		throw new InvalidInputError(
			`${verb}: expect is "${expect}", so each key must stand once in the ${side} table; ${found}. Say expect: "${other}" if that is meant, or make its rows one a key`,
			{ code: "multiplied", argument: "expect", received: expect },
		);
	}
}
