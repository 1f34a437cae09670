import { InvalidInputError, type Samples } from "@quickening/core";

/**
 * Positions of the p-values that are there (not NaN).
 *
 * @throws InvalidInputError (code "out-of-range") when one is below 0 or above 1.
 */
export function checkPValues(where: string, pValues: Samples): number[] {
	const present: number[] = [];
	for (let i = 0; i < pValues.length; i++) {
		const p = pValues[i];
		if (Number.isNaN(p)) continue;
		if (!(p >= 0 && p <= 1)) {
			throw new InvalidInputError(`${where}: pValues must be between 0 and 1; got ${p} at position ${i}`, {
				code: "out-of-range",
				argument: "pValues",
				received: p,
			});
		}
		present.push(i);
	}
	return present;
}
