import { seededRandom } from "@quickening/core";
import { fitPenalisedLogistic, penalisedLogistic } from "@quickening/learning";
import type { StageContext } from "@quickening/publishing";
import { type Fit, quantile } from "@quickening/stats";
import {
	calibrationCurve,
	delong,
	optimismCorrectedBootstrap,
	repeatedCrossValidation,
	requiredEvents,
	rocBand,
	rocCurve,
} from "@quickening/validation";
import { type FeatureRow, fourFeatures } from "./features.ts";
import { otherTargets, primaryTarget, type Sample, type SegmentName, sampleOf, type Target } from "./outcomes.ts";

/** One row of the performance table: a question, and how well four features answer it. */
export interface PerformanceRow {
	readonly id: string;
	readonly label: string;
	readonly segment: string;
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
	readonly brier: number;
}

const segmentWords: Readonly<Record<SegmentName, string>> = {
	clock: "last 30 min of the file",
	signal: "last 30 min with signal",
	signalLong: "last 60 min with signal",
};

/** Answers the paper's honest question: can four features of the last 30 minutes tell acidaemia at birth? */
export default function prediction(stage: StageContext): void {
	const rows = stage.readJson<FeatureRow[]>("features");
	const lambda = stage.param<number>("ridgeLambda");
	const repeats = stage.param<number>("bootstrapRepeats");
	const seed = stage.param<number>("seed");
	const analyses: readonly [Target, SegmentName, string, Fit][] = [
		[primaryTarget, "signal", "primary", penalisedLogistic({ penalty: "ridge", lambda })],
		...otherTargets.map((target): [Target, SegmentName, string, Fit] => [
			target,
			"signal",
			target.id,
			penalisedLogistic({ penalty: "ridge", lambda }),
		]),
		[primaryTarget, "clock", "clock", penalisedLogistic({ penalty: "ridge", lambda })],
		[primaryTarget, "signalLong", "long", penalisedLogistic({ penalty: "ridge", lambda })],
		[primaryTarget, "signal", "weakPenalty", penalisedLogistic({ penalty: "ridge", lambda: lambda / 10 })],
		[primaryTarget, "signal", "strongPenalty", penalisedLogistic({ penalty: "ridge", lambda: lambda * 10 })],
		[primaryTarget, "signal", "unpenalised", penalisedLogistic({ penalty: "none" })],
	];
	const performance = analyses.map(([target, segment, id, fit], i) => {
		stage.progress(i / (analyses.length + 2), `bootstrap of ${id}`);
		const sample = sampleOf(rows, target, segment, fourFeatures);
		return performanceRow({ id, label: target.label, segment, sample, fit, repeats, seed });
	});
	recordPerformance(stage, performance);
	stage.progress(analyses.length / (analyses.length + 2), "cross-validation");
	const primary = sampleOf(rows, primaryTarget, "signal", fourFeatures);
	const outOfFold = crossValidatePrimary(stage, primary, lambda);
	stage.writeJson("performance", performance);
	stage.writeJson("roc", rocRows(outOfFold, primary, repeats, seed));
	stage.writeJson("calibration", calibrationRows(outOfFold, primary, seed));
	stage.writeJson("coefficients", coefficientRows(primary, lambda, repeats, seed));
	stage.writeJson("subgroups", subgroupRows(stage, outOfFold, primary));
	recordSampleSize(stage, primary);
}
