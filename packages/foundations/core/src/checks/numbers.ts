import { InvalidInputError } from "../errors/invalid-input.ts";

/**
 * Refuses a number that is not finite and above zero, such as a sampling rate.
 *
 * @throws InvalidInputError (code "not-positive").
 */
export function checkPositive(where: string, argument: string, value: number): void {
	if (Number.isFinite(value) && value > 0) return;
	throw new InvalidInputError(`${where}: ${argument} must be a finite number above 0; got ${value}`, {
		code: "not-positive",
		argument,
		received: value,
	});
}

/**
 * Refuses a number outside a closed range, and NaN.
 *
 * @throws InvalidInputError (code "out-of-range").
 */
export function checkInRange(where: string, argument: string, value: number, low: number, high: number): void {
	if (value >= low && value <= high) return;
	throw new InvalidInputError(`${where}: ${argument} must be between ${low} and ${high}; got ${value}`, {
		code: "out-of-range",
		argument,
		received: value,
	});
}

/**
 * Refuses a number that is not a whole number of at least `minimum`.
 *
 * @throws InvalidInputError (code "not-an-integer").
 */
export function checkInteger(where: string, argument: string, value: number, minimum = 0): void {
	if (Number.isSafeInteger(value) && value >= minimum) return;
	throw new InvalidInputError(`${where}: ${argument} must be a whole number of at least ${minimum}; got ${value}`, {
		code: "not-an-integer",
		argument,
		received: value,
	});
}
