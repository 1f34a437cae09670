import { expect, it } from "vitest";
import { chiSquareTail } from "./chi-square.ts";
import { fTail } from "./f-distribution.ts";
import { upperIncompleteGamma } from "./incomplete-gamma.ts";
import { studentTCdf } from "./student-t.ts";

it("equals what is known in closed form", () => {
	// Two degrees of freedom: exp(-x / 2); four: (1 + x / 2) exp(-x / 2).
	for (const x of [1e-6, 0.3, 1, 2.9, 3.1, 10, 80, 700]) {
		expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
		expect(chiSquareTail(x, 4) / ((1 + x / 2) * Math.exp(-x / 2))).toBeCloseTo(1, 12);
	}
	expect(upperIncompleteGamma(1, 2)).toBeCloseTo(Math.exp(-2), 14);
});

it("of one numerator is the square of Student's t", () => {
	for (const t of [0.1, 1, 2.5, 12])
		for (const df of [1, 3.7, 40, 9000]) expect(fTail(t * t, 1, df) / (2 * studentTCdf(-t, df))).toBeCloseTo(1, 11);
	// Two numerators: (1 + 2 f / d)^(-d / 2).
	expect(fTail(4, 2, 10)).toBeCloseTo(1.8 ** -5, 14);
});

it("answers at the ends, and NaN for NaN", () => {
	expect([chiSquareTail(0, 3), chiSquareTail(-1, 3), chiSquareTail(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 1, 0]);
	expect([chiSquareTail(Number.NaN, 3), fTail(Number.NaN, 1, 2)]).toEqual([Number.NaN, Number.NaN]);
	expect(fTail(3, 2, Number.POSITIVE_INFINITY)).toBeCloseTo(Math.exp(-3), 14);
});
