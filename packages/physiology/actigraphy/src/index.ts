/**
 * Measures of actigraphy.
 * Arrays in, numbers out: no clock, no file, no network. It may import what stands below its wing, and runs in a browser.
 * It is not for reading files, nor for drawing: those have packages of their own.
 *
 * First call: `rootMeanSquare([3, -4])`.
 */

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
