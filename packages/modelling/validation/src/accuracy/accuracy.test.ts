import { describe, expect, it } from "vitest";
import { brierScore } from "./brier-score.ts";
import { logLoss } from "./log-loss.ts";
import { macroF1 } from "./macro-f1.ts";

describe("accuracy", () => {
	it("by hand", () => {
		expect(brierScore([0.1, 0.9], [0, 1])).toBeCloseTo(0.01, 15);
		expect(brierScore([0.25, 0.25, 0.25, 0.25], [0, 0, 0, 1])).toBeCloseTo(0.25 * 0.75, 15);
		expect(logLoss([0.5, 0.5], [0, 1])).toBeCloseTo(Math.LN2, 15);
	});

	it("what was called impossible and happened costs everything; what was certain and happened nothing", () => {
		expect(logLoss([0, 0.5], [1, 0])).toBe(Number.POSITIVE_INFINITY);
		expect(logLoss([0, 1], [0, 1])).toBe(0);
		expect(brierScore([0, 1], [0, 1])).toBe(0);
	});

	it("nothing gives NaN", () => {
		expect(brierScore([], [])).toBeNaN();
		expect(logLoss([], [])).toBeNaN();
	});

	it("refuses what is no probability", () => {
		for (const measure of [brierScore, logLoss]) {
			expect(() => measure([0.2, 1.2], [0, 1])).toThrow("probabilities must be between 0 and 1; got 1.2 at row 1");
			expect(() => measure([0.2, Number.NaN], [0, 1])).toThrow("probabilities must be finite");
		}
	});
});

describe("macroF1", () => {
	it("by hand: the mean of 2 hits over mentions", () => {
		expect(macroF1([1, 1, 0, 1], [1, 1, 0, 0])).toBeCloseTo((4 / 5 + 2 / 3) / 2, 15);
		expect(macroF1([0, 1, 2], [0, 1, 2])).toBe(1);
	});

	it("always saying the common class gets less than half", () => {
		const outcomes = Float64Array.from({ length: 100 }, (_, i) => (i < 16 ? 0 : 1));
		expect(macroF1(new Float64Array(100).fill(1), outcomes)).toBeCloseTo(84 / 184, 15);
	});

	it("leaves out a class that is on neither side, and gives 0 to one that is on one side alone", () => {
		expect(macroF1([0, 2], [0, 2])).toBe(1);
		expect(macroF1([0, 1], [0, 0])).toBeCloseTo(2 / 3 / 2, 15);
		expect(macroF1([], [])).toBeNaN();
	});

	it("refuses what is no class", () => {
		expect(() => macroF1([0.5], [1])).toThrow(
			"macroF1: predicted must be whole numbers of at least 0; got 0.5 at row 0",
		);
		expect(() => macroF1([1], [-1])).toThrow("outcomes must be whole numbers");
		expect(() => macroF1([1], [Number.NaN])).toThrow("got NaN");
		expect(() => macroF1([1], [1, 0])).toThrow("outcomes must be as long as predicted (1); got 2");
	});
});
