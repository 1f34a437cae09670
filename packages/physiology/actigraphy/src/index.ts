/**
 * Measures of actigraphy.
 * Arrays in, numbers out: no clock, no file, no network. It may import what stands below its wing, and runs in a browser.
 * It is not for reading files, nor for drawing: those have packages of their own.
 *
 * First call: `rootMeanSquare([3, -4])`.
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
	type MostAndLeastActive,
	type MostAndLeastActiveOptions,
	mostAndLeastActive,
} from "./rhythm/most-and-least-active.ts";
export {
	type RestActivityTransitions,
	type RestActivityTransitionsOptions,
	restActivityTransitions,
} from "./rhythm/rest-activity-transitions.ts";
// Size
export { rootMeanSquare } from "./root-mean-square.ts";
// Steps
export { type CadenceBand, type CadenceSummary, cadenceBands, cadenceSummary } from "./steps/cadence.ts";
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
