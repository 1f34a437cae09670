import { describe, expect, it } from "vitest";
import { restrictedCubicSpline, splineKnots } from "./restricted-cubic-spline.ts";

describe("restrictedCubicSpline", () => {
	const knots = [0, 1, 3];

	it("is linear beyond the outer knots", () => {
		const { values, nColumns } = restrictedCubicSpline([-3, -2, -1, 4, 5, 6], knots);
		expect(nColumns).toBe(2);
		const cubic = (i: number) => values[i * 2 + 1];
		expect([cubic(0), cubic(1), cubic(2)]).toEqual([0, 0, 0]);
		expect(cubic(5) - cubic(4)).toBeCloseTo(cubic(4) - cubic(3), 10);
	});

	it("by hand between the knots: x = 2 gives (8 - 1.5) / 9", () => {
		// (2 - 0)^3 - (2 - 1)^3 (3 - 0) / (3 - 1), over (3 - 0)^2.
		expect(restrictedCubicSpline([2], knots).values[1]).toBeCloseTo(6.5 / 9, 14);
	});

	it("refuses two knots and knots that do not rise", () => {
		expect(() => restrictedCubicSpline([1], [0, 1])).toThrow("knots must be at least 3 rising numbers; got 0, 1");
		expect(() => restrictedCubicSpline([1], [0, 1, 1])).toThrow("knots must be at least 3 rising numbers");
	});
});

describe("splineKnots", () => {
	it("are Harrell's quantiles, and fewer when values coincide", () => {
		expect(Array.from(splineKnots([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3))).toEqual([1, 5, 9]);
		expect(splineKnots([1, 1, 1, 1], 3).length).toBe(1);
		expect(() => splineKnots([1, 2], 6 as 5)).toThrow("splineKnots: nKnots must be 3, 4 or 5; got 6");
	});
});
