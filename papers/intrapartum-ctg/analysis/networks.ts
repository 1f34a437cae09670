import { seededRandom } from "@quickening/core";
import { miniRocketFit, windowNumbers } from "@quickening/deep-learning";
import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";
import { ridgeClassifier } from "@quickening/learning";
import type { StageContext } from "@quickening/paper";
import { type Fit, type Matrix, take } from "@quickening/stats";
import {
	averagePrecision,
	delongTest,
	netBenefit,
	repeatedCrossValidation,
	subgroupPerformance,
} from "@quickening/validation";
import { countEvents } from "./count-events.ts";
import { type FeatureRow, fourFeatures } from "./features.ts";
import { otherTargets, primaryTarget, type Sample, sampleOf } from "./outcomes.ts";
import { ridge } from "./performance-rows.ts";
import { convolutionalFit } from "./raw-models.ts";
import { clinicalColumns, type RawWindow, rawWindows } from "./raw-windows.ts";

/** One model on one set of births, all on the same folds. */
export interface ModelRow {
	readonly births: "vaginal" | "all" | "allVaginal" | "allCaesarean";
	readonly model: ModelName;
	readonly n: number;
	readonly events: number;
	/** null, as all that follows: fewer than five events. */
	readonly auc: number | null;
	readonly aucLow: number | null;
	readonly aucHigh: number | null;
	/** AUC minus that of the four features, on the same births; null for the four features themselves. */
	readonly difference: number | null;
	readonly differenceLow: number | null;
	readonly differenceHigh: number | null;
	/** Area under precision and sensitivity; a model that tells nothing has the share of events. */
	readonly auprc: number | null;
	readonly brier: number | null;
	readonly calibrationIntercept: number | null;
	/** True less weighed false positives in 1,000 births, acting at the stated risk; acting on nobody has 0. */
	readonly netBenefitPer1000: number | null;
	readonly calibrationSlope: number | null;
	readonly calibrationSlopeLow: number | null;
	readonly calibrationSlopeHigh: number | null;
}

export type ModelName = "fourFeatures" | "miniRocket" | "network" | "networkClinical";

/** What the table of models reads. */
export interface ModelRows {
	readonly rows: readonly ModelRow[];
	/** Versions and threads that the networks were trained with. */
	readonly tensorFlow: ReturnType<typeof tensorFlowRecord>;
}

interface Candidate {
	readonly model: ModelName;
	readonly fit: Fit;
	readonly features: Matrix;
}

/** Models on vaginal and on all births. */
const N_FITS = 7;

/** Asks whether a network, or MiniRocket, on the raw last hour tells acidaemia better than four features do. */
export default async function networks(stage: StageContext): Promise<void> {
	const features = stage.readJson<FeatureRow[]>("features");
	const folder = stage.inputPath("signals");
	const window = stage.param<RawWindow & { folds: number; repeats: number; actAtRisk: number }>("networks");
	const strength = stage.param<number>("ridgeLambda");
	const seed = stage.param<number>("seed");
	const tf = await loadTensorFlow();

	const allBirths = otherTargets.find(({ id }) => id === "allBirths")!;
	const rows: ModelRow[] = [];
	const plans = [
		{ births: "vaginal", sample: sampleOf(features, primaryTarget, "signal", fourFeatures) },
		{ births: "all", sample: sampleOf(features, allBirths, "signal", fourFeatures) },
	] as const;
	let done = 0;
	for (const { births, sample } of plans) {
		const participantIds = sample.rows.map((row) => row.recordingId);
		const raw = rawWindows(sample.rows, folder, window);
		const numbers = windowNumbers(sample.rows.length);
		const candidates: Candidate[] = [
			{ model: "fourFeatures", fit: ridge(strength), features: sample.features },
			{ model: "miniRocket", fit: miniRocketFit(raw.signals.cardiotocogram!, ridgeClassifier()), features: numbers },
			{ model: "network", fit: convolutionalFit(tf, raw, participantIds), features: numbers },
		];
		if (births === "vaginal") {
			const withClinical = { ...raw, statics: clinicalColumns(sample.rows) };
			const fit = convolutionalFit(tf, withClinical, participantIds);
			candidates.push({ model: "networkClinical", fit, features: numbers });
		}
		const predictions = new Map<ModelName, Float64Array>();
		for (const { model, fit, features: columns } of candidates) {
			const judged = repeatedCrossValidation(fit, columns, sample.outcomes, {
				folds: window.folds,
				repeats: window.repeats,
				participantIds,
				random: seededRandom(`${seed}/networks/${births}`),
				onProgress: (part, of) => stage.progress((done + part / of) / N_FITS, `${births} births: ${model}`),
			});
			done++;
			predictions.set(model, judged.predictions);
		}
		const isVaginal = (i: number) => !sample.rows[i]!.caesarean;
		const everyone = sample.rows.map((_, i) => i);
		const groups: readonly (readonly [ModelRow["births"], readonly number[]])[] =
			births === "vaginal"
				? [["vaginal", everyone]]
				: [
						["all", everyone],
						["allVaginal", everyone.filter(isVaginal)],
						["allCaesarean", everyone.filter((i) => !isVaginal(i))],
					];
		for (const [group, chosen] of groups) {
			for (const { model } of candidates)
				rows.push(modelRow({ group, model, chosen, sample, predictions, actAtRisk: window.actAtRisk }));
		}
	}
	record(stage, rows, window);
	stage.writeJson("models", { rows, tensorFlow: tensorFlowRecord() } satisfies ModelRows);
}

function modelRow({
	group,
	model,
	chosen,
	sample,
	predictions,
	actAtRisk,
}: {
	group: ModelRow["births"];
	model: ModelName;
	chosen: readonly number[];
	sample: Sample;
	predictions: ReadonlyMap<ModelName, Float64Array>;
	actAtRisk: number;
}): ModelRow {
	const outcomes = take(sample.outcomes, chosen);
	const scores = take(predictions.get(model)!, chosen);
	const simple = take(predictions.get("fourFeatures")!, chosen);
	const [judged] = subgroupPerformance(scores, outcomes, { groups: chosen.map(() => group) });
	const { auc, brier, calibrationIntercept: intercept, calibrationSlope: slope } = judged!;
	const decision = auc && netBenefit(scores, outcomes, { thresholds: [actAtRisk] });
	const test = auc && model !== "fourFeatures" ? delongTest({ first: scores, second: simple }, outcomes) : undefined;
	const orNull = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
	return {
		births: group,
		model,
		n: chosen.length,
		events: countEvents(outcomes),
		auc: orNull(auc?.auc),
		aucLow: orNull(auc?.low),
		aucHigh: orNull(auc?.high),
		difference: orNull(test?.difference),
		differenceLow: orNull(test?.low),
		differenceHigh: orNull(test?.high),
		auprc: orNull(auc && averagePrecision(scores, outcomes)),
		brier: orNull(brier),
		netBenefitPer1000: orNull(decision && 1000 * decision.model[0]!),
		calibrationIntercept: orNull(intercept?.estimate),
		calibrationSlope: orNull(slope?.estimate),
		calibrationSlopeLow: orNull(slope?.low),
		calibrationSlopeHigh: orNull(slope?.high),
	};
}

function record(
	stage: StageContext,
	rows: readonly ModelRow[],
	{ folds, repeats }: { folds: number; repeats: number },
): void {
	const times = repeats === 1 ? "" : `${repeats} times `;
	const how = `out-of-fold predictions of ${times}${folds}-fold cross-validation by birth, the same folds for every model`;
	for (const { births, model, auc, aucLow, aucHigh, difference, differenceLow, differenceHigh, n, events } of rows) {
		if (births !== "vaginal" || auc === null) continue;
		stage.value(`networks.auc.${model}`, {
			value: auc,
			unit: "",
			digits: 2,
			n,
			interval: { low: aucLow!, high: aucHigh!, levelPercent: 95, method: "DeLong" },
			method: `AUC of ${model}, vaginal births, ${events} events: ${how}`,
		});
		if (difference === null) continue;
		stage.value(`networks.difference.${model}`, {
			value: difference,
			unit: "",
			digits: 2,
			n,
			interval: { low: differenceLow!, high: differenceHigh!, levelPercent: 95, method: "DeLong, paired" },
			method: `AUC of ${model} minus that of the four features: ${how}`,
		});
	}
}
