import { describe, expect, it } from "vitest";
import { describeNumbers } from "./describe-numbers.ts";
import { readColumn } from "./read-column.ts";

describe("a column of a CSV file", () => {
	const csv = 'id,"a, b"\n1,2.5\n2,\n3,NA\n';
	it("is found by its name, whatever stands in the name, and missing codes are NaN", () => {
		expect(readColumn(csv, "a, b", ["", "NA"])).toEqual([2.5, Number.NaN, Number.NaN]);
	});
	it("that is not there is named, with those that are", () => {
		expect(() => readColumn(csv, "c", [])).toThrow('there is no column "c"; the file has id, a, b');
	});
	it("with a text that nobody declared is refused, with its row", () => {
		expect(() => readColumn(csv, "a, b", [""])).toThrow(
			'row 3: a, b must be a number or one of the missing codes; got "NA"',
		);
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
	it("needs two numbers", () => {
		expect(() => describeNumbers([1, Number.NaN], "x", "cm")).toThrow("x: a description needs two numbers at least");
	});
});
