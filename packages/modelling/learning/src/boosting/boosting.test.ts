import { drawNormal, seededRandom } from "@quickening/core";
import { matrixFromColumns, matrixFromRows } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boostedTrees } from "./boosted-trees.ts";
import { fitBoostedTrees } from "./fit-boosted-trees.ts";

const random = seededRandom("boosting");
/** Half of the rows have the outcome where exactly one of two columns is above 0: no single column tells anything. */
const crossed = (n: number) => {
	const rows = Array.from({ length: n }, () => [drawNormal(random), drawNormal(random), drawNormal(random)]);
	return { features: matrixFromRows(rows), outcomes: rows.map(([a, b]) => (a > 0 !== b > 0 ? 1 : 0)) };
};
const accuracy = (told: Float64Array, outcomes: number[]) =>
	told.filter((p, i) => (p > 0.5 ? 1 : 0) === outcomes[i]).length / outcomes.length;

describe("fitBoostedTrees", () => {
	it("takes one Newton step in each leaf, by hand", () => {
		const features = matrixFromColumns([[1, 2, 3, 4]]);
		const { intercept, trees } = fitBoostedTrees(features, [0, 0, 1, 1], {
			nTrees: 1,
			learningRate: 1,
			minimumLeafRows: 2,
		});
		// Half have the outcome: log odds 0, gradients -+1/2, hessians 1/4. Each leaf of two: -(2 x 1/2) / (2 x 1/4) = -2, and 2.
		expect(intercept).toBe(0);
		expect(Array.from(trees[0].threshold)).toEqual([2.5, Number.NaN, Number.NaN]);
		[0, -2, 2].forEach((value, node) => {
			expect(trees[0].value[node]).toBeCloseTo(value, 12);
		});
	});

	it("finds what only two columns together tell, on rows that it never saw", () => {
		const { features, outcomes } = crossed(600);
		const unseen = crossed(400);
		const { predict } = fitBoostedTrees(features, outcomes);
		expect(accuracy(predict(unseen.features), unseen.outcomes)).toBeGreaterThan(0.9);
	});

	it("sends what is missing to where it helps", () => {
		const values = Float64Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? Number.NaN : drawNormal(random)));
		const features = matrixFromColumns([values]);
		const outcomes = Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
		const told = fitBoostedTrees(features, outcomes).predict(features);
		expect(accuracy(told, outcomes)).toBe(1);
	});

	it("stops on held-out rows, and keeps as many trees as did best on them", () => {
		const noise = () => ({
			features: matrixFromRows(Array.from({ length: 100 }, () => [drawNormal(random), drawNormal(random)])),
			outcomes: Array.from({ length: 100 }, (_, i) => i % 2),
		});
		const { trees, heldOutLosses } = fitBoostedTrees(noise().features, noise().outcomes, {
			heldOut: noise(),
			patienceTrees: 5,
		});
		expect(heldOutLosses.length).toBe(trees.length + 5);
		if (trees.length > 0) expect(heldOutLosses[trees.length - 1]).toBe(Math.min(...heldOutLosses));
	});

	it("does not change when a column is stretched, or rows are shuffled", () => {
		const { features, outcomes } = crossed(80);
		const plain = fitBoostedTrees(features, outcomes, { nTrees: 5 }).predict(features);
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 100, noNaN: true }),
				fc.double({ min: -9, max: 9, noNaN: true }),
				(factor, shift) => {
					const values = features.values.map((value, i) => (i % 3 === 0 ? value * factor + shift : value));
					const told = fitBoostedTrees({ ...features, values }, outcomes, { nTrees: 5 }).predict({
						...features,
						values,
					});
					told.forEach((p, i) => {
						expect(p).toBeCloseTo(plain[i], 9);
					});
				},
			),
			{ numRuns: 20 },
		);
	});

	it("says the prevalence where a column is constant, and repeats to the bit", () => {
		const features = matrixFromColumns([new Array(100).fill(3)]);
		const outcomes = Array.from({ length: 100 }, (_, i) => (i % 4 === 0 ? 1 : 0));
		fitBoostedTrees(features, outcomes)
			.predict(features)
			.forEach((p) => {
				expect(p).toBeCloseTo(0.25, 6);
			});
		const data = crossed(100);
		const fit = () =>
			boostedTrees({ nTrees: 7 })(data.features, Float64Array.from(data.outcomes), random)(data.features);
		expect(fit()).toEqual(fit());
	});

	it.each([
		[[0, 0], {}, "outcomes must hold both 0 and 1; got 0 events in 2 rows"],
		[[0], {}, "outcomes must be as long as features has rows (2); got 1"],
		[[0, 2], {}, "outcomes must"],
		[[0, 1], { nTrees: 0 }, "nTrees must be a whole number of at least 1; got 0"],
		[[0, 1], { learningRate: 2 }, "learningRate must be between 0.000001 and 1; got 2"],
	])("refuses outcomes %j with %j", (outcomes, options, message) => {
		expect(() => fitBoostedTrees(matrixFromColumns([[1, 2]]), outcomes, options)).toThrow(message);
	});

	it("refuses infinite values, and rows with other columns", () => {
		expect(() => fitBoostedTrees(matrixFromColumns([[1, Number.POSITIVE_INFINITY]]), [0, 1])).toThrow(
			"features must be finite, or NaN where missing; got Infinity in row 1, column 0",
		);
		const { predict } = fitBoostedTrees(matrixFromColumns([[1, 2]]), [0, 1]);
		expect(() => predict(matrixFromRows([[1, 2]]))).toThrow("must have the 1 columns of the training data; got 2");
	});
});
