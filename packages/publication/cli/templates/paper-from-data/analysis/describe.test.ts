import { describe, expect, it } from "vitest";
import { __table__ } from "../../../data/__dataset__/columns.ts";
import { describeNumbers, meanInterval } from "./describe-numbers.ts";

describe("the column", () => {
	it("is one of numbers, as its data set describes it", () => {
		expect(__table__.columns["__column__"].type).toBe("number");
	});
});

describe("a description, by hand", () => {
	it("of 1, 2, 3 has mean 2, standard deviation 1, and counts what is missing", () => {
		const { n, nMissing, mean, sd, low, high, quartiles, range } = describeNumbers([1, Number.NaN, 2, 3], "x", "cm");
		expect({ n, nMissing, mean, sd, quartiles, range }).toEqual({
			n: 3,
			nMissing: 1,
			mean: 2,
			sd: 1,
			quartiles: [1.5, 2, 2.5],
			range: [1, 3],
		});
		expect(high - mean).toBeCloseTo(2.4841, 3);
		expect(mean - low).toBeCloseTo(2.4841, 3);
	});
	it("has the same interval from the number, mean and standard deviation alone", () => {
		const { n, mean, sd, low, high } = describeNumbers([1, 2, 3], "x", "cm");
		expect(meanInterval({ n, mean, sd })).toEqual({ low, high });
		expect(meanInterval({ n: 1, mean: 2, sd: Number.NaN })).toEqual({ low: Number.NaN, high: Number.NaN });
	});
	it("needs two numbers", () => {
		expect(() => describeNumbers([1, Number.NaN], "x", "cm")).toThrow("x: a description needs two numbers at least");
	});
});
