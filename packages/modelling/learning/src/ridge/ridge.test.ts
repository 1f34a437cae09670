import { drawNormal, seededRandom } from "@quickening/core";
import { type Matrix, matrixFromColumns, matrixFromRows, takeRows } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { fitRidgeClassifier } from "./fit-ridge-classifier.ts";
import { ridgeClassifier } from "./ridge-classifier.ts";

const random = seededRandom("ridge");
const table = (n: number, p: number): Matrix =>
	matrixFromRows(
		Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => drawNormal(random) + (j < 3 ? i % 2 : 0))),
	);
const alternating = (n: number) => Array.from({ length: n }, (_, i) => i % 2);

describe("fitRidgeClassifier", () => {
	it.each([
		[20, 4],
		[12, 30],
	])("leaves each of %i rows with %i columns out as refitting without it does", (n, p) => {
		const features = table(n, p);
		const outcomes = alternating(n);
		const whole = fitRidgeClassifier(features, outcomes, { alphas: [2] });
		// Refitting by hand: the standardisation of all rows stays, as the shortcut keeps it.
		const scaled = scaledBy(features);
		for (let out = 0; out < n; out++) {
			const rest = Array.from({ length: n }, (_, i) => i).filter((i) => i !== out);
			const told = plainRidge(
				takeRows(scaled, rest),
				rest.map((i) => (outcomes[i] === 1 ? 1 : -1)),
				2,
				takeRows(scaled, [out]),
			);
			expect(whole.leftOutDecisions.values[out]).toBeCloseTo(told, 9);
		}
	});

	it("gives a constant column no say, and tells of it", () => {
		const features = matrixFromColumns([
			[1, 2, 3, 4],
			[7, 7, 7, 7],
		]);
		const { coefficients, warnings, classify } = fitRidgeClassifier(features, [0, 0, 1, 1]);
		expect(coefficients.values[1]).toBe(0);
		expect(warnings).toEqual([{ code: "constant-columns", message: "1 of 2 columns are constant: they have no say." }]);
		expect(
			Array.from(
				classify(
					matrixFromColumns([
						[0, 5],
						[9, 9],
					]),
				),
			),
		).toEqual([0, 1]);
	});

	it.each([
		[matrixFromColumns([[1, 2]]), [0, 2], {}, "outcomes must hold every class from 0 to 2; got none of class 1"],
		[matrixFromColumns([[1, 2]]), [0], {}, "outcomes must be as long as"],
		[matrixFromColumns([[1, Number.NaN]]), [0, 1], {}, "features must be finite; got a value that is not in column 0"],
		[matrixFromColumns([[1, 2]]), [0, 1.5], {}, "outcomes must be whole numbers from 0; got 1.5 at 1"],
		[matrixFromColumns([[1, 2]]), [0, 1], { alphas: [0] }, "alphas must be a finite number above 0; got 0"],
	])("refuses %j with %j", (features, outcomes, options, message) => {
		expect(() => fitRidgeClassifier(features, outcomes, options)).toThrow(message);
	});
});

it("ridgeClassifier gives probabilities, higher where the outcome is", () => {
	const features = table(60, 90);
	const told = ridgeClassifier()(features, Float64Array.from(alternating(60)), random)(features);
	expect(told.every((p) => p > 0 && p < 1)).toBe(true);
	const mean = (of: number) => told.filter((_, i) => i % 2 === of).reduce((sum, p) => sum + p, 0) / 30;
	expect(mean(1)).toBeGreaterThan(mean(0));
});

it("ridgeClassifier of columns that tell nothing does not tell the outcome backwards", () => {
	let nBelow = 0;
	for (let draw = 0; draw < 20; draw++) {
		const features = matrixFromRows(
			Array.from({ length: 30 }, () => Array.from({ length: 50 }, () => drawNormal(random))),
		);
		const outcomes = Float64Array.from(alternating(30));
		const told = ridgeClassifier()(features, outcomes, random)(features);
		if (told.every((p) => p === 0.5)) continue;
		const mean = (of: number) => told.filter((_, i) => i % 2 === of).reduce((sum, p) => sum + p, 0) / 15;
		if (mean(1) < mean(0)) nBelow++;
	}
	expect(nBelow).toBe(0);
});

function scaledBy({ values, nRows, nColumns }: Matrix): Matrix {
	const scaled = Float64Array.from(values);
	for (let j = 0; j < nColumns; j++) {
		const column = Array.from({ length: nRows }, (_, i) => values[i * nColumns + j]);
		const mean = column.reduce((sum, x) => sum + x, 0) / nRows;
		const sd = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / nRows);
		for (let i = 0; i < nRows; i++) scaled[i * nColumns + j] = (values[i * nColumns + j] - mean) / sd;
	}
	return { values: scaled, nRows, nColumns };
}

/** Ridge with a free intercept by Gaussian elimination on the normal equations of [1, x]. */
function plainRidge({ values, nRows, nColumns }: Matrix, targets: number[], alpha: number, row: Matrix): number {
	const p = nColumns + 1;
	const at = (i: number, j: number) => (j === 0 ? 1 : values[i * nColumns + j - 1]);
	const system = Array.from({ length: p }, (_, j) => {
		const sums = Array.from({ length: p }, (_, k) => {
			let sum = j === k && j > 0 ? alpha : 0;
			for (let i = 0; i < nRows; i++) sum += at(i, j) * at(i, k);
			return sum;
		});
		return [...sums, targets.reduce((sum, target, i) => sum + at(i, j) * target, 0)];
	});
	for (let j = 0; j < p; j++) {
		for (let k = 0; k < p; k++) {
			if (k === j) continue;
			const factor = system[k][j] / system[j][j];
			for (let c = j; c <= p; c++) system[k][c] -= factor * system[j][c];
		}
	}
	return system.reduce((sum, equation, j) => sum + (equation[p] / equation[j]) * (j === 0 ? 1 : row.values[j - 1]), 0);
}
