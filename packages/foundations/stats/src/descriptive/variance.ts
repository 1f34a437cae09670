import { checkInteger, type Samples } from "@quickening/core";
import { mean } from "./mean.ts";

/**
 * Variance of the present values: sum of squared deviations from the mean, divided by n - ddof.
 *
 * @param values - n numbers; NaN marks what is missing and is left out.
 * @param options.ddof - Degrees of freedom taken off: 1 (default) for a sample, 0 for a whole population.
 * @returns The variance in squared units; NaN when no more than ddof values are present.
 * @throws InvalidInputError when ddof is not a whole number of at least 0.
 *
 * Source: two-pass algorithm with correction; Chan TF, Golub GH, LeVeque RJ. Am Stat 1983;37:242-247,
 * doi:10.1080/00031305.1983.10483115.
 * @example
 * variance([2, 4, 4, 4, 5, 5, 7, 9], { ddof: 0 }); // 4
 */
export function variance(values: Samples, { ddof = 1 }: { ddof?: number } = {}): number {
	checkInteger("variance", "ddof", ddof);
	const centre = mean(values);
	let sumSquares = 0;
	let sum = 0;
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		if (Number.isNaN(values[i])) continue;
		const deviation = values[i] - centre;
		sumSquares += deviation * deviation;
		sum += deviation;
		n++;
	}
	return n > ddof ? (sumSquares - (sum * sum) / n) / (n - ddof) : Number.NaN;
}

/**
 * Standard deviation: the square root of {@link variance}.
 *
 * @example
 * standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], { ddof: 0 }); // 2
 */
export function standardDeviation(values: Samples, options: { ddof?: number } = {}): number {
	return Math.sqrt(variance(values, options));
}
