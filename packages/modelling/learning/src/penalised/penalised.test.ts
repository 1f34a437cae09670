import { drawNormal, seededRandom } from "@quickening/core";
import { inverseLogit, type Matrix, matrixFromColumns } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPenalisedLogistic, type PenalisedLogisticOptions } from "./fit-penalised-logistic.ts";
import { penalisedLogistic } from "./penalised-logistic.ts";

/** n rows, k standard normal columns, true log odds ratios 1, 1/2, 0, 0, ... */
function simulated(seed: number | string, n: number, k: number): { features: Matrix; outcomes: Float64Array } {
	const random = seededRandom(seed);
	const values = Float64Array.from({ length: n * k }, () => drawNormal(random));
	const outcomes = Float64Array.from({ length: n }, (_, i) =>
		random() < inverseLogit(-1 + values[i * k] + (k > 1 ? values[i * k + 1] / 2 : 0)) ? 1 : 0,
	);
	return { features: { values, nRows: n, nColumns: k }, outcomes };
}

/** The penalised objective at standardised coefficients, from its definition. */
function objective(
	features: Matrix,
	outcomes: Float64Array,
	b0: number,
	b: number[],
	lambda: number,
	share: number,
): number {
	const { values, nRows, nColumns } = features;
	const columns = Array.from({ length: nColumns }, (_, j) =>
		Array.from({ length: nRows }, (_, i) => values[i * nColumns + j]),
	);
	let sum = 0;
	const standard = columns.map((x) => {
		const centre = x.reduce((s, v) => s + v, 0) / nRows;
		const scale = Math.sqrt(x.reduce((s, v) => s + (v - centre) ** 2, 0) / nRows);
		return x.map((v) => (v - centre) / scale);
	});
	for (let i = 0; i < nRows; i++) {
		const eta = b.reduce((s, value, j) => s + value * standard[j][i], b0);
		sum += Math.log1p(Math.exp(outcomes[i] === 1 ? -eta : eta));
	}
	return sum / nRows + lambda * b.reduce((s, v) => s + ((1 - share) / 2) * v * v + share * Math.abs(v), 0);
}

describe("by hand", () => {
	const table = matrixFromColumns([[0, 0, 0, 1, 1, 1]]);
	const outcomes = [0, 0, 1, 0, 1, 1];

	it("without a penalty is the log odds ratio of a 2 x 2 table", () => {
		const fit = fitPenalisedLogistic(table, outcomes, { penalty: "none" });
		expect(fit.coefficients[0]).toBeCloseTo(Math.log(4), 12);
		expect(fit.intercept).toBeCloseTo(-Math.log(2), 12);
		expect(fit.standardisedCoefficients[0]).toBeCloseTo(Math.log(4) / 2, 12);
		expect(Array.from(fit.predict(matrixFromColumns([[0, 1]])))).toEqual([
			expect.closeTo(1 / 3, 12),
			expect.closeTo(2 / 3, 12),
		]);
	});

	it("a ridge solves its own equation: mean of x (y - p) = lambda b", () => {
		const lambda = 0.1;
		const fit = fitPenalisedLogistic(table, outcomes, { lambda });
		const b = fit.standardisedCoefficients[0];
		// x is -1 or 1 after standardising, so mean x (y - p) = (2/3 - 1/3) / 2 - (p1 - p0) / 2, with p1 = 1 - p0.
		const p1 = inverseLogit(b);
		expect(1 / 6 - (2 * p1 - 1) / 2).toBeCloseTo(lambda * b, 12);
	});

	it("a lasso keeps nothing at the largest correlation 1/6, and something just below", () => {
		expect(fitPenalisedLogistic(table, outcomes, { penalty: "lasso", lambda: 1 / 6 + 1e-9 }).coefficients[0]).toBe(0);
		expect(
			fitPenalisedLogistic(table, outcomes, { penalty: "lasso", lambda: 1 / 6 - 1e-3 }).coefficients[0],
		).toBeGreaterThan(0);
	});
});

describe("edges", () => {
	const x = matrixFromColumns([[1, 2, 3, 4, 5, 6]]);

	it("a column that does not vary gets 0, and the intercept is then the log odds", () => {
		const fit = fitPenalisedLogistic(matrixFromColumns([[7, 7, 7, 7]]), [0, 0, 0, 1], { penalty: "none" });
		expect(fit.coefficients[0]).toBe(0);
		expect(fit.intercept).toBeCloseTo(Math.log(1 / 3), 12);
	});

	it("separated outcomes: a warning without a penalty, a finite answer with one", () => {
		const open = fitPenalisedLogistic(x, [0, 0, 0, 1, 1, 1], { penalty: "none" });
		expect(open.warnings.map((warning) => warning.code)).toEqual(["separation"]);
		expect(open.predict(x).every(Number.isFinite)).toBe(true);
		const held = fitPenalisedLogistic(x, [0, 0, 0, 1, 1, 1], { lambda: 0.01 });
		expect(held.warnings).toEqual([]);
		expect(held.coefficients[0]).toBeLessThan(10);
	});

	it("quasi-separation without a penalty is said too", () => {
		const table = matrixFromColumns([[0, 0, 0, 1, 1, 1]]);
		expect(fitPenalisedLogistic(table, [0, 0, 1, 1, 1, 1], { penalty: "none" }).warnings[0].code).toBe("separation");
	});

	it("one column twice: refused without a penalty, shared equally by a ridge", () => {
		const twice = matrixFromColumns([
			[1, 2, 3, 4, 5, 6],
			[1, 2, 3, 4, 5, 6],
		]);
		const outcomes = [0, 1, 0, 0, 1, 1];
		expect(() => fitPenalisedLogistic(twice, outcomes, { penalty: "none" })).toThrow("features must not be collinear");
		const { coefficients } = fitPenalisedLogistic(twice, outcomes, { lambda: 0.1 });
		expect(coefficients[0]).toBeCloseTo(coefficients[1], 12);
	});

	for (const [options, message] of [
		[{}, 'lambda must be given for penalty "ridge": a number or a search; got undefined'],
		[{ lambda: -1 }, "lambda must be a finite number of at least 0; got -1"],
		[{ lambda: Number.NaN }, "lambda must be a finite number of at least 0; got NaN"],
		[{ penalty: "elastic-net", lambda: 1, mixing: 1 }, "mixing must be above 0 and below 1; got 1"],
		[{ penalty: "L2", lambda: 1 } as object, 'penalty must be "ridge", "lasso", "elastic-net" or "none"; got L2'],
	] as const) {
		it(`refuses ${JSON.stringify(options)}, before and at the fit`, () => {
			expect(() => penalisedLogistic(options as PenalisedLogisticOptions)).toThrow(message);
			expect(() => fitPenalisedLogistic(x, [0, 1, 0, 1, 0, 1], options as PenalisedLogisticOptions)).toThrow(message);
		});
	}

	it("refuses NaN, one class, and new rows with other columns", () => {
		expect(() => fitPenalisedLogistic(matrixFromColumns([[1, Number.NaN]]), [0, 1], { lambda: 1 })).toThrow(
			"must be finite",
		);
		expect(() => fitPenalisedLogistic(x, [0, 0, 0, 0, 0, 0], { lambda: 1 })).toThrow("must hold both 0 and 1");
		const { predict } = fitPenalisedLogistic(x, [0, 1, 0, 1, 0, 1], { lambda: 1 });
		expect(() => predict(matrixFromColumns([[1], [2]]))).toThrow("must have the 1 columns of the training data; got 2");
	});
});

describe("properties", () => {
	it("no step away from the solution lowers the objective (all penalties)", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10_000 }),
				fc.constantFrom("ridge", "lasso", "elastic-net" as const),
				fc.double({ min: -3, max: 0, noNaN: true }),
				(seed, penalty, exponent) => {
					const { features, outcomes } = simulated(seed, 60, 3);
					const lambda = 10 ** exponent;
					const fit = fitPenalisedLogistic(features, outcomes, { penalty, lambda });
					expect(fit.warnings).toEqual([]);
					const share = penalty === "ridge" ? 0 : penalty === "lasso" ? 1 : 0.5;
					const b = Array.from(fit.standardisedCoefficients);
					let b0 = fit.intercept;
					for (let j = 0; j < 3; j++) {
						let centre = 0;
						for (let i = 0; i < 60; i++) centre += features.values[i * 3 + j] / 60;
						b0 += fit.coefficients[j] * centre;
					}
					const best = objective(features, outcomes, b0, b, lambda, share);
					for (const size of [1e-4, -1e-4]) {
						expect(objective(features, outcomes, b0 + size, b, lambda, share)).toBeGreaterThanOrEqual(best - 1e-13);
						for (let j = 0; j < 3; j++) {
							const moved = b.map((v, m) => (m === j ? v + size : v));
							expect(objective(features, outcomes, b0, moved, lambda, share)).toBeGreaterThanOrEqual(best - 1e-13);
						}
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it("predictions do not mind shift and scale of the columns", () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.double({ min: -50, max: 50, noNaN: true }),
				fc.constantFrom(0.01, 3, 100),
				(seed, shift, scale) => {
					const { features, outcomes } = simulated(seed, 80, 2);
					const moved = { ...features, values: features.values.map((v) => shift + scale * v) };
					const plain = fitPenalisedLogistic(features, outcomes, { lambda: 0.05 }).predict(features);
					const other = fitPenalisedLogistic(moved, outcomes, { lambda: 0.05 }).predict(moved);
					for (let i = 0; i < 80; i++) expect(other[i]).toBeCloseTo(plain[i], 8);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("a larger lambda gives shorter coefficients; the mean prediction stays the prevalence", () => {
		const { features, outcomes } = simulated("path", 300, 4);
		let last = Number.POSITIVE_INFINITY;
		for (const lambda of [0, 0.001, 0.01, 0.1, 1, 10]) {
			const fit = fitPenalisedLogistic(features, outcomes, { lambda });
			const length = Math.hypot(...fit.standardisedCoefficients);
			expect(length).toBeLessThan(last);
			last = length;
			const sum = fit.predict(features).reduce((a, b) => a + b, 0);
			expect(sum).toBeCloseTo(fit.nEvents, 8);
		}
	});
});

describe("choice of lambda", () => {
	it("keeps the useful column of ten and repeats itself for one seed", () => {
		const { features, outcomes } = simulated("choice", 400, 10);
		const run = (seed: number) =>
			fitPenalisedLogistic(features, outcomes, {
				penalty: "lasso",
				lambda: { rule: "one-standard-error" },
				random: seededRandom(seed),
			});
		const fit = run(1);
		expect(fit.coefficients[0]).toBeGreaterThan(0.3);
		expect(fit.coefficients.filter((value) => value === 0).length).toBeGreaterThanOrEqual(5);
		expect(fit.lambdaChoice?.atEdge).toBe(false);
		expect(run(1).lambdaChoice).toEqual(fit.lambdaChoice);
		expect(run(1).lambda).not.toBe(0);
	});

	it("takes the least deviance of its grid, or the largest lambda within one standard error of it", () => {
		const { features, outcomes } = simulated("rule", 300, 5);
		const minimum = fitPenalisedLogistic(features, outcomes, { lambda: { folds: 10 } });
		const { grid, meanDeviance, standardError } = minimum.lambdaChoice!;
		const best = meanDeviance.indexOf(Math.min(...meanDeviance));
		expect(minimum.lambda).toBe(grid[best]);
		const simple = fitPenalisedLogistic(features, outcomes, { lambda: { folds: 10, rule: "one-standard-error" } });
		const chosen = grid.indexOf(simple.lambda);
		expect(meanDeviance[chosen]).toBeLessThanOrEqual(meanDeviance[best] + standardError[best]);
		if (chosen > 0) expect(meanDeviance[chosen - 1]).toBeGreaterThan(meanDeviance[best] + standardError[best]);
		expect(simple.lambda).toBeGreaterThanOrEqual(minimum.lambda);
	});

	it("needs each outcome twice, and a usable grid", () => {
		const x = matrixFromColumns([[1, 2, 3, 4]]);
		expect(() => fitPenalisedLogistic(x, [0, 0, 0, 1], { lambda: {} })).toThrow(
			"at least twice to search for lambda; got 1 of 1",
		);
		expect(() => fitPenalisedLogistic(x, [0, 1, 0, 1], { lambda: { grid: [] } })).toThrow(
			"grid must hold finite numbers",
		);
		expect(() => fitPenalisedLogistic(x, [0, 1, 0, 1], { lambda: { folds: 1 } })).toThrow(
			"folds must be a whole number of at least 2",
		);
	});
});
