import { describe, expect, it } from "vitest";
import { decline } from "./decline.ts";
import { highest, lowest, lows } from "./extremes.ts";

describe("decline", () => {
	it("is the line of least squares, by hand", () => {
		// Means 2 and 11/3; sums of squares 2, of products 3: slope 1.5, intercept 2/3, zero at -4/9.
		const { perWeek, zeroWeek } = decline([1, 2, 3], [2, 4, 5]);
		expect(perWeek).toBeCloseTo(1.5, 12);
		expect(zeroWeek).toBeCloseTo(-4 / 9, 12);
	});
});

describe("highest and lowest", () => {
	it("look only at the places that count, and take the first of equals", () => {
		expect(highest([-1, 0, 1, 2, 3], [9, 9, 4, 5, 5], (week) => week > 0)).toEqual({ at: 2, value: 5 });
		expect(lowest([-1, 0, 1, 2, 3], [-9, -9, -4, -5, -5], (week) => week > 0)).toEqual({ at: 2, value: -5 });
	});

	it("refuse a series without a place that counts", () => {
		expect(() => highest([1], [1], () => false)).toThrow("no place");
	});
});

describe("lows", () => {
	it("finds what lies below all neighbours within reach", () => {
		expect(lows([3, 1, 3, 3, 0, 3, 3], 2)).toEqual([1, 4]);
		expect(lows([3, 1, 3, 0, 3, 3, 3], 2)).toEqual([3]);
	});

	it("leaves flat stretches and the very ends alone", () => {
		expect(lows([1, 1, 1, 1, 1], 2)).toEqual([]);
		expect(lows([0, 1, 2, 3, 4], 2)).toEqual([]);
	});
});
