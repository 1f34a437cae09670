/**
 * Minutes, nights beat by beat, glucose every five minutes and raw acceleration of the synthetic cohort, made from one of its
 * days. Their summaries are the day's numbers. Each signal of each day has random numbers of its own, so that any part can be
 * made alone.
 *
 * First call: `syntheticMinutes({ seed: 1, index: 0, days, zone: "Europe/London" }, 100)`.
 */

// Days
export { type SyntheticMinutes, syntheticMinutes } from "./day/synthetic-minutes.ts";
// Devices
export {
	type DeviceReading,
	type EvenSeries,
	randomGaps,
	type SyntheticDevice,
	throughDevice,
} from "./device/through-device.ts";
// Glucose
export { type OgttValues, ogttCurve } from "./glucose/ogtt-curve.ts";
export { type SyntheticGlucose, syntheticGlucose } from "./glucose/synthetic-glucose.ts";
export type { MinuteSource } from "./minute-source.ts";
// Nights
export { type NightIntervals, nightIntervals } from "./night/night-intervals.ts";
export type { NightStage } from "./night/night-stages.ts";
export { type SyntheticNight, syntheticNight } from "./night/synthetic-night.ts";
// Raw acceleration
export { type RawAcceleration, rawAcceleration } from "./raw/raw-acceleration.ts";
