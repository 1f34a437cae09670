import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { compareMixed } from "./compare-mixed.ts";
import { mixedContrast, mixedTest } from "./mixed-contrast.ts";
import { mixedFitted } from "./mixed-fitted.ts";
import { mixedModel } from "./mixed-model.ts";
import { mixedPredictions } from "./mixed-predictions.ts";
import { mixedR2 } from "./mixed-r2.ts";
import { randomEffects } from "./random-effects.ts";

/** 30 participants, 8 visits each, with an intercept and slope of their own, in 5 centres. */
const random = seededRandom("mixed results");
const n = 240;
const participant = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 8) + 100);
const centre = Array.from({ length: n }, (_, i) => `centre ${Math.floor(i / 8) % 5}`);
const visit = Array.from({ length: n }, (_, i) => i % 8);
const x = Array.from({ length: n }, () => drawNormal(random));
const own = Array.from({ length: 30 }, () => [drawNormal(random) * 2, drawNormal(random) * 0.3] as const);
const outcome = visit.map((v, i) => {
	const [a, b] = own[participant[i] - 100];
	return 10 + 0.5 * v + 0.2 * x[i] + a + b * v + drawNormal(random);
});
const slope = {
	name: "participant",
	groups: participant,
	columns: matrixFromColumns([visit]),
	columnNames: ["visit"],
} as const;
const intercept = { name: "participant", groups: participant };
const base = { outcome, fixed: matrixFromColumns([visit, x]), names: ["visit", "x"], random: [slope] };
const fit = mixedModel(base);

function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return isInvalidInput(error) ? error.code : String(error);
	}
	return "nothing thrown";
}

describe("random effects and fitted values", () => {
	it("solve Henderson's equations: residuals within each participant pay for the size of the effects", () => {
		const [term] = randomEffects(fit);
		const { fitted, residuals, fixedPart } = mixedFitted(fit);
		expect(term.groups.slice(0, 2)).toEqual([100, 101]);
		// Z'e / sigma^2 = D^-1 b, for each participant.
		const [a, c, , b] = fit.random[0].covariance.values;
		const determinant = a * b - c * c;
		for (let g = 0; g < 30; g++) {
			let sum = 0;
			let along = 0;
			for (let i = g * 8; i < g * 8 + 8; i++) {
				sum += residuals[i];
				along += residuals[i] * visit[i];
			}
			const [b0, b1] = term.effects.values.subarray(g * 2, g * 2 + 2);
			expect(sum / fit.residualVariance).toBeCloseTo((b * b0 - c * b1) / determinant, 8);
			expect(along / fit.residualVariance).toBeCloseTo((a * b1 - c * b0) / determinant, 8);
			expect(fitted[g * 8 + 3]).toBeCloseTo(fixedPart[g * 8 + 3] + b0 + 3 * b1, 10);
		}
	});

	it("the same from terms given apart, uncorrelated, as from one that says so", () => {
		const apart = mixedModel({
			...base,
			random: [intercept, { ...slope, intercept: false }],
		});
		const said = mixedModel({ ...base, random: [{ ...slope, correlated: false }] });
		expect(apart.logLikelihood).toBeCloseTo(said.logLikelihood, 9);
		expect(apart.random.map(({ covariance }) => covariance.values[0])).toEqual([
			expect.closeTo(said.random[0].covariance.values[0], 8),
			expect.closeTo(said.random[0].covariance.values[3], 8),
		]);
		expect(said.random[0].covariance.values[1]).toBe(0);
	});

	it("keeps terms in the order given, also when terms of one grouping are not side by side", () => {
		const three = mixedModel({
			...base,
			random: [intercept, { name: "centre", groups: centre }, { ...slope, intercept: false }],
		});
		expect(three.random.map(({ columnNames }) => columnNames)).toEqual([["intercept"], ["intercept"], ["visit"]]);
		expect(three.random.map(({ nGroups }) => nGroups)).toEqual([30, 5, 30]);
		expect(randomEffects(three).map(({ name }) => name)).toEqual(["participant", "centre", "participant"]);
	});
});

describe("predictions", () => {
	it("equal the fitted values for known participants, and the fixed part for unknown ones", () => {
		const { fitted, fixedPart } = mixedFitted(fit);
		const rows = mixedPredictions(fit, {
			fixed: matrixFromColumns([
				[visit[13], 2],
				[x[13], 0],
			]),
			random: [{ groups: [participant[13], 7], columns: matrixFromColumns([[visit[13], 2]]) }],
		});
		expect(rows.predicted[0]).toBeCloseTo(fitted[13], 10);
		expect(rows.fixedPart[0]).toBeCloseTo(fixedPart[13], 10);
		expect(rows.predicted[1]).toBe(rows.fixedPart[1]);
		expect(rows.nUnknown).toEqual([1]);
		expect(rows.standardErrors[1]).toBeCloseTo(mixedContrast(fit, [1, 2, 0]).standardError, 12);
	});

	it("refuse other columns", () => {
		expect(codeOf(() => mixedPredictions(fit, { fixed: matrixFromColumns([[1]]) }))).toBe("length-mismatch");
		const fixed = matrixFromColumns([[1], [1]]);
		expect(codeOf(() => mixedPredictions(fit, { fixed, random: [{ groups: [100] }] }))).toBe("length-mismatch");
	});
});

describe("comparisons", () => {
	const ml = (change: object) => mixedModel({ ...base, method: "ML", ...change });

	it("takes twice the difference of log-likelihoods of nested models, in either order", () => {
		const small = ml({ fixed: matrixFromColumns([visit]), names: ["visit"] });
		const large = ml({});
		const test = compareMixed(small, large);
		expect(test.likelihoodRatio).toBe(2 * (large.logLikelihood - small.logLikelihood));
		expect([test.nested, test.degreesOfFreedom, test.warnings]).toEqual([true, 1, []]);
		expect(compareMixed(large, small).p).toBe(test.p);
		expect(compareMixed(large, small).aicDifference).toBe(-test.aicDifference);
	});

	it("says when a variance is set to 0, and allows that by REML too", () => {
		const test = compareMixed(mixedModel({ ...base, random: [intercept] }), fit);
		expect([test.nested, test.degreesOfFreedom, test.warnings.map(({ code }) => code)]).toEqual([
			true,
			2,
			["boundary"],
		]);
	});

	it("gives no test of models that are not nested, but their AIC", () => {
		const bent = ml({ fixed: matrixFromColumns([visit.map((v) => v * v), x]), names: ["visit squared", "x"] });
		const test = compareMixed(ml({}), bent);
		expect([test.nested, test.p, test.warnings.map(({ code }) => code)]).toEqual([false, Number.NaN, ["not-nested"]]);
		expect(test.aicDifference).toBe(bent.aic - ml({}).aic);
	});

	it.each([
		["different-methods", () => compareMixed(fit, ml({}))],
		[
			"different-fixed-effects",
			() => compareMixed(fit, mixedModel({ ...base, fixed: matrixFromColumns([visit]), names: ["visit"] })),
		],
		["different-rows", () => compareMixed(fit, mixedModel({ ...base, outcome: outcome.with(5, 0) }))],
		[
			"different-rows",
			() =>
				compareMixed(
					fit,
					mixedModel({
						outcome: outcome.slice(8),
						fixed: matrixFromColumns([visit.slice(8), x.slice(8)]),
						random: [{ ...intercept, groups: participant.slice(8) }],
					}),
				),
		],
		["unknown-fit", () => compareMixed(fit, structuredClone(fit))],
	])("refuses likelihoods of different things: %s", (code, call) => expect(codeOf(call)).toBe(code));
});

describe("tests and R2", () => {
	it("the F test of one contrast is the square of its t", () => {
		const one = mixedContrast(fit, [0, 1, -1]);
		const test = mixedTest(fit, [[0, 1, -1]]);
		expect(test.f).toBeCloseTo(one.statistic ** 2, 8);
		expect([test.denominatorDf, test.p]).toEqual([one.degreesOfFreedom, expect.closeTo(one.p, 10)]);
		const wald = mixedTest(fit, [[0, 1, -1]], { degreesOfFreedom: "normal" });
		expect(wald.denominatorDf).toBe(Number.POSITIVE_INFINITY);
	});

	it("refuses contrasts that do not fit or repeat one another", () => {
		expect(codeOf(() => mixedContrast(fit, [1, 2]))).toBe("length-mismatch");
		expect(codeOf(() => mixedContrast(fit, [0, 0, 0]))).toBe("length-mismatch");
		const twice = [
			[0, 1, 0],
			[0, 2, 0],
		];
		expect(codeOf(() => mixedTest(fit, twice))).toBe("rank-deficient");
	});

	it("R2 adds up from the variances", () => {
		const r2 = mixedR2(fit);
		const total = r2.fixedVariance + r2.randomVariance + r2.residualVariance;
		expect(r2.marginal).toBeCloseTo(r2.fixedVariance / total, 12);
		const [a, c, , b] = fit.random[0].covariance.values;
		const mean = visit.reduce((sum, v) => sum + a + 2 * c * v + b * v * v, 0) / n;
		expect(r2.randomVariance).toBeCloseTo(mean, 8);
	});
});

describe("correlated errors", () => {
	const errors = { kind: "ar1", order: visit } as const;

	it("without correlation in the data find about none, and are then the plain model", () => {
		const with1 = mixedModel({ ...base, random: [intercept], errors });
		const plain = mixedModel({ ...base, random: [intercept] });
		expect(with1.nParameters).toBe(plain.nParameters + 1);
		expect(with1.logLikelihood).toBeGreaterThanOrEqual(plain.logLikelihood);
		expect(compareMixed(plain, with1).nested).toBe(true);
	});

	it("in continuous time equal AR(1) where days are whole and the correlation is positive", () => {
		const e = Array.from({ length: n }, () => drawNormal(random));
		for (let i = 1; i < n; i++) if (i % 8 > 0) e[i] = 0.6 * e[i - 1] + 0.8 * e[i];
		const keep = Array.from({ length: n }, (_, i) => i).filter((i) => i % 3 !== 1);
		const rows = {
			outcome: keep.map((i) => e[i] + x[i]),
			fixed: matrixFromColumns([keep.map((i) => x[i])]),
			random: [],
		};
		const at = { groups: keep.map((i) => participant[i]), order: keep.map((i) => visit[i]) };
		const discrete = mixedModel({ ...rows, errors: { kind: "ar1", ...at } });
		const continuous = mixedModel({ ...rows, errors: { kind: "car1", ...at } });
		expect(continuous.errors?.correlation).toBeCloseTo(discrete.errors?.correlation as number, 7);
		expect(continuous.logLikelihood).toBeCloseTo(discrete.logLikelihood, 9);
		const hours = mixedModel({ ...rows, errors: { kind: "car1", ...at, order: at.order.map((day) => day * 24) } });
		expect((hours.errors?.correlation as number) ** 24).toBeCloseTo(continuous.errors?.correlation as number, 7);
	});

	it("compound symmetry is a random intercept where its correlation is positive", () => {
		const rows = { ...base, random: [] };
		const compound = mixedModel({ ...rows, errors: { kind: "compound", groups: participant } });
		const effects = mixedModel({ ...rows, random: [intercept] });
		const [variance] = effects.random[0].covariance.values;
		expect(compound.logLikelihood).toBeCloseTo(effects.logLikelihood, 8);
		expect(compound.errors?.correlation).toBeCloseTo(variance / (variance + effects.residualVariance), 7);
		expect(compound.coefficients[1].degreesOfFreedom).toBeCloseTo(effects.coefficients[1].degreesOfFreedom, 3);
	});

	it.each([
		["duplicate", { kind: "ar1", order: visit.map((v) => Math.min(v, 6)) }],
		["not-finite", { kind: "ar1", order: visit.map((v) => v + 0.5) }],
		["missing-order", { kind: "car1" }],
		["not-nested", { kind: "ar1", groups: centre, order: visit.map((_, i) => i) }],
		["not-identifiable", { kind: "compound" }],
		["too-short", { kind: "ar1", groups: visit.map((_, i) => i) }],
		["unknown-option", { kind: "ar2" as "ar1" }],
	] as const)("refuses errors that make no sense: %s", (code, wrong) =>
		expect(codeOf(() => mixedModel({ ...base, errors: wrong }))).toBe(code),
	);

	it("does not take them beside crossed terms", () => {
		const crossed = [intercept, { name: "visit", groups: visit }];
		expect(codeOf(() => mixedModel({ ...base, random: crossed, errors }))).toBe("not-supported");
	});
});
