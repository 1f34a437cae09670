/**
 * Measures of actigraphy, from raw acceleration or from counts to activity, wear, energy and rhythm.
 * Arrays or a reader's blocks in, numbers out: no clock, no file, no network. It may import what stands below its wing, and
 * runs in a browser. It is not for reading files, nor for drawing, nor for sleep: those have packages of their own.
 *
 * First call: `await summariseRecording(recording, { zone: "Europe/Paris" })`.
 */

// Raw acceleration: measures by epoch
export type { Acceleration } from "./raw/acceleration.ts";
export { type AngleZDefinition, type AngleZOptions, angleZDegrees } from "./raw/angle-z.ts";
// Raw acceleration: a whole recording
export { type DailyActivity, dailyActivity, type ValidDayRule, validDayRules } from "./raw/daily-activity.ts";
export { type EnmoOptions, enmoMg } from "./raw/enmo.ts";
export type { AccelerationEpochs } from "./raw/epoch-collector.ts";
export { bfenMg, type FilteredNormOptions, hfenMg, hfenPlusMg, lfenMg } from "./raw/filtered-norms.ts";
// Raw acceleration: gravity
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
// Raw acceleration: wear
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
	type MostAndLeastActive,
	type MostAndLeastActiveOptions,
	mostAndLeastActive,
} from "./rhythm/most-and-least-active.ts";
export {
	type RestActivityTransitions,
	type RestActivityTransitionsOptions,
	restActivityTransitions,
} from "./rhythm/rest-activity-transitions.ts";
