import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianDistanceOfRanks, orderStatistics, quantileOfRanks } from "./order-statistics.ts";
import { quantile } from "./quantile.ts";

const values = fc.array(
	fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
	{ maxLength: 80 },
);

describe("orderStatistics", () => {
	it("gives the quantiles of sorting, whatever the cells", () => {
		fc.assert(
			fc.property(values, fc.constantFrom(undefined, 0.5, 1000), (list, cellWidth) => {
				const prepared = orderStatistics(list, cellWidth === undefined ? {} : { cellWidth });
				for (const p of [0, 0.2, 0.5, 0.75, 1]) expect(quantileOfRanks(prepared, p)).toBe(quantile(list, p));
			}),
		);
	});
	it("gives the median distance from the median", () => {
		fc.assert(
			fc.property(values, (list) => {
				const middle = quantile(list, 0.5);
				const expected = quantile(
					list.map((x) => Math.abs(x - middle)),
					0.5,
				);
				const found = medianDistanceOfRanks(orderStatistics(list));
				if (Number.isNaN(expected)) expect(found).toBeNaN();
				else expect(found).toBeCloseTo(expected, 6);
			}),
		);
	});
	it("counts a histogram by the way", () => {
		const { counts, firstCell } = orderStatistics([1, 2, 2.5, 7], { cellWidth: 2 });
		expect(firstCell).toBe(0);
		expect(Array.from(counts)).toEqual([1, 2, 0, 1]);
	});
	it("manages nothing, and refuses cells without width", () => {
		expect(quantileOfRanks(orderStatistics([]), 0.5)).toBeNaN();
		expect(medianDistanceOfRanks(orderStatistics([Number.NaN]))).toBeNaN();
		expect(() => orderStatistics([1], { cellWidth: 0 })).toThrow(
			"orderStatistics: cellWidth must be a finite number above 0; got 0",
		);
	});
});
