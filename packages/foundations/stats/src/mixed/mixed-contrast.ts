import { InvalidInputError, type Samples } from "@quickening/core";
import { fTail } from "../distributions/f-distribution.ts";
import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import { coefficientTable } from "../regression/coefficient-table.ts";
import { stateOf } from "./fit-state.ts";
import { basisContrast } from "./fixed-effects.ts";
import type { FixedEffect, MixedFit, MixedFitOptions } from "./mixed-fit.ts";
import { satterthwaite } from "./satterthwaite.ts";

export type MixedTestOptions = Pick<MixedFitOptions, "degreesOfFreedom" | "levelPercent">;

/** A test that several combinations of fixed effects are all 0. */
export interface MixedTest {
	readonly f: number;
	/** Number of combinations. */
	readonly numeratorDf: number;
	/** Satterthwaite's; Infinity for the chi-square test (Wald). */
	readonly denominatorDf: number;
	readonly p: number;
}

/**
 * A combination of the fixed effects of a mixed model, such as the slope in one group: estimate, error, degrees of freedom by
 * Satterthwaite, p and limits.
 *
 * @param fit - From `mixedModel` or `design.fit`.
 * @param weights - One number for each fixed effect, the intercept's first.
 * @throws InvalidInputError when the weights are not as many as the fixed effects, not finite, or all 0.
 *
 * Source: Kuznetsova A et al. J Stat Softw 2017;82(13), doi:10.18637/jss.v082.i13.
 * Agrees with: lmerTest, contest1D(fit, L), to 1e-6 (tests/peers/lme4).
 * @example
 * mixedContrast(mixedFit, [1, 0, 1]).estimate; // mean at the first visit in the second group
 */
export function mixedContrast(
	fit: MixedFit,
	weights: Samples,
	{ degreesOfFreedom = "satterthwaite", levelPercent = 95 }: MixedTestOptions = {},
): FixedEffect {
	const where = "mixedContrast";
	const { estimates } = stateOf(where, fit);
	const c = checkedWeights(where, "weights", weights, estimates.length);
	const { values } = covarianceOf(fit, [c]);
	let estimate = 0;
	for (let j = 0; j < c.length; j++) estimate += c[j] * estimates[j];
	const df = degreesOfFreedom === "normal" ? Number.POSITIVE_INFINITY : degreesOf(where, fit, [c])[0];
	const [row] = coefficientTable(
		where,
		["contrast"],
		Float64Array.of(estimate),
		{ values, nRows: 1, nColumns: 1 },
		df,
		levelPercent,
	);
	return { ...row, degreesOfFreedom: df };
}

/**
 * F test that several combinations of the fixed effects of a mixed model are all 0, such as all columns of one spline.
 *
 * @param fit - From `mixedModel` or `design.fit`.
 * @param contrasts - Each one number for each fixed effect; linearly independent of one another.
 * @returns F, its degrees of freedom (denominator by Fai and Cornelius from Satterthwaite's of orthogonal combinations, or
 *   Infinity with "normal": Wald's chi-square test) and p.
 * @throws InvalidInputError when a contrast does not fit the model, or is a combination of the others.
 *
 * Source: Fai AHT, Cornelius PL. J Stat Comput Simul 1996;54:363-378, doi:10.1080/00949659608811740, as in Kuznetsova A et al. J
 * Stat Softw 2017;82(13), doi:10.18637/jss.v082.i13.
 * Agrees with: lmerTest, contestMD(fit, L), to 1e-6 (tests/peers/lme4).
 * @example
 * mixedTest(mixedFit, [[0, 1, 0], [0, 0, 1]]).p; // both slopes at once
 */
export function mixedTest(
	fit: MixedFit,
	contrasts: readonly Samples[],
	{ degreesOfFreedom = "satterthwaite" }: Pick<MixedTestOptions, "degreesOfFreedom"> = {},
): MixedTest {
	const where = "mixedTest";
	const { estimates } = stateOf(where, fit);
	if (contrasts.length === 0) {
		throw new InvalidInputError(`${where}: contrasts must have at least one contrast; got 0`, {
			code: "too-short",
			argument: "contrasts",
			received: 0,
		});
	}
	const cs = contrasts.map((each, k) => checkedWeights(where, `contrasts[${k}]`, each, estimates.length));
	const k = cs.length;
	const covariance = covarianceOf(fit, cs);
	const scaled = correlationScaled(covariance.values, k);
	const factor = choleskyFactor({ values: covariance.values, nRows: k, nColumns: k });
	const least = symmetricEigen({ values: scaled, nRows: k, nColumns: k }).values[k - 1];
	if (!factor || !(least > 1e-10)) {
		throw new InvalidInputError(`${where}: contrasts must be linearly independent; got one that the others give`, {
			code: "rank-deficient",
			argument: "contrasts",
			received: k,
		});
	}
	const values = Float64Array.from(cs, (c) => c.reduce((sum, weight, j) => sum + weight * estimates[j], 0));
	const solved = choleskySolve(factor, values);
	let f = 0;
	for (let i = 0; i < k; i++) f += (values[i] * solved[i]) / k;
	const denominatorDf =
		degreesOfFreedom === "normal" ? Number.POSITIVE_INFINITY : denominator(where, fit, cs, covariance.values);
	return { f, numeratorDf: k, denominatorDf, p: fTail(f, k, denominatorDf) };
}

/** Fai and Cornelius: orthogonal combinations, each with its own degrees of freedom. */
function denominator(where: string, fit: MixedFit, cs: readonly Float64Array[], covariance: Float64Array): number {
	const k = cs.length;
	if (k === 1) return degreesOf(where, fit, cs)[0];
	const { vectors } = symmetricEigen({ values: covariance, nRows: k, nColumns: k });
	const rotated = cs.map((_, m) => {
		const c = new Float64Array(cs[0].length);
		for (let i = 0; i < k; i++) for (let j = 0; j < c.length; j++) c[j] += vectors.values[i * k + m] * cs[i][j];
		return c;
	});
	const dfs = degreesOf(where, fit, rotated);
	// All but alike: their mean, as lmerTest does, since the formula is 0 / 0 there.
	const spread = Math.max(...dfs) - Math.min(...dfs);
	if (spread < 1e-8) return dfs.reduce((sum, df) => sum + df, 0) / k;
	if (dfs.every((df) => df > 2)) {
		const expected = dfs.reduce((sum, df) => sum + df / (df - 2), 0);
		return (2 * expected) / (expected - k);
	}
	return 2;
}

function degreesOf(where: string, fit: MixedFit, cs: readonly Float64Array[]): Float64Array {
	const { design, criterion, theta, sigma } = stateOf(where, fit);
	const p = design.names.length;
	const isReml = fit.method === "REML";
	return satterthwaite(
		criterion.evaluate(theta, 2, true),
		{ sigma, nErrors: isReml ? design.n - p : design.n, isReml },
		cs.map((c) => basisContrast(design.basis.r, p, c)),
	);
}

function covarianceOf(fit: MixedFit, cs: readonly Float64Array[]): { readonly values: Float64Array } {
	const p = cs[0].length;
	const values = Float64Array.from({ length: cs.length ** 2 }, (_, m) => {
		const left = cs[Math.floor(m / cs.length)];
		const right = cs[m % cs.length];
		let sum = 0;
		for (let i = 0; i < p; i++)
			for (let j = 0; j < p; j++) sum += left[i] * fit.covariance.values[i * p + j] * right[j];
		return sum;
	});
	return { values };
}

function correlationScaled(values: Float64Array, k: number): Float64Array {
	return values.map((value, m) => value / Math.sqrt(values[Math.floor(m / k) * (k + 1)] * values[(m % k) * (k + 1)]));
}

function checkedWeights(where: string, argument: string, weights: Samples, p: number): Float64Array {
	const c = Float64Array.from(weights);
	if (c.length !== p || !c.every(Number.isFinite) || c.every((weight) => weight === 0)) {
		throw new InvalidInputError(
			`${where}: ${argument} must be one finite number for each fixed effect (${p}), not all 0; got ${Array.from(c).join(", ")}`,
			{ code: "length-mismatch", argument, received: c.length },
		);
	}
	return c;
}
