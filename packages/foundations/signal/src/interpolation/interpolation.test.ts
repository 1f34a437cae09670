import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cubicSpline } from "./cubic-spline.ts";
import { interpolateAt } from "./interpolate-at.ts";
import { pchip } from "./pchip.ts";
import { resampleUniform } from "./resample-uniform.ts";

describe("interpolateAt", () => {
	it("draws straight lines, by hand", () => {
		expect(Array.from(interpolateAt([0, 2, 4], [0, 10, 0], [0, 1, 2, 3, 4]))).toEqual([0, 5, 10, 5, 0]);
	});
	it("gives nothing beyond the ends, nor across a gap longer than told", () => {
		const found = interpolateAt([1, 2, 12, 13], [1, 2, 3, 4], [0, 1.5, 5, 12.5, 14], { longestGapSeconds: 5 });
		expect(Array.from(found)).toEqual([Number.NaN, 1.5, Number.NaN, 3.5, Number.NaN]);
	});
	it("takes a missing reading for a wider gap", () => {
		const times = [0, 1, 2, 3];
		const values = [0, Number.NaN, Number.NaN, 3];
		expect(interpolateAt(times, values, [1.5], { longestGapSeconds: 3 })[0]).toBe(1.5);
		expect(interpolateAt(times, values, [1.5], { longestGapSeconds: 2 })[0]).toBeNaN();
	});
	it("does not let one side of a gap bend the other", () => {
		const left = interpolateAt([0, 1, 2, 3], [0, 1, 0, 1], [1.5], { method: "cubicSpline" });
		const both = interpolateAt([0, 1, 2, 3, 100, 101, 102], [0, 1, 0, 1, 900, 0, 900], [1.5], {
			method: "cubicSpline",
			longestGapSeconds: 10,
		});
		expect(both[0]).toBe(left[0]);
	});
	it.each([
		[
			[0, 2, 1],
			"interpolateAt: timesSeconds must rise; got 1 at index 2 after 2. Sort the record, and keep one value a time.",
		],
		[[0, 1, 1], "interpolateAt: timesSeconds must rise; got 1 at index 2 after 1."],
		[[0, Number.NaN, 1], "interpolateAt: timesSeconds must rise; got NaN at index 1 after 0."],
	])("refuses times %j", (times, message) => {
		expect(() => interpolateAt(times, [1, 2, 3], [0.5])).toThrow(message);
	});
	it("manages nothing, one reading, and nothing but missing ones", () => {
		expect(interpolateAt([], [], []).length).toBe(0);
		expect(Array.from(interpolateAt([1], [5], [0, 1, 2]))).toEqual([Number.NaN, 5, Number.NaN]);
		expect(interpolateAt([1, 2], [Number.NaN, Number.NaN], [1.5])[0]).toBeNaN();
	});
});

describe("cubics", () => {
	it("give back a cubic polynomial (spline), at and between its points", () => {
		const f = (x: number) => x ** 3 - 2 * x + 1;
		const x = [-2, -1, 0.5, 1, 3];
		const at = [-1.7, 0, 0.9, 2.2];
		const found = interpolateAt(x, x.map(f), at, { method: "cubicSpline" });
		at.forEach((t, i) => {
			expect(found[i]).toBeCloseTo(f(t), 10);
		});
	});
	it("are the line and the parabola through two and three points", () => {
		expect(Array.from(cubicSpline([0, 2], [1, 5]).b)).toEqual([2, 2]);
		const found = interpolateAt([0, 1, 3], [0, 1, 9], [2], { method: "cubicSpline" });
		expect(found[0]).toBeCloseTo(4, 12);
	});
	it("never overshoot (pchip)", () => {
		const heights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 12 });
		fc.assert(
			fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (y, fraction) => {
				const x = y.map((_, i) => i);
				const i = Math.min(y.length - 2, Math.floor(fraction * (y.length - 1)));
				const value = interpolateAt(x, y, [i + fraction], { method: "pchip" })[0];
				expect(value).toBeGreaterThanOrEqual(Math.min(y[i], y[i + 1]) - 1e-9);
				expect(value).toBeLessThanOrEqual(Math.max(y[i], y[i + 1]) + 1e-9);
			}),
		);
		expect(pchip([0, 1, 2], [0, 1, 0]).b[1]).toBe(0);
	});
});

describe("resampleUniform", () => {
	it("begins with the first reading and leaves long gaps open", () => {
		const { startSeconds, samples } = resampleUniform([10, 11, 20, 21], [1, 2, 3, 4], {
			samplingRateHz: 1,
			longestGapSeconds: 2,
		});
		expect(startSeconds).toBe(10);
		expect(Array.from(samples)).toEqual([1, 2, ...new Array(8).fill(Number.NaN), 3]);
	});
});
