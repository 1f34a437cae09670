import { isInvalidInput } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movingMean, movingQuantile, movingSpread, movingWeightedMedian } from "../index.ts";
import { naiveMean, naiveQuantile, naiveSpread, naiveWeightedMedian, windowOf } from "./moving.naive.ts";

/** Quarters of a beat, some missing: the values of a stored heart rate, whose sums are exact. */
const quarters = fc.array(
	fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 200, max: 900 }).map((q) => q / 4) },
		{ weight: 1, arbitrary: fc.constant(Number.NaN) },
	),
	{ minLength: 1, maxLength: 60 },
);
const anyWindow = fc.integer({ min: 1, max: 70 });
const anyEdge = fc.constantFrom("shrink" as const, "hold" as const);

describe("movingMean", () => {
	it("leaves missing samples out and shrinks at the ends", () => {
		expect([...movingMean([1, Number.NaN, 5, 8], { windowSamples: 3 })]).toEqual([1, 3, 6.5, 6.5]);
	});

	it("keeps the window's length at the ends when held", () => {
		expect([...movingMean([1, 2, 3, 10], { windowSamples: 3, edge: "hold" })]).toEqual([2, 2, 5, 5]);
	});

	it("is NaN where fewer than minimumFinite samples are there", () => {
		const means = movingMean([1, Number.NaN, Number.NaN, 4, 5], { windowSamples: 3, minimumFinite: 2 });
		expect([...means]).toEqual([Number.NaN, Number.NaN, Number.NaN, 4.5, 4.5]);
	});

	it("equals the mean of each window, exactly, where sums are exact", () => {
		fc.assert(
			fc.property(quarters, anyWindow, anyEdge, (samples, windowSamples, edge) => {
				const expected = samples.map((_, i) => naiveMean(windowOf(samples, i, windowSamples, edge)));
				expect([...movingMean(samples, { windowSamples, edge })]).toEqual(expected);
			}),
		);
	});

	it("does not pile up rounding errors over 50,000 samples of awkward size", () => {
		const samples = Float64Array.from({ length: 50_000 }, (_, i) => 1e6 + 0.1 * Math.sin(i));
		const means = movingMean(samples, { windowSamples: 11 });
		for (let i = 0; i < samples.length; i += 997) {
			expect(Math.abs(means[i] - naiveMean(windowOf(samples, i, 11, "shrink")))).toBeLessThan(1e-7);
		}
	});
});

describe("movingQuantile", () => {
	it("interpolates between the two middle values", () => {
		expect([...movingQuantile([1, 9, Number.NaN, 3], { windowSamples: 3, p: 0.5 })]).toEqual([5, 5, 6, 3]);
	});

	it("equals sorting each window, exactly", () => {
		fc.assert(
			fc.property(quarters, anyWindow, anyEdge, fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1), (samples, w, edge, p) => {
				const got = movingQuantile(samples, { windowSamples: w, p, edge });
				const expected = samples.map((_, i) => naiveQuantile(windowOf(samples, i, w, edge), p));
				expect([...got]).toEqual(expected);
			}),
		);
	});

	it("moves with a constant and stays between the window's extremes", () => {
		fc.assert(
			fc.property(quarters, anyWindow, (samples, windowSamples) => {
				const shifted = samples.map((value) => value + 16);
				const base = movingQuantile(samples, { windowSamples, p: 0.5 });
				expect([...movingQuantile(shifted, { windowSamples, p: 0.5 })]).toEqual([...base].map((value) => value + 16));
				samples.forEach((_, i) => {
					const window = windowOf(samples, i, windowSamples, "shrink");
					if (window.length === 0) expect(base[i]).toBeNaN();
					else expect(base[i] >= Math.min(...window) && base[i] <= Math.max(...window)).toBe(true);
				});
			}),
		);
	});
});

describe("movingWeightedMedian", () => {
	it("follows the weight, not the count", () => {
		expect([...movingWeightedMedian([1, 2, 9], { weights: [1, 1, 5], windowSamples: 3 })]).toEqual([2, 9, 9]);
	});

	it("equals the median of each value repeated by its weight", () => {
		const weighted = fc.array(
			fc.tuple(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(Number.NaN)), fc.integer({ min: 0, max: 6 })),
			{ minLength: 1, maxLength: 40 },
		);
		fc.assert(
			fc.property(weighted, anyWindow, anyEdge, (pairs, windowSamples, edge) => {
				const samples = pairs.map(([value]) => value);
				const weights = pairs.map(([, weight]) => weight);
				const indices = samples.map((_, i) => i);
				const expected = indices.map((i) => {
					const window = windowOf(indices, i, windowSamples, edge).filter((j) => Number.isFinite(samples[j]));
					return naiveWeightedMedian(window.map((j) => [samples[j] as number, weights[j] as number]));
				});
				expect([...movingWeightedMedian(samples, { weights, windowSamples, edge })]).toEqual(expected);
			}),
		);
	});

	it("refuses a weight that is no whole number", () => {
		expect(() => movingWeightedMedian([1], { weights: [0.5], windowSamples: 1 })).toThrow(
			"movingWeightedMedian: weights must be whole numbers of at least 0; got 0.5 at index 0",
		);
	});
});

describe("movingSpread", () => {
	it("equals the standard deviation of each window", () => {
		fc.assert(
			fc.property(quarters, anyWindow, anyEdge, (samples, windowSamples, edge) => {
				const got = movingSpread(samples, { windowSamples, edge });
				samples.forEach((_, i) => {
					const expected = naiveSpread(windowOf(samples, i, windowSamples, edge));
					if (Number.isNaN(expected)) expect(got[i]).toBeNaN();
					else expect(got[i]).toBeCloseTo(expected, 9);
				});
			}),
		);
	});

	it("sees a small spread on a high level", () => {
		expect(movingSpread([1e9, 1e9 + 2], { windowSamples: 3 })[0]).toBeCloseTo(Math.SQRT2, 6);
	});
});

describe("every running window", () => {
	const all = {
		movingMean: (samples: number[], windowSamples: number) => movingMean(samples, { windowSamples }),
		movingQuantile: (samples: number[], windowSamples: number) => movingQuantile(samples, { windowSamples, p: 0.5 }),
		movingSpread: (samples: number[], windowSamples: number) => movingSpread(samples, { windowSamples }),
		movingWeightedMedian: (samples: number[], windowSamples: number) =>
			movingWeightedMedian(samples, { weights: samples.map(() => 1), windowSamples }),
	};
	it.each(Object.entries(all))("%s: nothing in, nothing out; all missing, all NaN; no window, refused", (_, moving) => {
		expect(moving([], 3)).toHaveLength(0);
		expect([...moving([Number.NaN, Number.NaN], 3)]).toEqual([Number.NaN, Number.NaN]);
		for (const windowSamples of [0, 1.5, Number.NaN]) {
			let error: unknown;
			try {
				moving([1, 2], windowSamples);
			} catch (caught) {
				error = caught;
			}
			expect(isInvalidInput(error)).toBe(true);
		}
	});
});
