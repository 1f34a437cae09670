import { InvalidInputError } from "@quickening/core";

/** No accelerometer that is worn measures more, in g. */
const largestG = 100;

/** Refuses acceleration that is infinite or beyond what any device measures in g, such as mg. NaN, missing, passes. */
export function checkInG(
	where: string,
	argument: string,
	values: ArrayLike<number>,
	from = 0,
	end = values.length,
): void {
	for (let i = from; i < end; i++) {
		const value = values[i]!;
		if (Math.abs(value) <= largestG || Number.isNaN(value)) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must be in g, within ${largestG} g, or NaN where missing; got ${value} at sample ${i}. Divide mg by 1000`,
			{ code: "not-in-g", argument, received: value },
		);
	}
}

/** The same of three axes, by their names. */
export function checkAxesInG(
	where: string,
	{ x, y, z }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly z: ArrayLike<number> },
): void {
	for (const [argument, values] of Object.entries({ x, y, z })) checkInG(where, argument, values);
}
