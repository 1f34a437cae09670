import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netBenefit } from "./net-benefit.ts";

describe("netBenefit", () => {
	it("by hand: at even odds true less false positives, over n", () => {
		const { model, treatAll } = netBenefit([0.1, 0.6, 0.4, 0.9], [0, 0, 1, 1], { thresholds: [0, 0.2, 0.5] });
		// At 0.2 a false positive weighs a quarter: (2 - 1/4) / 4.
		expect(Array.from(model)).toEqual([0.5, (2 - 0.25) / 4, 0]);
		expect(Array.from(treatAll)).toEqual([0.5, (2 - 2 * 0.25) / 4, 0]);
	});

	it("of nobody is NaN, of nobody positive is 0", () => {
		expect(netBenefit([], [], { thresholds: [0.1] }).model[0]).toBeNaN();
		expect(netBenefit([0.1, 0.2], [0, 1], { thresholds: [0.5] }).model[0]).toBe(0);
	});

	it("refuses a threshold of 1 and what is no probability", () => {
		expect(() => netBenefit([0.1], [0], { thresholds: [1] })).toThrow(
			"thresholds must be at least 0 and below 1; got 1",
		);
		expect(() => netBenefit([1.1], [0], { thresholds: [0.5] })).toThrow("probabilities must be between 0 and 1");
	});

	it("never exceeds the prevalence, and treating all is the model that says 1 to everybody", () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.integer({ min: 0, max: 1 }) }), {
					minLength: 1,
				}),
				fc.double({ min: 0, max: 0.99, noNaN: true }),
				(rows, threshold) => {
					const outcomes = rows.map((row) => row.y);
					const options = { thresholds: [threshold] };
					const curve = netBenefit(
						rows.map((row) => row.p),
						outcomes,
						options,
					);
					expect(curve.model[0]).toBeLessThanOrEqual(curve.nEvents / curve.n);
					const everybody = netBenefit(
						rows.map(() => 1),
						outcomes,
						options,
					);
					expect(everybody.model[0]).toBe(curve.treatAll[0]);
				},
			),
		);
	});
});
