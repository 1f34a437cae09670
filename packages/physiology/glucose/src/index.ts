/**
 * Continuous glucose monitoring: level, time in ranges, risk, change, episodes and the daily profile. Everything goes by the time
 * of a reading, never by its row; a gap stays a gap; the unit is mg/dL and in every name. It reads no files.
 *
 * First call: `glucoseSummary(timesSeconds, glucoseMgPerDl, { pregnant: true })`.
 */

// Change
export { type GlucoseDynamics, type GlucoseDynamicsOptions, glucoseDynamics } from "./dynamics/glucose-dynamics.ts";
export { type MageOptions, mage } from "./dynamics/mage.ts";
export { type SdWithinAndBetween, sdWithinAndBetween } from "./dynamics/sd-within-and-between.ts";
// Episodes
export {
	episodeThresholds,
	type GlucoseEpisode,
	type GlucoseEpisodes,
	type GlucoseEpisodesOptions,
	glucoseEpisodes,
} from "./episodes/glucose-episodes.ts";
// All at once
export { type GlucoseSummary, type GlucoseSummaryOptions, glucoseSummary } from "./glucose-summary.ts";
// Level
export { type GlucoseLevels, glucoseLevels } from "./level/glucose-levels.ts";
export { type Gmi, type GmiOptions, gmi } from "./level/gmi.ts";
// Profile
export {
	type AmbulatoryGlucoseProfileOptions,
	ambulatoryGlucoseProfile,
	type ProfileBin,
} from "./profile/ambulatory-glucose-profile.ts";
// Ranges
export { type AssessedTarget, type AssessedTargets, assessPregnancyTargets } from "./range/assess-pregnancy-targets.ts";
export {
	type GlucoseRange,
	type GlucoseTarget,
	glucoseRanges,
	type PregnancyDiabetes,
	pregnancyTargets,
} from "./range/glucose-ranges.ts";
export { type Gri, gri } from "./range/gri.ts";
export { type TimeInRange, type TimeInRangeOptions, timeInRange } from "./range/time-in-range.ts";
// Readings
export { type ActivePercentOptions, type ActiveTime, activePercent } from "./readings/active-percent.ts";
export { type GlucoseGrid, type GridOptions, gridReadings } from "./readings/grid-readings.ts";
export { mgPerDlFromMmolPerL, mgPerDlInOneMmolPerL, mmolPerLFromMgPerDl } from "./readings/mmol-per-l.ts";
export type { WeightingOptions } from "./readings/reading-weights.ts";
// Risk
export { type AdrrOptions, adrr } from "./risk/adrr.ts";
export { type BloodGlucoseRisk, bloodGlucoseRisk } from "./risk/blood-glucose-risk.ts";
export { cogi } from "./risk/cogi.ts";
export { type Grade, type GradeOptions, grade } from "./risk/grade.ts";
export { type Igc, igc } from "./risk/igc.ts";
export { jIndex } from "./risk/j-index.ts";
export { type MValueOptions, mValue } from "./risk/m-value.ts";
