/**
 * Sampled signals as they come: with gaps. Runs of missing samples, bridges that refuse to be longer than told, running
 * means and quantiles that skip what is missing, and means over epochs. It knows no physiology and reads no files;
 * NaN marks a missing sample throughout.
 *
 * First call: `movingQuantile(samples, { windowSamples: 241, p: 0.5 })`.
 */

// Gaps
export { type BridgeGapsOptions, bridgeGaps } from "./gaps/bridge-gaps.ts";
export { type MissingRun, missingRuns } from "./gaps/missing-runs.ts";
// Resampling
export { type EpochMeansOptions, epochMeans } from "./resampling/epoch-means.ts";
export { type FromEpochsOptions, fromEpochs } from "./resampling/from-epochs.ts";
// Running windows
export { type MovingMeanOptions, movingMean } from "./windows/moving-mean.ts";
export { type MovingQuantileOptions, movingQuantile } from "./windows/moving-quantile.ts";
export { type MovingSpreadOptions, movingSpread } from "./windows/moving-spread.ts";
export { type MovingWeightedMedianOptions, movingWeightedMedian } from "./windows/moving-weighted-median.ts";
export type { WindowEdge } from "./windows/window.ts";
