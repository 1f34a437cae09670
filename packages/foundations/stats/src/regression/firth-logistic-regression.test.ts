import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean } from "../descriptive/mean.ts";
import { inverseLogit } from "../distributions/logit.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { matrixFromColumns } from "../model/matrix.ts";
import { firthLogisticRegression } from "./firth-logistic-regression.ts";
import { flacLogisticRegression } from "./flac-logistic-regression.ts";
import { flicLogisticRegression } from "./flic-logistic-regression.ts";
import { maximisePenalised, penalisedStateAt } from "./penalised-likelihood.ts";

/** A 2 x 2 table as rows: a of a + b with the exposure, c of c + d without. */
function tableRows([a, b, c, d]: readonly [number, number, number, number]) {
	const times = <T>(n: number, value: T) => Array.from({ length: n }, () => value);
	return {
		features: matrixFromColumns([[...times(a + b, 1), ...times(c + d, 0)]]),
		outcomes: [...times(a, 1), ...times(b, 0), ...times(c, 1), ...times(d, 0)],
	};
}

describe("firthLogisticRegression", () => {
	// With one binary column the estimate adds a half to each cell (Firth 1993, section 3.1), which a pencil can check.
	for (const cells of [
		[16, 43, 2, 72],
		[3, 0, 0, 3],
		[5, 3, 0, 7],
		[1, 8, 2, 5],
	] as const) {
		it(`adds a half to each cell of the table ${cells.join(", ")}`, () => {
			const { features, outcomes } = tableRows(cells);
			const [a, b, c, d] = cells.map((cell) => cell + 0.5) as [number, number, number, number];
			const model = firthLogisticRegression(features, outcomes);
			const [intercept, slope] = model.coefficients;
			expect(intercept?.estimate).toBeCloseTo(Math.log(c / d), 11);
			expect(slope?.estimate).toBeCloseTo(Math.log((a * d) / (b * c)), 11);
			expect(model.leverages.reduce((sum, h) => sum + h, 0)).toBeCloseTo(2, 12);
		});
	}

	it("gives limits at which the profile has dropped by half the quantile, for slope and intercept, whatever the units", () => {
		const random = seededRandom(8);
		const x = Array.from({ length: 40 }, () => 70 + 10 * drawNormal(random));
		const outcomes = x.map((value) => (random() < inverseLogit((value - 75) / 5) ? 1 : 0));
		const columns = matrixFromColumns([x]);
		const model = firthLogisticRegression(columns, outcomes, { levelPercent: 90 });
		const design = matrixFromColumns([x.map(() => 1), x]);
		const target = normalQuantile(0.95) ** 2 / 2;
		model.coefficients.forEach(({ estimate, low, high, p, statistic }, j) => {
			expect(low).toBeLessThan(estimate);
			expect(high).toBeGreaterThan(estimate);
			const start = Float64Array.from(model.coefficients, (each) => each.estimate);
			for (const limit of [low, high]) {
				start[j] = limit;
				const held = maximisePenalised(design, outcomes, start, j);
				expect(model.penalisedLogLikelihood - held.state.logLikelihood).toBeCloseTo(target, 6);
			}
			start[j] = 0;
			const none = maximisePenalised(design, outcomes, start, j).state.logLikelihood;
			expect(statistic ** 2).toBeCloseTo(2 * (model.penalisedLogLikelihood - none), 5);
			expect(p > 0.1).toBe(low < 0 && high > 0);
		});
		const inOtherUnits = firthLogisticRegression(matrixFromColumns([x.map((value) => 1000 * value)]), outcomes, {
			levelPercent: 90,
		});
		expect((inOtherUnits.coefficients[1]?.high ?? 0) * 1000).toBeCloseTo(model.coefficients[1]?.high ?? 0, 8);
	});

	it("has a score that is the slope of its penalised likelihood", () => {
		const random = seededRandom(2);
		const x = Array.from({ length: 25 }, () => drawNormal(random));
		const design = matrixFromColumns([x.map(() => 1), x]);
		const outcomes = x.map(() => (random() < 0.4 ? 1 : 0));
		const at = Float64Array.from([0.3, -0.8]);
		const { score } = penalisedStateAt(design, outcomes, at);
		for (const j of [0, 1]) {
			const shifted = (by: number) => {
				const moved = Float64Array.from(at);
				moved[j] = (moved[j] as number) + by;
				return penalisedStateAt(design, outcomes, moved).logLikelihood;
			};
			expect(score[j]).toBeCloseTo((shifted(1e-5) - shifted(-1e-5)) / 2e-5, 7);
		}
	});

	it("says separation, and stays finite under it", () => {
		const model = firthLogisticRegression(matrixFromColumns([[1, 2, 3, 4, 5, 6]]), [0, 0, 0, 1, 1, 1]);
		expect(model.warnings.map(({ code }) => code)).toEqual(["separation"]);
		for (const { estimate, low, high, p } of model.coefficients) {
			for (const value of [estimate, low, high, p]) expect(Number.isFinite(value)).toBe(true);
		}
		expect(firthLogisticRegression(matrixFromColumns([[1, 2, 3, 4]]), [0, 1, 0, 1]).warnings).toEqual([]);
	});

	it("mirrors its estimates when outcomes are swapped", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean()), { minLength: 6, maxLength: 30 }),
				(rows) => {
					const x = rows.map(([value]) => Math.round(value * 100) / 100);
					const y = rows.map(([, event]) => (event ? 1 : 0));
					fc.pre(y.includes(1) && y.includes(0) && new Set(x).size > 2);
					const fit = (outcomes: number[]) =>
						firthLogisticRegression(matrixFromColumns([x]), outcomes, { interval: "wald" }).coefficients;
					const swapped = fit(y.map((outcome) => 1 - outcome));
					for (const [j, { estimate }] of fit(y).entries()) expect(swapped[j]?.estimate).toBeCloseTo(-estimate, 7);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("refuses a column that does not vary, by its name, and outcomes of one kind", () => {
		const constant = matrixFromColumns([[2, 2, 2, 2]]);
		expect(() => firthLogisticRegression(constant, [0, 1, 0, 1], { names: ["age"] })).toThrow(
			"got age, which has one value",
		);
		expect(() => firthLogisticRegression(matrixFromColumns([[1, 2, 3]]), [1, 1, 1])).toThrow("must hold both 0 and 1");
		expect(() => firthLogisticRegression(matrixFromColumns([[1, 2, Number.NaN]]), [1, 0, 1])).toThrow("must be finite");
	});
});

describe("flicLogisticRegression and flacLogisticRegression", () => {
	const { features, outcomes } = tableRows([5, 20, 0, 40]);
	it("predict the share of events on average, which Firth's probabilities exceed", () => {
		const share = mean(outcomes);
		expect(mean(firthLogisticRegression(features, outcomes).probabilities)).toBeGreaterThan(share + 0.005);
		expect(mean(flicLogisticRegression(features, outcomes).probabilities)).toBeCloseTo(share, 12);
		expect(mean(flacLogisticRegression(features, outcomes).probabilities)).toBeCloseTo(share, 10);
	});

	it("do not mind columns far from 0", () => {
		const x = [80, 81, 82, 83, 84, 85, 86, 87, 88, 89].map((value) => 1000 * value);
		const far = flicLogisticRegression(matrixFromColumns([x]), [0, 0, 0, 1, 0, 0, 1, 0, 1, 1]);
		expect(mean(far.probabilities)).toBeCloseTo(0.4, 10);
		expect(
			mean(flacLogisticRegression(matrixFromColumns([x]), [0, 0, 0, 1, 0, 0, 1, 0, 1, 1]).probabilities),
		).toBeCloseTo(0.4, 9);
	});

	it("keep Firth's slope (FLIC) or move it (FLAC), and pass its warnings on", () => {
		const firth = firthLogisticRegression(features, outcomes);
		const flic = flicLogisticRegression(features, outcomes);
		expect(flic.coefficients[1]).toBe(firth.coefficients[1]?.estimate);
		expect(flacLogisticRegression(features, outcomes).coefficients[1]).not.toBeCloseTo(
			flic.coefficients[1] as number,
			3,
		);
		expect(flic.warnings).toEqual(firth.warnings);
		expect(flic.warnings).toHaveLength(1);
	});
});
