import {
	checkInteger,
	drawInteger,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
} from "@quickening/core";
import { checkFeatures, checkTrainingData, type Matrix, type Predict } from "@quickening/stats";
import { checkColumns } from "../check-columns.ts";
import { splitScratch } from "./best-split.ts";
import { columnCodes } from "./column-codes.ts";
import { growTree } from "./grow-tree.ts";
import { addTreeShares, type Tree, treeShare } from "./tree.ts";

export interface RandomForestOptions {
	/** Number of trees; 200 by default. */
	readonly nTrees?: number;
	/** Columns tried at each split: "sqrt" (default; floor of the root), "all", or a number. */
	readonly maxFeatures?: "sqrt" | "all" | number;
	/** Least number of drawn rows in a leaf (repeats count); 1 by default. */
	readonly minLeaf?: number;
	/** Largest depth, the root at 0; no bound by default. */
	readonly maxDepth?: number;
	/** Draw n rows with replacement for each tree (default), or give every tree all rows. */
	readonly bootstrap?: boolean;
}

/** A fitted forest. */
export interface RandomForest {
	readonly trees: readonly Tree[];
	/** For each training row the mean leaf share over the trees that did not see it; NaN when every tree saw it. */
	readonly outOfBag: Float64Array;
	readonly predict: Predict;
}

/**
 * Random forest for a 0/1 outcome: trees by Gini impurity on bootstrap samples, a random subset of columns at each split,
 * and as probability the mean over trees of the share of events in the leaf.
 *
 * @param features - n rows, k columns, finite; fewer than 2^20 rows.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options - Trees and randomness (see {@link RandomForestOptions}).
 * @returns The trees, the out-of-bag probabilities and `predict`.
 * @throws InvalidInputError when the data are not as above or an option is not a usable whole number.
 *
 * Source: Breiman L. Random forests. Mach Learn 2001;45:5-32, doi:10.1023/A:1010933404324. As in scikit-learn, and unlike
 * Breiman, trees give shares, not votes.
 * Agrees with: scikit-learn, DecisionTreeClassifier without randomness: the same probabilities to 1e-12;
 * RandomForestClassifier: the same out-of-bag AUC within the scatter of its seeds (tests/peers/scikit-learn).
 * @example
 * fitRandomForest(features, outcomes, { nTrees: 200, random: seededRandom(1) }).predict(features);
 */
export function fitRandomForest(
	features: Matrix,
	outcomes: Samples,
	{
		nTrees = 200,
		maxFeatures = "sqrt",
		minLeaf = 1,
		maxDepth = Number.POSITIVE_INFINITY,
		bootstrap = true,
		random = seededRandom(1),
	}: RandomForestOptions & { random?: Random } = {},
): RandomForest {
	checkTrainingData("fitRandomForest", features, outcomes);
	checkForest({ nTrees, maxFeatures, minLeaf, maxDepth });
	const { nRows, nColumns } = features;
	if (nRows >= 2 ** 20) {
		throw new InvalidInputError(`fitRandomForest: features must have fewer than 2^20 rows; got ${nRows}`, {
			code: "too-long",
			argument: "features",
			received: nRows,
		});
	}
	const columns = columnCodes(features);
	const labels = Uint8Array.from(outcomes);
	const scratch = splitScratch(nRows);
	const rows = new Int32Array(nRows);
	const weights = new Int32Array(nRows).fill(1);
	const outOfBag = new Float64Array(nRows);
	const nOutOfBag = new Int32Array(nRows);
	const trees: Tree[] = [];
	for (let t = 0; t < nTrees; t++) {
		if (bootstrap) drawWeights(random, weights);
		const tree = growTree({
			columns,
			outcomes: labels,
			weights,
			maxFeatures: featuresPerSplit(maxFeatures, nColumns),
			minLeaf,
			maxDepth,
			random,
			scratch,
			rows,
		});
		trees.push(tree);
		for (let i = 0; i < nRows; i++) {
			if (weights[i] > 0) continue;
			outOfBag[i] += treeShare(tree, features.values, i * nColumns);
			nOutOfBag[i]++;
		}
	}
	for (let i = 0; i < nRows; i++) outOfBag[i] = nOutOfBag[i] > 0 ? outOfBag[i] / nOutOfBag[i] : Number.NaN;
	return { trees, outOfBag, predict: (newFeatures) => predictForest(trees, newFeatures, nColumns) };
}

function predictForest(trees: readonly Tree[], features: Matrix, nColumns: number): Float64Array {
	checkFeatures("fitRandomForest", features);
	checkColumns("fitRandomForest", features, nColumns);
	const probabilities = new Float64Array(features.nRows);
	for (const tree of trees) addTreeShares(tree, features, probabilities);
	for (let i = 0; i < probabilities.length; i++) probabilities[i] /= trees.length;
	return probabilities;
}

/** How often each of n rows is drawn in n draws with replacement; a draw beyond 1023 of one row is drawn again. */
function drawWeights(random: Random, weights: Int32Array): void {
	weights.fill(0);
	for (let i = 0; i < weights.length; i++) {
		let row = drawInteger(random, weights.length);
		while (weights[row] >= 1023) row = drawInteger(random, weights.length);
		weights[row]++;
	}
}

function featuresPerSplit(maxFeatures: "sqrt" | "all" | number, nColumns: number): number {
	if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(nColumns)));
	return maxFeatures === "all" ? nColumns : Math.min(maxFeatures, nColumns);
}

/** Refuses options that are not usable whole numbers. */
export function checkForest({ nTrees = 200, maxFeatures = "sqrt", minLeaf = 1, maxDepth }: RandomForestOptions): void {
	checkInteger("randomForest", "nTrees", nTrees, 1);
	if (maxFeatures !== "sqrt" && maxFeatures !== "all") checkInteger("randomForest", "maxFeatures", maxFeatures, 1);
	checkInteger("randomForest", "minLeaf", minLeaf, 1);
	if (maxDepth !== undefined && maxDepth !== Number.POSITIVE_INFINITY) {
		checkInteger("randomForest", "maxDepth", maxDepth, 1);
	}
}
