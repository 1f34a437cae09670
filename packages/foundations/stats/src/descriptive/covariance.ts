import { checkInteger, checkSameLength, type Samples } from "@quickening/core";

/**
 * Covariance of two measures on the same participants.
 *
 * @param x - n numbers.
 * @param y - n numbers; a pair counts only when both are present (not NaN).
 * @param options.ddof - 1 (default) for a sample, 0 for a population.
 * @returns The covariance in the product of the units; NaN when no more than ddof pairs are present.
 * @throws InvalidInputError when the lengths differ or ddof is not a whole number of at least 0.
 * @example
 * covariance([1, 2, 3], [2, 4, 6]); // 2
 */
export function covariance(x: Samples, y: Samples, { ddof = 1 }: { ddof?: number } = {}): number {
	checkSameLength("covariance", { argument: "x", values: x }, { argument: "y", values: y });
	checkInteger("covariance", "ddof", ddof);
	const { sumXY, n } = centredSums(x, y);
	return n > ddof ? sumXY / (n - ddof) : Number.NaN;
}

/**
 * Pearson's correlation of two measures on the same participants.
 *
 * @returns The correlation, -1 to 1; NaN with fewer than two pairs or when one measure does not vary.
 * @throws InvalidInputError when the lengths differ.
 *
 * Source: Pearson K. Note on regression and inheritance in the case of two parents. Proc R Soc Lond 1895;58:240-242,
 * doi:10.1098/rspl.1895.0041.
 * @example
 * correlation([1, 2, 3], [2, 4, 6]); // 1 (but for rounding)
 */
export function correlation(x: Samples, y: Samples): number {
	checkSameLength("correlation", { argument: "x", values: x }, { argument: "y", values: y });
	const { sumXY, sumXX, sumYY } = centredSums(x, y);
	if (!(sumXX > 0) || !(sumYY > 0)) return Number.NaN;
	return Math.max(-1, Math.min(1, sumXY / Math.sqrt(sumXX) / Math.sqrt(sumYY)));
}

function centredSums(x: Samples, y: Samples): { sumXY: number; sumXX: number; sumYY: number; n: number } {
	let n = 0;
	let meanX = 0;
	let meanY = 0;
	let sumXY = 0;
	let sumXX = 0;
	let sumYY = 0;
	for (let i = 0; i < x.length; i++) {
		if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
		n++;
		meanX += (x[i] - meanX) / n;
		meanY += (y[i] - meanY) / n;
	}
	for (let i = 0; i < x.length; i++) {
		if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
		const dx = x[i] - meanX;
		const dy = y[i] - meanY;
		sumXY += dx * dy;
		sumXX += dx * dx;
		sumYY += dy * dy;
	}
	return { sumXY, sumXX, sumYY, n };
}
