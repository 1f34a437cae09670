/**
 * Sleep from movement, heart rate and hypnograms: scores by epoch, the window of the main sleep, naps, sleep architecture and
 * regularity. Arrays in, numbers out: no clock, no file, no network; it runs in a browser. What is not known stays unknown, never
 * asleep. Not for counts or angles (`@quickening/actigraphy`), reading files (`@quickening/io`), nor agreement with a reference
 * (`@quickening/validation`).
 *
 * First call: `scoreSadeh(countsPerMinute, { variant: "actiLife" })`.
 */

// Architecture of a night
export { type HypnogramStatistics, hypnogramStatistics } from "./hypnogram/hypnogram-statistics.ts";
export { type SleepBouts, sleepFragmentation } from "./hypnogram/sleep-fragmentation.ts";
export { type SleepSummary, sleepSummary } from "./hypnogram/sleep-summary.ts";
export { type SleepStage, stageMappings, stagesFrom } from "./hypnogram/stages.ts";
// Regularity and timing
export {
	type CompositePhaseDeviation,
	clockStandardDeviation,
	compositePhaseDeviation,
} from "./regularity/composite-phase-deviation.ts";
export { midSleep, midSleepOfRecord } from "./regularity/mid-sleep.ts";
export { type SleepRegularityIndex, sleepRegularityIndex } from "./regularity/sleep-regularity-index.ts";
export { type SocialJetLag, type SocialJetLagInput, socialJetLag } from "./regularity/social-jet-lag.ts";
// Scores by epoch
export { rescoreWebster, type WebsterReading, websterReadings } from "./scores/rescore-webster.ts";
export { type ColeKripkeVariant, coleKripkeVariants, scoreColeKripke } from "./scores/score-cole-kripke.ts";
export {
	type ChildValidation,
	childValidations,
	type InfantSleep,
	type InfantSleepOptions,
	scoreInfantSleep,
} from "./scores/score-infant-sleep.ts";
export { type OakleyOptions, oakleyThresholds, scoreOakley } from "./scores/score-oakley.ts";
export {
	type RoennebergOptions,
	type RoennebergSleep,
	type SleepBout,
	scoreRoenneberg,
} from "./scores/score-roenneberg.ts";
export { type SadehVariant, sadehVariants, scoreSadeh } from "./scores/score-sadeh.ts";
export { scoreScripps } from "./scores/score-scripps.ts";
export { type TudorLockeOptions, type TudorLockePeriod, tudorLockePeriods } from "./scores/tudor-locke-periods.ts";
export type { RecordEnds } from "./scores/weighted-sums.ts";
// Window of the main sleep, and naps
export {
	type GuidedSleepWindow,
	type GuidedSleepWindowOptions,
	guidedSleepWindow,
} from "./window/guided-sleep-window.ts";
export {
	type HeartRateSleepWindow,
	type HeartRateSleepWindowOptions,
	heartRateSleepWindow,
} from "./window/heart-rate-sleep-window.ts";
export { type Nap, type NapsOptions, naps } from "./window/naps.ts";
export {
	type NightBelongsTo,
	type NoonToNoon,
	nightDate,
	type SleepNight,
	sleepNights,
} from "./window/sleep-nights.ts";
export {
	type SleepPeriodWindow,
	type SleepPeriodWindowOptions,
	type Stretch,
	sleepPeriodWindow,
	sleepWindowBoundsDegrees,
} from "./window/sleep-period-window.ts";
export { type SustainedInactivityOptions, sustainedInactivity } from "./window/sustained-inactivity.ts";
