import type { Samples } from "@quickening/core";

/**
 * Arithmetic mean of the finite values.
 *
 * The sum is taken in order with Neumaier's compensation, so the result is the same on every machine and does not
 * suffer from a large offset.
 *
 * @param values - n numbers; NaN marks what is missing and is left out.
 * @returns The mean in the values' unit; NaN when no value is present.
 *
 * Source: Neumaier A. Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen. ZAMM 1974;54:39-51,
 * doi:10.1002/zamm.19740540106.
 * @example
 * mean([1, 2, NaN, 6]); // 3
 */
export function mean(values: Samples): number {
	let sum = 0;
	let lost = 0;
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		const x = values[i];
		if (Number.isNaN(x)) continue;
		const next = sum + x;
		lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
		sum = next;
		n++;
	}
	if (n === 0) return Number.NaN;
	// An infinite value makes the lost part NaN; the plain sum is then the answer.
	return (Number.isFinite(lost) ? sum + lost : sum) / n;
}
