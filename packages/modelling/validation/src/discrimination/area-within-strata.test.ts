import { drawNormal, seededRandom } from "@quickening/core";
import type { Fit } from "@quickening/stats";
import fc from "fast-check";
import { expect, it } from "vitest";
import { repeatedCrossValidation } from "../resampling/repeated-cross-validation.ts";
import { areaUnderRoc } from "./area-under-roc.ts";
import { areaWithinStrata } from "./area-within-strata.ts";

it("by hand, and by its definition over all pairs", () => {
	expect(areaWithinStrata([0.1, 0.2, 0.8, 0.9], [0, 1, 0, 1], ["a", "a", "b", "b"])).toBe(1);
	expect(areaUnderRoc([0.1, 0.2, 0.8, 0.9], [0, 1, 0, 1])).toBe(0.75);
	const row = fc.record({
		score: fc.integer({ min: 0, max: 5 }),
		outcome: fc.constantFrom(0, 1),
		stratum: fc.constantFrom("a", "b", "c"),
	});
	fc.assert(
		fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
			let pairs = 0;
			let won = 0;
			for (const event of rows.filter(({ outcome }) => outcome === 1)) {
				for (const other of rows.filter(({ outcome, stratum }) => outcome === 0 && stratum === event.stratum)) {
					pairs++;
					won += event.score > other.score ? 1 : event.score === other.score ? 0.5 : 0;
				}
			}
			const area = areaWithinStrata(
				rows.map(({ score }) => score),
				rows.map(({ outcome }) => outcome),
				rows.map(({ stratum }) => stratum),
			);
			if (pairs === 0) expect(area).toBeNaN();
			else expect(area).toBeCloseTo(won / pairs, 12);
		}),
	);
});

it("one stratum is all pairs; none with both outcomes is NaN", () => {
	expect(areaWithinStrata([1, 2, 3, 1], [0, 1, 0, 1], [7, 7, 7, 7])).toBe(areaUnderRoc([1, 2, 3, 1], [0, 1, 0, 1]));
	expect(areaWithinStrata([1, 2], [0, 1], ["a", "b"])).toBeNaN();
	expect(() => areaWithinStrata([1, 2], [0, 1], ["a"])).toThrow("strata must be as long as outcomes (2); got 1");
});

it("is 0.5 of a model that tells nothing but its training share of events, where the pooled area is below", () => {
	const random = seededRandom("few participants, many rows");
	// 40 participants of 10 rows, all of one outcome: folds differ in their share of events.
	const participantIds = Array.from({ length: 400 }, (_, i) => `p${Math.floor(i / 10)}`);
	const isEvent = Array.from({ length: 40 }, () => random() < 0.3);
	const outcomes = Float64Array.from({ length: 400 }, (_, i) => (isEvent[Math.floor(i / 10)] ? 1 : 0));
	const features = { values: Float64Array.from({ length: 400 }, () => drawNormal(random)), nRows: 400, nColumns: 1 };
	const prevalence: Fit = (_, training) => {
		const share = training.reduce((sum, outcome) => sum + outcome, 0) / training.length;
		return (rows) => new Float64Array(rows.nRows).fill(share);
	};
	const { predictions, folds } = repeatedCrossValidation(prevalence, features, outcomes, {
		repeats: 1,
		participantIds,
		stratified: false,
	});
	expect(areaUnderRoc(predictions, outcomes)).toBeLessThan(0.45);
	expect(areaWithinStrata(predictions, outcomes, folds[0])).toBe(0.5);
});
