import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixFromRows } from "../model/matrix.ts";
import { invertUpper, qrFactor, qrTransform, solveUpper } from "./qr.ts";

describe("qrFactor", () => {
	it("gives the length of a single column, and turns it onto the first axis", () => {
		const factor = qrFactor(matrixFromRows([[3], [4]]));
		expect(Math.abs(factor.r.values[0] as number)).toBeCloseTo(5, 14);
		const turned = qrTransform(factor, new Float64Array([3, 4]));
		expect(Math.abs(turned[0] as number)).toBeCloseTo(5, 14);
		expect(turned[1]).toBeCloseTo(0, 14);
	});

	it("R'R is A'A, whatever the units of the columns", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -8, max: 8 }), (seed, exponent) => {
				const random = seededRandom(seed);
				const scale = 10 ** exponent;
				const rows = Array.from({ length: 12 }, () => [1, drawNormal(random) * scale, drawNormal(random)]);
				const { r } = qrFactor(matrixFromRows(rows));
				for (let i = 0; i < 3; i++) {
					for (let j = 0; j < 3; j++) {
						let product = 0;
						for (let m = 0; m < 3; m++) product += (r.values[m * 3 + i] as number) * (r.values[m * 3 + j] as number);
						const expected = rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0);
						const size = Math.sqrt(
							rows.reduce((sum, row) => sum + (row[i] as number) ** 2, 0) *
								rows.reduce((sum, row) => sum + (row[j] as number) ** 2, 0),
						);
						expect(Math.abs(product - expected)).toBeLessThan(1e-13 * size);
					}
				}
			}),
			{ seed: 20261125, numRuns: 60 },
		);
	});

	it("survives columns whose squares would overflow or vanish", () => {
		for (const scale of [1e200, 1e-200]) {
			const { r } = qrFactor(matrixFromRows([[3 * scale], [4 * scale]]));
			expect(Math.abs(r.values[0] as number) / scale).toBeCloseTo(5, 12);
		}
	});

	it("refuses more columns than rows", () => {
		expect(() => qrFactor(matrixFromRows([[1, 2]]))).toThrow(
			"qrFactor: a must have at least as many rows as columns (2); got 1",
		);
	});

	it("solveUpper and invertUpper undo a triangle", () => {
		const r = matrixFromRows([
			[2, 1],
			[0, 4],
		]);
		expect([...solveUpper(r, new Float64Array([4, 8]))]).toEqual([1, 2]);
		expect([...invertUpper(r).values]).toEqual([0.5, -0.125, 0, 0.25]);
	});
});
