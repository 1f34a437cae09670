import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Matrix, matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "./linear-regression.ts";

const x = [1, 2, 3, 4, 5];
const y = [2, 4, 5, 4, 5];

describe("linearRegression", () => {
	it("gives the textbook line of five points, with its errors", () => {
		// Sxx = 10, Sxy = 6: slope 0.6, intercept 2.2, residual sum of squares 2.4, variance 0.8.
		const fit = linearRegression(matrixFromColumns([x]), y);
		const [intercept, slope] = fit.coefficients;
		expect(intercept?.estimate).toBeCloseTo(2.2, 13);
		expect(slope?.estimate).toBeCloseTo(0.6, 13);
		expect(slope?.standardError).toBeCloseTo(Math.sqrt(0.8 / 10), 13);
		expect(intercept?.standardError).toBeCloseTo(Math.sqrt(0.8 * (1 / 5 + 9 / 10)), 13);
		expect(fit.r2).toBeCloseTo(0.6, 13);
		expect(fit.residualStandardDeviation).toBeCloseTo(Math.sqrt(0.8), 13);
		// t of 0.975 with 3 degrees of freedom is 3.182446.
		expect(slope?.high).toBeCloseTo(0.6 + 3.182446305 * Math.sqrt(0.08), 8);
		expect([...fit.residuals].map((value) => Math.round(value * 10) / 10)).toEqual([-0.8, 0.6, 1, -0.6, -0.2]);
	});

	it("with no column is the mean and its standard error", () => {
		const empty: Matrix = { values: new Float64Array(0), nRows: 5, nColumns: 0 };
		const [mean] = linearRegression(empty, y).coefficients;
		expect(mean?.estimate).toBeCloseTo(4, 14);
		expect(mean?.standardError).toBeCloseTo(Math.sqrt(6 / 4 / 5), 13);
	});

	it("HC3 of two groups is the root of the sum of variance / (n - 1) of each", () => {
		// Leverage 1/3 and 1/2; e / (1 - h) squared, summed over the group and divided by n^2.
		const fit = linearRegression(matrixFromColumns([[0, 0, 0, 1, 1]]), [1, 2, 6, 4, 8], { covariance: "HC3" });
		const first = (4 + 1 + 9) / (2 / 3) ** 2 / 9;
		const second = (4 + 4) / (1 / 2) ** 2 / 4;
		expect(fit.coefficients[1]?.estimate).toBeCloseTo(3, 13);
		expect(fit.coefficients[1]?.standardError).toBeCloseTo(Math.sqrt(first + second), 12);
	});

	it("moves as theory says when outcome and column are shifted and scaled", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e6 }),
				fc.double({ min: -1e3, max: 1e3, noNaN: true }),
				fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
				(seed, shift, scale) => {
					const random = seededRandom(seed);
					const column = Array.from({ length: 30 }, () => drawNormal(random));
					const other = Array.from({ length: 30 }, () => drawNormal(random));
					const outcome = column.map((value) => 0.5 * value + drawNormal(random));
					const plain = linearRegression(matrixFromColumns([column, other]), outcome);
					const moved = linearRegression(
						matrixFromColumns([column.map((value) => shift + scale * value), other]),
						outcome.map((value) => 7 + 2 * value),
					);
					const [, before] = plain.coefficients;
					const [, after] = moved.coefficients;
					const slack = 1e-9 * (1 + Math.abs(shift) / scale);
					expect(Math.abs((after?.estimate ?? 0) * scale - 2 * (before?.estimate ?? 1))).toBeLessThan(slack);
					expect(Math.abs((after?.statistic ?? 0) - (before?.statistic ?? 1))).toBeLessThan(10 * slack);
					expect(Math.abs(moved.r2 - plain.r2)).toBeLessThan(slack);
				},
			),
			{ seed: 20261125, numRuns: 60 },
		);
	});

	it("leaves residuals that sum to 0 and are at right angles to every column", () => {
		const random = seededRandom(7);
		const columns = [0, 1].map(() => Array.from({ length: 40 }, () => drawNormal(random)));
		const outcome = Array.from({ length: 40 }, () => drawNormal(random));
		const { residuals } = linearRegression(matrixFromColumns(columns), outcome);
		for (const column of [new Array(40).fill(1), ...columns]) {
			const dot = column.reduce((sum, value, i) => sum + value * (residuals[i] as number), 0);
			expect(Math.abs(dot)).toBeLessThan(1e-12);
		}
	});

	it.each([
		["a column that does not vary", [[1, 1, 1, 1, 1]], "got age, which has one value (1) in all rows"],
		["a column twice", [x, x.map((value) => 3 * value)], "got height, which is a combination of the columns before it"],
	] as const)("refuses %s by name", (_, columns, message) => {
		const names = ["age", "height"].slice(0, columns.length);
		expect(() => linearRegression(matrixFromColumns(columns), y, { names })).toThrow(message);
	});

	it.each([
		[
			() => linearRegression(matrixFromColumns([x]), [1, 2]),
			"outcomes must be as long as features has rows (5); got 2",
		],
		[
			() => linearRegression(matrixFromColumns([x]), [1, 2, Number.NaN, 4, 5]),
			"outcomes must be finite; got NaN at position 2",
		],
		[
			() => linearRegression(matrixFromColumns([[1, 2]]), [1, 2]),
			"features must have more rows than coefficients (2, the intercept included); got 2",
		],
		[
			() => linearRegression(matrixFromColumns([x]), y, { names: [] }),
			"names must be as many as features has columns (1)",
		],
		[() => linearRegression(matrixFromColumns([[0, 0, 0, 0, 1]]), y, { covariance: "HC3" }), "got leverage 1 in row 4"],
		[
			() => linearRegression(matrixFromColumns([x]), y, { covariance: "HC9" as "HC3" }),
			'covariance must be "classical" or "HC3"; got "HC9"',
		],
		[() => linearRegression(matrixFromColumns([x]), y, { levelPercent: 100 }), "levelPercent must be above 0"],
	])("refuses with the rule and what was given (%#)", (call, message) => {
		expect(call).toThrow(message);
	});
});
