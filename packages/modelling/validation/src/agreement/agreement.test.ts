import { seededRandom } from "@quickening/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOfParticipants } from "./agreement-of-participants.ts";
import { classAgreement } from "./class-agreement.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { confusionMatrix } from "./confusion-matrix.ts";

const table = (...values: number[]) => {
	const n = Math.sqrt(values.length);
	return { values: Float64Array.from(values), nRows: n, nColumns: n };
};
const codes = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 });

describe("confusionMatrix", () => {
	it("has a row a class of the reference", () => {
		expect(Array.from(confusionMatrix([2, 1, 1], [0, 1, 0], { nClasses: 3 }).values)).toEqual([
			0, 1, 1, 0, 1, 0, 0, 0, 0,
		]);
	});
	it.each([
		[[0, 3], [0, 0], "confusionMatrix: predicted must be whole numbers from 0 to 2; got 3 at row 1"],
		[[0, 0], [0, Number.NaN], "confusionMatrix: reference must be whole numbers from 0 to 2; got NaN at row 1"],
		[[0], [0, 1], "confusionMatrix: reference must be as long as predicted (1); got 2"],
	])("refuses %j beside %j", (predicted, reference, message) => {
		expect(() => confusionMatrix(predicted, reference, { nClasses: 3 })).toThrow(message);
	});
});

describe("cohenKappa", () => {
	it("of the worked example: agreement 0.7, chance 0.5", () => {
		expect(cohenKappa(table(20, 5, 10, 15))).toBeCloseTo(0.4, 15);
	});
	it("of three classes, by hand", () => {
		// Shares .44 .07 .09 / .05 .20 .05 / .01 .03 .06: agreement .70, chance .41, kappa .29 / .59.
		expect(cohenKappa(table(44, 7, 9, 5, 20, 5, 1, 3, 6))).toBeCloseTo(0.29 / 0.59, 15);
	});
	it("is 0 for who always says the common class, and NaN where both name one class alone", () => {
		expect(cohenKappa(table(90, 0, 10, 0))).toBe(0);
		expect(cohenKappa(table(90, 0, 0, 0))).toBeNaN();
		expect(cohenKappa(table(0, 0, 0, 0))).toBeNaN();
	});
	it("does not change when coders are exchanged, nor when classes are renamed", () => {
		fc.assert(
			fc.property(codes, (pairs) => {
				const first = pairs.map(([a]) => a);
				const second = pairs.map(([, b]) => b);
				const of = (a: number[], b: number[]) => cohenKappa(confusionMatrix(a, b, { nClasses: 4 }));
				const kappa = of(first, second);
				const renamed = (values: number[]) => values.map((value) => (value + 1) % 4);
				const others = [of(second, first), of(renamed(first), renamed(second))];
				if (Number.isNaN(kappa)) expect(others).toEqual([Number.NaN, Number.NaN]);
				else for (const other of others) expect(other).toBeCloseTo(kappa, 12);
				if (!Number.isNaN(kappa)) expect(kappa).toBeLessThanOrEqual(1);
			}),
		);
	});
	it("refuses a table that is not square", () => {
		expect(() => cohenKappa({ values: new Float64Array(6), nRows: 2, nColumns: 3 })).toThrow(
			"cohenKappa: counts must have as many columns as rows (2); got 3",
		);
	});
});

describe("classAgreement", () => {
	it("of a table of three classes, by hand", () => {
		const [first, , third] = classAgreement(table(8, 2, 0, 1, 4, 0, 0, 0, 0));
		expect(first).toMatchObject({ nReference: 10, nPredicted: 9, sensitivity: 0.8, specificity: 0.8 });
		expect(first!.positivePredictiveValue).toBeCloseTo(8 / 9, 15);
		expect(first!.negativePredictiveValue).toBeCloseTo(4 / 6, 15);
		// Agreement 12 / 15; chance (10 * 9 + 5 * 6) / 225.
		expect(first!.kappa).toBeCloseTo((12 / 15 - 120 / 225) / (1 - 120 / 225), 15);
		expect(third!.sensitivity).toBeNaN();
		expect(third!.specificity).toBe(1);
		expect(third!.kappa).toBeNaN();
	});
	it("of two classes both have the kappa of the table", () => {
		const counts = table(20, 5, 10, 15);
		for (const { kappa } of classAgreement(counts)) expect(kappa).toBeCloseTo(cohenKappa(counts), 15);
	});
});

describe("agreementOfParticipants", () => {
	/** Ten people of 40 rows; in the first five two in four are right, in the others all. */
	const participantIds = Array.from({ length: 400 }, (_, i) => `p${Math.floor(i / 40)}`);
	const reference = participantIds.map((_, i) => i % 2);
	const predicted = reference.map((value, i) => (i < 200 && i % 4 < 2 ? 1 - value : value));
	const options = { nClasses: 2, participantIds, repeats: 400, random: seededRandom(7) };

	it("pools, and takes means over people", () => {
		const { pooled, mean, participants, nParticipants } = agreementOfParticipants(predicted, reference, options);
		expect(nParticipants).toBe(10);
		expect(participants[0]).toMatchObject({ id: "p0" });
		expect(pooled.accuracy.estimate).toBe(0.75);
		expect(mean.accuracy.estimate).toBe(0.75);
		expect(mean.kappa.estimate).toBe(0.5);
	});
	it("has limits as wide as people differ: far wider than those of rows", () => {
		const { pooled } = agreementOfParticipants(predicted, reference, options);
		// Of ten people in two halves the standard error of the mean is 0.25 / sqrt(10).
		expect(pooled.accuracy.se).toBeCloseTo(0.079, 2);
		const byRow = agreementOfParticipants(predicted, reference, {
			...options,
			participantIds: reference.map((_, i) => i),
		});
		expect(byRow.pooled.accuracy.se).toBeCloseTo(0.0217, 2);
	});
	it("leaves out of a mean those in whom a measure cannot be told, and counts the others", () => {
		const { mean } = agreementOfParticipants([0, 1, 0, 0], [0, 1, 0, 0], {
			nClasses: 2,
			participantIds: ["a", "a", "b", "b"],
		});
		expect(mean.kappa).toMatchObject({ estimate: 1, nParticipants: 1 });
		expect(mean.classes[1]!.sensitivity).toMatchObject({ estimate: 1, nParticipants: 1 });
		expect(mean.accuracy.nParticipants).toBe(2);
	});
	it("compares two models on the same draws: one with itself differs by 0, always", () => {
		const { difference } = agreementOfParticipants(predicted, reference, { ...options, second: predicted });
		expect(difference!.pooled.kappa).toMatchObject({ estimate: 0, low: 0, high: 0 });
	});
	it("gives the same bytes for the same seed", () => {
		const once = () =>
			JSON.stringify(agreementOfParticipants(predicted, reference, { ...options, random: seededRandom(3) }));
		expect(once()).toBe(once());
	});
});
