import { drawNormal, seededRandom } from "@quickening/core";
import { type Fit, matrixFromRows } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { nestedCrossValidation } from "./nested-cross-validation.ts";
import { repeatedCrossValidation } from "./repeated-cross-validation.ts";

/** The score of one column, scaled into 0 .. 1: nothing is learned but which column is used. */
const column =
	(j: number): Fit =>
	() =>
	({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => 1 / (1 + Math.exp(-values[i * nColumns + j])));

const random = seededRandom("nested");
const noise = (n: number, k: number) =>
	matrixFromRows(Array.from({ length: n }, () => Array.from({ length: k }, () => drawNormal(random))));
const alternating = (n: number) => Float64Array.from({ length: n }, (_, i) => i % 2);

describe("nestedCrossValidation", () => {
	it("chooses what tells, in every outer fold, and keeps its AUC", () => {
		const outcomes = alternating(120);
		const features = noise(120, 3);
		for (let i = 0; i < 120; i++) features.values[i * 3 + 1] += 2 * outcomes[i];
		const candidates = { none: column(0), signal: column(1), other: column(2) };
		for (const chooseBy of ["logLoss", "auc"] as const) {
			const { timesChosen, auc, choices } = nestedCrossValidation({ features, candidates }, outcomes, { chooseBy });
			expect(timesChosen).toEqual({ none: 0, signal: 5, other: 0 });
			expect(auc.auc).toBeGreaterThan(0.8);
			expect(choices.every(({ scores }) => Object.keys(scores).length === 3)).toBe(true);
		}
	});

	it("is not fooled by the best of many candidates that tell nothing, as choosing on the judging folds is", () => {
		let nested = 0;
		let naive = 0;
		const trials = 12;
		for (let trial = 0; trial < trials; trial++) {
			const features = noise(60, 20);
			const outcomes = alternating(60);
			const candidates = Object.fromEntries(Array.from({ length: 20 }, (_, j) => [`column ${j}`, column(j)]));
			nested += nestedCrossValidation({ features, candidates }, outcomes, { chooseBy: "auc" }).auc.auc / trials;
			const best = Object.values(candidates).map(
				(fit) => repeatedCrossValidation(fit, features, outcomes, { repeats: 1 }).aucMean,
			);
			naive += Math.max(...best) / trials;
		}
		// 0.5 is the truth; the standard error of a mean of 12 areas of 30 against 30 is 0.02.
		expect(Math.abs(nested - 0.5)).toBeLessThan(0.08);
		expect(naive).toBeGreaterThan(0.6);
	});

	it("never shows a participant to the choice that is judged on them", () => {
		const ids = Array.from({ length: 80 }, (_, i) => i % 20);
		const outcomes = Float64Array.from(ids, (id) => id % 2);
		const features = matrixFromRows(ids.map((id) => [id]));
		const memory: Fit = (seen, known) => {
			const byId = new Map(Array.from(seen.values, (id, i) => [id, known[i]]));
			return ({ values }) => Float64Array.from(values, (id) => 0.25 + 0.5 * (byId.get(id) ?? 0.5));
		};
		const { predictions, auc } = nestedCrossValidation({ features, candidates: { memory } }, outcomes, {
			participantIds: ids,
		});
		expect(predictions.every((p) => p === 0.5)).toBe(true);
		expect(auc.auc).toBe(0.5);
	});

	it("repeats to the bit, tells how far it is, and refuses an empty choice", () => {
		const features = noise(40, 2);
		const seen: string[] = [];
		const run = () =>
			nestedCrossValidation({ features, candidates: { a: column(0), b: column(1) } }, alternating(40), {
				repeats: 2,
				outerFolds: 4,
				onProgress: (done, total) => seen.push(`${done}/${total}`),
			});
		expect(run()).toEqual(run());
		expect(seen.slice(0, 8)).toEqual(["1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8"]);
		expect(() => nestedCrossValidation({ features, candidates: {} }, alternating(40))).toThrow(
			"nestedCrossValidation: candidates must have at least 1 way to fit; got 0",
		);
	});
});
