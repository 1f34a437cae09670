import { drawIntegers, drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaUnderRoc } from "./area-under-roc.ts";
import { bootstrapAuc } from "./bootstrap-auc.ts";

describe("bootstrapAuc", () => {
	it("is the area of the resampled rows, ties, clusters and all", () => {
		const row = fc.tuple(
			fc.integer({ min: 0, max: 4 }),
			fc.integer({ min: 0, max: 1 }),
			fc.integer({ min: 0, max: 5 }),
		);
		fc.assert(
			fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
				const [scores, outcomes, ids] = [0, 1, 2].map((k) => rows.map((one) => one[k]));
				fc.pre(outcomes.includes(0) && outcomes.includes(1));
				const { draws } = bootstrapAuc(scores, outcomes, { participantIds: ids, repeats: 5, random: seededRandom(3) });
				const random = seededRandom(3);
				const people = [...new Set(ids)];
				for (const auc of draws) {
					const drawn = Array.from(
						drawIntegers(random, people.length, new Int32Array(people.length)),
						(k) => people[k],
					);
					const picked = drawn.flatMap((id) => ids.flatMap((own, i) => (own === id ? [i] : [])));
					const some = picked.map((i) => outcomes[i]);
					if (!some.includes(0) || !some.includes(1)) expect(auc).toBeNaN();
					else
						expect(auc).toBeCloseTo(
							areaUnderRoc(
								picked.map((i) => scores[i]),
								some,
							),
							12,
						);
				}
			}),
		);
	});

	it("has a wider interval when rows belong to fewer participants, and a difference of 0 from itself", () => {
		const random = seededRandom("clusters");
		const person = Float64Array.from({ length: 40 }, () => drawNormal(random));
		const ids = Array.from({ length: 400 }, (_, i) => i % 40);
		const outcomes = ids.map((id) => (id % 2 === 0 ? 1 : 0));
		const scores = ids.map((id) => person[id] + 0.2 * drawNormal(random) + (id % 2 === 0 ? 0.5 : 0));
		const rows = bootstrapAuc(scores, outcomes);
		const people = bootstrapAuc(scores, outcomes, { participantIds: ids, second: scores });
		expect(people.se).toBeGreaterThan(2 * rows.se);
		expect(people.estimate).toBe(rows.estimate);
		expect(people.nParticipants).toBe(40);
		expect(people.difference).toEqual({ estimate: 0, low: 0, high: 0, se: 0 });
		expect(people.second).toMatchObject({ low: people.low, high: people.high });
	});

	it("counts draws that hold one outcome alone", () => {
		const { warnings, low, high } = bootstrapAuc([1, 2, 3], [0, 0, 1], { repeats: 200 });
		expect(warnings[0].message).toMatch(/^\d+ of 200 draws held one outcome alone/);
		expect([low, high]).toEqual([1, 1]);
	});

	it.each([
		[[1, 2], [0], {}, "bootstrapAuc: outcomes must be as long as scores"],
		[[1, Number.NaN], [0, 1], {}, "bootstrapAuc: scores must"],
		[[1, 2], [0, 1], { repeats: 1 }, "repeats must be a whole number of at least 2; got 1"],
		[[1, 2], [0, 1], { participantIds: ["a"] }, "participantIds must be as long as there are rows (2); got 1"],
	])("refuses %j, %j, %j", (scores, outcomes, options, message) => {
		expect(() => bootstrapAuc(scores, outcomes, options)).toThrow(message);
	});
});
