import { InvalidInputError } from "@quickening/core";
import { normalQuantile } from "../distributions/normal-quantile.ts";

/** A reference distribution at one age: Box-Cox power, median and coefficient of variation. */
export interface Lms {
	readonly l: number;
	/** In the unit of the measure, above 0. */
	readonly m: number;
	/** Above 0, about the standard deviation over the median. */
	readonly s: number;
}

const NEARLY_ZERO = 1e-9;

/**
 * z-score of a measurement by L, M and S: ((y / M)^L - 1) / (L S), or log(y / M) / S where L is 0.
 *
 * @param y - Above 0, in the unit of M; NaN gives NaN.
 * @throws InvalidInputError when y is not above 0, or M or S is not.
 *
 * Source: Cole TJ, Green PJ. Stat Med 1992;11:1305-1319, doi:10.1002/sim.4780111005.
 * @example
 * lmsZScore(120, { l: 1, m: 100, s: 0.1 }).toFixed(4); // "2.0000"
 */
export function lmsZScore(y: number, { l, m, s }: Lms): number {
	checkLms("lmsZScore", m, s);
	if (Number.isNaN(y)) return Number.NaN;
	if (!(y > 0)) {
		throw new InvalidInputError(`lmsZScore: y must be above 0; got ${y}`, {
			code: "not-positive",
			argument: "y",
			received: y,
		});
	}
	const u = Math.log(y / m);
	// By its series where L is too near 0 for a quotient.
	return Math.abs(l * u) < NEARLY_ZERO ? (u * (1 + (l * u) / 2)) / s : Math.expm1(l * u) / (l * s);
}

/**
 * The measurement at a z-score, by L, M and S: M (1 + L S z)^(1 / L), or M exp(S z) where L is 0.
 *
 * @returns In the unit of M; NaN where the distribution ends before z (1 + L S z at most 0).
 * @throws InvalidInputError when M or S is not above 0.
 *
 * Source: Cole TJ, Green PJ. Stat Med 1992;11:1305-1319, doi:10.1002/sim.4780111005.
 * @example
 * lmsValue(2, { l: 1, m: 100, s: 0.1 }).toFixed(2); // "120.00"
 */
export function lmsValue(z: number, { l, m, s }: Lms): number {
	checkLms("lmsValue", m, s);
	if (Math.abs(l * s * z) < NEARLY_ZERO) return m * Math.exp(s * z * (1 - (l * s * z) / 2));
	const base = 1 + l * s * z;
	return base > 0 ? m * Math.exp(Math.log1p(l * s * z) / l) : Number.NaN;
}

/**
 * The measurement at a centile: {@link lmsValue} of its z-score.
 *
 * @param percent - Above 0 and below 100.
 * @example
 * lmsCentile(50, { l: -1, m: 12.5, s: 0.1 }); // 12.5
 */
export function lmsCentile(percent: number, lms: Lms): number {
	if (!(percent > 0 && percent < 100)) {
		throw new InvalidInputError(`lmsCentile: percent must be above 0 and below 100; got ${percent}`, {
			code: "out-of-range",
			argument: "percent",
			received: percent,
		});
	}
	return lmsValue(normalQuantile(percent / 100), lms);
}

function checkLms(where: string, m: number, s: number): void {
	if (m > 0 && s > 0) return;
	throw new InvalidInputError(`${where}: m and s must be above 0; got ${m} and ${s}`, {
		code: "not-positive",
		argument: "lms",
		received: m,
	});
}
