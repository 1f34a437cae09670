import type { Samples } from "@quickening/core";
import { presentAmounts } from "./gini-index.ts";

/**
 * Exponent of a power law for whole-numbered durations: 1 + n / sum of log(t / (shortest - 0.5)).
 *
 * @param values - n durations in whole epochs, 1 or more; NaN marks what is missing and is left out.
 * @returns Above 1, larger when more of the time stands in short ones; NaN of no duration.
 * @throws InvalidInputError when a duration is negative.
 *
 * Source: Clauset A, Shalizi CR, Newman MEJ. SIAM Rev 2009;51:661-703, doi:10.1137/070710111 (equation 3.7, the approximation for
 * whole numbers); of bouts: Chastin SFM, Granat MH. Gait Posture 2010;31:82-86, doi:10.1016/j.gaitpost.2009.09.002.
 * Agrees with: scikit-digital-health 0.17.18, state_power_law_distribution, to 1e-12; it gives 1 of no duration
 *   (tests/peers/sleep).
 * @example
 * powerLawExponent([1, 1, 1]); // 2.4426...
 */
export function powerLawExponent(values: Samples): number {
	const sorted = presentAmounts("powerLawExponent", values);
	if (sorted.length === 0) return Number.NaN;
	const shortest = sorted[0] - 0.5;
	let sum = 0;
	for (const value of sorted) sum += Math.log(value / shortest);
	return 1 + sorted.length / sum;
}
