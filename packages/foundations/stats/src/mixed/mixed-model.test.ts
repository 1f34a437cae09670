import { isInvalidInput } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { mixedDesign } from "./mixed-design.ts";
import { type MixedModelOptions, mixedModel } from "./mixed-model.ts";

const groups = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
const visit = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];
const outcome = [1, 2, 2.5, 3, 3.2, 5, 0.5, 1.1, 3, 4, 6, 6.5];
const base: MixedModelOptions = {
	outcome,
	fixed: matrixFromColumns([visit]),
	names: ["visit"],
	random: [{ name: "participant", groups }],
};

/** The error that a call throws. */
function thrown(call: () => unknown): Error & { code?: string } {
	try {
		call();
	} catch (error) {
		return error as Error;
	}
	return new Error("nothing thrown");
}

describe("mixedModel", () => {
	it("gives the textbook's estimates of a balanced random intercept: mean squares between and within", () => {
		// One-way layout, 4 groups of 3: REML is the analysis of variance.
		const { random, residualVariance, coefficients } = mixedModel({
			outcome,
			fixed: { values: new Float64Array(0), nRows: 12, nColumns: 0 },
			random: [{ name: "participant", groups }],
		});
		const means = [0, 3, 6, 9].map((from) => (outcome[from] + outcome[from + 1] + outcome[from + 2]) / 3);
		const grand = means.reduce((sum, mean) => sum + mean, 0) / 4;
		const within = outcome.reduce((sum, y, i) => sum + (y - means[Math.floor(i / 3)]) ** 2, 0) / 8;
		const between = (3 * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / 3;
		expect(residualVariance).toBeCloseTo(within, 10);
		expect(random[0].covariance.values[0]).toBeCloseTo((between - within) / 3, 10);
		expect(coefficients[0].estimate).toBeCloseTo(grand, 12);
		expect(coefficients[0].standardError).toBeCloseTo(Math.sqrt(between / 12), 10);
		expect(coefficients[0].degreesOfFreedom).toBeCloseTo(3, 8);
	});

	it("says that a variance is estimated as 0, and then equals least squares", () => {
		const same = [1, 2, 3, 1, 2.2, 3, 1.1, 2, 2.9, 0.9, 2.1, 3.1];
		const fit = mixedModel({ ...base, outcome: same });
		expect(fit.warnings.map(({ code }) => code)).toEqual(["singular"]);
		expect(fit.random[0].standardDeviations[0]).toBeLessThan(1e-6);
		expect(fit.coefficients[1].degreesOfFreedom).toBeCloseTo(10, 6);
	});

	it.each([1e-9, 1e9])("does not depend on the unit and origin of outcome and columns (times %d)", (scale) => {
		const term = { name: "participant", groups: [...groups, "e", "e", "e"] };
		const x = [...visit, 0, 1, 2];
		const y = [...outcome, 1, 3, 4.7];
		const slope = (values: number[]) => ({ ...term, columns: matrixFromColumns([values]) });
		const one = mixedModel({ outcome: y, fixed: matrixFromColumns([x]), random: [slope(x)] });
		const moved = x.map((value) => value * scale + 1000 * scale);
		const other = mixedModel({
			outcome: y.map((value) => value * scale),
			fixed: matrixFromColumns([moved]),
			random: [slope(moved)],
		});
		expect(other.coefficients[1].estimate).toBeCloseTo(one.coefficients[1].estimate, 8);
		expect(other.coefficients[1].degreesOfFreedom / one.coefficients[1].degreesOfFreedom).toBeCloseTo(1, 5);
		expect(other.random[0].covariance.values[3] / one.random[0].covariance.values[3]).toBeCloseTo(1, 5);
	});

	it("does not depend on the order of rows, and a prepared design gives the same", () => {
		const one = mixedModel(base);
		const order = [7, 2, 11, 0, 5, 4, 9, 1, 3, 10, 8, 6];
		const other = mixedModel({
			...base,
			outcome: order.map((i) => outcome[i]),
			fixed: matrixFromColumns([order.map((i) => visit[i])]),
			random: [{ name: "participant", groups: order.map((i) => groups[i]) }],
		});
		expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 10);
		const design = mixedDesign(base);
		design.fit(visit.map((x, i) => Math.sin(x + i)));
		expect(design.fit(outcome)).toEqual(one);
	});

	it("takes a weight as that many equal rows do, for the fixed effects", () => {
		const fit = mixedModel({ ...base, weights: new Array(12).fill(4) });
		const plain = mixedModel(base);
		expect(fit.residualVariance).toBeCloseTo(4 * plain.residualVariance, 8);
		expect(fit.logLikelihood).toBeCloseTo(plain.logLikelihood, 8);
	});

	it.each([
		["not-finite", { outcome: outcome.with(3, Number.NaN) }],
		["length-mismatch", { outcome: outcome.slice(1) }],
		["no-variation", { outcome: outcome.map(() => 7) }],
		["no-variation", { outcome: visit.map((x) => 3 + 2 * x) }],
		["rank-deficient", { fixed: matrixFromColumns([visit, visit.map((x) => 2 * x + 1)]), names: ["visit", "twice"] }],
		["one-group", { random: [{ name: "participant", groups: groups.map(() => "a") }] }],
		["not-identifiable", { random: [{ name: "participant", groups: groups.map((_, i) => i) }] }],
		["missing-group", { random: [{ name: "participant", groups: groups.with(2, "") }] }],
		["not-positive", { weights: outcome.map((_, i) => i) }],
		["unknown-option", { method: "reml" as "REML" }],
	] as const)("refuses bad input by name: %s", (code, change) => {
		const error = thrown(() => mixedModel({ ...base, ...change } as MixedModelOptions));
		expect(isInvalidInput(error), error.message).toBe(true);
		expect(error.code).toBe(code);
	});

	it("names the column that depends on others", () => {
		const error = thrown(() =>
			mixedModel({ ...base, fixed: matrixFromColumns([visit, visit.map((x) => 2 * x)]), names: ["visit", "twice"] }),
		);
		expect(error.message).toContain("got twice");
	});
});
