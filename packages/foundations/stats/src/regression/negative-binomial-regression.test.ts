import { describe, expect, it } from "vitest";
import { type Matrix, matrixFromColumns } from "../model/matrix.ts";
import { negativeBinomialRegression } from "./negative-binomial-regression.ts";

const group = [0, 0, 0, 1, 1, 1];

describe("negativeBinomialRegression", () => {
	it("finds the log ratio of two means", () => {
		const fit = negativeBinomialRegression(matrixFromColumns([group]), [0, 1, 5, 1, 2, 9]);
		expect(fit.coefficients[0]?.estimate).toBeCloseTo(Math.log(2), 10);
		expect(fit.coefficients[1]?.estimate).toBeCloseTo(Math.log(2), 10);
		expect(fit.dispersion).toBeGreaterThan(0);
	});

	it("has the standard error of its own information: variance 1/rate + alpha over n in each group", () => {
		const fit = negativeBinomialRegression(matrixFromColumns([group]), [0, 1, 5, 1, 2, 9]);
		const expected = (1 / 2 + fit.dispersion) / 3 + (1 / 4 + fit.dispersion) / 3;
		expect(fit.coefficients[1]?.standardError).toBeCloseTo(Math.sqrt(expected), 8);
	});

	it("does not mind the unit and the zero of a column", () => {
		const dose = [0, 1, 2, 3, 4, 5, 6, 7];
		const counts = [0, 3, 0, 1, 6, 2, 9, 4];
		const plain = negativeBinomialRegression(matrixFromColumns([dose]), counts);
		const moved = negativeBinomialRegression(matrixFromColumns([dose.map((value) => 1000 + value / 100)]), counts);
		expect((moved.coefficients[1]?.estimate ?? 0) / 100).toBeCloseTo(plain.coefficients[1]?.estimate as number, 8);
		expect(moved.coefficients[1]?.p).toBeCloseTo(plain.coefficients[1]?.p as number, 8);
		expect(moved.logLikelihood).toBeCloseTo(plain.logLikelihood, 9);
	});

	it("gives the Poisson regression with dispersion 0 when the counts vary no more", () => {
		const fit = negativeBinomialRegression(matrixFromColumns([group]), [2, 2, 2, 4, 4, 4]);
		expect(fit.warnings.map((warning) => warning.code)).toEqual(["no-overdispersion"]);
		expect(fit.dispersion).toBe(0);
		expect(fit.coefficients[1]?.standardError).toBeCloseTo(Math.sqrt(1 / 6 + 1 / 12), 10);
	});

	it("says so when one group has no event, and estimates nothing", () => {
		const fit = negativeBinomialRegression(matrixFromColumns([group]), [0, 0, 0, 1, 2, 9]);
		expect(fit.warnings.map((warning) => warning.code)).toEqual(["not-converged"]);
		expect(fit.coefficients.every(({ estimate }) => Number.isNaN(estimate))).toBe(true);
	});

	it.each([
		[[0.5, 1, 2, 3, 4, 5], "got 0.5 at row 0"],
		[[-1, 1, 2, 3, 4, 5], "got -1 at row 0"],
		[[0, 0, 0, 0, 0, 0], "must hold at least one count above 0"],
	])("refuses what is no count (%#)", (counts, message) => {
		expect(() => negativeBinomialRegression(matrixFromColumns([group]), counts)).toThrow(message);
	});

	it("with no column gives the log mean", () => {
		const empty: Matrix = { values: new Float64Array(0), nRows: 6, nColumns: 0 };
		const [rate] = negativeBinomialRegression(empty, [0, 1, 5, 1, 2, 9]).coefficients;
		expect(rate?.estimate).toBeCloseTo(Math.log(3), 10);
	});
});
