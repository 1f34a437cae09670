/**
 * Statistics that more than one package needs: descriptive measures, distributions, intervals, ranks, small linear algebra
 * and the shape of a model. Not for models themselves (`@quickening/learning`) nor for judging them
 * (`@quickening/validation`). Arrays in, numbers out; NaN marks what is missing; sums are taken in a fixed order.
 *
 * First call: `wilsonInterval({ nEvents: 29, n: 506 })`.
 */

// Bootstrap
export { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from "./bootstrap/bootstrap-interval.ts";
export { groupBootstrapInterval } from "./bootstrap/group-bootstrap-interval.ts";
// Descriptive
export { type CorrelationInterval, correlationInterval } from "./descriptive/correlation-interval.ts";
export { correlation, covariance } from "./descriptive/covariance.ts";
export { mean } from "./descriptive/mean.ts";
export { median } from "./descriptive/median.ts";
export {
	medianDistanceOfRanks,
	type OrderStatistics,
	type OrderStatisticsOptions,
	orderStatistics,
	quantileOfRanks,
} from "./descriptive/order-statistics.ts";
export { type QuantileType, quantile, quantileOfSorted } from "./descriptive/quantile.ts";
export { standardisedDifference, standardisedDifferenceOfProportions } from "./descriptive/standardised-difference.ts";
export { standardisedDifferenceOfCategories } from "./descriptive/standardised-difference-of-categories.ts";
export { standardDeviation, variance } from "./descriptive/variance.ts";
// Distributions
export { chiSquareTail } from "./distributions/chi-square.ts";
export { fTail } from "./distributions/f-distribution.ts";
export { incompleteBeta, logGamma } from "./distributions/incomplete-beta.ts";
export { upperIncompleteGamma } from "./distributions/incomplete-gamma.ts";
export { inverseLogit, logit } from "./distributions/logit.ts";
export { normalCdf, normalDensity } from "./distributions/normal-cdf.ts";
export { normalQuantile } from "./distributions/normal-quantile.ts";
export { studentTCdf, studentTQuantile } from "./distributions/student-t.ts";
export { tailOf, twoSidedZ } from "./distributions/two-sided-z.ts";
// Durations and other amounts
export { averageHazard } from "./durations/average-hazard.ts";
export { giniIndex } from "./durations/gini-index.ts";
export { powerLawExponent } from "./durations/power-law-exponent.ts";
// Generalised estimating equations
export { type Gee, type GeeOptions, gee } from "./gee/gee.ts";
export type { GeeCovariance } from "./gee/gee-covariance.ts";
export type { WorkingCorrelation, WorkingCorrelationKind } from "./gee/working-correlation.ts";
// Linear algebra
export { choleskyFactor, choleskyInverse, choleskySolve } from "./linear-algebra/cholesky.ts";
export { symmetricEigen } from "./linear-algebra/symmetric-eigen.ts";
// Mixed models
export { compareMixed, type MixedComparison } from "./mixed/compare-mixed.ts";
export type { ErrorCorrelation } from "./mixed/error-correlation.ts";
export type { GroupLabels } from "./mixed/grouping.ts";
export { type MixedBootstrap, type MixedBootstrapOptions, mixedBootstrap } from "./mixed/mixed-bootstrap.ts";
export { type MixedTest, type MixedTestOptions, mixedContrast, mixedTest } from "./mixed/mixed-contrast.ts";
export { type MixedDesign, mixedDesign } from "./mixed/mixed-design.ts";
export type { FixedEffect, MixedFit, MixedFitOptions, RandomVariance } from "./mixed/mixed-fit.ts";
export { type MixedFitted, mixedFitted } from "./mixed/mixed-fitted.ts";
export { type MixedModelOptions, mixedModel } from "./mixed/mixed-model.ts";
export { type MixedPredictionRows, type MixedPredictions, mixedPredictions } from "./mixed/mixed-predictions.ts";
export { type MixedR2, mixedR2 } from "./mixed/mixed-r2.ts";
export type { MixedDesignOptions } from "./mixed/prepared-design.ts";
export { type GroupProducts, groupProducts, joinProducts } from "./mixed/products/group-products.ts";
export { mixedFromProducts, type ProductsFit } from "./mixed/products/mixed-from-products.ts";
export type { ProductsModel } from "./mixed/products/products-model.ts";
export { type RandomEffects, randomEffects } from "./mixed/random-effects.ts";
export type { RandomTerm } from "./mixed/random-terms.ts";
export { simulateMixed } from "./mixed/simulate-mixed.ts";
// Models: their data and their shape
export {
	checkBinaryOutcomes,
	checkFeatures,
	checkFinite,
	checkTrainingData,
	checkTrainingOutcomes,
} from "./model/check-model-input.ts";
export { columnScales } from "./model/column-scales.ts";
export type { Fit, Predict } from "./model/fit.ts";
export { column, type Matrix, matrixFromColumns, matrixFromRows, take, takeRows } from "./model/matrix.ts";
export { scaleColumns } from "./model/scale-columns.ts";
// Multiple testing
export { benjaminiHochberg } from "./multiple-testing/benjamini-hochberg.ts";
export { holm } from "./multiple-testing/holm.ts";
// Proportions
export { type ExactOddsRatioOptions, exactOddsRatio } from "./proportions/exact-odds-ratio.ts";
export { type GranularDenominatorsOptions, granularDenominators } from "./proportions/granular-denominators.ts";
export { newcombeDifference } from "./proportions/newcombe-difference.ts";
export { type OddsRatio, oddsRatio } from "./proportions/odds-ratio.ts";
export type { Proportion, ProportionEstimate } from "./proportions/proportion.ts";
export { wilsonInterval } from "./proportions/wilson-interval.ts";
// Ranks
export { type MannWhitney, mannWhitney } from "./ranks/mann-whitney.ts";
export { order, ranks } from "./ranks/ranks.ts";
// Regression and splines
export type { Coefficient } from "./regression/coefficient-table.ts";
export {
	type FirthLogisticRegression,
	type FirthOptions,
	firthLogisticRegression,
} from "./regression/firth-logistic-regression.ts";
export { flacLogisticRegression } from "./regression/flac-logistic-regression.ts";
export { type CorrectedFirth, flicLogisticRegression } from "./regression/flic-logistic-regression.ts";
export {
	type LinearRegression,
	type LinearRegressionOptions,
	linearRegression,
} from "./regression/linear-regression.ts";
export { type LogisticRegression, logisticRegression } from "./regression/logistic-regression.ts";
export {
	type NegativeBinomialOptions,
	type NegativeBinomialRegression,
	negativeBinomialRegression,
} from "./regression/negative-binomial-regression.ts";
export {
	type RobustRegression,
	type RobustRegressionOptions,
	robustRegression,
} from "./regression/robust-regression.ts";
export { restrictedCubicSpline, splineKnots } from "./splines/restricted-cubic-spline.ts";
// Surveys with a complex design
export { type Combined, surveyCombination } from "./survey/survey-combination.ts";
export {
	type LonelyPsu,
	type SurveyCodes,
	type SurveyDesign,
	type SurveyDesignOptions,
	surveyDesign,
} from "./survey/survey-design.ts";
export type { SurveyEstimate, SurveyOptions } from "./survey/survey-estimate.ts";
export { surveyLinearRegression } from "./survey/survey-linear-regression.ts";
export { surveyLogisticRegression } from "./survey/survey-logistic-regression.ts";
export { surveyMean } from "./survey/survey-mean.ts";
export { type SurveyProportionOptions, surveyProportion } from "./survey/survey-proportion.ts";
export { type SurveyQuantile, surveyQuantile } from "./survey/survey-quantile.ts";
export { surveyRatio } from "./survey/survey-ratio.ts";
export type { SurveyRegression, SurveyRegressionOptions } from "./survey/survey-regression.ts";
export { surveyTotal } from "./survey/survey-total.ts";

// What is built on the above stands below it: a bundle of code that needs none of it keeps the order of its modules.

// Causal effects
export {
	averageTreatmentEffect,
	type TreatmentEffect,
	type TreatmentEffectOptions,
} from "./causal/average-treatment-effect.ts";
export { type EValue, type EValueMeasure, type EValueOptions, eValue } from "./causal/e-value.ts";
export {
	type Balance,
	censoringWeights,
	type InverseProbabilityOptions,
	type InverseProbabilityWeights,
	inverseProbabilityWeights,
} from "./causal/inverse-probability-weights.ts";
// Centile curves
export { type Lms, lmsCentile, lmsValue, lmsZScore } from "./centiles/lms.ts";
export { type LmsCurves, type LmsCurvesOptions, lmsCurves } from "./centiles/lms-curves.ts";
export { type Worm, wormPlot } from "./centiles/worm-plot.ts";
// Imputation of what is missing
export type { ImputationMethod, ImputationOptions, ImputedRow } from "./imputation/imputation-plan.ts";
export { type ImputedVariable, type MultipleImputation, multipleImputation } from "./imputation/multiple-imputation.ts";
export { poolCoefficients } from "./imputation/pool-coefficients.ts";
export { type PooledEstimate, type PoolOptions, poolEstimates } from "./imputation/pool-estimates.ts";
// Quantile regression
export {
	type QuantileFit,
	type QuantileRegression,
	type QuantileRegressionOptions,
	quantileRegression,
} from "./quantile-regression/quantile-regression.ts";
// Smooth curves (generalised additive models)
export { gam } from "./smooth/gam.ts";
export { type GamCurve, type GamCurveOptions, gamCurve } from "./smooth/gam-curve.ts";
export type { Gam, GamOptions, GamSmooth } from "./smooth/gam-fit.ts";
export { type GamPredictions, type GamRows, gamPredictions } from "./smooth/gam-predictions.ts";
export { type GamTest, gamTest } from "./smooth/gam-test.ts";
export type { CurveTerm, RandomSmooth, SmoothTerm } from "./smooth/smooth-term.ts";
export type { SmoothingMethod } from "./smooth/smoothing-criterion.ts";
// Survival
export { type Concordance, type ConcordanceOptions, concordance } from "./survival/concordance.ts";
export type { ChiSquareTest, CoxRegression } from "./survival/cox-fit.ts";
export type { CoxTies } from "./survival/cox-likelihood.ts";
export { type CoxOptions, coxRegression } from "./survival/cox-regression.ts";
export { type CoxResiduals, coxResiduals } from "./survival/cox-residuals.ts";
export { type CoxSurvival, type CoxSurvivalOptions, coxSurvival } from "./survival/cox-survival.ts";
export {
	type KaplanMeier,
	type KaplanMeierOptions,
	kaplanMeier,
	type SurvivalCurve,
} from "./survival/kaplan-meier.ts";
export { type LogRankGroup, type LogRankOptions, type LogRankTest, logRankTest } from "./survival/log-rank-test.ts";
export {
	type ProportionalHazardsTest,
	proportionalHazardsTest,
	type TimeTransform,
} from "./survival/proportional-hazards-test.ts";
export { type SurvivalAt, survivalAt } from "./survival/survival-at.ts";
export type { SurvivalInterval } from "./survival/survival-interval.ts";
export { type SurvivalQuantile, survivalQuantile } from "./survival/survival-quantile.ts";
export type { SurvivalTimes } from "./survival/survival-times.ts";
