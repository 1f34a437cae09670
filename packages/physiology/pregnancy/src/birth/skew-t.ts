import { studentTCdf, studentTQuantile } from "@quickening/stats";

/** Parameters of the skew t distribution of type 3: location, scale, skewness and degrees of freedom. */
export interface SkewT {
	readonly mu: number;
	readonly sigma: number;
	readonly nu: number;
	readonly tau: number;
}

/**
 * Distribution function of the skew t distribution of type 3: two halves of Student's t, joined at mu, the lower one narrower by
 * nu, the upper one wider.
 *
 * @param x - Any number; NaN gives NaN.
 * @returns Probability of a value of at most x.
 *
 * Source: Fernández and Steel 1998, doi:10.1080/01621459.1998.10474117, in the parameters of GAMLSS (ST3; Rigby et al. 2019,
 * doi:10.1201/9780429298547).
 */
export function skewTCdf(x: number, { mu, sigma, nu, tau }: SkewT): number {
	const z = (x - mu) / sigma;
	const square = nu * nu;
	if (z < 0) return (2 / (1 + square)) * studentTCdf(nu * z, tau);
	return (1 + 2 * square * (studentTCdf(z / nu, tau) - 0.5)) / (1 + square);
}

/** Probability of a value above x, which keeps its digits where {@link skewTCdf} is nearly 1. */
export function skewTUpperTail(x: number, { mu, sigma, nu, tau }: SkewT): number {
	const z = (x - mu) / sigma;
	const square = nu * nu;
	if (z < 0) return 1 - skewTCdf(x, { mu, sigma, nu, tau });
	return (2 * square * studentTCdf(-z / nu, tau)) / (1 + square);
}

/** Value below which a skew t variable of type 3 lies with probability p, 0 to 1. */
export function skewTQuantile(p: number, { mu, sigma, nu, tau }: SkewT): number {
	const square = nu * nu;
	const below = 1 / (1 + square);
	if (p < below) return mu + (sigma / nu) * studentTQuantile((p * (1 + square)) / 2, tau);
	return mu + sigma * nu * studentTQuantile((p * (1 + square) - 1 + square) / (2 * square), tau);
}
