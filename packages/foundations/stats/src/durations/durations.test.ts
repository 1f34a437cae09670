import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averageHazard } from "./average-hazard.ts";
import { giniIndex } from "./gini-index.ts";
import { powerLawExponent } from "./power-law-exponent.ts";

describe("durations", () => {
	it("by hand", () => {
		expect(giniIndex([1, 1, 4])).toBeCloseTo(0.5, 12);
		expect(giniIndex([3, 3, 3])).toBe(0);
		expect(giniIndex([0, 0, 9])).toBe(1);
		expect(averageHazard([4, 1, 1])).toBeCloseTo(5 / 6, 12);
		expect(powerLawExponent([1, 1, 1])).toBeCloseTo(1 + 1 / Math.log(2), 12);
	});
	it("of nothing, of one and of what is missing", () => {
		for (const measure of [giniIndex, averageHazard, powerLawExponent]) {
			expect(measure([])).toBeNaN();
			expect(measure([Number.NaN])).toBeNaN();
			expect(measure([1, Number.NaN, 4])).toBe(measure([1, 4]));
			expect(() => measure([-1, 2])).toThrow("values must be 0 or more; got -1");
		}
		expect(giniIndex([5])).toBeNaN();
	});
	it("order does not matter, and the Gini index has no unit and stays within 0 to 1", () => {
		const lengths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 60 });
		fc.assert(
			fc.property(lengths, (values) => {
				const reversed = values.toReversed();
				for (const measure of [giniIndex, averageHazard, powerLawExponent])
					expect(measure(reversed)).toBe(measure(values));
				const gini = giniIndex(values);
				expect(gini).toBeGreaterThanOrEqual(-1e-12);
				expect(gini).toBeLessThanOrEqual(1 + 1e-12);
				expect(giniIndex(values.map((value) => 60 * value))).toBeCloseTo(gini, 10);
			}),
		);
	});
});
