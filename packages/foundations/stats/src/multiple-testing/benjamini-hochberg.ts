import type { Samples } from "@quickening/core";
import { order } from "../ranks/ranks.ts";
import { checkPValues } from "./check-p-values.ts";

/**
 * Benjamini-Hochberg adjusted p-values: keeping those of at most q holds the expected share of false ones among the kept
 * at q, for independent or positively dependent tests.
 *
 * @param pValues - One p-value a test, 0 to 1; NaN marks a test that could not be made, and does not count.
 * @returns Adjusted p-values in the same order, each at least its own p and at most 1; NaN stays NaN.
 * @throws InvalidInputError when a value is below 0 or above 1.
 *
 * Source: Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300, doi:10.1111/j.2517-6161.1995.tb02031.x (the step-up
 * procedure, written as adjusted p-values); dependence: Benjamini Y, Yekutieli D. Ann Stat 2001;29:1165-1188,
 * doi:10.1214/aos/1013699998.
 * Agrees with: statsmodels, multipletests(method="fdr_bh"), to 1e-14 (tests/peers/statsmodels).
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]); // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: Samples): Float64Array {
	const present = checkPValues("benjaminiHochberg", pValues);
	const ascending = order(present.map((i) => pValues[i]));
	const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
	const m = present.length;
	let smallest = 1;
	for (let rank = m; rank >= 1; rank--) {
		const i = present[ascending[rank - 1]];
		smallest = Math.min(smallest, pValues[i] * (m / rank));
		adjusted[i] = smallest;
	}
	return adjusted;
}
