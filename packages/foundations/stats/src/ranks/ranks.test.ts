import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannWhitney } from "./mann-whitney.ts";
import { order, ranks } from "./ranks.ts";

describe("ranks", () => {
	it("equal values share the mean of their ranks", () => {
		expect(Array.from(ranks([10, 20, 10, 40]))).toEqual([1.5, 3, 1.5, 4]);
		expect(Array.from(ranks([5, 5, 5]))).toEqual([2, 2, 2]);
		expect(Array.from(ranks([]))).toEqual([]);
		expect(Array.from(ranks([Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY]))).toEqual([3, 2, 1]);
	});

	it("refuses NaN", () => {
		expect(() => ranks([1, Number.NaN])).toThrow("ranks: values must not hold NaN; got NaN at position 1");
	});

	it("takes 0 and -0 as equal, and keeps equal values in order", () => {
		expect(Array.from(ranks([0, -0, 1]))).toEqual([1.5, 1.5, 3]);
		expect(Array.from(order([0, -0, -1, 0]))).toEqual([2, 0, 1, 3]);
		expect(() => order([Number.NaN])).toThrow("order: values must not hold NaN; got NaN at position 0");
	});

	it("sum to n (n + 1) / 2, follow the order and do not mind monotone maps", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }), (values) => {
				const midranks = ranks(values);
				expect(midranks.reduce((a, b) => a + b, 0)).toBe((values.length * (values.length + 1)) / 2);
				expect(Array.from(ranks(values.map((x) => x ** 3 + 5)))).toEqual(Array.from(midranks));
				const sorted = Array.from(order(values), (i) => values[i]);
				expect(sorted).toEqual(values.toSorted((a, b) => a - b));
			}),
		);
	});
});

describe("mannWhitney", () => {
	it("counts pairs, equal ones a half", () => {
		expect(mannWhitney([3, 4, 5], [1, 2, 3]).u).toBe(8.5);
		expect(mannWhitney([3, 4, 5], [1, 2, 3]).probabilityLarger).toBe(8.5 / 9);
	});

	it("has no z for equal values or an empty group", () => {
		expect(mannWhitney([1, 1], [1, 1]).p).toBeNaN();
		expect(mannWhitney([], [1, 2]).p).toBeNaN();
	});

	it("u of both directions adds up to the number of pairs; p is the same", () => {
		const group = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 30 });
		fc.assert(
			fc.property(group, group, (a, b) => {
				const forth = mannWhitney(a, b);
				const back = mannWhitney(b, a);
				expect(forth.u + back.u).toBe(a.length * b.length);
				if (!Number.isNaN(forth.p)) expect(forth.p).toBeCloseTo(back.p, 12);
				let pairs = 0;
				for (const x of a) for (const y of b) pairs += x > y ? 1 : x === y ? 0.5 : 0;
				expect(forth.u).toBe(pairs);
			}),
		);
	});
});
