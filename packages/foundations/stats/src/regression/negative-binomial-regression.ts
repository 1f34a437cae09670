import { InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import { matrixProduct, transposed } from "../model/matrix-product.ts";
import { type Coefficient, coefficientTable } from "./coefficient-table.ts";
import { type DesignOptions, designOf } from "./design.ts";

export interface NegativeBinomialOptions extends DesignOptions {
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A regression of counts. All numbers are NaN when the likelihood has no finite maximum. */
export interface NegativeBinomialRegression {
	/** Log rate ratios: the intercept (log rate), then one a column; tests and limits from the normal distribution. */
	readonly coefficients: readonly Coefficient[];
	/** Covariance of the log rate ratios (from the observed information, the dispersion estimated along). */
	readonly covariance: Matrix;
	/** alpha in variance = rate + alpha rate^2; 0 when the counts vary no more than Poisson counts. */
	readonly dispersion: number;
	readonly logLikelihood: number;
	readonly nIterations: number;
	readonly n: number;
	readonly warnings: readonly Warning[];
}

const MAXIMUM_ITERATIONS = 200;

/**
 * Regression of counts that vary more than Poisson counts do: negative binomial (NB2, variance rate + alpha rate^2) with a
 * log link, by maximum likelihood, alpha estimated along.
 *
 * @param features - n rows, k - 1 >= 0 columns, finite; an intercept is added. n > k.
 * @param outcomes - n counts, whole numbers of at least 0, not all 0.
 * @param options - `names` of the columns; `levelPercent` (95).
 * @returns Log rate ratios for one unit of the column. When the counts vary no more than Poisson counts, the Poisson
 *   regression is returned with dispersion 0 and the warning "no-overdispersion"; when the likelihood has no maximum
 *   (a column that parts the zeros from the rest), everything is NaN with the warning "not-converged".
 * @throws InvalidInputError when lengths differ, an outcome is no count, all are 0, or a column is a combination of others.
 *
 * Source: Lawless JF. Can J Stat 1987;15:209-225, doi:10.2307/3314912; Cameron AC, Trivedi PK. Regression analysis of count
 * data, 2nd ed. 2013, doi:10.1017/CBO9781139013567, section 3.3. For whole counts the gamma functions are finite products.
 * Agrees with: statsmodels, NegativeBinomial(loglike_method="nb2"), to 1e-6 in estimates, standard errors and alpha, and to
 * 1e-10 in log likelihood, as far as the peer iterates (tests/peers/statsmodels).
 * @example
 * negativeBinomialRegression(matrixFromColumns([[0, 0, 0, 1, 1, 1]]), [0, 1, 5, 1, 2, 9]).coefficients[1].estimate; // log 2
 */
export function negativeBinomialRegression(
	features: Matrix,
	outcomes: Samples,
	{ names, levelPercent = 95 }: NegativeBinomialOptions = {},
): NegativeBinomialRegression {
	const where = "negativeBinomialRegression";
	const design = designOf(where, features, outcomes, names);
	const total = checkCounts(where, outcomes);
	const { matrix, inverseR } = design;
	const k = matrix.nColumns;
	const n = matrix.nRows;
	// Orthonormal columns X R^-1: one step size fits all, whatever the units.
	const columns: Matrix = { ...matrix, values: matrixProduct(matrix, inverseR).values };
	const finish = (fit: Fitted, dispersion: number, warnings: readonly Warning[]): NegativeBinomialRegression => {
		const estimates = matrixProduct(inverseR, { values: fit.parameters.slice(0, k), nRows: k, nColumns: 1 }).values;
		const within = choleskyInverse(fit.factor);
		const block = new Float64Array(k * k);
		for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) block[i * k + j] = within.values[i * within.nColumns + j];
		const half = matrixProduct(inverseR, { values: block, nRows: k, nColumns: k });
		const covariance = matrixProduct(half, transposed(inverseR));
		return {
			coefficients: coefficientTable(
				where,
				design.names,
				estimates,
				covariance,
				Number.POSITIVE_INFINITY,
				levelPercent,
			),
			covariance,
			dispersion,
			logLikelihood: fit.logLikelihood,
			nIterations: fit.nIterations,
			n,
			warnings,
		};
	};
	const start = new Float64Array(k);
	// An intercept column of ones is X R^-1 times the first column of R.
	for (let j = 0; j < k; j++) start[j] = design.factor.r.values[j * k] * Math.log(total / n);
	const poisson = maximise(columns, outcomes, start, false);
	if (poisson === undefined) return notEstimable(where, design.names, n, levelPercent);
	if (!(poisson.excess > 0)) return finish(poisson, 0, [noOverdispersion]);
	const both = new Float64Array(k + 1);
	both.set(poisson.parameters);
	both[k] = Math.log(Math.min(10, Math.max(0.01, poisson.excess)));
	const fit = maximise(columns, outcomes, both, true);
	if (fit === undefined) return notEstimable(where, design.names, n, levelPercent);
	return finish(fit, Math.exp(fit.parameters[k]), []);
}

const noOverdispersion: Warning = {
	code: "no-overdispersion",
	message: "The counts vary no more than Poisson counts, so that the Poisson regression is given.",
};

interface Fitted {
	readonly parameters: Float64Array;
	/** Cholesky factor of the observed information. */
	readonly factor: Matrix;
	readonly logLikelihood: number;
	readonly nIterations: number;
	/** Moment estimate of alpha at the Poisson rates: positive when the likelihood rises away from alpha = 0. */
	readonly excess: number;
}

interface State {
	readonly logLikelihood: number;
	readonly gradient: Float64Array;
	/** Minus the second derivatives. */
	readonly information: Matrix;
	readonly excess: number;
}

/** Newton's method with step halving; the information is made positive definite on the way by adding to its diagonal. */
function maximise(columns: Matrix, counts: Samples, start: Float64Array, withDispersion: boolean): Fitted | undefined {
	let parameters: Float64Array = start;
	let state = evaluate(columns, counts, parameters, withDispersion);
	for (let nIterations = 0; nIterations < MAXIMUM_ITERATIONS; nIterations++) {
		const factor = choleskyFactor(state.information);
		const step = choleskySolve(factor ?? shiftedFactor(state.information), state.gradient);
		let decrement = 0;
		for (let j = 0; j < step.length; j++) decrement += step[j] * state.gradient[j];
		if (factor !== undefined && decrement < 1e-20) {
			return { parameters, factor, logLikelihood: state.logLikelihood, nIterations, excess: state.excess };
		}
		let size = 1;
		let candidate = parameters.map((value, j) => value + step[j]);
		let next = evaluate(columns, counts, candidate, withDispersion);
		while (!(next.logLikelihood >= state.logLikelihood - 1e-13 * Math.abs(state.logLikelihood)) && size > 1e-9) {
			size /= 2;
			candidate = parameters.map((value, j) => value + size * step[j]);
			next = evaluate(columns, counts, candidate, withDispersion);
		}
		if (!Number.isFinite(next.logLikelihood)) return undefined;
		parameters = candidate;
		state = next;
	}
	return undefined;
}

/** Factor of the information plus a multiple of the identity, doubled until it is positive definite. */
function shiftedFactor({ values, nRows: k, nColumns }: Matrix): Matrix {
	let shift = 1e-6;
	for (let i = 0; i < k; i++) shift = Math.max(shift, Math.abs(values[i * k + i]) * 1e-3);
	for (;;) {
		const shifted = Float64Array.from(values);
		for (let i = 0; i < k; i++) shifted[i * k + i] += shift;
		const factor = choleskyFactor({ values: shifted, nRows: k, nColumns });
		if (factor !== undefined) return factor;
		shift *= 4;
	}
}

/** Log likelihood with gradient and information; the last parameter is log alpha when the dispersion is estimated. */
function evaluate(columns: Matrix, counts: Samples, parameters: Float64Array, withDispersion: boolean): State {
	const { values, nRows: n, nColumns: k } = columns;
	const size = parameters.length;
	const alpha = withDispersion ? Math.exp(parameters[k]) : 0;
	const gradient = new Float64Array(size);
	const information = new Float64Array(size * size);
	let logLikelihood = 0;
	let squares = 0;
	let rates = 0;
	for (let i = 0; i < n; i++) {
		let eta = 0;
		for (let j = 0; j < k; j++) eta += values[i * k + j] * parameters[j];
		const rate = Math.exp(eta);
		const y = counts[i];
		const spread = 1 + alpha * rate;
		const score = (y - rate) / spread;
		const weight = (rate * (1 + alpha * y)) / (spread * spread);
		logLikelihood += y * eta - (withDispersion ? (y + 1 / alpha) * Math.log1p(alpha * rate) : rate);
		for (let v = 1; v <= y; v++) logLikelihood -= Math.log(v);
		squares += (y - rate) ** 2 - y;
		rates += rate * rate;
		for (let j = 0; j < k; j++) {
			const x = values[i * k + j];
			gradient[j] += x * score;
			for (let m = 0; m <= j; m++) information[j * size + m] += weight * x * values[i * k + m];
		}
		if (!withDispersion) continue;
		let first = Math.log1p(alpha * rate) / alpha ** 2 - ((y + 1 / alpha) * rate) / spread;
		let second =
			(-2 * Math.log1p(alpha * rate)) / alpha ** 3 +
			(2 * rate) / (alpha ** 2 * spread) +
			((y + 1 / alpha) * rate * rate) / (spread * spread);
		for (let v = 1; v < y; v++) {
			logLikelihood += Math.log1p(alpha * v);
			first += v / (1 + alpha * v);
			second -= (v / (1 + alpha * v)) ** 2;
		}
		gradient[k] += alpha * first;
		information[k * size + k] -= alpha * alpha * second + alpha * first;
		const mixed = (alpha * (y - rate) * rate) / (spread * spread);
		for (let j = 0; j < k; j++) information[k * size + j] += mixed * values[i * k + j];
	}
	return {
		logLikelihood,
		gradient,
		information: { values: information, nRows: size, nColumns: size },
		excess: squares / rates,
	};
}

function checkCounts(where: string, outcomes: Samples): number {
	let total = 0;
	for (let i = 0; i < outcomes.length; i++) {
		const count = outcomes[i];
		if (!Number.isSafeInteger(count) || count < 0) {
			throw new InvalidInputError(
				`${where}: outcomes must be counts, whole numbers of at least 0; got ${count} at row ${i}`,
				{
					code: "not-a-count",
					argument: "outcomes",
					received: count,
				},
			);
		}
		total += count;
	}
	if (total === 0) {
		throw new InvalidInputError(`${where}: outcomes must hold at least one count above 0; got 0 in all rows`, {
			code: "all-zero",
			argument: "outcomes",
			received: 0,
		});
	}
	return total;
}

function notEstimable(
	where: string,
	names: readonly string[],
	n: number,
	levelPercent: number,
): NegativeBinomialRegression {
	const k = names.length;
	const covariance = { values: new Float64Array(k * k).fill(Number.NaN), nRows: k, nColumns: k };
	const estimates = new Float64Array(k).fill(Number.NaN);
	return {
		coefficients: coefficientTable(where, names, estimates, covariance, Number.POSITIVE_INFINITY, levelPercent),
		covariance,
		dispersion: Number.NaN,
		logLikelihood: Number.NaN,
		nIterations: MAXIMUM_ITERATIONS,
		n,
		warnings: [
			{
				code: "not-converged",
				message: "The likelihood has no finite maximum, as when a column parts the zeros from all other counts.",
			},
		],
	};
}
