import { drawNormal, seededRandom } from "@quickening/core";
import { matrixFromColumns } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oversample } from "./oversample.ts";
import { smote } from "./smote.ts";

function imbalanced(seed: number, nRare: number, nCommon: number) {
	const random = seededRandom(seed);
	const n = nRare + nCommon;
	const values = Float64Array.from({ length: n * 3 }, () => drawNormal(random));
	return {
		features: { values, nRows: n, nColumns: 3 },
		outcomes: Float64Array.from({ length: n }, (_, i) => (i < nRare ? 1 : 0)),
	};
}

describe("oversample", () => {
	it("copies the one rare row until the outcomes are equal", () => {
		const { features, outcomes, sourceRows } = oversample(matrixFromColumns([[1, 2, 3]]), [0, 0, 1]);
		expect(Array.from(sourceRows)).toEqual([0, 1, 2, 2]);
		expect(Array.from(features.values)).toEqual([1, 2, 3, 3]);
		expect(Array.from(outcomes)).toEqual([0, 0, 1, 1]);
	});

	it("also when 0 is the rare outcome, and to another ratio", () => {
		const result = oversample(matrixFromColumns([[1, 2, 3, 4, 5]]), [1, 1, 1, 1, 0], { ratio: 0.5 });
		expect(Array.from(result.outcomes)).toEqual([1, 1, 1, 1, 0, 0]);
	});

	it("every row equals its source", () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 30 }), (seed, a, b) => {
				const { features, outcomes } = imbalanced(seed, a, b);
				const result = oversample(features, outcomes, { random: seededRandom(seed) });
				expect(result.outcomes.reduce((x, y) => x + y, 0)).toBe(b);
				for (let i = 0; i < result.sourceRows.length; i++) {
					const from = result.sourceRows[i];
					expect(result.features.values.slice(i * 3, i * 3 + 3)).toEqual(features.values.slice(from * 3, from * 3 + 3));
					expect(result.outcomes[i]).toBe(outcomes[from]);
				}
			}),
		);
	});
});

describe("smote", () => {
	it("puts new rows between the two rare ones", () => {
		const { features, sourceRows, neighbourRows } = smote(matrixFromColumns([[1, 2, 9, 9, 9, 9]]), [1, 1, 0, 0, 0, 0], {
			neighbours: 1,
		});
		expect(features.nRows).toBe(8);
		for (const i of [6, 7]) {
			expect(features.values[i]).toBeGreaterThanOrEqual(1);
			expect(features.values[i]).toBeLessThanOrEqual(2);
			expect([sourceRows[i], neighbourRows[i]].sort()).toEqual([0, 1]);
		}
	});

	it("every new row lies on the line between its two sources, which are both rare, and rare rows serve equally", () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 6, max: 12 }), fc.integer({ min: 13, max: 40 }), (seed, a, b) => {
				const { features, outcomes } = imbalanced(seed, a, b);
				const result = smote(features, outcomes, { random: seededRandom(seed) });
				expect(result.outcomes.reduce((x, y) => x + y, 0)).toBe(b);
				expect(result.features.values.slice(0, features.values.length)).toEqual(features.values);
				const used = new Int32Array(a);
				for (let i = a + b; i < result.sourceRows.length; i++) {
					const from = result.sourceRows[i];
					const to = result.neighbourRows[i];
					expect(outcomes[from] === 1 && outcomes[to] === 1 && from !== to).toBe(true);
					used[from]++;
					const at = (row: number, j: number) => features.values[row * 3 + j];
					const along = (result.features.values[i * 3] - at(from, 0)) / (at(to, 0) - at(from, 0));
					for (let j = 0; j < 3; j++) {
						expect(result.features.values[i * 3 + j]).toBeCloseTo(at(from, j) + along * (at(to, j) - at(from, j)), 8);
					}
				}
				expect(Math.max(...used) - Math.min(...used)).toBeLessThanOrEqual(1);
			}),
		);
	});

	it("repeats itself for one seed and not for another", () => {
		const { features, outcomes } = imbalanced(1, 8, 30);
		const run = (seed: number) => smote(features, outcomes, { random: seededRandom(seed) }).features.values;
		expect(run(1)).toEqual(run(1));
		expect(run(1)).not.toEqual(run(2));
	});

	it("needs more rare rows than neighbours, and a ratio that adds rows", () => {
		const { features, outcomes } = imbalanced(1, 5, 20);
		expect(() => smote(features, outcomes)).toThrow("more rows of the rarer outcome than neighbours (5); got 5");
		expect(() => smote(features, outcomes, { neighbours: 2, ratio: 0.1 })).toThrow(
			"ratio must be at most 1 and at least",
		);
		expect(() => oversample(features, outcomes, { ratio: 1.5 })).toThrow("ratio must be at most 1 and at least");
		expect(() => smote({ ...features, values: features.values.fill(Number.NaN) }, outcomes)).toThrow("must be finite");
	});
});
