import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlation, covariance } from "./covariance.ts";
import { mean } from "./mean.ts";
import { median } from "./median.ts";
import { quantile } from "./quantile.ts";
import { standardisedDifference, standardisedDifferenceOfProportions } from "./standardised-difference.ts";
import { standardDeviation, variance } from "./variance.ts";

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

describe("by hand", () => {
	it("mean, variance and standard deviation of eight numbers", () => {
		const values = [2, 4, 4, 4, 5, 5, 7, 9];
		expect(mean(values)).toBe(5);
		expect(variance(values, { ddof: 0 })).toBe(4);
		expect(variance(values)).toBeCloseTo(32 / 7, 15);
		expect(standardDeviation(values, { ddof: 0 })).toBe(2);
	});

	it("leaves out what is missing", () => {
		expect(mean([1, Number.NaN, 5])).toBe(3);
		expect(median([3, 1, Number.NaN, 2])).toBe(2);
		expect(variance([1, Number.NaN, 3])).toBe(2);
		expect(covariance([1, 2, 3, 9], [2, 4, 6, Number.NaN])).toBe(2);
	});

	it("quantiles of 1..4 and of one value", () => {
		expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
		expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
		expect(quantile([7], 0.3)).toBe(7);
		expect(quantile([1, 2, 3, 4], 0.5, { type: 1 })).toBe(2);
	});

	it("covariance 2 and correlation 1 of a doubled series; -1 of a reversed one", () => {
		expect(covariance([1, 2, 3], [2, 4, 6])).toBe(2);
		expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 15);
		expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 15);
	});

	it("two groups one standard deviation apart have standardised difference 1", () => {
		expect(standardisedDifference([1, 2, 3], [0, 1, 2])).toBe(1);
		expect(standardisedDifferenceOfProportions(0.6, 0.5)).toBeCloseTo(0.1 / Math.sqrt((0.24 + 0.25) / 2), 15);
	});

	it("a large offset does not spoil the mean (plain summation would give 0.25)", () => {
		expect(mean([1e16, 1, -1e16, 1])).toBe(0.5);
	});
});

describe("edges", () => {
	const measures = { mean, median, variance, standardDeviation, quantile: (x: number[]) => quantile(x, 0.5) };
	for (const [name, measure] of Object.entries(measures)) {
		it(`${name} of nothing, and of nothing present, is NaN`, () => {
			expect(measure([])).toBeNaN();
			expect(measure([Number.NaN, Number.NaN])).toBeNaN();
		});
	}

	it("one value has no sample variance; equal values have variance 0 and no correlation", () => {
		expect(variance([3])).toBeNaN();
		expect(variance([3], { ddof: 0 })).toBe(0);
		expect(variance([0.1, 0.1, 0.1])).toBe(0);
		expect(correlation([1, 1, 1], [1, 2, 3])).toBeNaN();
		expect(standardisedDifference([1, 1], [1, 1])).toBeNaN();
	});

	it("refuses what breaks the rule, and says which", () => {
		expect(() => quantile([1], 1.5)).toThrow("quantile: p must be between 0 and 1; got 1.5");
		expect(() => variance([1, 2], { ddof: -1 })).toThrow("variance: ddof must be a whole number");
		expect(() => covariance([1], [1, 2])).toThrow("covariance: y must be as long as x (1); got 2");
		expect(() => quantile([1, 2], 0.5, { type: 10 as 9 })).toThrow("quantile: type must be 1 to 9; got 10");
	});
});

describe("properties", () => {
	it("shift moves the mean and not the variance; scale multiplies them by s and s^2", () => {
		fc.assert(
			fc.property(numbers, fc.double({ min: -100, max: 100, noNaN: true }), (values, s) => {
				const size = 1e-9 * (1 + Math.max(...values.map(Math.abs))) ** 2 * (1 + s * s);
				expect(Math.abs(mean(values.map((x) => x + s)) - mean(values) - s)).toBeLessThan(size);
				expect(Math.abs(variance(values.map((x) => x + s)) - variance(values))).toBeLessThan(size);
				expect(Math.abs(variance(values.map((x) => x * s)) - s * s * variance(values))).toBeLessThan(size);
			}),
		);
	});

	it("quantiles rise with p and stay within the sample, for all nine types", () => {
		fc.assert(
			fc.property(numbers, fc.integer({ min: 1, max: 9 }), (values, type) => {
				let last = Number.NEGATIVE_INFINITY;
				for (let p = 0; p <= 1; p += 0.05) {
					const q = quantile(values, p, { type: type as 7 });
					expect(q).toBeGreaterThanOrEqual(Math.max(last, Math.min(...values)) - 1e-9);
					expect(q).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
					last = q;
				}
			}),
		);
	});

	it("correlation does not mind shift and positive scale, and swaps sign with negative", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), { minLength: 3 }),
				(pairs) => {
					const x = pairs.map((pair) => pair[0]);
					const y = pairs.map((pair) => pair[1]);
					const r = correlation(x, y);
					if (Number.isNaN(r)) return;
					expect(Math.abs(r)).toBeLessThanOrEqual(1);
					expect(
						correlation(
							x.map((v) => 3 * v + 7),
							y,
						),
					).toBeCloseTo(r, 10);
					expect(
						correlation(
							x,
							y.map((v) => -2 * v),
						),
					).toBeCloseTo(-r, 10);
				},
			),
		);
	});
});
