/**
 * Classical models for a 0/1 outcome behind one interface (`Fit` of `@quickening/stats`): penalised logistic regression, random
 * forests, boosted trees and a ridge classifier for many columns, with the two usual ways to add rows of a rare outcome. Not for
 * judging models: that is `@quickening/validation`, which refits what is made here. Same data, same seed, same bytes.
 *
 * First call: `const fit = penalisedLogistic({ penalty: "ridge", lambda: 0.01 })`.
 */

// Boosting
export type { BoostedTree } from "./boosting/boosted-tree.ts";
export { boostedTrees } from "./boosting/boosted-trees.ts";
export { type BoostedTrees, type BoostedTreesOptions, fitBoostedTrees } from "./boosting/fit-boosted-trees.ts";
// Forest
export { fitRandomForest, type RandomForest, type RandomForestOptions } from "./forest/fit-random-forest.ts";
export { randomForest } from "./forest/random-forest.ts";
export type { Tree } from "./forest/tree.ts";
// Rare outcomes
export { oversample } from "./imbalance/oversample.ts";
export type { Resampled } from "./imbalance/resampled.ts";
export { type SmoteResampled, smote } from "./imbalance/smote.ts";
// Penalised regression
export type { LambdaChoice, LambdaSearch } from "./penalised/choose-lambda.ts";
export {
	fitPenalisedLogistic,
	type PenalisedLogistic,
	type PenalisedLogisticOptions,
} from "./penalised/fit-penalised-logistic.ts";
export { penalisedLogistic } from "./penalised/penalised-logistic.ts";
// Ridge classifier
export {
	fitRidgeClassifier,
	type RidgeClassifier,
	type RidgeClassifierOptions,
} from "./ridge/fit-ridge-classifier.ts";
export { ridgeClassifier } from "./ridge/ridge-classifier.ts";
