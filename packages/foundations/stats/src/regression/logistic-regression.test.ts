import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { inverseLogit } from "../distributions/logit.ts";
import { type Matrix, matrixFromColumns } from "../model/matrix.ts";
import { logisticRegression } from "./logistic-regression.ts";

describe("logisticRegression", () => {
	it("finds the log odds ratio of a 2 x 2 table and its textbook standard error", () => {
		// 1 of 3 without, 2 of 3 with: odds 1/2 and 2.
		const model = logisticRegression(matrixFromColumns([[0, 0, 0, 1, 1, 1]]), [0, 0, 1, 0, 1, 1]);
		expect(model.coefficients[0]).toBeCloseTo(Math.log(0.5), 13);
		expect(model.coefficients[1]).toBeCloseTo(Math.log(4), 13);
		expect(model.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 2 + 1 + 1 + 1 / 2), 12);
		expect(model.logLikelihood).toBeCloseTo(4 * Math.log(2 / 3) + 2 * Math.log(1 / 3), 13);
	});

	it("with an intercept alone gives the log odds; with a constant offset it takes the offset off", () => {
		const empty: Matrix = { values: new Float64Array(0), nRows: 4, nColumns: 0 };
		expect(logisticRegression(empty, [0, 0, 0, 1]).coefficients[0]).toBeCloseTo(Math.log(1 / 3), 14);
		const offset = [2, 2, 2, 2];
		expect(logisticRegression(empty, [0, 0, 0, 1], { offset }).coefficients[0]).toBeCloseTo(Math.log(1 / 3) - 2, 13);
	});

	it("does not mind the units of its columns", () => {
		const random = seededRandom(5);
		const x = Array.from({ length: 200 }, () => drawNormal(random));
		const y = x.map((value) => (random() < inverseLogit(value) ? 1 : 0));
		const plain = logisticRegression(matrixFromColumns([x]), y);
		const scaled = logisticRegression(matrixFromColumns([x.map((value) => 1e6 + 1e-3 * value)]), y);
		expect(scaled.coefficients[1] * 1e-3).toBeCloseTo(plain.coefficients[1], 5);
		expect(scaled.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
	});

	for (const [what, columns, outcomes, code] of [
		["complete separation", [[0, 0, 0, 1, 1, 1]], [0, 0, 0, 1, 1, 1], "separation"],
		["separation by a threshold", [[1, 2, 3, 4, 5, 6]], [0, 0, 0, 1, 1, 1], "separation"],
		["quasi-separation", [[0, 0, 0, 1, 1, 1]], [0, 0, 1, 1, 1, 1], "separation"],
		["a constant column", [[2, 2, 2, 2]], [0, 1, 0, 1], "collinear"],
		[
			"one column twice",
			[
				[1, 2, 3, 4, 5, 6],
				[2, 4, 6, 8, 10, 12],
			],
			[0, 1, 0, 1, 0, 1],
			"collinear",
		],
	] as const) {
		it(`says ${code} for ${what}, and estimates nothing`, () => {
			const model = logisticRegression(matrixFromColumns(columns), outcomes);
			expect(model.warnings.map((warning) => warning.code)).toEqual([code]);
			expect(model.coefficients.every(Number.isNaN)).toBe(true);
		});
	}

	it("refuses an offset that is not finite or has another length", () => {
		const x = matrixFromColumns([[1, 2, 3, 4]]);
		expect(() => logisticRegression(x, [0, 1, 0, 1], { offset: [0] })).toThrow(
			"offset must be as long as outcomes (4)",
		);
		expect(() => logisticRegression(x, [0, 1, 0, 1], { offset: [0, 0, Number.NaN, 0] })).toThrow(
			"offset must be finite",
		);
	});
});
