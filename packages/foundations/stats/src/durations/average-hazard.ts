import type { Samples } from "@quickening/core";
import { presentAmounts } from "./gini-index.ts";

/**
 * Average hazard of durations: over the lengths that occur, the mean share of those that last so long and end just then.
 *
 * @param values - n durations of any unit; NaN marks what is missing and is left out.
 * @returns 0 to 1; NaN of no duration.
 * @throws InvalidInputError when a duration is negative.
 *
 * Source: Di J et al. bioRxiv 2017, doi:10.1101/182337.
 * Agrees with: scikit-digital-health 0.17.18, average_hazard, to 1e-12 (tests/peers/sleep).
 * @example
 * averageHazard([1, 1, 4]); // 0.8333...
 */
export function averageHazard(values: Samples): number {
	const sorted = presentAmounts("averageHazard", values);
	const n = sorted.length;
	let sum = 0;
	let lengths = 0;
	for (let i = 0; i < n; ) {
		let next = i + 1;
		while (next < n && sorted[next] === sorted[i]) next++;
		sum += (next - i) / (n - i);
		lengths++;
		i = next;
	}
	return sum / lengths;
}
