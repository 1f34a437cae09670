import { checkSameLength, type Samples, type Warning } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import { checkFinite, checkTrainingData } from "../model/check-model-input.ts";
import { columnScales } from "../model/column-scales.ts";
import type { Matrix } from "../model/matrix.ts";
import { matrixProduct, transposed } from "../model/matrix-product.ts";

/** A maximum-likelihood logistic regression. All numbers are NaN when the likelihood has no finite maximum. */
export interface LogisticRegression {
	/** Intercept first, then one log odds ratio a column. */
	readonly coefficients: Float64Array;
	readonly standardErrors: Float64Array;
	/** Covariance of the coefficients (inverse of the observed information), in the same order. */
	readonly covariance: Matrix;
	readonly logLikelihood: number;
	readonly nIterations: number;
	readonly warnings: readonly Warning[];
}

/**
 * Logistic regression by maximum likelihood (no penalty), by Newton's method with step halving.
 *
 * @param features - n rows, k >= 0 columns, finite; an intercept is added.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options.offset - n fixed parts of the linear predictor, such as the logit of a prediction to be recalibrated.
 * @returns Coefficients with covariance. When a combination of columns separates the outcomes, or columns are collinear,
 *   every estimate is NaN and `warnings` says which ("separation", "collinear").
 * @throws InvalidInputError when lengths differ, a value is not finite, or only one outcome is present.
 *
 * Source: McCullagh P, Nelder JA. Generalized linear models, 2nd ed. 1989, doi:10.1007/978-1-4899-3242-6; separation:
 * Albert A, Anderson JA. Biometrika 1984;71:1-10, doi:10.1093/biomet/71.1.1.
 * Agrees with: statsmodels, GLM(family=Binomial()), to 1e-9 in estimates and standard errors (tests/peers/statsmodels).
 * @example
 * logisticRegression(matrixFromColumns([[0, 0, 0, 1, 1, 1]]), [0, 0, 1, 0, 1, 1]).coefficients[1]; // 1.386... (log 4)
 */
export function logisticRegression(
	features: Matrix,
	outcomes: Samples,
	{ offset }: { offset?: Samples } = {},
): LogisticRegression {
	checkTrainingData("logisticRegression", features, outcomes);
	if (offset !== undefined) {
		checkSameLength(
			"logisticRegression",
			{ argument: "outcomes", values: outcomes },
			{ argument: "offset", values: offset },
		);
		checkFinite("logisticRegression", "offset", offset);
	}
	const { centres, scales } = columnScales(features);
	const k = features.nColumns + 1;
	const design = scaledDesign(features, centres, scales);
	let beta = new Float64Array(k);
	let state = evaluate(design, outcomes, offset, beta);
	let factor: Matrix | undefined;
	let nIterations = 0;
	for (; nIterations < 100; nIterations++) {
		factor = choleskyFactor(state.information);
		if (factor === undefined) break;
		const step = choleskySolve(factor, state.gradient);
		let size = 1;
		let candidate = moved(beta, step, size);
		let next = evaluate(design, outcomes, offset, candidate);
		while (!(next.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)) && size > 1e-6) {
			size /= 2;
			candidate = moved(beta, step, size);
			next = evaluate(design, outcomes, offset, candidate);
		}
		let decrement = 0;
		for (let j = 0; j < k; j++) decrement += step[j] * state.gradient[j];
		beta = candidate;
		state = next;
		// Newton's decrement is twice the expected gain in log likelihood; at 1e-20 a further step changes no digit.
		if (decrement < 1e-20) break;
	}
	// Information that is singular from the start means collinear columns; only separation makes it so on the way.
	factor = choleskyFactor(state.information);
	if (factor === undefined || state.largestError < 1e-6) {
		return notEstimable(k, nIterations, nIterations === 0 ? collinear : separation);
	}
	return unscaled(beta, choleskyInverse(factor), centres, scales, state.logLikelihood, nIterations);
}

const separation: Warning = {
	code: "separation",
	message: "A combination of the columns separates the outcomes, so that no finite estimate maximises the likelihood.",
};
const collinear: Warning = {
	code: "collinear",
	message: "The columns are collinear (or one of them does not vary), so that the estimates are not unique.",
};

interface State {
	logLikelihood: number;
	gradient: Float64Array;
	information: Matrix;
	/** The largest |outcome - probability|: it goes to 0 only when the outcomes are completely separated. */
	largestError: number;
}

/** Log likelihood, its gradient and the information at beta, in one pass over the rows. */
function evaluate(design: Matrix, outcomes: Samples, offset: Samples | undefined, beta: Float64Array): State {
	const { nRows, nColumns: k, values } = design;
	const gradient = new Float64Array(k);
	const information = new Float64Array(k * k);
	let logLikelihood = 0;
	let largestError = 0;
	for (let i = 0; i < nRows; i++) {
		const start = i * k;
		let eta = offset === undefined ? 0 : offset[i];
		for (let j = 0; j < k; j++) eta += values[start + j] * beta[j];
		const probability = inverseLogit(eta);
		const signed = outcomes[i] === 1 ? eta : -eta;
		logLikelihood -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
		const error = outcomes[i] - probability;
		const weight = probability * (1 - probability);
		largestError = Math.max(largestError, Math.abs(error));
		for (let j = 0; j < k; j++) {
			const x = values[start + j];
			gradient[j] += x * error;
			const weighted = weight * x;
			for (let m = 0; m <= j; m++) information[j * k + m] += weighted * values[start + m];
		}
	}
	return { logLikelihood, gradient, information: { values: information, nRows: k, nColumns: k }, largestError };
}

function moved(beta: Float64Array, step: Float64Array, size: number): Float64Array<ArrayBuffer> {
	const result = new Float64Array(beta.length);
	for (let j = 0; j < beta.length; j++) result[j] = beta[j] + size * step[j];
	return result;
}

/** The design with an intercept, columns centred and scaled: well conditioned whatever the units. */
function scaledDesign(features: Matrix, centres: Float64Array, scales: Float64Array): Matrix {
	const { nRows, nColumns, values } = features;
	const k = nColumns + 1;
	const design = new Float64Array(nRows * k);
	for (let i = 0; i < nRows; i++) {
		design[i * k] = 1;
		for (let j = 0; j < nColumns; j++) {
			design[i * k + j + 1] = (values[i * nColumns + j] - centres[j]) / (scales[j] > 0 ? scales[j] : 1);
		}
	}
	return { values: design, nRows, nColumns: k };
}

/** Takes estimates and covariance back to the units of the columns. */
function unscaled(
	beta: Float64Array,
	covariance: Matrix,
	centres: Float64Array,
	scales: Float64Array,
	logLikelihood: number,
	nIterations: number,
): LogisticRegression {
	const k = beta.length;
	// Row j of the map: coefficient j in original units as a combination of the scaled ones.
	const map = new Float64Array(k * k);
	map[0] = 1;
	for (let j = 1; j < k; j++) {
		map[j * k + j] = 1 / scales[j - 1];
		map[j] = -centres[j - 1] / scales[j - 1];
	}
	const unscaling: Matrix = { values: map, nRows: k, nColumns: k };
	const coefficients = matrixProduct(unscaling, { values: beta, nRows: k, nColumns: 1 }).values;
	const result = matrixProduct(matrixProduct(unscaling, covariance), transposed(unscaling)).values;
	return {
		coefficients,
		standardErrors: Float64Array.from({ length: k }, (_, j) => Math.sqrt(result[j * k + j])),
		covariance: { values: result, nRows: k, nColumns: k },
		logLikelihood,
		nIterations,
		warnings: [],
	};
}

function notEstimable(k: number, nIterations: number, warning: Warning): LogisticRegression {
	return {
		coefficients: new Float64Array(k).fill(Number.NaN),
		standardErrors: new Float64Array(k).fill(Number.NaN),
		covariance: { values: new Float64Array(k * k).fill(Number.NaN), nRows: k, nColumns: k },
		logLikelihood: Number.NaN,
		nIterations,
		warnings: [warning],
	};
}
