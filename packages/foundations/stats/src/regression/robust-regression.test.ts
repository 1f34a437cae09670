import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "./linear-regression.ts";
import { robustRegression } from "./robust-regression.ts";

const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const line = x.map((value, i) => 1 + 2 * value + (i % 2 === 0 ? 0.1 : -0.1));

describe("robustRegression", () => {
	it("is hardly moved by a row that pulls least squares away", () => {
		const spoilt = line.map((value, i) => (i === 9 ? 100 : value));
		const robust = robustRegression(matrixFromColumns([x]), spoilt);
		expect(Math.abs((robust.coefficients[1]?.estimate ?? 0) - 2)).toBeLessThan(0.1);
		expect(linearRegression(matrixFromColumns([x]), spoilt).coefficients[1]?.estimate).toBeGreaterThan(5);
		expect(robust.weights[9]).toBeLessThan(0.01);
		expect(robust.weights[0]).toBe(1);
	});

	it("is least squares when nothing is far off: every weight 1", () => {
		// Residuals of +-0.1: the scale is 0.1 / 0.6745, and 0.1 lies within 1.345 scales.
		const robust = robustRegression(matrixFromColumns([x]), line);
		const plain = linearRegression(matrixFromColumns([x]), line);
		expect([...robust.weights].every((weight) => weight === 1)).toBe(true);
		expect(robust.coefficients[1]?.estimate).toBeCloseTo(plain.coefficients[1]?.estimate as number, 12);
	});

	it("satisfies its own equation: weighted residuals at right angles to the columns", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
				const random = seededRandom(seed);
				const column = Array.from({ length: 50 }, () => drawNormal(random));
				const outcome = column.map((value) => value + drawNormal(random) * (random() < 0.1 ? 10 : 1));
				const { weights, residuals, scale } = robustRegression(matrixFromColumns([column]), outcome);
				let sum = 0;
				let dot = 0;
				for (let i = 0; i < 50; i++) {
					const weight = Math.min(1, (1.345 * scale) / Math.abs(residuals[i] as number));
					expect(Math.abs(weight - (weights[i] as number))).toBeLessThan(1e-9);
					sum += weight * (residuals[i] as number);
					dot += weight * (residuals[i] as number) * (column[i] as number);
				}
				expect(Math.abs(sum)).toBeLessThan(1e-9);
				expect(Math.abs(dot)).toBeLessThan(1e-9);
			}),
			{ seed: 20261125, numRuns: 40 },
		);
	});

	it("says that there is no scale when all rows but one lie on the line", () => {
		const fit = robustRegression(
			matrixFromColumns([x]),
			x.map((value, i) => (i === 4 ? 40 : value)),
		);
		expect(fit.warnings.map((warning) => warning.code)).toEqual(["no-scale"]);
		expect(fit.coefficients.every(({ estimate, p }) => Number.isNaN(estimate) && Number.isNaN(p))).toBe(true);
	});

	it("refuses a tuning constant that is not above 0, and a column twice", () => {
		expect(() => robustRegression(matrixFromColumns([x]), line, { tuning: 0 })).toThrow(
			"tuning must be a finite number above 0; got 0",
		);
		expect(() => robustRegression(matrixFromColumns([x, x]), line)).toThrow("got column 2, which is a combination");
	});
});
