import { InvalidInputError } from "@quickening/core";
import type { KnownTable } from "./known-table.ts";

/**
 * Refuses two columns that are to become one, or to be compared, and have other units.
 *
 * @throws InvalidInputError naming both.
 */
export function sameUnit(
	caller: string,
	what: string,
	[left, leftName]: readonly [KnownTable, string],
	[right, rightName]: readonly [KnownTable, string],
): void {
	const of = (table: KnownTable, name: string) => table.known.get(name)?.unit;
	const units = [of(left, leftName), of(right, rightName)] as const;
	if (units[0] === units[1] || units[0] === undefined || units[1] === undefined) return;
	throw new InvalidInputError(
		`${caller}: ${what} must have one unit; got ${units[0]} in ${left.source} and ${units[1]} in ${right.source}`,
		{
			code: "unit-mismatch",
			argument: what,
			received: units,
		},
	);
}
