import { InvalidInputError } from "../errors/invalid-input.ts";

/** Sampled values: typed, or a plain array of numbers. NaN marks what is missing. */
export type Samples = Float64Array | readonly number[];

/**
 * Refuses a series that is shorter than a function needs.
 *
 * @param where - Name of the calling function, for the message.
 * @param argument - Name of the argument as its signature has it.
 * @throws InvalidInputError (code "too-short").
 */
export function checkMinimumLength(where: string, argument: string, values: ArrayLike<unknown>, minimum: number): void {
	if (values.length >= minimum) return;
	throw new InvalidInputError(
		`${where}: ${argument} must have at least ${minimum} ${minimum === 1 ? "value" : "values"}; got ${values.length}`,
		{ code: "too-short", argument, received: values.length },
	);
}

/**
 * Refuses two series of different length.
 *
 * @throws InvalidInputError (code "length-mismatch").
 */
export function checkSameLength(
	where: string,
	first: { readonly argument: string; readonly values: ArrayLike<unknown> },
	second: { readonly argument: string; readonly values: ArrayLike<unknown> },
): void {
	if (first.values.length === second.values.length) return;
	throw new InvalidInputError(
		`${where}: ${second.argument} must be as long as ${first.argument} (${first.values.length}); got ${second.values.length}`,
		{ code: "length-mismatch", argument: second.argument, received: second.values.length },
	);
}
