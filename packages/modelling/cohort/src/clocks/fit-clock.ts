import { mixedFromProducts, type ProductsFit } from "@quickening/stats";
import type { ClockProducts } from "./clock-products.ts";

/** Random effects of a woman: her level alone, or her level in the middle of her rows and her own straight trend. */
export type ClockRandom = "level" | "levelAndTrend";

/** What one clock's model says of the values. */
export interface ClockFit {
	readonly aic: number;
	readonly deviance: number;
	readonly nParameters: number;
	/** Residual standard deviation, in the values' unit. */
	readonly residualSd: number;
	/** Shares of the variance told by the curve, and by curve and women together. */
	readonly marginalR2: number;
	readonly conditionalR2: number;
	/** log-likelihood of each woman. */
	readonly logLikelihoods: Float64Array;
	/** Where the search ended, for a like model to begin at. */
	readonly theta: Float64Array;
}

/**
 * Fits columns of one clock by maximum likelihood.
 *
 * R2: Nakagawa S, Schielzeth H. Methods Ecol Evol 2013;4:133-142, doi:10.1111/j.2041-210x.2012.00261.x; with random slopes the
 * mean over rows of the variance that women add, Johnson PCD. Methods Ecol Evol 2014;5:944-946, doi:10.1111/2041-210X.12225.
 */
export function fitClock(
	{ products, ownTime, values }: ClockProducts,
	fixedColumns: readonly number[],
	random: ClockRandom,
	start?: Float64Array,
): ClockFit {
	const fixed = [0, ...fixedColumns];
	const effects = random === "level" ? [0] : [0, ownTime];
	const fit = mixedFromProducts(products, { outcome: values, fixed, random: effects, start });
	const { k, nGroups } = products;
	const mean = (a: number, b: number) => {
		let sum = 0;
		for (let g = 0; g < nGroups; g++) sum += products.products[(g * k + a) * k + b];
		return sum / fit.n;
	};
	const curve = quadratic(fit.estimates, fixed, mean) - sumOver(fit.estimates, fixed, mean) ** 2;
	const women = tracePlus(fit, effects, mean);
	const whole = curve + women + fit.residualVariance;
	return {
		aic: fit.aic,
		deviance: fit.deviance,
		nParameters: fit.nParameters,
		residualSd: Math.sqrt(fit.residualVariance),
		marginalR2: curve / whole,
		conditionalR2: (curve + women) / whole,
		logLikelihoods: fit.groupLogLikelihoods,
		theta: fit.theta,
	};
}

type Mean = (a: number, b: number) => number;

function quadratic(b: Float64Array, columns: readonly number[], mean: Mean): number {
	let sum = 0;
	columns.forEach((left, i) => {
		columns.forEach((right, j) => {
			sum += b[i] * b[j] * mean(left, right);
		});
	});
	return sum;
}

function sumOver(b: Float64Array, columns: readonly number[], mean: Mean): number {
	return columns.reduce((sum, column, i) => sum + b[i] * mean(column, 0), 0);
}

/** Mean over rows of z'Dz. */
function tracePlus({ randomCovariance }: ProductsFit, effects: readonly number[], mean: Mean): number {
	let sum = 0;
	effects.forEach((left, i) => {
		effects.forEach((right, j) => {
			sum += randomCovariance.values[i * effects.length + j] * mean(left, right);
		});
	});
	return sum;
}
