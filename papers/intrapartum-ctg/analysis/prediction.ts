import { seededRandom } from "@quickening/core";
import { fitPenalisedLogistic, penalisedLogistic } from "@quickening/learning";
import type { StageContext } from "@quickening/publishing";
import { bootstrapInterval, column, type Fit, type Matrix, quantile, take, takeRows } from "@quickening/stats";
import {
	calibration,
	calibrationCurve,
	delong,
	optimismCorrectedBootstrap,
	repeatedCrossValidation,
	requiredEvents,
	rocBand,
	rocCurve,
} from "@quickening/validation";
import { type FeatureRow, fourFeatures } from "./features.ts";
import {
	halfSignalTarget,
	otherTargets,
	primaryTarget,
	type Sample,
	type SegmentName,
	sampleOf,
	type Target,
} from "./outcomes.ts";

/** One row of the performance table: a question, and how well four features answer it. */
export interface PerformanceRow {
	readonly id: string;
	readonly label: string;
	readonly segment: string;
	/** The model, in words. */
	readonly model: string;
	readonly n: number;
	readonly events: number;
	readonly excluded: number;
	readonly apparentAuc: number;
	readonly optimism: number;
	readonly auc: number;
	readonly aucLow: number;
	readonly aucHigh: number;
	readonly calibrationSlope: number;
	readonly calibrationSlopeLow: number;
	readonly calibrationSlopeHigh: number;
	readonly calibrationIntercept: number;
	readonly calibrationInterceptLow: number;
	readonly calibrationInterceptHigh: number;
	readonly brier: number;
}

/** What the ROC figure draws. */
export interface RocRows {
	readonly curve: readonly { readonly falsePositiveRate: number; readonly sensitivity: number }[];
	readonly band: readonly { readonly falsePositiveRate: number; readonly low: number; readonly high: number }[];
	readonly auc: number;
	readonly aucLow: number;
	readonly aucHigh: number;
	readonly n: number;
	readonly events: number;
}

/** What the calibration figure draws. */
export interface CalibrationRows {
	readonly curve: readonly {
		readonly predicted: number;
		readonly observed: number;
		readonly low: number;
		readonly high: number;
	}[];
	readonly predictions: readonly { readonly predicted: number; readonly event: 0 | 1 }[];
	readonly slope: number;
	readonly slopeLow: number;
	readonly slopeHigh: number;
	readonly n: number;
	readonly events: number;
	/** Where the axes end. */
	readonly upper: number;
}

/** One feature by outcome, and its weight in the primary model. */
export interface CoefficientRow {
	readonly label: string;
	readonly digits: number;
	readonly nEvents: number;
	readonly nOthers: number;
	/** Lower quartile, median, upper quartile. */
	readonly eventQuartiles: readonly [number, number, number];
	readonly otherQuartiles: readonly [number, number, number];
	readonly oddsRatio: number;
	readonly oddsRatioLow: number;
	readonly oddsRatioHigh: number;
}

/** The primary model in one subgroup. */
export interface SubgroupRow {
	readonly label: string;
	readonly n: number;
	readonly events: number;
	/** null: fewer than five events. */
	readonly auc: number | null;
	readonly aucLow: number | null;
	readonly aucHigh: number | null;
	readonly observedToExpected: number;
}

/** AUC that the published model of the same four features reaches (doi:10.3389/fped.2023.1190441): what to plan for. */
const publishedAuc = 0.74;

const segmentWords: Readonly<Record<SegmentName, string>> = {
	clock: "last 30 min of the file",
	signal: "last 30 min with signal",
	signalLong: "last 60 min with signal",
};

const featureWords: Readonly<Record<(typeof fourFeatures)[number], { label: string; digits: number }>> = {
	baselineMinimumBpm: { label: "Lowest baseline (bpm)", digits: 1 },
	baselineMaximumBpm: { label: "Highest baseline (bpm)", digits: 1 },
	accelerationAreaBeats: { label: "Area of accelerations (beats)", digits: 1 },
	decelerationAreaBeats: { label: "Area of decelerations (beats)", digits: 1 },
};

interface Analysis {
	readonly id: string;
	readonly target: Target;
	readonly segment: SegmentName;
	/** Words after the segment in the table. */
	readonly model: string;
	readonly fit: Fit;
}

/** Answers the paper's honest question: can four features of the last 30 minutes tell acidaemia at birth? */
export default function prediction(stage: StageContext): void {
	const rows = stage.readJson<FeatureRow[]>("features");
	const strength = stage.param<number>("ridgeLambda");
	const repeats = stage.param<number>("bootstrapRepeats");
	const seed = stage.param<number>("seed");
	const planned = plannedAnalyses(strength);
	const performance = planned.map((analysis, i) => {
		stage.progress(i / (planned.length + 2), `bootstrap: ${analysis.id}`);
		return performanceRow(analysis, sampleOf(rows, analysis.target, analysis.segment, fourFeatures), repeats, seed);
	});
	recordPerformance(stage, performance);

	stage.progress(planned.length / (planned.length + 2), "cross-validation");
	const primary = sampleOf(rows, primaryTarget, "signal", fourFeatures);
	const { folds, repeats: cvRepeats } = stage.param<{ folds: number; repeats: number }>("crossValidation");
	const { predictions } = repeatedCrossValidation(ridge(strength), primary.features, primary.outcomes, {
		folds,
		repeats: cvRepeats,
		participantIds: primary.rows.map((row) => row.recordingId),
		random: seededRandom(`${seed}/cross-validation`),
	});
	const events = sum(primary.outcomes);
	const { auc, low, high } = delong(predictions, primary.outcomes);
	stage.value("auc.crossValidated", {
		value: auc,
		unit: "",
		digits: 2,
		n: primary.rows.length,
		interval: { low, high, levelPercent: 95, method: "DeLong on mean out-of-fold predictions" },
		method: `AUC of the primary model, ${cvRepeats} times ${folds}-fold cross-validation by birth`,
	});

	const curve = rocCurve(predictions, primary.outcomes);
	const band = rocBand(predictions, primary.outcomes, { repeats, random: seededRandom(`${seed}/band`) });
	stage.writeJson("performance", performance);
	stage.writeJson("roc", {
		curve: pointsOf(curve.falsePositiveRate, (i) => ({ sensitivity: curve.sensitivity[i] })),
		band: pointsOf(band.falsePositiveRate, (i) => ({ low: band.low[i], high: band.high[i] })),
		auc,
		aucLow: low,
		aucHigh: high,
		n: primary.rows.length,
		events,
	} satisfies RocRows);
	const smooth = calibrationCurve(predictions, primary.outcomes);
	const { slope, intercept } = calibration(predictions, primary.outcomes, { interval: "profile" });
	for (const [id, what, { estimate, low: lower, high: upper }] of [
		["slope", "Calibration slope", slope],
		["intercept", "Calibration intercept (in the large)", intercept],
	] as const) {
		stage.value(`calibration.${id}`, {
			value: estimate,
			unit: "",
			digits: 2,
			n: primary.rows.length,
			interval: { low: lower, high: upper, levelPercent: 95, method: "profile likelihood" },
			method: `${what} of the primary model's mean out-of-fold predictions (${events} events)`,
		});
	}
	stage.writeJson("calibration", {
		curve: Array.from(smooth.predicted, (predicted, i) => ({
			predicted,
			observed: smooth.observed[i],
			low: smooth.low[i],
			high: smooth.high[i],
		})),
		predictions: primary.rows
			.map((_, i) => ({ predicted: predictions[i] as number, event: primary.outcomes[i] as 0 | 1 }))
			.sort((a, b) => a.predicted - b.predicted || a.event - b.event),
		slope: slope.estimate,
		slopeLow: slope.low,
		slopeHigh: slope.high,
		n: primary.rows.length,
		events,
		upper: Math.ceil(quantile(predictions, 0.99) * 20) / 20,
	} satisfies CalibrationRows);
	stage.progress((planned.length + 1) / (planned.length + 2), "coefficients and subgroups");
	stage.writeJson("coefficients", coefficientRows(primary, strength, repeats, seed));
	stage.writeJson("subgroups", subgroupRows(primary, predictions));
	recordSampleSize(stage, performance[0]);
}

/** Points of a curve: its false-positive rates with what stands at each. */
function pointsOf<T>(falsePositiveRates: Float64Array, at: (i: number) => T): ({ falsePositiveRate: number } & T)[] {
	return Array.from(falsePositiveRates, (falsePositiveRate, i) => ({ falsePositiveRate, ...at(i) }));
}

/** Ridge of a fixed strength: the same penalty on the log-likelihood for any number of births. */
function ridge(strength: number): Fit {
	return (features, outcomes, random) =>
		penalisedLogistic({ penalty: "ridge", lambda: strength / features.nRows })(features, outcomes, random);
}

function plannedAnalyses(strength: number): readonly Analysis[] {
	const primary: Analysis = {
		id: "primary",
		target: primaryTarget,
		segment: "signal",
		model: "ridge",
		fit: ridge(strength),
	};
	return [
		primary,
		...otherTargets.map((target) => ({ ...primary, id: target.id, target })),
		{ ...primary, id: "clock", segment: "clock" },
		{ ...primary, id: "long", segment: "signalLong" },
		{ ...primary, id: "halfSignal", target: halfSignalTarget },
		{ ...primary, id: "weakPenalty", model: "ridge, a tenth as strong", fit: ridge(strength / 10) },
		{ ...primary, id: "strongPenalty", model: "ridge, ten times as strong", fit: ridge(strength * 10) },
		{ ...primary, id: "unpenalised", model: "no penalty", fit: penalisedLogistic({ penalty: "none" }) },
	];
}

function performanceRow(
	{ id, target, segment, model, fit }: Analysis,
	sample: Sample,
	repeats: number,
	seed: number,
): PerformanceRow {
	const { auc, slope, intercept, brier } = optimismCorrectedBootstrap(fit, sample.features, sample.outcomes, {
		repeats,
		random: seededRandom(`${seed}/bootstrap/${id}`),
	});
	return {
		id,
		label: target.label,
		segment: segmentWords[segment],
		model,
		n: sample.rows.length,
		events: sum(sample.outcomes),
		excluded: sample.excluded,
		apparentAuc: auc.apparent,
		optimism: auc.optimism,
		auc: auc.corrected,
		aucLow: auc.low,
		aucHigh: auc.high,
		calibrationSlope: slope.corrected,
		calibrationSlopeLow: slope.low,
		calibrationSlopeHigh: slope.high,
		calibrationIntercept: intercept.corrected,
		calibrationInterceptLow: intercept.low,
		calibrationInterceptHigh: intercept.high,
		brier: brier.corrected,
	};
}

function recordPerformance(stage: StageContext, rows: readonly PerformanceRow[]): void {
	const method = "optimism-corrected bootstrap, location-shifted percentile interval";
	for (const row of rows) {
		stage.value(`auc.${row.id}`, {
			value: row.auc,
			unit: "",
			digits: 2,
			n: row.n,
			interval: { low: row.aucLow, high: row.aucHigh, levelPercent: 95, method },
			method: `AUC of the logistic regression on four features: ${row.label}, ${row.segment}, ${row.model}; ${row.events} events; corrected for optimism`,
		});
	}
	const primary = rows[0] as PerformanceRow;
	const plain = { unit: "", n: primary.n };
	stage.value("n.primary", { ...plain, value: primary.n, digits: 0, method: "Vaginal births with all four features" });
	stage.value("events.primary", {
		...plain,
		value: primary.events,
		digits: 0,
		method: "Vaginal births with umbilical artery pH < 7.05 and all four features",
	});
	stage.value("auc.primary.optimism", {
		...plain,
		value: primary.optimism,
		digits: 3,
		method: "Mean over bootstrap samples of AUC on the sample minus AUC on all births",
	});
	const areas = rows.map((row) => row.auc);
	stage.value("auc.lowest", {
		...plain,
		value: Math.min(...areas),
		digits: 2,
		method: "Lowest corrected AUC of the planned analyses",
	});
	stage.value("auc.highest", {
		...plain,
		value: Math.max(...areas),
		digits: 2,
		method: "Highest corrected AUC of the planned analyses",
	});
}

function coefficientRows(sample: Sample, strength: number, repeats: number, seed: number): readonly CoefficientRow[] {
	const odds = (features: Matrix, outcomes: Float64Array) =>
		fitPenalisedLogistic(features, outcomes, { penalty: "ridge", lambda: strength / features.nRows })
			.standardisedCoefficients;
	const estimate = odds(sample.features, sample.outcomes);
	const n = sample.rows.length;
	const events = sum(sample.outcomes);
	return fourFeatures.map((name, j) => {
		const values = column(sample.features, j);
		const quartiles = (event: 0 | 1): [number, number, number] => {
			const group = values.filter((_, i) => sample.outcomes[i] === event);
			return [quantile(group, 0.25), quantile(group, 0.5), quantile(group, 0.75)];
		};
		const { low, high } = bootstrapInterval(
			n,
			(units) => odds(takeRows(sample.features, units), take(sample.outcomes, units))[j] as number,
			{ repeats, method: "percentile", random: seededRandom(`${seed}/coefficients`) },
		);
		return {
			...featureWords[name],
			nEvents: events,
			nOthers: n - events,
			eventQuartiles: quartiles(1),
			otherQuartiles: quartiles(0),
			oddsRatio: Math.exp(estimate[j] as number),
			oddsRatioLow: Math.exp(low),
			oddsRatioHigh: Math.exp(high),
		};
	});
}

/** A subgroup with fewer events gives no area. */
const fewestEvents = 5;

function subgroupRows(sample: Sample, predictions: Float64Array): readonly SubgroupRow[] {
	const groups: readonly [string, (row: FeatureRow) => boolean][] = [
		["All vaginal births", () => true],
		["No earlier birth", (row) => row.parity === 0],
		["One or more earlier births", (row) => row.parity > 0],
		["Gestation below 40 weeks", (row) => row.gestationWeeks < 40],
		["Gestation 40 weeks or more", (row) => row.gestationWeeks >= 40],
		["Mother younger than 30 years", (row) => row.maternalAgeYears < 30],
		["Mother 30 years or older", (row) => row.maternalAgeYears >= 30],
		["Sex of the baby, code 1", (row) => row.sexCode === 1],
		["Sex of the baby, code 2", (row) => row.sexCode === 2],
		["Up to 20% missing in the segment", (row) => row.segments.signal.missingPercent <= 20],
		["More than 20% missing in the segment", (row) => row.segments.signal.missingPercent > 20],
	];
	return groups.map(([label, belongs]) => {
		const chosen = sample.rows.flatMap((row, i) => (belongs(row) ? [i] : []));
		const outcomes = take(sample.outcomes, chosen);
		const scores = take(predictions, chosen);
		const events = sum(outcomes);
		const area = events >= fewestEvents ? delong(scores, outcomes) : undefined;
		return {
			label,
			n: chosen.length,
			events,
			auc: area?.auc ?? null,
			aucLow: area?.low ?? null,
			aucHigh: area?.high ?? null,
			observedToExpected: events / sum(scores),
		};
	});
}

function sum(values: Float64Array): number {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i] as number;
	return total;
}

/** What Riley's criteria ask of a model with four features, this prevalence and the published area. */
function recordSampleSize(stage: StageContext, primary: PerformanceRow): void {
	const prevalence = primary.events / primary.n;
	const { n, nEvents } = requiredEvents({ nParameters: fourFeatures.length, prevalence, auc: publishedAuc });
	const method = `Riley's criteria for ${fourFeatures.length} parameters, prevalence ${(100 * prevalence).toFixed(1)}%, expected AUC ${publishedAuc}`;
	stage.value("sampleSize.births", { value: n, unit: "", digits: 0, n: primary.n, method: `Births needed: ${method}` });
	stage.value("sampleSize.eventsNeeded", {
		value: nEvents,
		unit: "",
		digits: 0,
		n: primary.n,
		method: `Events needed: ${method}`,
	});
}
