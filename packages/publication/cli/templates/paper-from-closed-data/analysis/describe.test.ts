import { describe, expect, it } from "vitest";
import { __table__ } from "../../../data/__dataset__/columns.ts";
import { binPeople, describePeople, personMeans } from "./describe-people.ts";

describe("the column", () => {
	it("is one of numbers, as its data set describes it", () => {
		expect(__table__.columns["__column__"].type).toBe("number");
	});
});

describe("people, by hand", () => {
	const means = personMeans(["a", "b", "a", "c", "d"], [1, 4, 3, Number.NaN, 6]);

	it("each count once, with the mean of their rows; who has no number is left out", () => {
		expect(means).toEqual([
			{ person: "a", value: 2 },
			{ person: "b", value: 4 },
			{ person: "d", value: 6 },
		]);
	});
	it("have mean 4 and standard deviation 2, with Student's interval", () => {
		const { mean, sd, low, high } = describePeople(means);
		expect({ mean, sd }).toEqual({ mean: 4, sd: 2 });
		expect(high - mean).toBeCloseTo(4.9683, 3);
		expect(mean - low).toBeCloseTo(4.9683, 3);
	});
	it("stand in bins with round bounds, each once", () => {
		const bins = binPeople(means, "x", "cm");
		expect(bins.map(({ low }) => low).slice(0, 2)).toEqual([2, 2.5]);
		expect(bins.flatMap(({ people = [] }) => people)).toEqual(["a", "b", "d"]);
		expect(bins.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(3);
	});
	it("must be two", () => {
		expect(() => describePeople(means.slice(1, 2))).toThrow("a description needs two people at least; there are 1");
	});
});
