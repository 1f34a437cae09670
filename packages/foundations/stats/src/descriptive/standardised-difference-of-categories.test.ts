import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardisedDifferenceOfProportions } from "./standardised-difference.ts";
import { standardisedDifferenceOfCategories } from "./standardised-difference-of-categories.ts";

const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 });

describe("standardisedDifferenceOfCategories", () => {
	it("is the difference of proportions when there are two categories", () => {
		expect(standardisedDifferenceOfCategories([30, 70], [50, 50])).toBeCloseTo(
			Math.abs(standardisedDifferenceOfProportions(0.3, 0.5)),
			13,
		);
	});

	it("is what three categories give by hand", () => {
		// Shares 1/6, 1/3 against 1/3, 1/3: difference (-1/6, 0); mean covariance [[13/72, -1/12], [-1/12, 2/9]].
		const determinant = (13 / 72) * (2 / 9) - 1 / 144;
		expect(standardisedDifferenceOfCategories([10, 20, 30], [20, 20, 20])).toBeCloseTo(
			Math.sqrt((1 / 36) * (2 / 9 / determinant)),
			13,
		);
	});

	it("does not depend on the order of categories, on which group is first, or on a category that nobody has", () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const plain = standardisedDifferenceOfCategories(a, b);
				expect(standardisedDifferenceOfCategories([...a].reverse(), [...b].reverse())).toBeCloseTo(plain, 10);
				expect(standardisedDifferenceOfCategories(b, a)).toBeCloseTo(plain, 10);
				expect(standardisedDifferenceOfCategories([...a, 0], [...b, 0])).toBeCloseTo(plain, 10);
				expect(plain).toBeGreaterThanOrEqual(0);
			}),
			{ seed: 20261125 },
		);
	});

	it("is 0 for equal shares, NaN for an empty group and Infinity for groups with nothing in common", () => {
		expect(standardisedDifferenceOfCategories([1, 2, 3], [2, 4, 6])).toBeCloseTo(0, 14);
		expect(standardisedDifferenceOfCategories([5, 0], [3, 0])).toBe(0);
		expect(standardisedDifferenceOfCategories([0, 0], [1, 2])).toBeNaN();
		expect(standardisedDifferenceOfCategories([5, 0], [0, 5])).toBe(Number.POSITIVE_INFINITY);
	});

	it("refuses one category, another length and a negative count", () => {
		expect(() => standardisedDifferenceOfCategories([1], [1])).toThrow("first must have at least 2 values; got 1");
		expect(() => standardisedDifferenceOfCategories([1, 2], [1])).toThrow("second must be as long as first (2); got 1");
		expect(() => standardisedDifferenceOfCategories([1, 2], [1, -2])).toThrow("got -2 at position 1");
	});
});
