import { seededRandom } from "@quickening/core";
import type { Fit } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { accuracy, auc, judge, judgeBy, macroF1AtHalf, macroF1AtShare, type OutOfFold, outOfFold } from "./judge.ts";

/** Forty recordings of twenty installations, two each; one in four is of another reason. */
const outcomes = Float64Array.from({ length: 40 }, (_, i) => (Math.floor(i / 2) % 4 === 0 ? 0 : 1));
const instanceIds = Array.from({ length: 40 }, (_, i) => `phone ${Math.floor(i / 2)}`);
const options = {
	rows: instanceIds.map((instanceId, row) => ({ row, instanceId })),
	repeats: 200,
	seed: "draws",
};
/** Knows nothing but the share of hungry in training. */
const prevalence: Fit = (_, training) => {
	const share = training.reduce((sum, one) => sum + one, 0) / training.length;
	return (rows) => new Float64Array(rows.nRows).fill(share);
};
const told = (probabilities: readonly number[]): OutOfFold => ({
	probabilities: Float64Array.from(probabilities),
	outcomes: Float64Array.of(1, 1, 0, 0),
	folds: Int32Array.of(0, 1, 0, 1),
	trainingShares: Float64Array.of(0.8, 0.6, 0.8, 0.6),
});

describe("outOfFold", () => {
	it("keeps installations whole, and says how common hungry was where each model learnt", () => {
		const { folds, trainingShares } = outOfFold(prevalence, outcomes, {
			folds: 5,
			participantIds: instanceIds,
			random: seededRandom(1),
		});
		for (let i = 0; i < 40; i += 2) expect(folds[i]).toBe(folds[i + 1]);
		for (let i = 0; i < 40; i++) {
			const inside = Array.from(outcomes).filter((_, other) => folds[other] !== folds[i]);
			expect(trainingShares[i]).toBeCloseTo(inside.reduce((sum, one) => sum + one, 0) / inside.length, 12);
		}
	});

	it("of a model that knows nothing has an area of 0.5, and always says hungry", () => {
		const nothing = outOfFold(prevalence, outcomes, { folds: 5, participantIds: instanceIds, random: seededRandom(1) });
		const { auc: area, accuracy: right, macroF1 } = judge(nothing, options);
		expect(area).toEqual({ estimate: 0.5, low: 0.5, high: 0.5 });
		expect(right.estimate).toBe(0.75);
		expect(macroF1.estimate).toBeCloseTo((2 * 0.75) / 1.75 / 2, 12);
	});
});

describe("measures", () => {
	const rows = [0, 1, 2, 3];
	it("area: pairs within a fold alone", () => {
		// Fold 0: 0.9 over 0.7; fold 1: 0.5 over 0.2. Over both folds 0.5 lies below 0.7.
		expect(auc(told([0.9, 0.5, 0.7, 0.2]), rows)).toBe(1);
	});

	it("macro F1: at the share of the fold's own training, or at a half", () => {
		// At 0.8 and 0.6: hungry, other, other, other.
		expect(macroF1AtShare(told([0.9, 0.5, 0.7, 0.2]), rows)).toBeCloseTo((2 / 3 + 4 / 5) / 2, 12);
		// At 0.5: hungry, hungry, hungry, other.
		expect(macroF1AtHalf(told([0.9, 0.5, 0.7, 0.2]), rows)).toBeCloseTo((4 / 5 + 2 / 3) / 2, 12);
		expect(accuracy(told([0.9, 0.5, 0.7, 0.2]), rows)).toBe(0.75);
	});
});

describe("judgeBy", () => {
	it("draws installations with all their recordings", () => {
		judgeBy((rows) => {
			const times = new Int32Array(40);
			for (const row of rows) times[row]!++;
			for (let i = 0; i < 40; i += 2) expect(times[i]).toBe(times[i + 1]);
			return rows.length;
		}, options);
	});

	it("gives the same from the same draws, and null where there is nothing to estimate", () => {
		const share = (rows: readonly number[]) => rows.filter((row) => outcomes[row] === 1).length / rows.length;
		expect(judgeBy(share, options)).toEqual(judgeBy(share, options));
		expect(judgeBy(share, options).estimate).toBe(0.75);
		expect(judgeBy(() => Number.NaN, options)).toEqual({ estimate: null, low: null, high: null });
	});
});
