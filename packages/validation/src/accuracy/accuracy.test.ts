import { describe, expect, it } from "vitest";
import { brierScore } from "./brier-score.ts";
import { logLoss } from "./log-loss.ts";

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
