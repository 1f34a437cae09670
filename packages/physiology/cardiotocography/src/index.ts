/**
 * Measures of pregnancy, birth and infancy. So far: cardiotocography, from the raw fetal heart rate and tocogram to
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
} from "./cardiotocography/analyse-cardiotocogram.ts";
// Events
export { accelerations } from "./cardiotocography/events/accelerations.ts";
export {
	classifyDeceleration,
	classifyDecelerations,
} from "./cardiotocography/events/classify-deceleration.ts";
export {
	type Contraction,
	type ContractionOptions,
	contractions,
	tocogramPresent,
} from "./cardiotocography/events/contractions.ts";
export { decelerations } from "./cardiotocography/events/decelerations.ts";
export type {
	ClassifiedDeceleration,
	DecelerationKind,
	EventOptions,
	FetalHeartRateEvent,
} from "./cardiotocography/events/event.ts";
// Features for models
export { type CardiotocogramFeatures, cardiotocogramFeatures } from "./cardiotocography/features.ts";
// Class
export {
	type FigoCategory,
	type FigoClassification,
	type FigoCriterion,
	type FigoCriterionId,
	type FigoFindings,
	figoLimits,
} from "./cardiotocography/figo/criterion.ts";
export { figoClassification } from "./cardiotocography/figo/figo-classification.ts";
// Simulation, with known truth
export {
	type SimulatedBaselineOptions,
	type SimulatedCardiotocogram,
	type SimulatedDeceleration,
	type SimulationOptions,
	type SimulationTruth,
	simulateCardiotocogram,
} from "./cardiotocography/simulate/simulate-cardiotocogram.ts";
export type { SimulatedAccelerationOptions } from "./cardiotocography/simulate/simulated-accelerations.ts";
export type { SimulatedContractionOptions } from "./cardiotocography/simulate/simulated-contractions.ts";
export type {
	SimulatedDecelerationKind,
	SimulatedDecelerationOptions,
} from "./cardiotocography/simulate/simulated-decelerations.ts";
export type { SimulatedEvent } from "./cardiotocography/simulate/simulated-event.ts";
export type { SimulatedNoiseOptions } from "./cardiotocography/simulate/simulated-noise.ts";
export type { SignalLossOptions } from "./cardiotocography/simulate/simulated-signal-loss.ts";
// The trace
export { type BaselineOptions, fetalHeartRateBaseline } from "./cardiotocography/trace/baseline.ts";
export {
	type CleanedFetalHeartRate,
	type CleanOptions,
	cleanFetalHeartRate,
} from "./cardiotocography/trace/clean.ts";
export { type FetalHeartRateGap, fetalHeartRateGaps } from "./cardiotocography/trace/gaps.ts";
export { lastSignalSample } from "./cardiotocography/trace/last-signal-sample.ts";
// Variability
export {
	type BandwidthOptions,
	type BandwidthVariability,
	bandwidthVariability,
} from "./cardiotocography/variability/bandwidth-variability.ts";
export {
	type ShortTermVariability,
	type ShortTermVariabilityOptions,
	shortTermVariability,
} from "./cardiotocography/variability/short-term-variability.ts";
export { sinusoidalMinutes } from "./cardiotocography/variability/sinusoidal-minutes.ts";
