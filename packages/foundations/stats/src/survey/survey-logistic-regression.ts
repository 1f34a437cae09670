import { InvalidInputError, type Samples } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import { checkBinaryOutcomes } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { designOf } from "../regression/design.ts";
import type { SurveyDesign } from "./survey-design.ts";
import {
	regressionRows,
	type SurveyRegression,
	type SurveyRegressionOptions,
	surveyRegression,
} from "./survey-regression.ts";

/**
 * Logistic regression for the population: weighted (pseudo) maximum likelihood with an intercept, with errors from the sample's
 * design.
 *
 * @param features - One row a row of the design, k - 1 columns; NaN is missing and takes its row out of the domain.
 * @param outcomes - 0 or 1, one a row; NaN is missing.
 * @param options - As of `surveyLinearRegression`.
 * @returns Log odds ratios; `estimates` for combinations.
 * @throws InvalidInputError as `surveyLinearRegression`; when the domain has one outcome alone, or columns separate the outcomes
 *   (code "separation"), so that no finite estimate maximises the likelihood.
 *
 * Source: Binder DA. Int Stat Rev 1983;51:279-292, doi:10.2307/1402588.
 * Agrees with: R survey 4.1.1, svyglm(family = quasibinomial), to 1e-9 (tests/peers/survey).
 */
export function surveyLogisticRegression(
	design: SurveyDesign,
	features: Matrix,
	outcomes: Samples,
	{ names, ...options }: SurveyRegressionOptions = {},
): SurveyRegression {
	const where = "surveyLogisticRegression";
	const used = regressionRows(where, design, features, outcomes, options.domain);
	checkBinaryOutcomes(where, used.outcomes);
	const { matrix, names: allNames } = designOf(where, used.features, used.outcomes, names);
	// Columns such as years or grams lie far from 0 for their spread: they are fitted about their means in their own spread.
	const scaling = scalingOf(matrix, used.weights);
	const scaled = applyScaling(matrix, scaling);
	const estimates = new Float64Array(matrix.nColumns);
	let state = scores(scaled, used.outcomes, used.weights, estimates);
	for (let step = 0; step < 50; step++) {
		const factor = choleskyFactor(state.information);
		if (factor === undefined) break;
		const change = choleskySolve(factor, state.gradient);
		// A step that is too long for the likelihood is halved; the decrement is what a further step can gain, twice.
		let size = 1;
		let next = state;
		const start = Float64Array.from(estimates);
		for (; size > 1e-9; size /= 2) {
			for (let j = 0; j < estimates.length; j++) estimates[j] = start[j] + size * change[j];
			next = scores(scaled, used.outcomes, used.weights, estimates);
			if (next.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)) break;
		}
		const decrement = change.reduce((sum, value, j) => sum + value * (state.gradient[j] as number), 0);
		state = next;
		if (decrement < 1e-20 * used.rows.sumOfWeights) break;
	}
	const factor = choleskyFactor(state.information);
	if (factor === undefined || state.largestError < 1e-6) {
		throw new InvalidInputError(
			`${where}: features must leave the outcomes mixed; got columns of which a combination separates them. Leave a column out.`,
			{ code: "separation", argument: "features", received: allNames.join(", ") },
		);
	}
	const fit = {
		names: allNames,
		matrix,
		estimates: unscale(estimates, scaling),
		errors: state.errors,
		bread: unscaleBread(choleskyInverse(factor), scaling),
	};
	return surveyRegression(where, design, used, fit, options);
}

interface Scaling {
	readonly centre: Float64Array;
	readonly spread: Float64Array;
}

/** Weighted mean and spread of each column; 0 and 1 of the intercept, which comes first. */
function scalingOf({ values, nRows, nColumns: k }: Matrix, weights: Float64Array): Scaling {
	const centre = new Float64Array(k);
	const spread = new Float64Array(k).fill(1);
	let total = 0;
	for (const weight of weights) total += weight;
	for (let j = 1; j < k; j++) {
		for (let i = 0; i < nRows; i++) centre[j] += (weights[i] * values[i * k + j]) / total;
		let squares = 0;
		for (let i = 0; i < nRows; i++) squares += (weights[i] * (values[i * k + j] - centre[j]) ** 2) / total;
		if (squares > 0) spread[j] = Math.sqrt(squares);
	}
	return { centre, spread };
}

function applyScaling({ values, nRows, nColumns }: Matrix, { centre, spread }: Scaling): Matrix {
	const scaled = values.map((value, at) => (value - centre[at % nColumns]) / spread[at % nColumns]);
	return { values: scaled, nRows, nColumns };
}

/** Coefficients of the columns as they were: of scaled ones b, each is b / spread, and the intercept takes the centres back. */
function unscale(scaled: Float64Array, { centre, spread }: Scaling): Float64Array {
	const out = scaled.map((value, j) => value / spread[j]);
	for (let j = 1; j < out.length; j++) out[0] -= out[j] * centre[j];
	return out;
}

/** The same on both sides of a covariance. */
function unscaleBread({ values, nRows: k }: Matrix, scaling: Scaling): Matrix {
	const rows = Array.from({ length: k }, (_, j) => unscale(values.slice(j * k, (j + 1) * k), scaling));
	const columns = Array.from({ length: k }, (_, j) =>
		unscale(
			Float64Array.from(rows, (row) => row[j]),
			scaling,
		),
	);
	return {
		values: Float64Array.from({ length: k * k }, (_, at) => columns[at % k][Math.floor(at / k)]),
		nRows: k,
		nColumns: k,
	};
}

function scores(
	{ values, nRows, nColumns: k }: Matrix,
	outcomes: Float64Array,
	weights: Float64Array,
	beta: Float64Array,
) {
	const gradient = new Float64Array(k);
	const information = new Float64Array(k * k);
	const errors = new Float64Array(nRows);
	let logLikelihood = 0;
	let largestError = 0;
	for (let i = 0; i < nRows; i++) {
		let eta = 0;
		for (let j = 0; j < k; j++) eta += values[i * k + j] * beta[j];
		const probability = inverseLogit(eta);
		const signed = outcomes[i] === 1 ? eta : -eta;
		const loss = signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
		logLikelihood -= weights[i] * loss;
		const error = outcomes[i] - probability;
		largestError = Math.max(largestError, Math.abs(error));
		errors[i] = weights[i] * error;
		const variance = weights[i] * probability * (1 - probability);
		for (let j = 0; j < k; j++) {
			const x = values[i * k + j];
			gradient[j] += x * errors[i];
			for (let m = 0; m < k; m++) information[j * k + m] += variance * x * values[i * k + m];
		}
	}
	return { logLikelihood, gradient, information: { values: information, nRows: k, nColumns: k }, errors, largestError };
}
