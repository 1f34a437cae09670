/**
 * Measures of actigraphy, from raw acceleration or from counts to activity, wear, energy and rhythm.
 * Arrays or a reader's blocks in, numbers out: no clock, no file, no network. It may import what stands below its wing, and
 * runs in a browser. It is not for reading files, nor for drawing, nor for sleep: those have packages of their own.
 *
 * First call: `await summariseRecording(recording, { zone: "Europe/Paris" })`.
 */

// Counts
export {
	type ActivityCounter,
	type ActivityCounts,
	type ActivityCountsOptions,
	activityCounter,
} from "./counts/activity-counter.ts";
export { activityCounts } from "./counts/activity-counts.ts";
export { countableRatesHz } from "./counts/resample-to-30-hz.ts";
// Energy
export { activityEnergyFromEnmo } from "./energy/activity-energy-from-enmo.ts";
export { kcalEquations, kcalFromCounts } from "./energy/kcal-from-counts.ts";
export { type MetsFromCounts, metEquations, metsFromCounts } from "./energy/mets-from-counts.ts";
export { type OxygenFromEnmo, oxygenEquations, oxygenFromEnmo } from "./energy/oxygen-from-enmo.ts";
export { extraEnergyOfPregnancy, pregnancyEnergyCost } from "./energy/pregnancy-energy-cost.ts";
export { type RestingEnergy, restingEnergy, type Sex } from "./energy/resting-energy.ts";
// Intensity
export { type Bout, type BoutOptions, bouts } from "./intensity/bouts.ts";
export {
	type CutPoints,
	type CutPointsName,
	cutPoints,
	type IntensityLevel,
	type IntensityMetric,
	type WearSite,
} from "./intensity/cut-points.ts";
export { type IntensityGradient, intensityGradient } from "./intensity/intensity-gradient.ts";
export { type IntensityMinutes, type IntensityOptions, intensityMinutes } from "./intensity/intensity-minutes.ts";
export { mostActiveMinutes } from "./intensity/most-active-minutes.ts";
export { sumEpochs } from "./intensity/sum-epochs.ts";
export { type Mims, type MimsCounter, type MimsOptions, mimsCounter } from "./mims/mims-counter.ts";
export { mimsUnits } from "./mims/mims-units.ts";
// Raw acceleration: epochs, gravity, wear, and the days of a recording
export type { Acceleration } from "./raw/acceleration.ts";
export { type AngleZDefinition, type AngleZOptions, angleZDegrees } from "./raw/angle-z.ts";
export { type DailyActivity, dailyActivity, type ValidDayRule, validDayRules } from "./raw/daily-activity.ts";
export { type EnmoOptions, enmoMg } from "./raw/enmo.ts";
export type { AccelerationEpochs } from "./raw/epoch-collector.ts";
export type { FilteredNorms } from "./raw/filtered-norm-collector.ts";
export {
	bfenMg,
	type FilteredNorm,
	type FilteredNormEdges,
	type FilteredNormOptions,
	hfenMg,
	hfenPlusMg,
	lfenMg,
} from "./raw/filtered-norms.ts";
export { type FitGravityOptions, fitGravity, type GravityFit } from "./raw/fit-gravity.ts";
export {
	applyGravityCalibration,
	calibrateMoments,
	type GravityCalibration,
	noCalibration,
} from "./raw/gravity-calibration.ts";
export { type GravityDefinition, gravityDefinitions } from "./raw/gravity-definitions.ts";
export { madMg } from "./raw/mad.ts";
export type { EpochOptions } from "./raw/mean-by-epoch.ts";
export { type Nonwear, nonwearBySpread, wearCodes } from "./raw/nonwear-by-spread.ts";
export { nonwearByStillness, type StillEpisode } from "./raw/nonwear-by-stillness.ts";
export { type NonwearDefinition, nonwearDefinitions } from "./raw/nonwear-definitions.ts";
export { shortWearAsNonwear } from "./raw/short-wear.ts";
export {
	type RecordingSummary,
	type SummariseOptions,
	type SummaryProgress,
	summariseRecording,
} from "./raw/summarise-recording.ts";
export { type AxisMoments, type WindowMoments, windowMoments } from "./raw/window-moments.ts";
// Rhythm: rest and activity over days
export {
	type ActivityFragmentation,
	activityFragmentation,
	type BoutDistribution,
} from "./rhythm/activity-fragmentation.ts";
export { type AverageDay, averageDay } from "./rhythm/average-day.ts";
export { type Cosinor, type CosinorComponent, type CosinorOptions, cosinor } from "./rhythm/cosinor.ts";
export { type DailyPower, dailyPower } from "./rhythm/daily-power.ts";
export type { DayClock } from "./rhythm/day-clock.ts";
export { type ExtendedCosinor, extendedCosinor } from "./rhythm/extended-cosinor.ts";
export {
	interdailyStability,
	intradailyVariability,
	meanInterdailyStability,
	meanIntradailyVariability,
	type StabilityOptions,
	stabilityBinsMinutes,
} from "./rhythm/interdaily-stability.ts";
export {
	type DayMostAndLeastActive,
	type MostAndLeastActive,
	type MostAndLeastActiveOptions,
	mostAndLeastActive,
	type NamedDay,
} from "./rhythm/most-and-least-active.ts";
export {
	type RestActivityTransitions,
	type RestActivityTransitionsOptions,
	restActivityTransitions,
} from "./rhythm/rest-activity-transitions.ts";
// Steps
export { type CadenceBand, type CadenceSummary, cadenceBands, cadenceSummary } from "./steps/cadence.ts";
export { type OakOptions, oakDefinition, oakSteps } from "./steps/oak-steps.ts";
export { stepsPerMinute } from "./steps/steps-per-minute.ts";
export {
	type VerisenseDefinition,
	type VerisenseOptions,
	verisenseDefinitions,
	verisenseSteps,
} from "./steps/verisense-steps.ts";
// Wear, from counts
export { type ChoiOptions, choiWear } from "./wear/choi-wear.ts";
export type { CountWear, NonwearPeriod } from "./wear/nonwear-periods.ts";
export { type TroianoOptions, troianoWear } from "./wear/troiano-wear.ts";
