import { describe, expect, it } from "vitest";
import { meanWithInterval } from "./mean-with-interval.ts";
import { weekMeans } from "./week-means.ts";

describe("weeks of both clocks, by hand", () => {
	const rows = (gestationalAgeDays: number[], daysToBirth: number[], values: number[]) => ({
		gestationalAgeDays,
		daysToBirth,
		values,
	});

	it("count each pregnancy once, by its mean, with n", () => {
		const means = weekMeans([rows([70, 76, 77], [8, 2, 1], [1, 3, 10]), rows([71], [7], [6])]);
		expect(means.map(({ clock, week, n, mean }) => [clock, week, n, mean])).toEqual([
			["gestation", 10, 2, 4],
			["gestation", 11, 1, 10],
			["birth", 1, 2, 6.25],
			["birth", 2, 1, 1],
		]);
	});
	it("have Student's interval, and none of one woman", () => {
		const { mean, sd, high } = meanWithInterval([1, 2, 3]);
		expect([mean, sd]).toEqual([2, 1]);
		expect(high - mean).toBeCloseTo(2.4841, 3);
		expect(meanWithInterval([4])).toMatchObject({ n: 1, mean: 4, low: Number.NaN });
		expect(meanWithInterval([])).toMatchObject({ n: 0, mean: Number.NaN });
	});
});
