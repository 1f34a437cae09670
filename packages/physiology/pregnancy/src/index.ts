/**
 * Pregnancy: gestational time with its uncertainty, and the measures that are read against it. Arrays and plain values in,
 * numbers out: no clock, no file, no network, and all of it runs in a browser. Dates are local and have no zone. It is for
 * research: no date and no number that it gives is advice for care.
 *
 * First call: `datePregnancy({ lastPeriodOn: "2026-01-01", scanOn: "2026-03-20", scanGestationalAgeDays: 80 })`.
 */

// ---- Gestational time: series side by side
export {
	type AlignedPregnancies,
	type AlignedSeries,
	alignByGestation,
	alignByTimeToBirth,
	type DayValues,
} from "./align/align-series.ts";
// ---- Gestational time: when a pregnancy began, and how sure that is
export {
	type CrownRumpAge,
	type CrownRumpFormula,
	type CrownRumpFormulaName,
	crownRumpAge,
	crownRumpFormulas,
} from "./dating/crown-rump-age.ts";
export { datePregnancy } from "./dating/date-pregnancy.ts";
export type { Dating, DatingFacts, DatingOptions, DatingRule } from "./dating/dating.ts";
export {
	correctedPeriodError,
	type DatingError,
	embryoTransferError,
	errorGivenScan,
	lastPeriodError,
	scanError,
} from "./dating/dating-error.ts";
export {
	drawGestationStart,
	type GestationalAgeInterval,
	gestationalAgeInterval,
	type PropagatedValue,
	pretermProbability,
	probabilityBelow,
	propagateDatingError,
	trimesterProbabilities,
	type UncertainStart,
} from "./dating/dating-uncertainty.ts";
export { type DatedPregnancy, type PregnancyOrder, pregnancyOrder } from "./dating/pregnancy-order.ts";
export { type RedatingBand, redatingBands, redatingLimitDays } from "./dating/redating-limit.ts";
// ---- Gestational time: dates and ages
export { completedWeeks, gestationalAgeOn, printGestationalAge, readGestationalAge } from "./time/gestational-age.ts";
export { type InfantAge, infantAge } from "./time/infant-age.ts";
export { type LocalDate, printLocalDate, readLocalDate } from "./time/local-date.ts";
export { daysToBirth, postpartumDay, weeksToBirth } from "./time/time-to-birth.ts";
export { trimester, trimesterStartsDays } from "./time/trimester.ts";

// ---- Clinical measures

// Birth
export { type BirthBand, type BirthTiming, birthBandStartsDays, birthTiming } from "./birth/birth-timing.ts";
export { birthWeightParameters } from "./birth/birth-weight-parameters.ts";
export {
	type BirthWeight,
	type BirthWeightForAge,
	birthWeightAtCentile,
	birthWeightDays,
	birthWeightZScore,
	type NewbornSex,
} from "./birth/birth-weight-z-score.ts";
export { fetalWeightAtCentile, fetalWeightDays, fetalWeightZScore } from "./birth/fetal-weight-z-score.ts";
export { type SizeForGestationalAge, sizeForGestationalAge } from "./birth/size-for-gestational-age.ts";
export { type SkewT, skewTCdf, skewTQuantile, skewTUpperTail } from "./birth/skew-t.ts";
// Diagnoses: diabetes and pressure
export { type AveragePressure, type AveragingRule, averagePressure } from "./diagnoses/average-pressure.ts";
export type { Finding, JudgedFinding } from "./diagnoses/finding.ts";
export {
	type DecidingValue,
	type GestationalDiabetes,
	type GestationalDiabetesOptions,
	gestationalDiabetes,
	type Ogtt,
} from "./diagnoses/gestational-diabetes.ts";
export {
	type GestationalDiabetesCriteria,
	type GestationalDiabetesRule,
	type GlucoseUnit,
	gestationalDiabetesCriteria,
	type OgttTime,
} from "./diagnoses/gestational-diabetes-criteria.ts";
export { type Hellp, type HellpValues, hellp } from "./diagnoses/hellp.ts";
export { type HypertensionInReadings, hypertensionInReadings } from "./diagnoses/hypertension-in-readings.ts";
export {
	type HypertensiveDisorder,
	type HypertensiveDisorderInput,
	type HypertensiveDisorderResult,
	hypertensiveDisorder,
	postpartumDays,
} from "./diagnoses/hypertensive-disorder.ts";
export {
	type ClinicalSigns,
	type LaboratoryValues,
	type MaternalFindings,
	maternalOrganDysfunction,
	organThresholds,
	type UnrecordedSigns,
} from "./diagnoses/maternal-organ-dysfunction.ts";
export { meanArterialPressure, type Pressure } from "./diagnoses/mean-arterial-pressure.ts";
export { type Dated, twentyWeeksDays } from "./diagnoses/new-grounds.ts";
export {
	type PressureContext,
	type PressureReading,
	raisedPressureMmHg,
	severePressureMmHg,
} from "./diagnoses/pressure-reading.ts";
export { type Dipstick, proteinuria, proteinuriaThresholds, type UrineTests } from "./diagnoses/proteinuria.ts";
export { type UteroplacentalFindings, uteroplacentalDysfunction } from "./diagnoses/uteroplacental-dysfunction.ts";
// Questionnaires
export { type CityBitsCriteria, type CityBitsScore, cityBits } from "./questionnaires/city-bits.ts";
export {
	type CutOffInstrument,
	type CutOffsFor,
	cutOffsFor,
	type JudgedCutOff,
	type PerinatalPeriod,
	type ValidatedCutOff,
	validatedCutOffs,
} from "./questionnaires/cut-offs.ts";
export { type EpdsCoding, type EpdsOptions, type EpdsScore, epds, epdsReversedItems } from "./questionnaires/epds.ts";
export { type Gad7Score, gad7, type ScreenOptions } from "./questionnaires/gad7.ts";
export { type Phq9Options, type Phq9Score, phq9 } from "./questionnaires/phq9.ts";
export { cronbachAlpha, mcdonaldOmega, type Reliability } from "./questionnaires/reliability.ts";
export type { MissingItemsOptions, MissingItemsRule, ScaleTotal } from "./questionnaires/score-scale.ts";
export {
	type SafetyChoice,
	type SafetyPath,
	type SelfHarmAnswer,
	type SelfHarmShare,
	selfHarmShare,
} from "./questionnaires/self-harm-item.ts";
export type { SeverityBand } from "./questionnaires/severity-band.ts";
// Vital signs by week
export { type VitalSignCurve, vitalSignCurve, vitalSignDays } from "./vitals/vital-sign-curve.ts";
export {
	type PublishedPoint,
	type VitalReferenceName,
	type VitalSign,
	type VitalSignReference,
	vitalSignReferences,
} from "./vitals/vital-sign-references.ts";
export {
	type ReadingContext,
	type VitalSignOptions,
	type VitalSignZScore,
	vitalSignAtCentile,
	vitalSignZScore,
} from "./vitals/vital-sign-z-score.ts";
// Weight
export {
	assessWeightGain,
	type WeightGainAssessment,
	type WeightGainInput,
	type WeightGainRule,
} from "./weight/assess-weight-gain.ts";
export {
	type BmiClass,
	type BodyMassIndex,
	type BodySize,
	bmiClassOf,
	bmiClassStarts,
	bodyMassIndex,
	kgInOnePound,
} from "./weight/body-mass-index.ts";
export { type ExpectedWeightGain, expectedWeightGain } from "./weight/expected-weight-gain.ts";
export {
	firstTrimesterGainKg,
	twinWeightGainRanges,
	type WeightGainRange,
	weightGainRanges,
} from "./weight/weight-gain-ranges.ts";
export {
	centileOfZScore,
	weightGainAtCentile,
	weightGainStandardDays,
	weightGainZScore,
} from "./weight/weight-gain-z-score.ts";
