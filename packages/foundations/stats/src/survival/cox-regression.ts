import { checkName, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { chiSquareTail } from "../distributions/chi-square.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import { orthonormalColumns } from "../mixed/orthonormal-columns.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { coefficientTable } from "../regression/coefficient-table.ts";
import { backSolved } from "./back-solved.ts";
import { coxData } from "./cox-data.ts";
import { type ChiSquareTest, type CoxRegression, keepCoxState } from "./cox-fit.ts";
import type { CoxTies } from "./cox-likelihood.ts";
import { scoreResidualsOf } from "./cox-score-residuals.ts";
import { eventGrid } from "./event-grid.ts";
import { fitCox } from "./fit-cox.ts";
import { checkRows, checkTimes, type SurvivalTimes } from "./survival-times.ts";

export interface CoxOptions extends SurvivalTimes {
	/** n rows, p >= 1 columns, finite; no intercept. */
	readonly features: Matrix;
	/** One name a column; "column 1", "column 2" ... when left out. */
	readonly names?: readonly string[];
	/** How events at one time are counted: "efron" (default; close to the exact likelihood) or "breslow". */
	readonly ties?: CoxTies;
	/** Stratum of each row: strata share log hazard ratios, each has a baseline hazard of its own. */
	readonly strata?: GroupLabels;
	/** Whose row it is, such as a participant with several rows or events: errors are then robust, summed over these. */
	readonly clusters?: GroupLabels;
	/** Errors from the information ("model", default without clusters), or the sandwich of Lin and Wei ("robust"). */
	readonly covariance?: "model" | "robust";
	/** Weight of each row, above 0, such as an inverse probability; with them errors are robust unless "model" is asked for. */
	readonly weights?: Samples;
	/** Fixed part of the log hazard, n numbers. */
	readonly offset?: Samples;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** Fewer events than this a column make estimates and errors unsure. */
const EVENTS_PER_COLUMN = 10;
/** Fewer clusters than this make robust errors too small. */
const FEW_CLUSTERS = 40;

/**
 * Cox's proportional hazards regression. A covariate that changes over time is given as several rows (entries, times] a
 * participant, each with the value that held.
 *
 * @param options - `times`, `events`, `entries` (n each); `features` (n x p); `names`, `ties` ("efron"), `strata`, `clusters`,
 *   `covariance`, `weights`, `offset`, `levelPercent` (95). Rows may be in any order.
 * @returns Log hazard ratios with errors, z, p and limits; hazard ratios; likelihood-ratio, Wald and score tests. Warnings:
 *   "monotone-likelihood" (a combination of columns puts all events at one end, so that no finite estimate exists: NaN),
 *   "few-events" (fewer than 10 a column), "few-clusters" (robust errors from fewer than 40), "not-converged".
 * @throws InvalidInputError: rows as for `kaplanMeier`; no events; lengths differ; a value is not finite; a weight is not above
 *   0; a column is a combination of others (the message names it) or does not vary within any risk set.
 *
 * Source: Cox DR. J R Stat Soc B 1972;34:187-220, doi:10.1111/j.2517-6161.1972.tb00899.x; counting processes: Andersen PK,
 * Gill RD.
 * Ann Stat 1982;10:1100-1120, doi:10.1214/aos/1176345976; robust: Lin DY, Wei LJ. J Am Stat Assoc 1989;84:1074-1078,
 * doi:10.1080/01621459.1989.10478874; ties: doi:10.1080/01621459.1977.10480613.
 * Agrees with: R's survival, coxph, to 1e-9 (tests/peers/survival).
 * @example
 * coxRegression({
 *   times: [1, 2, 3, 4, 5, 6],
 *   events: [1, 1, 0, 1, 1, 0],
 *   features: matrixFromColumns([[1, 0, 1, 1, 0, 0]]),
 * }).coefficients[0].estimate; // 1.073...
 */
export function coxRegression({
	features,
	names: given,
	ties = "efron",
	strata,
	clusters,
	weights: givenWeights,
	covariance: kind = clusters || givenWeights ? "robust" : "model",
	offset,
	levelPercent = 95,
	...rows
}: CoxOptions): CoxRegression {
	const where = "coxRegression";
	checkName(where, "ties", ties, ["efron", "breslow"]);
	checkName(where, "covariance", kind, ["model", "robust"]);
	const checked = checkTimes(where, rows);
	const n = checked.times.length;
	checkFeatures(where, features);
	const p = features.nColumns;
	if (features.nRows !== n || p === 0) {
		throw new InvalidInputError(
			`${where}: features must have as many rows as times (${n}) and a column or more; got ${features.nRows} x ${p}`,
			{ code: "length-mismatch", argument: "features", received: features.nRows },
		);
	}
	if (given && given.length !== p) {
		throw new InvalidInputError(`${where}: names must be as many as features has columns (${p}); got ${given.length}`, {
			code: "length-mismatch",
			argument: "names",
			received: given.length,
		});
	}
	const names = given ?? Array.from({ length: p }, (_, j) => `column ${j + 1}`);
	const weights = weightsOf(where, givenWeights, n);
	if (offset) {
		checkRows(where, "offset", offset.length, n);
		checkFinite(where, "offset", offset);
	}
	if (clusters) checkRows(where, "clusters", clusters.length, n);
	const grouping = clusters && groupingOf(where, "clusters", clusters, n);
	const { basis, r, centres } = orthonormalBasis(where, features, names);
	const grid = eventGrid(where, checked, strata);
	const data = coxData(grid, checked.events, basis, weights, offset ? Float64Array.from(offset) : new Float64Array(n));
	const found = fitCox(where, data, ties, names, r);
	const settled = !found.warning;
	const modelOwn = settled ? choleskyInverse(found.factor) : nothing(p);
	const isRobust = kind === "robust";
	const nClusters = isRobust ? (grouping?.labels.length ?? n) : Number.NaN;
	const own =
		settled && isRobust
			? sandwich(scoreResidualsOf(data, ties, found.beta, n), weights, grouping?.codes, modelOwn, nClusters)
			: modelOwn;
	const covariance = inColumns(own.values, r, p);
	const estimates = settled ? backSolved(found.beta, r, p) : new Float64Array(p).fill(Number.NaN);
	const warnings: Warning[] = found.warning ? [found.warning] : [];
	if (checked.nEvents < EVENTS_PER_COLUMN * p) {
		warnings.push({
			code: "few-events",
			message: `${checked.nEvents} events for ${p} columns: fewer than ${EVENTS_PER_COLUMN} a column leave estimates and errors unsure.`,
		});
	}
	if (isRobust && nClusters < FEW_CLUSTERS) {
		warnings.push({ code: "few-clusters", message: `Robust errors of ${nClusters} clusters are too small.` });
	}
	const coefficients = coefficientTable(where, names, estimates, covariance, Number.POSITIVE_INFINITY, levelPercent);
	const linearPredictors = new Float64Array(n).fill(settled ? 0 : Number.NaN);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < p; j++) linearPredictors[i] += features.values[i * p + j] * estimates[j];
		if (offset) linearPredictors[i] += offset[i];
	}
	const fit: CoxRegression = {
		coefficients,
		hazardRatios: coefficients.map(({ name, estimate, low, high }) => ({
			name,
			estimate: Math.exp(estimate),
			low: Math.exp(low),
			high: Math.exp(high),
		})),
		covariance,
		modelCovariance: inColumns(modelOwn.values, r, p),
		logLikelihood: settled ? found.logLikelihood : Number.NaN,
		nullLogLikelihood: found.nullLogLikelihood,
		likelihoodRatioTest: chiSquareTest(settled ? 2 * (found.logLikelihood - found.nullLogLikelihood) : Number.NaN, p),
		waldTest: chiSquareTest(settled ? quadratic(own, found.beta) : Number.NaN, p),
		scoreTest: chiSquareTest(found.score, p),
		linearPredictors,
		n,
		nEvents: checked.nEvents,
		nClusters,
		nIterations: found.nIterations,
		warnings,
	};
	keepCoxState(fit, {
		checked,
		data,
		ties,
		beta: found.beta,
		covariance: own,
		modelCovariance: modelOwn,
		r,
		centres,
		names,
		weights,
		clusters: grouping?.codes,
	});
	return fit;
}

function chiSquareTest(chiSquare: number, degreesOfFreedom: number): ChiSquareTest {
	return { chiSquare, degreesOfFreedom, p: chiSquareTail(chiSquare, degreesOfFreedom) };
}

function weightsOf(where: string, weights: Samples | undefined, n: number): Float64Array {
	if (!weights) return new Float64Array(n).fill(1);
	checkRows(where, "weights", weights.length, n);
	for (let i = 0; i < n; i++) {
		if (Number.isFinite(weights[i]) && weights[i] > 0) continue;
		throw new InvalidInputError(
			`${where}: weights must be finite and above 0; got ${weights[i]} at row ${i}. Leave out rows of weight 0.`,
			{ code: "not-positive", argument: "weights", received: weights[i] },
		);
	}
	return Float64Array.from(weights);
}

/** Columns about their means, at right angles, each with mean square 1: features = basis r + centres. */
function orthonormalBasis(where: string, { values, nRows: n, nColumns: p }: Matrix, names: readonly string[]) {
	const centres = new Float64Array(p);
	const columns = names.map((name, j) => {
		const column = new Float64Array(n);
		let mean = 0;
		let varies = false;
		for (let i = 0; i < n; i++) {
			column[i] = values[i * p + j];
			mean += (column[i] - mean) / (i + 1);
			varies ||= column[i] !== column[0];
		}
		if (!varies) {
			throw new InvalidInputError(
				`${where}: features must vary; got ${name}, which has one value (${column[0]}) in all rows. Leave that column out.`,
				{ code: "rank-deficient", argument: "features", received: name },
			);
		}
		centres[j] = mean;
		for (let i = 0; i < n; i++) column[i] -= mean;
		return column;
	});
	const { q, r } = orthonormalColumns(where, "features", columns, names);
	const root = Math.sqrt(n);
	const basis = new Float64Array(n * p);
	for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) basis[i * p + j] = q[j][i] * root;
	return { basis: { values: basis, nRows: n, nColumns: p }, r: r.map((value) => value / root), centres };
}

/** R^-1 V R^-T: a covariance in the basis as one of the columns as given. */
function inColumns(values: Float64Array, r: Float64Array, p: number): Matrix {
	const half = new Float64Array(p * p);
	for (let c = 0; c < p; c++) {
		const solved = backSolved(
			Float64Array.from({ length: p }, (_, i) => values[i * p + c]),
			r,
			p,
		);
		for (let i = 0; i < p; i++) half[c * p + i] = solved[i];
	}
	const whole = new Float64Array(p * p);
	for (let c = 0; c < p; c++) {
		const solved = backSolved(
			Float64Array.from({ length: p }, (_, i) => half[i * p + c]),
			r,
			p,
		);
		for (let i = 0; i < p; i++) whole[i * p + c] = solved[i];
	}
	return { values: whole, nRows: p, nColumns: p };
}

function nothing(p: number): Matrix {
	return { values: new Float64Array(p * p).fill(Number.NaN), nRows: p, nColumns: p };
}

/** b' V^-1 b; NaN when V is not of full rank, as with fewer clusters than columns. */
function quadratic(covariance: Matrix, b: Float64Array): number {
	const factor = choleskyFactor(covariance);
	if (!factor) return Number.NaN;
	const solved = choleskySolve(factor, b);
	let sum = 0;
	for (let j = 0; j < b.length; j++) sum += b[j] * solved[j];
	return sum;
}

/** Sum over clusters of the outer product of V times their weighted score residuals. */
function sandwich(
	scores: Float64Array,
	weights: Float64Array,
	clusters: Int32Array | undefined,
	model: Matrix,
	nClusters: number,
): Matrix {
	const p = model.nRows;
	const sums = new Float64Array(nClusters * p);
	for (let i = 0; i < weights.length; i++) {
		const at = (clusters ? clusters[i] : i) * p;
		for (let j = 0; j < p; j++) sums[at + j] += weights[i] * scores[i * p + j];
	}
	const values = new Float64Array(p * p);
	const influence = new Float64Array(p);
	for (let c = 0; c < nClusters; c++) {
		for (let j = 0; j < p; j++) {
			influence[j] = 0;
			for (let m = 0; m < p; m++) influence[j] += model.values[j * p + m] * sums[c * p + m];
		}
		for (let j = 0; j < p; j++) for (let m = 0; m < p; m++) values[j * p + m] += influence[j] * influence[m];
	}
	return { values, nRows: p, nColumns: p };
}
