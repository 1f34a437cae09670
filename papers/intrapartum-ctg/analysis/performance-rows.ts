import { seededRandom } from "@quickening/core";
import { penalisedLogistic } from "@quickening/learning";
import type { StageContext } from "@quickening/paper";
import type { Fit } from "@quickening/stats";
import { optimismCorrectedBootstrap } from "@quickening/validation";
import { countEvents } from "./count-events.ts";
import {
	halfSignalTarget,
	otherTargets,
	primaryTarget,
	type Sample,
	type SegmentName,
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

const segmentWords: Readonly<Record<SegmentName, string>> = {
	clock: "last 30 min of the file",
	signal: "last 30 min with signal",
	signalLong: "last 60 min with signal",
};

/** One planned way to ask the question. */
export interface Analysis {
	readonly id: string;
	readonly target: Target;
	readonly segment: SegmentName;
	/** Words after the segment in the table. */
	readonly model: string;
	readonly fit: Fit;
}

/** Ridge of a fixed strength: the same penalty on the log-likelihood for any number of births. */
export function ridge(strength: number): Fit {
	return (features, outcomes, random) =>
		penalisedLogistic({ penalty: "ridge", lambda: strength / features.nRows })(features, outcomes, random);
}

/** Every planned analysis, the primary first. */
export function plannedAnalyses(strength: number): readonly Analysis[] {
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

/** Performance of one analysis, corrected for optimism. */
export function performanceRow(
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
		events: countEvents(sample.outcomes),
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

/** Records the areas of all analyses, and the size of the primary one. */
export function recordPerformance(stage: StageContext, rows: readonly PerformanceRow[]): void {
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
