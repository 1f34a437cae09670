import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rootMeanSquare } from "./root-mean-square.ts";

describe("rootMeanSquare", () => {
	it("of 3 and -4 is the square root of 12.5, by hand", () => {
		expect(rootMeanSquare([3, -4])).toBeCloseTo(3.5355339, 7);
	});
	it("leaves out a missing value", () => {
		expect(rootMeanSquare([2, Number.NaN, 2])).toBe(2);
	});
	it("is NaN when every value is missing", () => {
		expect(rootMeanSquare([Number.NaN])).toBeNaN();
	});
	it("refuses an empty series, and names the argument", () => {
		expect(() => rootMeanSquare([])).toThrow("rootMeanSquare: values must have at least 1 value; got 0");
	});
	it("takes no notice of signs, and scales with the values", () => {
		const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (series, factor) => {
				const plain = rootMeanSquare(series);
				expect(rootMeanSquare(series.map((value) => -value))).toBe(plain);
				const scaled = rootMeanSquare(series.map((value) => factor * value));
				expect(Math.abs(scaled - factor * plain)).toBeLessThanOrEqual(1e-9 * (1 + factor * plain));
			}),
		);
	});
});
