import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { quantile } from "@quickening/stats";
import {
	calibration,
	calibrationCurve,
	delong,
	repeatedCrossValidation,
	requiredEvents,
	rocBand,
	rocCurve,
} from "@quickening/validation";
import { coefficientRows } from "./coefficient-rows.ts";
import { countEvents } from "./count-events.ts";
import { type FeatureRow, fourFeatures } from "./features.ts";
import { primaryTarget, sampleOf } from "./outcomes.ts";
import { type PerformanceRow, performanceRow, plannedAnalyses, recordPerformance, ridge } from "./performance-rows.ts";
import { subgroupRows } from "./subgroup-rows.ts";

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

/** AUC that the published model of the same four features reaches (doi:10.3389/fped.2023.1190441): what to plan for. */
const publishedAuc = 0.74;

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
	const events = countEvents(primary.outcomes);
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
