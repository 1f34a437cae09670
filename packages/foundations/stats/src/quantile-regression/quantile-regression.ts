import {
	checkInteger,
	checkName,
	drawInteger,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
	type Warning,
} from "@quickening/core";
import { quantileOfSorted } from "../descriptive/quantile.ts";
import { standardDeviation } from "../descriptive/variance.ts";
import { normalDensity } from "../distributions/normal-cdf.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { choleskyFactor, choleskyInverse } from "../linear-algebra/cholesky.ts";
import { type GroupLabels, groupingOf, rowsByGroup } from "../mixed/grouping.ts";
import { orthonormalColumns } from "../mixed/orthonormal-columns.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { matrixProduct, transposed } from "../model/matrix-product.ts";
import { type Coefficient, coefficientTable } from "../regression/coefficient-table.ts";
import { minimiseCheckLoss } from "./minimise-check-loss.ts";

export interface QuantileRegressionOptions {
	/** n values. */
	readonly outcome: Samples;
	/** n rows, one column for each effect (such as those of `restrictedCubicSpline`); an intercept is added. */
	readonly features: Matrix;
	readonly names?: readonly string[];
	/** Above 0 and below 1, rising. */
	readonly quantiles: readonly number[];
	/**
	 * "sandwich" (default; density of each row from neighbouring quantiles, Hendricks and Koenker), "kernel" (Powell), or
	 * "bootstrap" (of rows, or with `groups` of whole participants).
	 */
	readonly errors?: "sandwich" | "kernel" | "bootstrap";
	/** Participant of each row: with "bootstrap" whole participants are drawn. Without it rows count as independent. */
	readonly groups?: GroupLabels;
	/** Bootstrap resamples; 500 by default. */
	readonly repeats?: number;
	readonly random?: Random;
	readonly levelPercent?: number;
}

/** One quantile as a linear function of the columns. */
export interface QuantileFit {
	readonly quantile: number;
	/** Intercept first. */
	readonly coefficients: readonly Coefficient[];
	readonly covariance: Matrix;
	/** Sum of check losses at the minimum. */
	readonly loss: number;
	/** Koenker and Machado's R1: 1 less the loss over that of a constant quantile. */
	readonly r1: number;
	/** False when other coefficients have the same loss. */
	readonly isUnique: boolean;
	/** n fitted quantiles. */
	readonly fitted: Float64Array;
}

export interface QuantileRegression {
	readonly fits: readonly QuantileFit[];
	readonly n: number;
	/** Rows at which a higher quantile lies below a lower one. */
	readonly nCrossing: number;
	/** "crossing", "not-unique", "density-not-positive", "few-groups", "not-converged". */
	readonly warnings: readonly Warning[];
}

/** With fewer participants than this, a bootstrap of them tells little about its own spread. */
const FEW_GROUPS = 20;

/**
 * Linear quantile regression: quantiles of an outcome, such as the 10th, 50th and 90th percentile of birth weight, as linear
 * functions of columns, each the exact minimum of the check loss.
 *
 * @param options - `outcome` (n), `features` (n x k; an intercept is added), `quantiles` (rising), `names`, `errors`
 *   ("sandwich"), `groups`, `repeats` (500), `random`, `levelPercent` (95). Limits are by Student's t, with n less coefficients,
 *   or groups less 1.
 * @returns A fit for each quantile; the number of rows where quantiles cross (they are fitted one by one, and may); warnings.
 * @throws InvalidInputError when lengths differ, a value is not finite, a column is a combination of others, quantiles are not
 *   rising numbers between 0 and 1, there are not more rows than coefficients, or groups are given without "bootstrap".
 *
 * Source: Koenker R, Bassett G. Econometrica 1978;46:33-50, doi:10.2307/1913643; errors: Hendricks W, Koenker R. J Am Stat Assoc
 * 1992;87:58-68, doi:10.1080/01621459.1992.10475175; bandwidth: Hall P, Sheather SJ. J R Stat Soc B 1988;50:381-391,
 * doi:10.1111/j.2517-6161.1988.tb01735.x; R1: Koenker R, Machado JAF. J Am Stat Assoc 1999;94:1296-1310,
 * doi:10.1080/01621459.1999.10473882.
 * Agrees with: R's quantreg, rq and summary with se = "nid" and "ker", to 1e-8 (tests/peers/quantreg).
 * @example
 * quantileRegression({
 *   outcome: [1, 2, 9, 4, 5],
 *   features: matrixFromColumns([[1, 2, 3, 4, 5]]),
 *   quantiles: [0.5],
 * }).fits[0].coefficients[1].estimate; // 1
 */
export function quantileRegression({
	outcome,
	features,
	names: given,
	quantiles,
	errors = "sandwich",
	groups,
	repeats = 500,
	random = seededRandom(1),
	levelPercent = 95,
}: QuantileRegressionOptions): QuantileRegression {
	const where = "quantileRegression";
	checkName(where, "errors", errors, ["sandwich", "kernel", "bootstrap"]);
	checkFeatures(where, features);
	checkFinite(where, "outcome", outcome);
	checkInteger(where, "repeats", repeats, 2);
	const n = features.nRows;
	const p = features.nColumns + 1;
	const refuse = (code: string, argument: string, rule: string, received: unknown): never => {
		throw new InvalidInputError(`${where}: ${argument} must ${rule}; got ${String(received)}`, {
			code,
			argument,
			received,
		});
	};
	if (outcome.length !== n)
		refuse("length-mismatch", "outcome", `be as long as features has rows (${n})`, outcome.length);
	if (given && given.length !== p - 1)
		refuse("length-mismatch", "names", `be as many as features has columns (${p - 1})`, given.length);
	if (n <= p) refuse("too-short", "features", `have more rows than coefficients (${p})`, n);
	for (const [k, tau] of quantiles.entries())
		if (!(tau > (k === 0 ? 0 : quantiles[k - 1]) && tau < 1))
			refuse("out-of-range", "quantiles", "be rising numbers above 0 and below 1", quantiles.join(", "));
	if (quantiles.length === 0) refuse("too-short", "quantiles", "be at least one number", 0);
	if (groups && errors !== "bootstrap")
		refuse("groups", "groups", `come with errors "bootstrap", the ones that know of participants`, errors);
	const grouping = groups && groupingOf(where, "groups", groups, n);
	const nUnits = grouping?.labels.length ?? n;
	if (nUnits < 2) refuse("one-group", "groups", "be at least 2", nUnits);
	const names = ["intercept", ...(given ?? Array.from({ length: p - 1 }, (_, j) => `column ${j + 1}`))];
	const columns = names.map((_, j) =>
		Float64Array.from({ length: n }, (_unused, i) => (j === 0 ? 1 : features.values[i * (p - 1) + j - 1])),
	);
	const { q, r } = orthonormalColumns(where, "features", columns, names);
	const rows = new Float64Array(n * p);
	for (let i = 0; i < n; i++) for (let a = 0; a < p; a++) rows[i * p + a] = q[a][i];
	const y = Float64Array.from(outcome);
	const problem = { rows, n, p, y };
	const warnings: Warning[] = [];
	const warn = (code: string, message: string) => {
		if (!warnings.some((one) => one.code === code)) warnings.push({ code, message });
	};
	if (grouping && grouping.labels.length < FEW_GROUPS)
		warn("few-groups", `A bootstrap of ${grouping.labels.length} participants tells little of its own spread.`);
	let basis: Int32Array | undefined;
	const solve = (tau: number, start = basis) => minimiseCheckLoss(problem, tau, start);
	const inColumns = (beta: Float64Array) => {
		const result = new Float64Array(p);
		for (let j = p - 1; j >= 0; j--) {
			let sum = beta[j];
			for (let m = j + 1; m < p; m++) sum -= r[j * p + m] * result[m];
			result[j] = sum / r[j * p + j];
		}
		return result;
	};
	const sorted = y.slice().sort();
	const solutions = quantiles.map((tau) => {
		const solution = solve(tau);
		basis = solution.basis;
		if (!solution.converged) warn("not-converged", `The minimum for quantile ${tau} was not reached.`);
		if (!solution.isUnique)
			warn(
				"not-unique",
				`Other coefficients have the same loss, at quantile ${tau} first: report them as one choice of several.`,
			);
		return solution;
	});
	const draws =
		errors === "bootstrap"
			? bootstrap(
					problem,
					quantiles,
					solutions.map((one) => one.basis),
					grouping && rowsByGroup(grouping),
					repeats,
					random,
				)
			: undefined;
	const fits = quantiles.map((tau, k): QuantileFit => {
		const { beta, isUnique } = solutions[k];
		const fitted = fittedBy(problem, beta);
		const inner = draws
			? covarianceOf(draws[k], p)
			: sandwich(
					problem,
					tau,
					fitted,
					errors as "sandwich" | "kernel",
					(level) => solve(level, solutions[k].basis).beta,
					warn,
				);
		const covariance = inOriginal(inner, r, p);
		const loss = lossOf(y, fitted, tau);
		const constant = lossOf(y, new Float64Array(n).fill(quantileOfSorted(sorted, tau, { type: 1 })), tau);
		const degrees = draws && grouping ? nUnits - 1 : n - p;
		return {
			quantile: tau,
			coefficients: coefficientTable(where, names, inColumns(beta), covariance, degrees, levelPercent),
			covariance,
			loss,
			r1: 1 - loss / constant,
			isUnique,
			fitted,
		};
	});
	let nCrossing = 0;
	for (let i = 0; i < n; i++) {
		let crosses = false;
		for (let k = 1; k < fits.length; k++) {
			const [lower, higher] = [fits[k - 1].fitted[i], fits[k].fitted[i]];
			if (higher < lower - 1e-9 * (Math.abs(lower) + Math.abs(higher))) crosses = true;
		}
		if (crosses) nCrossing++;
	}
	if (nCrossing > 0)
		warn(
			"crossing",
			`Quantiles cross in ${nCrossing} of ${n} rows: a higher one lies below a lower one there. Use fewer columns, or quantiles farther apart.`,
		);
	return { fits, n, nCrossing, warnings };
}

interface Rows {
	readonly rows: Float64Array;
	readonly n: number;
	readonly p: number;
	readonly y: Float64Array;
}

function fittedBy({ rows, n, p }: Rows, beta: Float64Array): Float64Array {
	return Float64Array.from({ length: n }, (_, i) => {
		let sum = 0;
		for (let a = 0; a < p; a++) sum += rows[i * p + a] * beta[a];
		return sum;
	});
}

function lossOf(y: Float64Array, fitted: Float64Array, tau: number): number {
	let sum = 0;
	for (let i = 0; i < y.length; i++) {
		const residual = y[i] - fitted[i];
		sum += residual * (residual < 0 ? tau - 1 : tau);
	}
	return sum;
}

/** tau (1 - tau) (X'fX)^-1 X'X (X'fX)^-1 in orthonormal columns, f the density of each row at its quantile. */
function sandwich(
	problem: Rows,
	tau: number,
	fitted: Float64Array,
	errors: "sandwich" | "kernel",
	solve: (level: number) => Float64Array,
	warn: (code: string, message: string) => void,
): Matrix {
	const { rows, n, p, y } = problem;
	// Hall and Sheather's bandwidth for 95 % limits.
	const z = normalQuantile(tau);
	const density = normalDensity(z);
	let h = n ** (-1 / 3) * normalQuantile(0.975) ** (2 / 3) * ((1.5 * density * density) / (2 * z * z + 1)) ** (1 / 3);
	while (tau - h < 0 || tau + h > 1) h /= 2;
	let f: Float64Array;
	if (errors === "sandwich") {
		const high = solve(tau + h);
		const low = solve(tau - h);
		const spread = fittedBy(
			problem,
			high.map((value, a) => value - low[a]),
		);
		let nBad = 0;
		f = spread.map((value) => {
			if (value <= 0) nBad++;
			return Math.max(0, (2 * h) / (value - Number.EPSILON ** (2 / 3)));
		});
		if (nBad > 0)
			warn(
				"density-not-positive",
				`Neighbouring quantiles cross in ${nBad} rows (at ${tau}): their density counts as 0 in the errors.`,
			);
	} else {
		const residuals = y.map((value, i) => value - fitted[i]);
		const sorted = residuals.slice().sort();
		const width =
			(normalQuantile(tau + h) - normalQuantile(tau - h)) *
			Math.min(standardDeviation(residuals), (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)) / 1.34);
		f = residuals.map((value) => normalDensity(value / width) / width);
	}
	const values = new Float64Array(p * p);
	for (let i = 0; i < n; i++)
		for (let a = 0; a < p; a++)
			for (let b = 0; b < p; b++) values[a * p + b] += f[i] * rows[i * p + a] * rows[i * p + b];
	const factor = choleskyFactor({ values, nRows: p, nColumns: p });
	if (!factor) {
		warn(
			"density-not-positive",
			`The density at quantile ${tau} is 0 in too many rows: no errors. Take errors "bootstrap".`,
		);
		return { values: new Float64Array(p * p).fill(Number.NaN), nRows: p, nColumns: p };
	}
	const inverse = choleskyInverse(factor);
	const product = matrixProduct(inverse, inverse);
	return { ...product, values: product.values.map((value) => value * tau * (1 - tau)) };
}

/** Coefficients of each resample, quantile by quantile, in orthonormal columns. */
function bootstrap(
	problem: Rows,
	quantiles: readonly number[],
	bases: readonly Int32Array[],
	byGroup: { readonly rows: Int32Array; readonly starts: Int32Array } | undefined,
	repeats: number,
	random: Random,
): Float64Array[][] {
	const nUnits = byGroup ? byGroup.starts.length - 1 : problem.n;
	const draws: Float64Array[][] = quantiles.map(() => []);
	for (let repeat = 0; repeat < repeats; repeat++) {
		const weights = new Float64Array(problem.n);
		for (let u = 0; u < nUnits; u++) {
			const unit = drawInteger(random, nUnits);
			if (!byGroup) weights[unit]++;
			else for (let t = byGroup.starts[unit]; t < byGroup.starts[unit + 1]; t++) weights[byGroup.rows[t]]++;
		}
		for (const [k, tau] of quantiles.entries())
			draws[k].push(minimiseCheckLoss({ ...problem, weights }, tau, bases[k]).beta);
	}
	return draws;
}

function covarianceOf(draws: readonly Float64Array[], p: number): Matrix {
	const means = new Float64Array(p);
	for (const draw of draws) for (let a = 0; a < p; a++) means[a] += draw[a] / draws.length;
	const values = new Float64Array(p * p);
	for (const draw of draws)
		for (let a = 0; a < p; a++)
			for (let b = 0; b < p; b++)
				values[a * p + b] += ((draw[a] - means[a]) * (draw[b] - means[b])) / (draws.length - 1);
	return { values, nRows: p, nColumns: p };
}

/** R^-1 V R^-T. */
function inOriginal(v: Matrix, r: Float64Array, p: number): Matrix {
	const inverse = new Float64Array(p * p);
	for (let j = 0; j < p; j++)
		for (let i = j; i >= 0; i--) {
			let sum = i === j ? 1 : 0;
			for (let m = i + 1; m <= j; m++) sum -= r[i * p + m] * inverse[m * p + j];
			inverse[i * p + j] = sum / r[i * p + i];
		}
	const left = { values: inverse, nRows: p, nColumns: p };
	return matrixProduct(matrixProduct(left, v), transposed(left));
}
