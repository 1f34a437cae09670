import { InvalidInputError } from "@quickening/core";
import { inverseLogit, logit, normalDensity, normalQuantile } from "@quickening/stats";

/**
 * The largest Cox-Snell R^2 that a model can reach at a prevalence: 1 - exp(2 x mean log likelihood of the prevalence alone).
 *
 * Source: Riley RD, et al. BMJ 2020;368:m441, doi:10.1136/bmj.m441.
 * @example
 * maximumCoxSnellR2(0.5); // 0.75
 */
export function maximumCoxSnellR2(prevalence: number): number {
	return 1 - Math.exp(2 * meanNullLogLikelihood(prevalence));
}

/**
 * Cox-Snell R^2 to expect from a c-statistic and a prevalence, when the linear predictor is normal with equal variance in
 * events and non-events.
 *
 * Then the true model is logistic in it, and R^2 = 1 - exp(-2 (mean log likelihood - that of the prevalence)), taken here by
 * quadrature. pmsampsize simulates a million rows instead, so its value scatters in the third digit with its seed.
 *
 * @param auc - Above 0.5 and below 1.
 * @param prevalence - Above 0 and below 1.
 * @throws InvalidInputError when a value is outside its range.
 *
 * Source: Riley RD, Van Calster B, Collins GS. A note on estimating the Cox-Snell R^2 from a reported C statistic. Stat Med
 * 2021;40:859-864, doi:10.1002/sim.8806.
 * @example
 * coxSnellR2FromAuc(0.89, 0.174); // 0.2910 (five simulations of a million rows: 0.2907 to 0.2927)
 */
export function coxSnellR2FromAuc(auc: number, prevalence: number): number {
	checkOpen("coxSnellR2FromAuc", "auc", auc, 0.5, 1);
	checkOpen("coxSnellR2FromAuc", "prevalence", prevalence, 0, 1);
	// Non-events ~ N(0, 1) and events ~ N(mu, 1) have c-statistic Phi(mu / sqrt 2).
	const mu = Math.SQRT2 * normalQuantile(auc);
	const intercept = logit(prevalence) - (mu * mu) / 2;
	let sum = 0;
	const width = 1 / 256;
	// The trapezoidal rule on a smooth integrand that vanishes at both ends is exact to rounding.
	for (let i = -12 * 256; i <= 12 * 256; i++) {
		const x = i * width;
		const probabilityOther = inverseLogit(intercept + mu * x);
		const probabilityEvent = inverseLogit(intercept + mu * (x + mu));
		sum +=
			normalDensity(x) * (prevalence * Math.log(probabilityEvent) + (1 - prevalence) * Math.log1p(-probabilityOther));
	}
	return 1 - Math.exp(-2 * (sum * width - meanNullLogLikelihood(prevalence)));
}

function meanNullLogLikelihood(prevalence: number): number {
	return prevalence * Math.log(prevalence) + (1 - prevalence) * Math.log1p(-prevalence);
}

/** Refuses a number that is not strictly between two bounds. */
export function checkOpen(where: string, argument: string, value: number, low: number, high: number): void {
	if (value > low && value < high) return;
	throw new InvalidInputError(`${where}: ${argument} must be above ${low} and below ${high}; got ${value}`, {
		code: "out-of-range",
		argument,
		received: value,
	});
}
