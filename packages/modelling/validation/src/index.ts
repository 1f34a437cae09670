/**
 * How good is a prediction, and how much of that is luck or leakage: discrimination, calibration, accuracy and net benefit with
 * intervals; internal validation that keeps participants whole; audits of a split; sample size. Not for fitting models
 * (`@quickening/learning`): fits are passed in. Scores and probabilities as n numbers, outcomes as n zeros and ones.
 *
 * First call: `delong(scores, outcomes)`.
 */

// Accuracy of probabilities and of classes
export { brierScore } from "./accuracy/brier-score.ts";
export { logLoss } from "./accuracy/log-loss.ts";
export { macroF1 } from "./accuracy/macro-f1.ts";
// Agreement of classes and of measurements
export {
	type AgreementEstimate,
	type AgreementMeasures,
	type AgreementOfParticipants,
	type AgreementOptions,
	agreementOfParticipants,
} from "./agreement/agreement-of-participants.ts";
export { type ClassAgreement, classAgreement } from "./agreement/class-agreement.ts";
export { cohenKappa } from "./agreement/cohen-kappa.ts";
export { confusionMatrix } from "./agreement/confusion-matrix.ts";
export {
	type AgreementLimit,
	type LimitsOfAgreement,
	type LimitsOfAgreementOptions,
	limitsOfAgreement,
} from "./agreement/limits-of-agreement.ts";
export { prevalenceAdjustedKappa } from "./agreement/prevalence-adjusted-kappa.ts";
// Calibration
export {
	type Calibration,
	type CalibrationEstimate,
	type CalibrationOptions,
	calibration,
} from "./calibration/calibration.ts";
export {
	type CalibrationCurve,
	type CalibrationCurveOptions,
	calibrationCurve,
} from "./calibration/calibration-curve.ts";
export { type CalibrationGroup, calibrationGroups } from "./calibration/calibration-groups.ts";
// Discrimination
export { areaUnderRoc } from "./discrimination/area-under-roc.ts";
export { areaWithinStrata } from "./discrimination/area-within-strata.ts";
export { averagePrecision } from "./discrimination/average-precision.ts";
export {
	type BootstrapAuc,
	type BootstrapAucOptions,
	type BootstrapEstimate,
	bootstrapAuc,
} from "./discrimination/bootstrap-auc.ts";
export { type Classification, classificationAt } from "./discrimination/classification-at.ts";
export { type AucEstimate, type DelongOptions, delong } from "./discrimination/delong.ts";
export { type DelongTest, delongTest } from "./discrimination/delong-test.ts";
export { type RocBand, rocBand } from "./discrimination/roc-band.ts";
export { type RocCurve, rocCurve, sensitivityAt } from "./discrimination/roc-curve.ts";
// Leakage
export type { Preparation } from "./leakage/fitting-leak.ts";
export type { Leak } from "./leakage/leak.ts";
export { type LeakageAudit, type LeakageAuditInput, leakageAudit } from "./leakage/leakage-audit.ts";
// Planning
export { coxSnellR2FromAuc, maximumCoxSnellR2 } from "./planning/cox-snell-r2.ts";
export {
	type RequiredEvents,
	type RequiredEventsInput,
	requiredEvents,
	type SampleSizeCriterion,
} from "./planning/required-events.ts";
// Reliability of a personal mean
export { type IntraclassCorrelation, intraclassCorrelation } from "./reliability/intraclass-correlation.ts";
export { type DatedSeries, type LagCorrelation, lagCorrelation } from "./reliability/lag-correlation.ts";
export { type NightsForReliability, nightsForReliability } from "./reliability/nights-for-reliability.ts";
export { type ReliabilityOptions, reliabilityOfMean } from "./reliability/reliability-of-mean.ts";
// Resampling: internal validation
export { groupedFolds } from "./resampling/grouped-folds.ts";
export {
	type NestedChoice,
	type NestedCrossValidation,
	type NestedOptions,
	nestedCrossValidation,
} from "./resampling/nested-cross-validation.ts";
export {
	type CorrectedMeasure,
	type OptimismCorrected,
	type OptimismOptions,
	optimismCorrectedBootstrap,
} from "./resampling/optimism-corrected-bootstrap.ts";
export type { ParticipantIds } from "./resampling/participants.ts";
export {
	type CrossValidation,
	type CrossValidationOptions,
	repeatedCrossValidation,
} from "./resampling/repeated-cross-validation.ts";
// Subgroups
export {
	type SubgroupOptions,
	type SubgroupPerformance,
	subgroupPerformance,
} from "./subgroups/subgroup-performance.ts";
// Utility
export { type DecisionCurve, netBenefit } from "./utility/net-benefit.ts";
