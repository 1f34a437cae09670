import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixFromRows } from "../model/matrix.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "./cholesky.ts";

describe("cholesky", () => {
	it("factors and solves a 2 x 2 system by hand", () => {
		const factor = choleskyFactor(
			matrixFromRows([
				[4, 2],
				[2, 5],
			]),
		);
		expect(Array.from(factor?.values ?? [])).toEqual([2, 0, 1, 2]);
		expect(Array.from(choleskySolve(factor!, new Float64Array([8, 12])))).toEqual([1, 2]);
		expect(choleskyInverse(factor!).values[0]).toBeCloseTo(5 / 16, 15);
	});

	it("gives nothing for a matrix that is not positive definite", () => {
		expect(
			choleskyFactor(
				matrixFromRows([
					[1, 2],
					[2, 1],
				]),
			),
		).toBeUndefined();
		expect(
			choleskyFactor(
				matrixFromRows([
					[1, 1],
					[1, 1],
				]),
			),
		).toBeUndefined();
		expect(choleskyFactor(matrixFromRows([[0]]))).toBeUndefined();
	});

	it("refuses a matrix that is not square", () => {
		expect(() => choleskyFactor(matrixFromRows([[1, 2]]))).toThrow("choleskyFactor: a must be square; got 1 x 2");
	});

	it("solves what it is given, for random B'B + I", () => {
		const entry = fc.double({ min: -3, max: 3, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(entry, { minLength: 16, maxLength: 16 }),
				fc.array(entry, { minLength: 4, maxLength: 4 }),
				(b, x) => {
					const a = Array.from({ length: 4 }, (_, i) =>
						Array.from({ length: 4 }, (_, j) => {
							let sum = i === j ? 1 : 0;
							for (let m = 0; m < 4; m++) sum += b[m * 4 + i] * b[m * 4 + j];
							return sum;
						}),
					);
					const right = Float64Array.from(a, (row) => row.reduce((sum, value, j) => sum + value * x[j], 0));
					const solved = choleskySolve(choleskyFactor(matrixFromRows(a))!, right);
					for (let j = 0; j < 4; j++) expect(solved[j]).toBeCloseTo(x[j], 9);
				},
			),
		);
	});
});
