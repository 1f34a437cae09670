import type { Samples } from "@quickening/core";
import { order } from "../ranks/ranks.ts";
import { checkPValues } from "./check-p-values.ts";

/**
 * Holm's adjusted p-values: keeping those of at most alpha holds the chance of even one false one at alpha, however the
 * tests depend on one another.
 *
 * @param pValues - One p-value a test, 0 to 1; NaN marks a test that could not be made, and does not count.
 * @returns Adjusted p-values in the same order, each at least its own p and at most 1; NaN stays NaN.
 * @throws InvalidInputError when a value is below 0 or above 1.
 *
 * Source: Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65-70,
 * https://www.jstor.org/stable/4615733.
 * Agrees with: statsmodels, multipletests(method="holm"), to 1e-14 (tests/peers/statsmodels).
 * @example
 * holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(pValues: Samples): Float64Array {
	const present = checkPValues("holm", pValues);
	const ascending = order(present.map((i) => pValues[i]));
	const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
	const m = present.length;
	let largest = 0;
	for (let rank = 1; rank <= m; rank++) {
		const i = present[ascending[rank - 1]];
		largest = Math.min(1, Math.max(largest, pValues[i] * (m - rank + 1)));
		adjusted[i] = largest;
	}
	return adjusted;
}
