import { checkMinimumLength, InvalidInputError } from "@quickening/core";
import { type PooledEstimate, type PoolOptions, poolEstimates } from "./pool-estimates.ts";

/**
 * Rubin's rules for every coefficient of a regression that was fitted to each of m imputed tables.
 *
 * @param fits - The `coefficients` of m >= 2 fits with the same names in the same order, such as of linearRegression or
 *   coxRegression.
 * @param options - `completeDegreesOfFreedom` (Infinity): n - k of a linear regression; `levelPercent` (95).
 * @returns A pooled estimate a coefficient, with its name.
 * @throws InvalidInputError when fewer than 2 are given, names differ, or an estimate is not finite (one of the fits failed:
 *   look at
 *   its warnings).
 *
 * Source: Rubin 1987, doi:10.1002/9780470316696, through `poolEstimates`.
 * @example
 * poolCoefficients([
 *   [{ name: "x", estimate: 1, standardError: 1 }],
 *   [{ name: "x", estimate: 2, standardError: 1 }],
 * ])[0].estimate; // 1.5
 */
export function poolCoefficients(
	fits: readonly (readonly { readonly name: string; readonly estimate: number; readonly standardError: number }[])[],
	options: PoolOptions = {},
): (PooledEstimate & { readonly name: string })[] {
	const where = "poolCoefficients";
	checkMinimumLength(where, "fits", fits, 2);
	const names = fits[0].map(({ name }) => name);
	for (const [i, fit] of fits.entries()) {
		if (fit.length === names.length && fit.every(({ name }, j) => name === names[j])) continue;
		throw new InvalidInputError(
			`${where}: fits must have the same coefficients (${names.join(", ")}); got ${fit.map(({ name }) => name).join(", ")} in fit ${i}`,
			{ code: "unlike-fits", argument: "fits", received: i },
		);
	}
	return names.map((name, j) => ({
		name,
		...poolEstimates(
			fits.map((fit) => fit[j].estimate),
			fits.map((fit) => fit[j].standardError ** 2),
			options,
		),
	}));
}
