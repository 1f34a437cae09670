import { InvalidInputError, type Samples } from "@quickening/core";

/**
 * Gini index: how unequal amounts are, 0 (all alike) to 1 (one holds everything), with the correction n / (n - 1) for small
 * samples.
 *
 * @param values - n >= 0 amounts, 0 or more, in any order; NaN marks what is missing and is left out. Not changed.
 * @returns No unit; NaN of fewer than two amounts (one is neither equal nor unequal) or when their sum is 0.
 * @throws InvalidInputError when an amount is negative.
 *
 * Source: Deltas G. Rev Econ Stat 2003;85:226-234, doi:10.1162/rest.2003.85.1.226 (the correction).
 * Agrees with: scikit-digital-health 0.17.18, gini_index, to 1e-12; it gives 0 of no amount and 1 of a single one
 *   (tests/peers/sleep).
 * @example
 * giniIndex([1, 1, 4]); // 0.5
 */
export function giniIndex(values: Samples): number {
	const sorted = presentAmounts("giniIndex", values);
	const n = sorted.length;
	if (n < 2) return Number.NaN;
	let sum = 0;
	let weighted = 0;
	for (let i = 0; i < n; i++) {
		sum += sorted[i];
		weighted += (2 * (i + 1) - n - 1) * sorted[i];
	}
	return sum > 0 ? weighted / (n - 1) / sum : Number.NaN;
}

/** What is known, in rising order. @throws InvalidInputError when an amount is negative. */
export function presentAmounts(where: string, values: Samples): Float64Array {
	const sorted = Float64Array.from(values)
		.filter((value) => !Number.isNaN(value))
		.sort();
	if (sorted.length > 0 && sorted[0] < 0)
		throw new InvalidInputError(`${where}: values must be 0 or more; got ${sorted[0]}`, {
			code: "negative",
			argument: "values",
			received: sorted[0],
		});
	return sorted;
}
