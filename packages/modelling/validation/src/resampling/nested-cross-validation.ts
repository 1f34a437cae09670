import { checkInteger, InvalidInputError, type Random, type Samples, seededRandom } from "@quickening/core";
import { checkTrainingData, type Fit, type Matrix, take, takeRows } from "@quickening/stats";
import { logLoss } from "../accuracy/log-loss.ts";
import { areaUnderRoc } from "../discrimination/area-under-roc.ts";
import { type AucEstimate, delong } from "../discrimination/delong.ts";
import { groupedFolds } from "./grouped-folds.ts";
import type { ParticipantIds } from "./participants.ts";
import { repeatedCrossValidation } from "./repeated-cross-validation.ts";

export interface NestedOptions {
	/** Folds on which the chosen model is judged; 5 by default. */
	readonly outerFolds?: number;
	/** Folds inside each training part, on which one is chosen; 5 by default. */
	readonly innerFolds?: number;
	/** Times that the outer split is made anew; 1 by default. */
	readonly repeats?: number;
	/** What chooses: the least log loss (default) or the largest AUC of the inner out-of-fold predictions. */
	readonly chooseBy?: "logLoss" | "auc";
	/** One id a row: participants stay whole outside and inside. Default: every row is its own participant. */
	readonly participantIds?: ParticipantIds;
	readonly levelPercent?: number;
	readonly random?: Random;
	/** Called after each outer fold with the number done and the number of all. */
	readonly onProgress?: (done: number, total: number) => void;
}

/** What was chosen in one outer fold, and from what. */
export interface NestedChoice {
	readonly repeat: number;
	readonly fold: number;
	readonly chosen: string;
	/** Inner score of every candidate by name: log loss or AUC, as `chooseBy` says. */
	readonly scores: Readonly<Record<string, number>>;
}

/** Result of {@link nestedCrossValidation}. */
export interface NestedCrossValidation {
	/** For each row the mean over repeats of its outer out-of-fold probability. */
	readonly predictions: Float64Array;
	/** AUC of these, with DeLong's interval (clustered where ids are given); models are taken as fixed. */
	readonly auc: AucEstimate;
	/** AUC of each repeat's outer out-of-fold probabilities. */
	readonly aucPerRepeat: Float64Array;
	readonly choices: readonly NestedChoice[];
	/** In how many outer folds each candidate was chosen. */
	readonly timesChosen: Readonly<Record<string, number>>;
}

/**
 * Cross-validation of the whole way to a model, the choice among candidates included: in each outer training part the candidates
 * are compared by an inner cross-validation, the best one is fitted to all of the part, and judged on the fold that no choice has
 * seen.
 *
 * Choosing on the same folds that judge makes the best of several models look better than it is, the more so the more candidates
 * there are.
 *
 * @param candidates - Ways to fit, by name; of equal scores the first wins.
 * @param features - n rows, finite. @param outcomes - n values, 0 or 1, both present.
 * @throws InvalidInputError when there is no candidate, data are not as above, or participants are fewer than folds.
 *
 * Source: Varma S, Simon R. BMC Bioinformatics 2006;7:91, doi:10.1186/1471-2105-7-91; Cawley GC, Talbot NLC. J Mach Learn Res
 * 2010;11:2079-2107.
 * @example
 * nestedCrossValidation({ features, candidates: { ridge: penalisedLogistic({ penalty: "ridge", lambda: 0.01 }), forest:
 * randomForest() } }, outcomes);
 */
export function nestedCrossValidation(
	{ features, candidates }: { readonly features: Matrix; readonly candidates: Readonly<Record<string, Fit>> },
	outcomes: Samples,
	{
		outerFolds = 5,
		innerFolds = 5,
		repeats = 1,
		chooseBy = "logLoss",
		participantIds,
		levelPercent = 95,
		random = seededRandom(1),
		onProgress,
	}: NestedOptions = {},
): NestedCrossValidation {
	const where = "nestedCrossValidation";
	checkTrainingData(where, features, outcomes);
	checkInteger(where, "repeats", repeats, 1);
	const names = Object.keys(candidates);
	if (names.length === 0) {
		throw new InvalidInputError(`${where}: candidates must have at least 1 way to fit; got 0`, {
			code: "too-short",
			argument: "candidates",
			received: 0,
		});
	}
	const n = features.nRows;
	const seed = Math.floor(random() * 2 ** 32);
	const idsOf = (rows: readonly number[]) =>
		participantIds === undefined ? {} : { participantIds: rows.map((row) => participantIds[row]) };
	const predictions = new Float64Array(n);
	const aucPerRepeat = new Float64Array(repeats);
	const choices: NestedChoice[] = [];
	for (let repeat = 0; repeat < repeats; repeat++) {
		const everyRow = Array.from({ length: n }, (_, i) => i);
		const folds = groupedFolds(outcomes, {
			folds: outerFolds,
			...idsOf(everyRow),
			random: seededRandom(`${seed}/outer/${repeat}`),
		});
		const own = new Float64Array(n);
		for (let fold = 0; fold < outerFolds; fold++) {
			const inside = everyRow.filter((row) => folds[row] !== fold);
			const held = everyRow.filter((row) => folds[row] === fold);
			const insideFeatures = takeRows(features, inside);
			const insideOutcomes = take(outcomes, inside);
			const at = `${seed}/${repeat}/${fold}`;
			const scores: Record<string, number> = {};
			for (const name of names) {
				// The same random for every candidate: all are compared on the same inner folds.
				const inner = repeatedCrossValidation(candidates[name], insideFeatures, insideOutcomes, {
					folds: innerFolds,
					repeats: 1,
					...idsOf(inside),
					random: seededRandom(`${at}/inner`),
				}).predictions;
				scores[name] = chooseBy === "auc" ? areaUnderRoc(inner, insideOutcomes) : logLoss(inner, insideOutcomes);
			}
			const isBetter = (one: number, other: number) => (chooseBy === "auc" ? one > other : one < other);
			const chosen = names.reduce((best, name) => (isBetter(scores[name], scores[best]) ? name : best));
			choices.push({ repeat, fold, chosen, scores });
			const predict = candidates[chosen](insideFeatures, insideOutcomes, seededRandom(`${at}/fit`));
			const told = predict(takeRows(features, held));
			for (let i = 0; i < held.length; i++) own[held[i]] = told[i];
			onProgress?.(repeat * outerFolds + fold + 1, repeats * outerFolds);
		}
		for (let i = 0; i < n; i++) predictions[i] += own[i] / repeats;
		aucPerRepeat[repeat] = areaUnderRoc(own, outcomes);
	}
	const timesChosen = Object.fromEntries(
		names.map((name) => [name, choices.filter(({ chosen }) => chosen === name).length]),
	);
	const ids = participantIds === undefined ? {} : { participantIds };
	return {
		predictions,
		auc: delong(predictions, outcomes, { ...ids, levelPercent }),
		aucPerRepeat,
		choices,
		timesChosen,
	};
}
