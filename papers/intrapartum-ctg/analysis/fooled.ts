import { type Random, seededRandom } from "@quickening/core";
import { oversample, randomForest, smote } from "@quickening/learning";
import type { StageContext } from "@quickening/paper";
import { columnScales, type Fit, type Matrix, scaleColumns } from "@quickening/stats";
import { delong, repeatedCrossValidation } from "@quickening/validation";
import type { FeatureRow, SegmentFeatures } from "./features.ts";
import type { SegmentName, Target } from "./outcomes.ts";

/** A cell of the 2 x 2 x 2: the same forest, the same births, one trap opened or closed. */
export interface FooledCell {
	readonly target: "acidaemia" | "caesarean";
	readonly window: "clock" | "signal";
	readonly oversampling: "inside" | "before";
	readonly n: number;
	readonly events: number;
	/** Rows that the cross-validation saw; more than n when oversampling came first. */
	readonly rows: number;
	readonly auc: number;
	readonly aucLow: number;
	readonly aucHigh: number;
}

/** One point of the growth curve. */
export interface GrowthPoint {
	readonly method: "copies" | "SMOTE";
	readonly oversampling: "inside" | "before";
	/** Share of the gap between the classes that oversampling fills, percent. */
	readonly sharePercent: number;
	readonly n: number;
	readonly events: number;
	readonly auc: number;
	readonly aucLow: number;
	readonly aucHigh: number;
}

interface ForestParams {
	readonly trees: number;
	readonly folds: number;
	readonly repeats: number;
	readonly oversamplingShares: readonly number[];
	readonly growthRepeats: number;
}

const targets: readonly (Target & { readonly id: FooledCell["target"] })[] = [
	{
		id: "acidaemia",
		label: "pH ≤ 7.05",
		includes: () => true,
		isEvent: (row) => row.umbilicalPh <= 7.05,
	},
	{
		id: "caesarean",
		label: "caesarean section",
		includes: () => true,
		isEvent: (row) => row.caesarean,
	},
];

/** What a study would hand a forest: shape of the trace, and the amount of missing signal that comes with it. */
const forestFeatures = [
	"baselineMinimumBpm",
	"baselineMaximumBpm",
	"accelerationAreaBeats",
	"decelerationAreaBeats",
	"missingPercent",
	"bandwidthBpm",
	"stvMs",
	"accelerationCount",
	"decelerationCount",
] as const satisfies readonly (keyof SegmentFeatures)[];

type Oversampler = (
	features: Matrix,
	outcomes: Float64Array,
	random: Random,
) => { features: Matrix; outcomes: Float64Array };

/** Measures three ways to be fooled by this data set. */
export default function fooled(stage: StageContext): void {
	const rows = stage.readJson<FeatureRow[]>("features");
	const params = stage.param<ForestParams>("forest");
	const seed = stage.param<number>("seed");
	const forest = randomForest({ nTrees: params.trees });
	recordSingleNumbers(stage, rows);

	const steps = 8 + params.oversamplingShares.length * 4;
	let step = 0;
	const cells: FooledCell[] = [];
	for (const target of targets) {
		for (const window of ["clock", "signal"] as const) {
			for (const oversampling of ["inside", "before"] as const) {
				stage.progress(step++ / steps, `${target.id}, ${window}, oversampling ${oversampling}`);
				const result = evaluate({
					rows,
					target,
					window,
					oversampling,
					resample: copies(1),
					forest,
					folds: params.folds,
					repeats: params.repeats,
					seed: `${seed}/${target.id}/${window}/${oversampling}`,
				});
				cells.push({ target: target.id, window, oversampling, ...result });
			}
		}
	}
	for (const cell of cells) {
		stage.value(`fooled.${cell.target}.${cell.window}.${cell.oversampling}`, {
			value: cell.auc,
			unit: "",
			digits: 2,
			n: cell.n,
			interval: {
				low: cell.aucLow,
				high: cell.aucHigh,
				levelPercent: 95,
				method: "DeLong on mean out-of-fold predictions",
			},
			method: `AUC of a random forest for ${cell.target} (${cell.events} events), ${
				cell.window === "clock" ? "last 30 min of the file" : "last 30 min with signal"
			}, oversampling ${cell.oversampling === "before" ? "before the split (leak)" : "inside each training fold"}`,
		});
	}

	const acidaemia = targets[0] as Target;
	const growth: GrowthPoint[] = [];
	for (const method of ["copies", "SMOTE"] as const) {
		for (const oversampling of ["inside", "before"] as const) {
			for (const share of params.oversamplingShares) {
				stage.progress(step++ / steps, `${method} ${Math.round(100 * share)} %, ${oversampling} the split`);
				const { n, events, auc, aucLow, aucHigh } = evaluate({
					rows,
					target: acidaemia,
					window: "signal",
					oversampling,
					resample: method === "copies" ? copies(share) : syntheticNeighbours(share),
					forest,
					folds: params.folds,
					repeats: params.growthRepeats,
					seed: `${seed}/growth`,
				});
				growth.push({ method, oversampling, sharePercent: 100 * share, n, events, auc, aucLow, aucHigh });
			}
		}
	}
	stage.writeJson("cells", cells);
	stage.writeJson("growth", growth);
}

interface Evaluation {
	readonly rows: readonly FeatureRow[];
	readonly target: Target;
	readonly window: SegmentName;
	readonly oversampling: "inside" | "before";
	readonly resample: Oversampler;
	readonly forest: Fit;
	readonly folds: number;
	readonly repeats: number;
	readonly seed: string;
}

/** Cross-validates a forest, with oversampling before the split (the leak) or inside each training fold. */
function evaluate(evaluation: Evaluation) {
	const { rows, target, window, oversampling, resample, forest, folds, repeats, seed } = evaluation;
	const random = seededRandom(seed);
	const features = forestMatrix(rows, window);
	const outcomes = Float64Array.from(rows, (row) => (target.isEvent(row) ? 1 : 0));
	const seen = oversampling === "before" ? resample(features, outcomes, random) : { features, outcomes };
	const fit: Fit =
		oversampling === "before"
			? forest
			: (trainFeatures, trainOutcomes, fitRandom) => {
					const grown = resample(trainFeatures, trainOutcomes, fitRandom);
					return forest(grown.features, grown.outcomes, fitRandom);
				};
	const result = repeatedCrossValidation(fit, seen.features, seen.outcomes, { folds, repeats, random });
	const interval = delong(result.predictions, seen.outcomes);
	return {
		n: rows.length,
		events: outcomes.reduce((sum, outcome) => sum + outcome, 0),
		rows: seen.features.nRows,
		auc: interval.auc,
		aucLow: interval.low,
		aucHigh: interval.high,
	};
}

/** A feature that a segment's signal cannot give is coded -1, a value no feature takes, so that a tree can split it off. */
const notComputable = -1;

function forestMatrix(rows: readonly FeatureRow[], window: SegmentName): Matrix {
	const values = new Float64Array(rows.length * forestFeatures.length);
	rows.forEach((row, i) => {
		forestFeatures.forEach((name, j) => {
			values[i * forestFeatures.length + j] = row.segments[window][name] ?? notComputable;
		});
	});
	const features = { values, nRows: rows.length, nColumns: forestFeatures.length };
	// SMOTE measures distances, so that columns need one scale; a forest does not see the difference.
	return scaleColumns(features, columnScales(features));
}

function copies(share: number): Oversampler {
	return (features, outcomes, random) => oversample(features, outcomes, { random, ratio: ratioAt(share, outcomes) });
}

function syntheticNeighbours(share: number): Oversampler {
	return (features, outcomes, random) =>
		smote(features, outcomes, { random, ratio: ratioAt(share, outcomes), neighbours: 5 });
}

/** The ratio of events to others when oversampling fills a share of the gap between the classes. */
function ratioAt(share: number, outcomes: Float64Array): number {
	const events = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const others = outcomes.length - events;
	return (events + share * (others - events)) / others;
}

/** Single numbers that need no model at all: each is the AUC of one quantity that is no measure of a fetus. */
function recordSingleNumbers(stage: StageContext, rows: readonly FeatureRow[]): void {
	const single = (id: string, what: string, score: (row: FeatureRow) => number, isEvent: Target["isEvent"]) => {
		const { auc, low, high } = delong(
			Float64Array.from(rows, score),
			Float64Array.from(rows, (row) => Number(isEvent(row))),
		);
		stage.value(`fooled.single.${id}`, {
			value: auc,
			unit: "",
			digits: 3,
			n: rows.length,
			interval: { low, high, levelPercent: 95, method: "DeLong" },
			method: `AUC of ${what}, no model fitted`,
		});
	};
	const acidaemia: Target["isEvent"] = (row) => row.umbilicalPh <= 7.05;
	const caesarean: Target["isEvent"] = (row) => row.caesarean;
	single(
		"missingAcidaemia",
		"the share of missing signal in the last 30 min of the file for pH <= 7.05",
		(row) => row.segments.clock.missingPercent,
		acidaemia,
	);
	single(
		"missingWholeAcidaemia",
		"the share of missing signal in the whole recording for pH <= 7.05",
		(row) => row.missingPercent,
		acidaemia,
	);
	single(
		"missingSignalAcidaemia",
		"the share of missing signal in the last 30 min with signal for pH <= 7.05",
		(row) => row.segments.signal.missingPercent,
		acidaemia,
	);
	single(
		"silentEndCaesarean",
		"the length of the silent end for caesarean section",
		(row) => row.silentEndMinutes,
		caesarean,
	);
	single(
		"missingCaesarean",
		"the share of missing signal in the last 30 min of the file for caesarean section",
		(row) => row.segments.clock.missingPercent,
		caesarean,
	);
	single(
		"missingSignalCaesarean",
		"the share of missing signal in the last 30 min with signal for caesarean section",
		(row) => row.segments.signal.missingPercent,
		caesarean,
	);
}
