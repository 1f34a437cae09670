import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { granularDenominators } from "./granular-denominators.ts";

const denominators = (...given: Parameters<typeof granularDenominators>) =>
	granularDenominators(...given).map(({ denominator }) => denominator);

describe("granularDenominators", () => {
	it("finds sevenths, and their multiples", () => {
		expect(denominators([3 / 7, 5 / 7], { smallest: 2, largest: 21 })).toEqual([7, 14, 21]);
	});

	it("tells a mean of shares by the parts it must have", () => {
		// Three people on one day and four on the next, of ten: the mean is 3.5 tenths.
		expect(granularDenominators([0.35, 0.4], { smallest: 10, largest: 10, parts: [1, 2] })).toEqual([
			{ denominator: 10, parts: [2, 1] },
		]);
		expect(denominators([0.35, 0.4], { smallest: 10, largest: 10 })).toEqual([]);
	});

	it("refutes a mean as the GRIM test does: 3.48 is no mean of 20 whole numbers", () => {
		// 3.48 points on a scale of 0 to 6 are a share of 0.58; twenty answers have 120 points to give, 69.6 of them is none.
		expect(denominators([3.48 / 6], { smallest: 120, largest: 120 })).toEqual([]);
		expect(denominators([3.45 / 6], { smallest: 120, largest: 120 })).toEqual([120]);
	});

	it("leaves out what is missing", () => {
		expect(denominators([Number.NaN, 1 / 3], { smallest: 2, largest: 5 })).toEqual([3]);
	});

	it("always finds the denominator that made the shares", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 3000 }),
				fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
				(n, fractions) => {
					const shares = fractions.map((fraction) => Math.round(fraction * n * 7) / (n * 7));
					expect(denominators(shares, { smallest: n, largest: n, parts: [1, 7] })).toEqual([n]);
				},
			),
		);
	});

	it.each([
		["no shares", [], {}, "shares must have at least one"],
		["only missing shares", [Number.NaN], {}, "shares must have at least one"],
		["a percentage", [90.5], {}, "shares must lie between 0 and 1; got 90.5"],
		["a denominator of 0", [0.5], { smallest: 0 }, "smallest must be at least 1"],
		["denominators in disorder", [0.5], { smallest: 5, largest: 4 }, "largest must be at least smallest, 5; got 4"],
		["no parts", [0.5], { parts: [] }, "parts must be whole numbers"],
		["half a part", [0.5], { parts: [0.5] }, "parts must be whole numbers"],
		["a tolerance that lets all pass", [0.5], { tolerance: 0.5 }, "tolerance must lie between 0 and 0.5"],
	])("refuses %s", (_, shares, options, message) => {
		expect(() => granularDenominators(shares, { smallest: 2, largest: 9, ...options })).toThrow(message);
	});
});
