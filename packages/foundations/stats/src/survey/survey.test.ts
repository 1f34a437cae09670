import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "../regression/linear-regression.ts";
import { surveyCombination } from "./survey-combination.ts";
import { surveyDesign } from "./survey-design.ts";
import { surveyLinearRegression } from "./survey-linear-regression.ts";
import { surveyLogisticRegression } from "./survey-logistic-regression.ts";
import { surveyMean } from "./survey-mean.ts";
import { surveyProportion } from "./survey-proportion.ts";
import { surveyQuantile } from "./survey-quantile.ts";
import { surveyRatio } from "./survey-ratio.ts";
import { surveyTotal } from "./survey-total.ts";

// Two strata of two units, two people each.
const strata = [1, 1, 1, 1, 2, 2, 2, 2];
const psus = [1, 1, 2, 2, 1, 1, 2, 2];
const weights = [1, 1, 1, 1, 2, 2, 2, 2];
const design = surveyDesign({ weights, strata, psus });
const x = [1, 3, 2, 6, 4, 4, 5, 7];

describe("by hand", () => {
	it("the total's variance is the squared difference of the two units of each stratum", () => {
		// Unit totals 4 and 8, then 16 and 24: (8 - 4)^2 + (24 - 16)^2 = 80.
		const { estimate, standardError, degreesOfFreedom, n, nPsus, nStrata, sumOfWeights } = surveyTotal(design, x);
		expect(estimate).toBe(52);
		expect(standardError).toBeCloseTo(Math.sqrt(80), 12);
		expect({ degreesOfFreedom, n, nPsus, nStrata, sumOfWeights }).toEqual({
			degreesOfFreedom: 2,
			n: 8,
			nPsus: 4,
			nStrata: 2,
			sumOfWeights: 12,
		});
	});

	it("the mean's error comes from deviations: unit totals of w (x - 52/12) / 12", () => {
		const { estimate, standardError, low, high } = surveyMean(design, x);
		expect(estimate).toBeCloseTo(52 / 12, 12);
		// The weights of the two units are equal in both strata, so that the differences are those of the totals.
		expect(standardError).toBeCloseTo(Math.sqrt(80) / 12, 12);
		// Student's t with 2 degrees of freedom.
		expect((high - low) / 2).toBeCloseTo((4.302652729696142 * Math.sqrt(80)) / 12, 9);
	});

	it("a domain keeps the units that have none of its members", () => {
		const inFirst = [1, 1, 0, 0, 0, 0, 0, 0];
		const { standardError, degreesOfFreedom, nPsus, low } = surveyTotal(design, x, { domain: inFirst });
		expect(standardError).toBeCloseTo(4, 12);
		expect(nPsus).toBe(1);
		// One unit less one stratum leaves no degree of freedom, and no interval.
		expect(degreesOfFreedom).toBe(0);
		expect(low).toBeNaN();
		expect(surveyTotal(design, x, { domain: inFirst, degreesOfFreedom: 2 }).low).toBeCloseTo(
			4 - 4 * 4.302652729696142,
			9,
		);
	});

	it("the quantile is the smallest value with that share of the weights at or below it", () => {
		// Sorted: 1 2 3 (3 of 12), 4 4 (7), 5 (9), 6 (10), 7 (12).
		expect(surveyQuantile(design, x, 0.25).estimate).toBe(3);
		expect(surveyQuantile(design, x, 0.26).estimate).toBe(4);
		expect(surveyQuantile(design, x, 0.5).estimate).toBe(4);
		expect(surveyQuantile(design, x, 0.6).estimate).toBe(5);
		expect(surveyQuantile(design, x, 0.999).estimate).toBe(7);
	});

	it("a stratum drawn in full adds no variance", () => {
		const full = surveyDesign({ weights, strata, psus, populationPsus: [2, 2, 2, 2, 4, 4, 4, 4] });
		expect(surveyTotal(full, x).standardError).toBeCloseTo(Math.sqrt(0.5 * 64), 12);
	});
});

describe("edges", () => {
	it("a missing value leaves the domain, not the design, and is counted", () => {
		const holes = [...x.slice(0, 2), Number.NaN, ...x.slice(3)];
		const found = surveyMean(design, holes);
		expect(found.n).toBe(7);
		expect(found.nMissing).toBe(1);
		expect(found).toMatchObject({
			...surveyMean(design, x, { domain: x.map((_, i) => i !== 2) }),
			nMissing: 1,
		});
	});

	it("refuses a lonely unit unless told what it is", () => {
		const lonely = { weights: [1, 1, 1], strata: [1, 1, 2], psus: [1, 2, 1] };
		expect(() => surveyMean(surveyDesign(lonely), [1, 2, 3])).toThrow(
			/2 sampling units in each stratum; got 1 in stratum 2/,
		);
		const error = (lonelyPsu: "certainty" | "adjust" | "average") =>
			surveyMean(surveyDesign({ ...lonely, lonelyPsu }), [1, 2, 3]).standardError;
		expect(error("certainty")).toBeCloseTo(1 / 3, 12);
		expect(error("adjust")).toBeGreaterThan(error("certainty"));
		expect(error("average")).toBeCloseTo(Math.SQRT2 / 3, 12);
	});

	it("refuses what is no design", () => {
		expect(() => surveyDesign({ weights: [1, -1] })).toThrow(/weights must be finite and 0 or more; got -1 in row 1/);
		expect(() => surveyDesign({ weights: [0, 0] })).toThrow(/one above 0/);
		expect(() => surveyDesign({ weights: [1, 1], strata: [1] })).toThrow(/strata must be as long as weights/);
		expect(() => surveyDesign({ weights: [1, 1], strata: [1, Number.NaN] })).toThrow(
			/strata must name one for each row/,
		);
		expect(() => surveyDesign({ weights: [1, 1], populationPsus: [1, 1] })).toThrow(/no less than its 2 sampled units/);
		// biome-ignore lint/suspicious/noExplicitAny: what a caller in JavaScript may write
		expect(() => surveyDesign({ weights: [1, 1], lonelyPsu: "ignore" as any })).toThrow(/lonelyPsu must be one of/);
		expect(() => surveyMean(design, x, { domain: x.map(() => 0) })).toThrow(/domain must hold a row/);
		expect(() => surveyMean(design, [1])).toThrow(/values must be as long as design.weights/);
		expect(() => surveyProportion(design, x)).toThrow(/holds must be 0, 1 or NaN/);
	});

	it("shares of none or all have no interval, and a ratio to nothing is no number", () => {
		expect(
			surveyProportion(
				design,
				x.map(() => 1),
			),
		).toMatchObject({ estimate: 1, low: Number.NaN, high: Number.NaN });
		expect(
			surveyRatio(
				design,
				x,
				x.map(() => 0),
			).estimate,
		).toBeNaN();
	});

	it("names collinear columns, and outcomes that a column separates", () => {
		const twice = matrixFromColumns([x, x.map((value) => 2 * value)]);
		expect(() => surveyLinearRegression(design, twice, [1, 2, 3, 4, 5, 6, 7, 9], { names: ["a", "b"] })).toThrow(
			/got b/,
		);
		const column = matrixFromColumns([[0, 0, 0, 0, 1, 1, 1, 1]]);
		expect(() => surveyLogisticRegression(design, column, [0, 0, 0, 0, 1, 1, 1, 1])).toThrow(/separates them/);
	});
});

describe("properties", () => {
	const sample = fc
		.record({
			values: fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 8, maxLength: 40 }),
			seed: fc.integer({ min: 1, max: 1_000_000 }),
		})
		.map(({ values, seed }) => {
			const random = seededRandom(seed);
			const n = values.length;
			return {
				values,
				weights: values.map(() => 0.5 + random()),
				strata: values.map((_, i) => (i < n / 2 ? "a" : "b")),
				psus: values.map((_, i) => i % 3),
			};
		});
	const close = (a: number, b: number) =>
		expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

	it("weights of another scale move totals and nothing else", () => {
		fc.assert(
			fc.property(sample, ({ values, ...given }) => {
				const one = surveyDesign(given);
				const ten = surveyDesign({ ...given, weights: given.weights.map((weight) => 10 * weight) });
				close(surveyMean(one, values).standardError, surveyMean(ten, values).standardError);
				close(10 * surveyTotal(one, values).standardError, surveyTotal(ten, values).standardError);
			}),
		);
	});

	it("shift and scale of the values move the mean and its error as they should", () => {
		fc.assert(
			fc.property(sample, ({ values, ...given }) => {
				const plan = surveyDesign(given);
				const plain = surveyMean(plan, values);
				const moved = surveyMean(
					plan,
					values.map((value) => 3 - 2 * value),
				);
				close(moved.estimate, 3 - 2 * plain.estimate);
				close(moved.standardError, 2 * plain.standardError);
			}),
		);
	});

	it("the order of rows changes nothing", () => {
		fc.assert(
			fc.property(sample, ({ values, ...given }) => {
				const turned = <T>(series: readonly T[]) => [...series].reverse();
				const back = surveyDesign({
					weights: turned(given.weights),
					strata: turned(given.strata),
					psus: turned(given.psus),
				});
				close(surveyMean(surveyDesign(given), values).standardError, surveyMean(back, turned(values)).standardError);
			}),
		);
	});

	it("a regression on a group's indicator is the difference of the two means, with its error", () => {
		fc.assert(
			fc.property(sample, ({ values, ...given }) => {
				const plan = surveyDesign(given);
				const group = values.map((_, i) => (i % 2 === 0 ? 1 : 0));
				const model = surveyLinearRegression(plan, matrixFromColumns([group]), values);
				const mean = (level: number) => surveyMean(plan, values, { domain: group.map((one) => one === level) });
				const difference = surveyCombination(plan, [mean(1), mean(0)], ([a = 0, b = 0]) => ({
					value: a - b,
					gradient: [1, -1],
				}));
				close(model.coefficients[1]?.estimate as number, difference.estimate);
				close(model.coefficients[1]?.standardError as number, difference.standardError);
			}),
		);
	});
});

it("with equal weights and each row a unit the coefficients are those of least squares", () => {
	const features = matrixFromColumns([[1, 2, 3, 4, 6, 7, 9, 8]]);
	const own = surveyLinearRegression(surveyDesign({ weights: x.map(() => 2) }), features, x);
	const plain = linearRegression(features, x);
	for (const j of [0, 1])
		expect(own.coefficients[j]?.estimate).toBeCloseTo(plain.coefficients[j]?.estimate as number, 12);
});

describe("logistic regression on columns far from 0", () => {
	it("is the same for years and steps as for what they measure: slopes are divided, the intercept moves", () => {
		const random = seededRandom(8);
		const n = 120;
		const [base, other, chance, weight] = [0, 1, 2, 3].map(() => Float64Array.from({ length: n }, () => random()));
		const holds = base!.map((value, i) => (chance![i]! < 0.2 + 0.5 * value ? 1 : 0));
		const sample = surveyDesign({
			weights: weight!.map((value) => 1 + value),
			psus: Array.from(holds, (_, i) => i % 30),
		});
		const plain = surveyLogisticRegression(sample, matrixFromColumns([base!, other!]), holds);
		const far = base!.map((value) => 1e4 * value + 1e9);
		const found = surveyLogisticRegression(sample, matrixFromColumns([far, other!]), holds);
		const [, slope, second] = found.coefficients;
		expect(1e4 * slope!.estimate).toBeCloseTo(plain.coefficients[1]!.estimate, 6);
		expect(1e4 * slope!.standardError).toBeCloseTo(plain.coefficients[1]!.standardError, 6);
		expect(slope!.p).toBeCloseTo(plain.coefficients[1]!.p, 6);
		expect(second!.estimate).toBeCloseTo(plain.coefficients[2]!.estimate, 6);
		expect(second!.standardError).toBeCloseTo(plain.coefficients[2]!.standardError, 6);
	});
});

describe("what is refused", () => {
	it.each<[string, () => unknown]>([
		["p must lie between 0 and 1; got 0", () => surveyQuantile(design, x, 0)],
		["p must lie between 0 and 1; got 1", () => surveyQuantile(design, x, 1)],
		["p must lie between 0 and 1; got NaN", () => surveyQuantile(design, x, Number.NaN)],
		[
			'interval must be one of "logit", "linear"; got "beta"',
			() => surveyProportion(design, [0, 1, 0, 1, 1, 1, 0, 0], { interval: "beta" as "logit" }),
		],
		["degreesOfFreedom must be a number", () => surveyMean(design, x, { degreesOfFreedom: Number.NaN })],
		[
			"one at least (0)",
			() => surveyCombination(design, [], ([first]) => ({ value: first!.valueOf(), gradient: [1] })),
		],
	])("%s", (message, call) => {
		expect(call).toThrow(message);
	});
	it("is no quantile below the smallest value, whose limit R puts on the second", () => {
		// 40 % of the weight stands on the smallest value; the lower limit of the share of the median lies below that.
		const sample = surveyDesign({ weights: [4, 1, 1, 1, 1, 1, 1] });
		const { low } = surveyQuantile(sample, [1, 2, 3, 4, 5, 6, 7], 0.5, { levelPercent: 50 });
		expect(low).toBe(1);
	});
});
