import { checkInRange, checkInteger, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { checkTrainingOutcomes, inverseLogit, type Matrix, type Predict } from "@quickening/stats";
import { checkColumns } from "../check-columns.ts";
import { devianceOf } from "../penalised/likelihood.ts";
import { histogramScratch } from "./best-boosted-split.ts";
import { addTree, type BoostedTree } from "./boosted-tree.ts";
import { columnBins } from "./column-bins.ts";
import { growBoostedTree } from "./grow-boosted-tree.ts";

export interface BoostedTreesOptions {
	/** At most so many trees. Default 100. */
	readonly nTrees?: number;
	/** What each tree adds is multiplied by this. Default 0.1. */
	readonly learningRate?: number;
	/** Default 31. */
	readonly maximumLeaves?: number;
	/** Default: as deep as the leaves allow. */
	readonly maximumDepth?: number;
	/** Default 20. */
	readonly minimumLeafRows?: number;
	/** Default 0. */
	readonly l2?: number;
	/** Values of a column are told apart up to so many. Default 255. */
	readonly maximumBins?: number;
	/** Rows of other participants on which boosting stops; as many trees are kept as did best on them. */
	readonly heldOut?: { readonly features: Matrix; readonly outcomes: Samples };
	/** Trees without a lower held-out loss before boosting stops. Default 10. */
	readonly patienceTrees?: number;
}

/** A fitted sum of trees. */
export interface BoostedTrees {
	/** Log odds before the first tree. */
	readonly intercept: number;
	readonly trees: readonly BoostedTree[];
	/** Mean log loss of held-out rows after each tree that was grown; empty without any. */
	readonly heldOutLosses: readonly number[];
	readonly predict: Predict;
}

/**
 * Gradient boosting of trees for a 0/1 outcome: each tree takes a Newton step on the log loss, splits are found in histograms,
 * and what is missing goes to the side where it helps.
 *
 * @param features - n rows, k columns; NaN is missing, and is not filled in.
 * @param outcomes - n values, 0 or 1, both present.
 * @returns The trees and `predict`.
 * @throws InvalidInputError when the data are not as above, or an option is not usable.
 *
 * Source: Friedman 2001, doi:10.1214/aos/1013203451; histograms and leaf-wise growth: Ke et al. 2017 (LightGBM), Advances in NIPS
 * 30.
 * Agrees with: scikit-learn 1.9.1, `HistGradientBoostingClassifier` without early stopping, to 1e-7, missing values included
 *   (tests/peers/scikit-learn). Of splits that gain exactly the same the first column's is taken; there, rounding decides.
 * @example
 * fitBoostedTrees(features, outcomes, { nTrees: 50 }).predict(features);
 */
export function fitBoostedTrees(features: Matrix, outcomes: Samples, options: BoostedTreesOptions = {}): BoostedTrees {
	const where = "fitBoostedTrees";
	const { nTrees = 100, learningRate = 0.1, maximumLeaves = 31, minimumLeafRows = 20, l2 = 0 } = options;
	const { maximumBins = 255, heldOut, patienceTrees = 10, maximumDepth = Number.POSITIVE_INFINITY } = options;
	checkBoosting(options);
	checkNoInfinity(where, features);
	const nEvents = checkTrainingOutcomes(where, features, outcomes);
	const { nRows } = features;
	if (heldOut) {
		checkNoInfinity(where, heldOut.features);
		checkColumns(where, heldOut.features, features.nColumns);
		checkSameLength(
			where,
			{ argument: "rows of heldOut.features", values: { length: heldOut.features.nRows } },
			{ argument: "heldOut.outcomes", values: heldOut.outcomes },
		);
	}
	const intercept = Math.log(nEvents / (nRows - nEvents));
	const columns = columnBins(features, maximumBins);
	const scratch = histogramScratch(maximumBins);
	const limits = { minimumLeafRows, minimumHessian: 1e-3, l2 };
	const logOdds = new Float64Array(nRows).fill(intercept);
	const heldOutLogOdds = new Float64Array(heldOut?.features.nRows ?? 0).fill(intercept);
	const gradients = new Float64Array(nRows);
	const hessians = new Float64Array(nRows);
	const order = new Int32Array(nRows);
	const trees: BoostedTree[] = [];
	const heldOutLosses: number[] = [];
	let best = 0;
	for (let t = 0; t < nTrees; t++) {
		for (let i = 0; i < nRows; i++) {
			const p = inverseLogit(logOdds[i]);
			gradients[i] = p - outcomes[i];
			hessians[i] = p * (1 - p);
			order[i] = i;
		}
		const tree = growBoostedTree(
			{ columns, order, gradients, hessians },
			{ maximumLeaves, maximumDepth, learningRate, limits, scratch },
		);
		trees.push(tree);
		addTree(tree, features, logOdds);
		if (!heldOut) continue;
		addTree(tree, heldOut.features, heldOutLogOdds);
		heldOutLosses.push(devianceOf(heldOutLogOdds, heldOut.outcomes) / (2 * heldOutLogOdds.length));
		if (heldOutLosses[t] < (heldOutLosses[best - 1] ?? Number.POSITIVE_INFINITY)) best = t + 1;
		if (t + 1 - best >= patienceTrees) break;
	}
	const kept = heldOut ? trees.slice(0, best) : trees;
	return {
		intercept,
		trees: kept,
		heldOutLosses,
		predict(rows) {
			checkColumns(where, rows, features.nColumns);
			const sums = new Float64Array(rows.nRows).fill(intercept);
			for (const tree of kept) addTree(tree, rows, sums);
			return sums.map(inverseLogit);
		},
	};
}

/** @throws InvalidInputError when an option is not usable. */
export function checkBoosting(options: BoostedTreesOptions): void {
	const where = "fitBoostedTrees";
	const {
		nTrees = 100,
		learningRate = 0.1,
		maximumLeaves = 31,
		minimumLeafRows = 20,
		l2 = 0,
		maximumBins = 255,
	} = options;
	checkInteger(where, "nTrees", nTrees, 1);
	checkInRange(where, "learningRate", learningRate, 1e-6, 1);
	checkInteger(where, "maximumLeaves", maximumLeaves, 2);
	checkInteger(where, "minimumLeafRows", minimumLeafRows, 1);
	checkInRange(where, "l2", l2, 0, Number.MAX_VALUE);
	checkInteger(where, "maximumBins", maximumBins, 2);
	checkInRange(where, "maximumBins", maximumBins, 2, 60_000);
	checkInteger(where, "patienceTrees", options.patienceTrees ?? 10, 1);
	if (options.maximumDepth !== undefined) checkInteger(where, "maximumDepth", options.maximumDepth, 1);
}

function checkNoInfinity(where: string, { values, nColumns }: Matrix): void {
	for (let i = 0; i < values.length; i++) {
		if (Math.abs(values[i]) !== Number.POSITIVE_INFINITY) continue;
		throw new InvalidInputError(
			`${where}: features must be finite, or NaN where missing; got ${values[i]} in row ${Math.floor(i / nColumns)}, column ${i % nColumns}`,
			{ code: "not-finite", argument: "features", received: values[i] },
		);
	}
}
