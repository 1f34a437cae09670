import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../descriptive/quantile.ts";
import { matrixFromColumns } from "../model/matrix.ts";
import { type QuantileRegressionOptions, quantileRegression } from "./quantile-regression.ts";

function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return isInvalidInput(error) ? error.code : String(error);
	}
	return "nothing thrown";
}

/** The loss of the best line through two of the points: the minimum is at one of them. */
function bestLoss(x: readonly number[], y: readonly number[], tau: number): number {
	let best = Number.POSITIVE_INFINITY;
	for (let i = 0; i < x.length; i++)
		for (let j = 0; j < i; j++) {
			if (x[i] === x[j]) continue;
			const slope = (y[i] - y[j]) / (x[i] - x[j]);
			let loss = 0;
			for (let m = 0; m < x.length; m++) {
				const residual = y[m] - y[i] - slope * (x[m] - x[i]);
				loss += residual * (residual < 0 ? tau - 1 : tau);
			}
			best = Math.min(best, loss);
		}
	return best;
}

describe("quantileRegression", () => {
	it("has the loss of the best of all lines through two points, also with many ties", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e6 }),
				fc.constantFrom(0.05, 0.25, 0.5, 0.8, 0.99),
				fc.constantFrom(1, 3, 1e6),
				(seed, tau, grain) => {
					const random = seededRandom(seed);
					const x = Array.from({ length: 25 }, (_, i) => (grain === 1e6 ? drawNormal(random) : i % 5));
					const y = x.map((value) => Math.round((value + drawNormal(random)) * grain) / grain);
					const { fits, warnings } = quantileRegression({
						outcome: y,
						features: matrixFromColumns([x]),
						quantiles: [tau],
					});
					expect(warnings.map(({ code }) => code)).not.toContain("not-converged");
					expect(Math.abs(fits[0].loss - bestLoss(x, y, tau))).toBeLessThan(1e-7);
				},
			),
			{ seed: 20261202, numRuns: 200 },
		);
	});

	it("with a column of groups gives each group's quantile, and leaves the stated share below", () => {
		const group = Array.from({ length: 42 }, (_, i) => (i < 21 ? 0 : 1));
		const y = group.map((value, i) => ((i * 17) % 21) + 100 * value);
		const { fits } = quantileRegression({ outcome: y, features: matrixFromColumns([group]), quantiles: [0.25, 0.5] });
		expect(fits[1].coefficients[0].estimate).toBeCloseTo(quantile(y.slice(0, 21), 0.5), 10);
		expect(fits[1].coefficients[1].estimate).toBeCloseTo(100, 10);
		expect(fits[0].coefficients[0].estimate).toBeCloseTo(5, 10);
	});

	it("moves with the outcome and its units, and turns round with its sign", () => {
		const random = seededRandom("equivariance");
		const x = Array.from({ length: 80 }, () => drawNormal(random));
		const y = x.map((value) => 2 + value + (1 + 0.3 * value) * drawNormal(random));
		const of = (outcome: number[], tau: number) =>
			quantileRegression({
				outcome,
				features: matrixFromColumns([x.map((value) => 1e-3 * value + 7)]),
				quantiles: [tau],
			}).fits[0];
		const one = of(y, 0.2).coefficients;
		const scaled = of(
			y.map((value) => 1e5 * value + 3),
			0.2,
		).coefficients;
		const turned = of(
			y.map((value) => -value),
			0.8,
		).coefficients;
		expect(scaled[1].estimate / 1e5).toBeCloseTo(one[1].estimate, 5);
		expect(scaled[1].p).toBeCloseTo(one[1].p, 8);
		expect(turned[1].estimate).toBeCloseTo(-one[1].estimate, 8);
	});

	it("errors of participants with several rows are larger by a bootstrap of whole participants", () => {
		const random = seededRandom("clusters");
		const groups = Array.from({ length: 400 }, (_, i) => Math.floor(i / 10));
		const own = Array.from({ length: 40 }, () => drawNormal(random));
		const treated = groups.map((g) => g % 2);
		const outcome = groups.map((g) => own[g] + 0.3 * drawNormal(random));
		const base: QuantileRegressionOptions = {
			outcome,
			features: matrixFromColumns([treated]),
			quantiles: [0.5],
			errors: "bootstrap",
			repeats: 200,
		};
		const rows = quantileRegression({ ...base, random: seededRandom(3) }).fits[0].coefficients[1];
		const whole = quantileRegression({ ...base, groups, random: seededRandom(3) }).fits[0].coefficients[1];
		expect(whole.standardError).toBeGreaterThan(1.8 * rows.standardError);
		expect(quantileRegression({ ...base, groups, random: seededRandom(3) }).fits[0].coefficients[1]).toEqual(whole);
	});

	it("says where quantiles cross, and where the minimum is not one point", () => {
		// Narrowing quantiles that meet at x = 1.2, and one row beyond.
		const x = [...Array.from({ length: 110 }, (_, i) => i % 2), 2];
		const y = x.map((value, i) => 5 + ((Math.floor(i / 2) % 11) - 5) * (value === 0 ? 1 : value === 1 ? 0.1 : 0));
		const crossing = quantileRegression({ outcome: y, features: matrixFromColumns([x]), quantiles: [0.2, 0.8] });
		expect(crossing.nCrossing).toBeGreaterThan(0);
		expect(crossing.warnings.map(({ code }) => code)).toContain("crossing");
		const even = quantileRegression({
			outcome: [1, 2, 3, 4],
			features: { values: new Float64Array(0), nRows: 4, nColumns: 0 },
			quantiles: [0.5],
		});
		expect(even.fits[0].isUnique).toBe(false);
		expect(even.warnings.map(({ code }) => code)).toContain("not-unique");
	});

	it("refuses what it cannot use, and says what", () => {
		const base: QuantileRegressionOptions = {
			outcome: [1, 2, 4, 3],
			features: matrixFromColumns([[1, 2, 3, 4]]),
			quantiles: [0.5],
		};
		expect(codeOf(() => quantileRegression({ ...base, quantiles: [0.5, 0.2] }))).toBe("out-of-range");
		expect(codeOf(() => quantileRegression({ ...base, quantiles: [50] }))).toBe("out-of-range");
		expect(codeOf(() => quantileRegression({ ...base, quantiles: [] }))).toBe("too-short");
		expect(codeOf(() => quantileRegression({ ...base, outcome: [1, Number.NaN, 2, 3] }))).toBe("not-finite");
		expect(codeOf(() => quantileRegression({ ...base, outcome: [1, 2, 3] }))).toBe("length-mismatch");
		expect(codeOf(() => quantileRegression({ ...base, features: matrixFromColumns([[1, 1, 1, 1]]) }))).toBe(
			"rank-deficient",
		);
		expect(codeOf(() => quantileRegression({ ...base, groups: [1, 1, 2, 2] }))).toBe("groups");
	});
});
