import { InvalidInputError } from "@quickening/core";
import { chiSquareTail } from "../distributions/chi-square.ts";
import { fTail } from "../distributions/f-distribution.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import { gamFamilies } from "./gam-family.ts";
import type { Gam } from "./gam-fit.ts";
import { mixtureTail } from "./mixture-tail.ts";

/** Test that a curve is 0 everywhere. */
export interface GamTest {
	/** Wald's statistic, larger where the curve is farther from 0; over its degrees of freedom with an estimated scale (as F). */
	readonly statistic: number;
	/** Rank of the test; not whole in general. */
	readonly degreesOfFreedom: number;
	/** Of the residuals; Infinity where the scale is known. */
	readonly residualDegreesOfFreedom: number;
	readonly p: number;
}

/**
 * Tests that one curve of a generalised additive model is 0 everywhere (no association), by Wood's statistic of fractional rank.
 * The p-value takes the smoothing parameter as known, so that small p are somewhat too small.
 *
 * @param smooth - Name of a curve: "week", or "week: boy" of a label. Random effects have no test here.
 * @throws InvalidInputError for a name that is no curve of the fit.
 *
 * Source: Wood SN. Biometrika 2013;100:221-228, doi:10.1093/biomet/ass048. The two roots of the fractional part (the sign of an
 * eigenvector is a matter of chance) are both taken, and their statistics and p averaged.
 * Agrees with: R's mgcv, summary, p to 1e-3 of itself (tests/peers/mgcv); not for cyclic curves, which mgcv tests as
 * random effects.
 * @example
 * gamTest(gam({ outcome: [1, 3, 2, 4, 3, 5], smooths: [{ name: "week", x: [1, 2, 3, 4, 5, 6], nBasis: 3 }] }),
 * "week").p < 0.05; // true
 */
export function gamTest(fit: Gam, smooth: string): GamTest {
	const index = fit.smooths.findIndex(({ name }) => name === smooth);
	const root = fit.parts.smooths[index]?.root;
	if (!root) {
		throw new InvalidInputError(`gamTest: smooth must be a curve of the fit; got ${smooth}`, {
			code: "not-a-curve",
			argument: "smooth",
			received: smooth,
		});
	}
	const { first, nCoefficients: n, referenceEdf } = fit.smooths[index];
	const p = fit.allCoefficients.length;
	// Covariance and value of the root times coefficients.
	const values = new Float64Array(n * n);
	const curve = new Float64Array(n);
	for (let i = 0; i < n; i++)
		for (let a = i; a < n + i; a++) {
			const c = a % n;
			curve[i] += root[i * n + c] * fit.allCoefficients[first + c];
		}
	const half = new Float64Array(n * n);
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++)
			for (let a = 0; a < n; a++)
				half[i * n + j] += root[i * n + a] * fit.covariance.values[(first + a) * p + first + j];
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++) for (let a = 0; a < n; a++) values[i * n + j] += half[i * n + a] * root[j * n + a];
	const eigen = symmetricEigen({ values, nRows: n, nColumns: n });
	let nPositive = 0;
	for (const value of eigen.values) if (value > eigen.values[0] * Number.EPSILON ** 0.9) nPositive++;
	let rank = Math.min(n, referenceEdf);
	let k = Math.max(0, Math.floor(rank));
	let part = rank - k;
	if (nPositive < (part > 0 ? k + 1 : k)) {
		k = rank = nPositive;
		part = 0;
	}
	const scores = Float64Array.from(eigen.values, (value, m) => {
		let sum = 0;
		for (let i = 0; i < n; i++) sum += eigen.vectors.values[i * n + m] * curve[i];
		return value > 0 ? sum / Math.sqrt(value) : 0;
	});
	const residual = gamFamilies[fit.family].hasScale ? fit.n - fit.edf : Number.POSITIVE_INFINITY;
	let whole = 0;
	const isFractional = part > 0 && k > 0;
	for (let m = 0; m < (isFractional ? k - 1 : Math.max(k, 1)); m++) whole += scores[m] * scores[m];
	// The last two directions share a weight of 1 + part; the sign of the cross term is free.
	const [a, b] = [scores[k - 1], scores[k]];
	const cross = isFractional ? 2 * Math.sqrt((part * (1 - part)) / 2) * a * b : 0;
	const base = isFractional ? whole + a * a + part * b * b : whole;
	const degrees = isFractional ? rank : Math.max(k, 1);
	const tail = (statistic: number) => {
		if (isFractional) return mixtureTail(statistic, k - 1, part, residual);
		return Number.isFinite(residual)
			? fTail(statistic / degrees, degrees, residual)
			: chiSquareTail(statistic, degrees);
	};
	return {
		statistic: Number.isFinite(residual) ? base / degrees : base,
		degreesOfFreedom: degrees,
		residualDegreesOfFreedom: residual,
		p: Math.min(1, (tail(base + cross) + tail(base - cross)) / 2),
	};
}
