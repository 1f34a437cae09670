import { describe, expect, it } from "vitest";
import { correlationInterval } from "./correlation-interval.ts";

describe("correlationInterval", () => {
	it("gives Fisher's limits by hand", () => {
		// r = 0.8 of five pairs: z = 1.0986, standard error 1 / sqrt(2).
		const result = correlationInterval([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
		expect(result.estimate).toBeCloseTo(0.8, 14);
		expect(result.low).toBeCloseTo(Math.tanh(Math.log(3) - 1.959963984540054 / Math.SQRT2), 12);
		expect(result.high).toBeCloseTo(Math.tanh(Math.log(3) + 1.959963984540054 / Math.SQRT2), 12);
		// t = 0.8 sqrt(3) / 0.6 = 2.309 with 3 degrees of freedom: p = 0.1041.
		expect(result.p).toBeCloseTo(0.1041, 4);
	});

	it("takes only pairs with both values, and counts them", () => {
		const result = correlationInterval([1, 2, 3, 4, 5, Number.NaN, 7], [2, 1, 4, 3, 5, 6, Number.NaN]);
		expect(result.n).toBe(5);
		expect(result.estimate).toBeCloseTo(0.8, 14);
	});

	it("has no limits of three pairs, none of a measure that does not vary, and closes up at 1", () => {
		expect(correlationInterval([1, 2, 3], [1, 3, 2]).low).toBeNaN();
		expect(correlationInterval([1, 2, 3], [1, 3, 2]).p).toBeCloseTo(2 / 3, 12);
		expect(correlationInterval([1, 1, 1, 1], [1, 2, 3, 4])).toMatchObject({
			estimate: Number.NaN,
			p: Number.NaN,
			n: 4,
		});
		expect(correlationInterval([1, 2, 4, 8], [1, 2, 4, 8])).toEqual({ estimate: 1, low: 1, high: 1, p: 0, n: 4 });
	});

	it("refuses another length and a level outside 0 to 100", () => {
		expect(() => correlationInterval([1], [1, 2])).toThrow("y must be as long as x (1); got 2");
		expect(() => correlationInterval([1], [1], { levelPercent: 0 })).toThrow("levelPercent must be above 0");
	});
});
