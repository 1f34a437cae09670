import { checkInteger, InvalidInputError } from "@quickening/core";

export interface ReliabilityOptions {
	/** Reliability of a single night: the intraclass correlation, below 1. */
	readonly icc: number;
	/**
	 * Correlation of a night's deviation with that of the night before, above -1 and below 1; 0 (default) for nights that are
	 * independent given the person. Later nights follow by its powers (first-order autoregression).
	 */
	readonly lagOne?: number;
}

/**
 * Reliability of the mean of n consecutive nights: the share of its variance that lies between people. Without correlation of
 * neighbouring nights this is Spearman's and Brown's formula.
 *
 * @param n - Number of consecutive nights, a whole number of at least 1.
 * @returns n icc / (1 + (n - 1) icc) for independent nights; with correlation each night counts for less (or, below 0, for more).
 *   NaN when icc is NaN; 0 when it is 0 or below.
 * @throws InvalidInputError when n is not whole, icc is 1 or more, or lagOne is not between -1 and 1.
 *
 * Source: Spearman C. Br J Psychol 1910;3:271-295, doi:10.1111/j.2044-8295.1910.tb00206.x; Brown W, the same volume, 296-322,
 * doi:10.1111/j.2044-8295.1910.tb00207.x; variance of the mean of a first-order autoregression: Box GEP, Jenkins GM, Reinsel GC,
 * Ljung GM. Time series analysis, 5th ed. 2015, 2.1.5.
 * @example
 * reliabilityOfMean(4, { icc: 0.5 }); // 0.8
 */
export function reliabilityOfMean(n: number, { icc, lagOne = 0 }: ReliabilityOptions): number {
	checkInteger("reliabilityOfMean", "n", n, 1);
	checkReliability("reliabilityOfMean", icc, lagOne);
	if (!(icc > 0)) return Number.isNaN(icc) || Number.isNaN(lagOne) ? Number.NaN : 0;
	return icc / (icc + (1 - icc) * varianceOfMean(n, lagOne));
}

/** Variance of the mean of n neighbours, in variances of one. */
function varianceOfMean(n: number, lagOne: number): number {
	if (lagOne === 0) return 1 / n;
	// The sum of (1 - k/n) r^k for k = 1 .. n - 1, in closed form.
	const r = lagOne;
	const sum = r / (1 - r) - (r * (1 - r ** n)) / (n * (1 - r) ** 2);
	return (1 + 2 * sum) / n;
}

/** Refuses what is no reliability or no correlation. */
export function checkReliability(where: string, icc: number, lagOne: number): void {
	if (icc >= 1) {
		throw new InvalidInputError(`${where}: icc must be below 1; got ${icc}`, {
			code: "out-of-range",
			argument: "icc",
			received: icc,
		});
	}
	if (lagOne <= -1 || lagOne >= 1) {
		throw new InvalidInputError(`${where}: lagOne must be above -1 and below 1; got ${lagOne}`, {
			code: "out-of-range",
			argument: "lagOne",
			received: lagOne,
		});
	}
}
