/**
 * Cardiotocography: from the raw fetal heart rate and tocogram to
 * baseline, events, variability, contractions and the FIGO 2015 class, each by a published definition. It reads no
 * files and is for research: it is no medical device, and no class it gives is advice for care.
 *
 * First call: `analyseCardiotocogram({ fhrBpm, uterineActivity }, 4)`.
 */

// Everything in one call
export {
	type AnalysisOptions,
	analyseCardiotocogram,
	type Cardiotocogram,
	type CardiotocogramAnalysis,
} from "./analyse-cardiotocogram.ts";
// Events
export { accelerations } from "./events/accelerations.ts";
export {
	classifyDeceleration,
	classifyDecelerations,
} from "./events/classify-deceleration.ts";
export {
	type Contraction,
	type ContractionOptions,
	contractions,
	tocogramPresent,
} from "./events/contractions.ts";
export { decelerations } from "./events/decelerations.ts";
export type {
	ClassifiedDeceleration,
	DecelerationKind,
	EventOptions,
	FetalHeartRateEvent,
} from "./events/event.ts";
// Features for models
export { type CardiotocogramFeatures, cardiotocogramFeatures } from "./features.ts";
// Class
export {
	type FigoCategory,
	type FigoClassification,
	type FigoCriterion,
	type FigoCriterionId,
	type FigoFindings,
	figoLimits,
} from "./figo/criterion.ts";
export { figoClassification } from "./figo/figo-classification.ts";
// Simulation, with known truth
export {
	type SimulatedBaselineOptions,
	type SimulatedCardiotocogram,
	type SimulatedDeceleration,
	type SimulationOptions,
	type SimulationTruth,
	simulateCardiotocogram,
} from "./simulate/simulate-cardiotocogram.ts";
export type { SimulatedAccelerationOptions } from "./simulate/simulated-accelerations.ts";
export type { SimulatedContractionOptions } from "./simulate/simulated-contractions.ts";
export type {
	SimulatedDecelerationKind,
	SimulatedDecelerationOptions,
} from "./simulate/simulated-decelerations.ts";
export type { SimulatedEvent } from "./simulate/simulated-event.ts";
export type { SimulatedNoiseOptions } from "./simulate/simulated-noise.ts";
export type { SignalLossOptions } from "./simulate/simulated-signal-loss.ts";
// The trace
export { type BaselineOptions, fetalHeartRateBaseline } from "./trace/baseline.ts";
export {
	type CleanedFetalHeartRate,
	type CleanOptions,
	cleanFetalHeartRate,
} from "./trace/clean.ts";
export { type FetalHeartRateGap, fetalHeartRateGaps } from "./trace/gaps.ts";
export { lastSignalSample } from "./trace/last-signal-sample.ts";
// Variability
export {
	type BandwidthOptions,
	type BandwidthVariability,
	bandwidthVariability,
} from "./variability/bandwidth-variability.ts";
export {
	type ShortTermVariability,
	type ShortTermVariabilityOptions,
	shortTermVariability,
} from "./variability/short-term-variability.ts";
export { sinusoidalMinutes } from "./variability/sinusoidal-minutes.ts";
