import { drawInteger, drawNormal, seededRandom } from "@quickening/core";
import { inverseLogit, matrixFromColumns, matrixFromRows } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestSplitNaive } from "./best-split.naive.ts";
import { bestSplit, splitScratch } from "./best-split.ts";
import { columnCodes } from "./column-codes.ts";
import { fitRandomForest } from "./fit-random-forest.ts";
import { randomForest } from "./random-forest.ts";

const oneTree = { nTrees: 1, bootstrap: false, maxFeatures: "all" } as const;

describe("by hand", () => {
	it("one tree cuts halfway between the outcomes", () => {
		const { trees, predict } = fitRandomForest(matrixFromColumns([[1, 2, 4, 5]]), [0, 0, 1, 1], oneTree);
		expect(Array.from(trees[0].column)).toEqual([0, -1, -1]);
		expect(trees[0].threshold[0]).toBe(3);
		expect(Array.from(predict(matrixFromColumns([[2.9, 3, 3.1]])))).toEqual([0, 0, 1]);
	});

	it("takes the column that cuts better", () => {
		const features = matrixFromRows([
			[1, 1],
			[2, 2],
			[3, 9],
			[4, 1],
		]);
		expect(fitRandomForest(features, [0, 0, 1, 1], oneTree).trees[0].column[0]).toBe(0);
	});

	it("a leaf gives its share of events", () => {
		const { predict } = fitRandomForest(matrixFromColumns([[1, 1, 1, 2]]), [0, 0, 1, 1], oneTree);
		expect(predict(matrixFromColumns([[1]]))[0]).toBeCloseTo(1 / 3, 15);
	});

	it("learns an exclusive or, which no single cut improves", () => {
		const rows: number[][] = [];
		const outcomes: number[] = [];
		for (let i = 0; i < 40; i++) {
			rows.push([i % 2, Math.floor(i / 2) % 2]);
			outcomes.push((i % 2) ^ (Math.floor(i / 2) % 2));
		}
		const features = matrixFromRows(rows);
		expect(Array.from(fitRandomForest(features, outcomes, oneTree).predict(features))).toEqual(outcomes);
	});
});

describe("edges", () => {
	it("columns that do not vary leave the prevalence", () => {
		const constant = matrixFromColumns([[3, 3, 3, 3]]);
		expect(fitRandomForest(constant, [0, 0, 0, 1], oneTree).predict(constant)[0]).toBe(0.25);
	});

	it("minLeaf and maxDepth hold", () => {
		const random = seededRandom(4);
		const x = Array.from({ length: 200 }, () => random());
		const outcomes = x.map(() => drawInteger(random, 2));
		const features = matrixFromColumns([x]);
		const { trees, predict } = fitRandomForest(features, outcomes, { ...oneTree, minLeaf: 30 });
		const sizes = new Map<number, number>();
		for (const p of predict(features)) sizes.set(p, (sizes.get(p) ?? 0) + 1);
		expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(30);
		expect(trees[0].column.length).toBeGreaterThan(1);
		expect(fitRandomForest(features, outcomes, { ...oneTree, maxDepth: 1 }).trees[0].column.length).toBe(3);
	});

	it("neighbouring doubles are still told apart", () => {
		const features = matrixFromColumns([[1, 1 + Number.EPSILON]]);
		expect(Array.from(fitRandomForest(features, [0, 1], oneTree).predict(features))).toEqual([0, 1]);
	});

	it("0 and -0 are one value", () => {
		const features = matrixFromColumns([[0, -0, 1]]);
		expect(Array.from(fitRandomForest(features, [0, 1, 1], oneTree).predict(features))).toEqual([0.5, 0.5, 1]);
	});

	it("refuses NaN, one class, and options that are no whole numbers", () => {
		const x = matrixFromColumns([[1, 2]]);
		expect(() => fitRandomForest(matrixFromColumns([[1, Number.NaN]]), [0, 1])).toThrow("features must be finite");
		expect(() => fitRandomForest(x, [1, 1])).toThrow("outcomes must hold both 0 and 1");
		expect(() => randomForest({ nTrees: 0 })).toThrow(
			"randomForest: nTrees must be a whole number of at least 1; got 0",
		);
		expect(() => randomForest({ maxFeatures: 1.5 })).toThrow("maxFeatures must be a whole number");
		expect(() => fitRandomForest(x, [0, 1]).predict(matrixFromColumns([[1], [2]]))).toThrow("must have the 1 columns");
	});
});

describe("the split is the naive one", () => {
	const row = fc.record({
		value: fc.integer({ min: 0, max: 60 }),
		outcome: fc.integer({ min: 0, max: 1 }),
		weight: fc.integer({ min: 1, max: 4 }),
	});
	it("by sorting (small nodes) and by counting (large ones), with ties, weights and minLeaf", () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 120 }), fc.integer({ min: 1, max: 6 }), (rows, minLeaf) => {
				const expected = bestSplitNaive(rows, minLeaf);
				const { codes, distinct } = columnCodes(matrixFromColumns([rows.map((each) => each.value)]));
				const weights = Int32Array.from(rows, (each) => each.weight);
				const outcomes = Uint8Array.from(rows, (each) => each.outcome);
				const total = weights.reduce((a, b) => a + b, 0);
				const events = rows.reduce((sum, each) => sum + each.weight * each.outcome, 0);
				const scratch = splitScratch(rows.length);
				const found = bestSplit(scratch, {
					codes,
					codesFrom: 0,
					nCodes: distinct[0].length,
					rows: Int32Array.from(rows.keys()),
					start: 0,
					end: rows.length,
					weights,
					outcomes,
					totalWeight: total,
					totalEvents: events,
					minLeaf,
				});
				expect(found).toBe(expected !== undefined);
				if (expected === undefined) return;
				// Weighted Gini impurity is total - score; equally good cuts may differ, their impurity may not.
				expect(total - scratch.score).toBeCloseTo(expected.impurity, 8);
			}),
			{ numRuns: 400 },
		);
	});
});

describe("forests", () => {
	const random = seededRandom("forest");
	const n = 300;
	const values = Float64Array.from({ length: n * 4 }, () => drawNormal(random));
	const features = { values, nRows: n, nColumns: 4 };
	const outcomes = Float64Array.from({ length: n }, (_, i) => (random() < inverseLogit(2 * values[i * 4]) ? 1 : 0));

	it("repeats itself for one seed and not for another", () => {
		const run = (seed: number) =>
			fitRandomForest(features, outcomes, { nTrees: 20, random: seededRandom(seed) }).outOfBag;
		expect(run(1)).toEqual(run(1));
		expect(run(1)).not.toEqual(run(2));
	});

	it("probabilities lie in 0..1 and average near the prevalence", () => {
		const probabilities = randomForest()(features, outcomes, seededRandom(3))(features);
		let sum = 0;
		for (const p of probabilities) {
			expect(p >= 0 && p <= 1).toBe(true);
			sum += p;
		}
		const prevalence = outcomes.reduce((a, b) => a + b, 0) / n;
		expect(Math.abs(sum / n - prevalence)).toBeLessThan(0.05);
	});

	it("monotone maps of a column change no prediction of a row that every tree saw", () => {
		const mapped = { ...features, values: values.map((v) => Math.exp(v)) };
		const fit = randomForest({ nTrees: 30, bootstrap: false });
		const plain = fit(features, outcomes, seededRandom(1))(features);
		expect(fit(mapped, outcomes, seededRandom(1))(mapped)).toEqual(plain);
	});

	it("out-of-bag probabilities are those of the trees that did not see the row: near chance for random outcomes", () => {
		const coin = Float64Array.from({ length: n }, () => drawInteger(random, 2));
		const { outOfBag, predict } = fitRandomForest(features, coin, { random: seededRandom(9) });
		const gap = (p: Float64Array) => {
			let own = 0;
			let other = 0;
			for (let i = 0; i < n; i++) {
				if (coin[i] === 1) own += p[i];
				else other += p[i];
			}
			const nOnes = coin.reduce((a, b) => a + b, 0);
			return own / nOnes - other / (n - nOnes);
		};
		expect(gap(predict(features))).toBeGreaterThan(0.4);
		expect(Math.abs(gap(outOfBag))).toBeLessThan(0.1);
	});
});
