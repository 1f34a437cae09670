import { checkInteger, InvalidInputError, type Random, type Samples, shuffle } from "@quickening/core";
import { columnScales, type Matrix, take, takeRows } from "@quickening/stats";
import { devianceOf } from "./likelihood.ts";
import { type PenalisedSolution, solvePenalised } from "./solve-penalised.ts";

/** A search for lambda by cross-validation inside the training data. */
export interface LambdaSearch {
	/** Number of folds, stratified by outcome; 5 by default. Rows are taken as independent. */
	readonly folds?: number;
	/** "minimum" (default): least mean deviance; "one-standard-error": the largest lambda within one SE of it. */
	readonly rule?: "minimum" | "one-standard-error";
	/** Candidates on glmnet's scale; by default 50 on a logarithmic grid over six decades from the largest useful lambda. */
	readonly grid?: readonly number[];
}

/** What a search for lambda found. */
export interface LambdaChoice {
	readonly lambda: number;
	/** Candidates, falling. */
	readonly grid: Float64Array;
	/** Mean deviance (-2 log likelihood) a row on held-out rows, for each candidate. */
	readonly meanDeviance: Float64Array;
	/** Its standard error over folds. */
	readonly standardError: Float64Array;
	/** True when the least deviance lies at an end of the grid, so a better lambda may lie beyond. */
	readonly atEdge: boolean;
}

/**
 * Lambda by k-fold cross-validation of the deviance, folds stratified by outcome.
 *
 * The default grid starts where a lasso keeps no column (for a ridge: 100 times the largest correlation of a standardised
 * column with the outcome) and falls over six decades.
 *
 * @throws InvalidInputError when there are fewer than 2 events or non-events, or folds or grid are not usable.
 *
 * Source: Friedman 2010, doi:10.18637/jss.v033.i01, section 6.2 (glmnet's cv.glmnet; its ridge grid spans four decades and
 * often ends too early, hence six here).
 */
export function chooseLambda(
	features: Matrix,
	outcomes: Samples,
	{ folds = 5, rule = "minimum", grid }: LambdaSearch,
	lassoShare: number,
	random: Random,
): LambdaChoice {
	checkInteger("penalisedLogistic", "folds", folds, 2);
	const candidates = Float64Array.from(grid ?? defaultGrid(features, outcomes, lassoShare))
		.sort()
		.reverse();
	if (
		candidates.length === 0 ||
		!(candidates[candidates.length - 1] >= 0) ||
		candidates[0] === Number.POSITIVE_INFINITY
	) {
		throw new InvalidInputError("penalisedLogistic: grid must hold finite numbers of at least 0; got another", {
			code: "out-of-range",
			argument: "grid",
			received: grid,
		});
	}
	const fold = stratifiedFolds(outcomes, folds, random);
	const perFold = Array.from({ length: folds }, () => new Float64Array(candidates.length));
	const sizes = new Float64Array(folds);
	for (let f = 0; f < folds; f++) {
		const inside: number[] = [];
		const held: number[] = [];
		for (let i = 0; i < fold.length; i++) (fold[i] === f ? held : inside).push(i);
		sizes[f] = held.length;
		if (held.length === 0) continue;
		const trainFeatures = takeRows(features, inside);
		const trainOutcomes = take(outcomes, inside);
		const heldFeatures = takeRows(features, held);
		const heldOutcomes = take(outcomes, held);
		let start: PenalisedSolution | undefined;
		for (let c = 0; c < candidates.length; c++) {
			start = solvePenalised(trainFeatures, trainOutcomes, candidates[c], lassoShare, start);
			perFold[f][c] = devianceOf(predictorOf(heldFeatures, start), heldOutcomes) / held.length;
		}
	}
	return pick(candidates, perFold, sizes, rule);
}

function pick(
	grid: Float64Array,
	perFold: readonly Float64Array[],
	sizes: Float64Array,
	rule: "minimum" | "one-standard-error",
): LambdaChoice {
	let n = 0;
	let nUsed = 0;
	for (const size of sizes) {
		n += size;
		if (size > 0) nUsed++;
	}
	const meanDeviance = new Float64Array(grid.length);
	const standardError = new Float64Array(grid.length);
	let best = 0;
	for (let c = 0; c < grid.length; c++) {
		for (let f = 0; f < sizes.length; f++) meanDeviance[c] += (sizes[f] / n) * perFold[f][c];
		let squares = 0;
		for (let f = 0; f < sizes.length; f++) squares += (sizes[f] / n) * (perFold[f][c] - meanDeviance[c]) ** 2;
		standardError[c] = Math.sqrt(squares / (nUsed - 1));
		if (meanDeviance[c] < meanDeviance[best]) best = c;
	}
	let chosen = best;
	if (rule === "one-standard-error") {
		chosen = 0;
		while (meanDeviance[chosen] > meanDeviance[best] + standardError[best]) chosen++;
	}
	const atEdge = best === 0 || best === grid.length - 1;
	return { lambda: grid[chosen], grid, meanDeviance, standardError, atEdge };
}

function defaultGrid(features: Matrix, outcomes: Samples, lassoShare: number): number[] {
	const { values, nRows, nColumns } = features;
	const { centres, scales } = columnScales(features);
	let prevalence = 0;
	for (let i = 0; i < nRows; i++) prevalence += outcomes[i] / nRows;
	let largest = 0;
	for (let j = 0; j < nColumns; j++) {
		if (scales[j] === 0) continue;
		let sum = 0;
		for (let i = 0; i < nRows; i++) sum += (values[i * nColumns + j] - centres[j]) * (outcomes[i] - prevalence);
		largest = Math.max(largest, Math.abs(sum) / scales[j] / nRows);
	}
	const top = Math.max(largest, 1e-6) / Math.max(lassoShare, 0.01);
	return Array.from({ length: 50 }, (_, c) => top * Math.exp((-c * Math.log(1e6)) / 49));
}

/** Fold of each row: events and non-events are shuffled apart and dealt out in turn. */
function stratifiedFolds(outcomes: Samples, folds: number, random: Random): Int32Array {
	const fold = new Int32Array(outcomes.length);
	let next = 0;
	for (const outcome of [1, 0]) {
		const rows: number[] = [];
		for (let i = 0; i < outcomes.length; i++) if (outcomes[i] === outcome) rows.push(i);
		if (rows.length < 2) {
			throw new InvalidInputError(
				`penalisedLogistic: outcomes must hold each outcome at least twice to search for lambda; got ${rows.length} of ${outcome}`,
				{ code: "too-few-events", argument: "outcomes", received: rows.length },
			);
		}
		for (const row of shuffle(random, rows)) fold[row] = next++ % folds;
	}
	return fold;
}

function predictorOf(
	{ values, nRows, nColumns }: Matrix,
	{ intercept, coefficients }: PenalisedSolution,
): Float64Array {
	const eta = new Float64Array(nRows).fill(intercept);
	for (let i = 0; i < nRows; i++) {
		for (let j = 0; j < nColumns; j++) eta[i] += coefficients[j] * values[i * nColumns + j];
	}
	return eta;
}
