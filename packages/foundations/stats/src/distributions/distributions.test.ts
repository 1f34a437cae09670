import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta, logGamma } from "./incomplete-beta.ts";
import { inverseLogit, logit } from "./logit.ts";
import { normalCdf, normalDensity } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { studentTCdf, studentTQuantile } from "./student-t.ts";
import { twoSidedZ } from "./two-sided-z.ts";

describe("known values", () => {
	it("normal: 0, 1.96 and the quartile", () => {
		expect(normalCdf(0)).toBe(0.5);
		expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 15);
		expect(normalQuantile(0.75)).toBeCloseTo(0.6744897501960817, 15);
		expect(twoSidedZ("test", 95)).toBeCloseTo(1.959963984540054, 14);
		expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
	});

	it("t with 1 degree of freedom is Cauchy's; with 2 it has a closed form", () => {
		expect(studentTCdf(1, 1)).toBeCloseTo(0.75, 14);
		expect(studentTCdf(2, 2)).toBeCloseTo(0.5 + 2 / (2 * Math.sqrt(2 + 4)), 14);
		expect(studentTQuantile(0.975, 10)).toBeCloseTo(2.2281388519649385, 9);
	});

	it("gamma of whole numbers is the factorial", () => {
		expect(Math.exp(logGamma(5))).toBeCloseTo(24, 11);
		expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
		expect(incompleteBeta(0.5, 2, 2)).toBeCloseTo(0.5, 15);
	});

	it("ends of the range", () => {
		expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
		expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
		expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
		expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
		expect(normalCdf(Number.NaN)).toBeNaN();
		expect(studentTQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY);
		expect(studentTQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
		expect(inverseLogit(-1000)).toBe(0);
		expect(inverseLogit(1000)).toBe(1);
		expect(logit(0)).toBe(Number.NEGATIVE_INFINITY);
	});

	it("refuses what is no probability or level", () => {
		expect(() => normalQuantile(1.1)).toThrow("normalQuantile: p must be between 0 and 1; got 1.1");
		expect(() => studentTQuantile(0.5, 0)).toThrow(
			"studentTQuantile: degreesOfFreedom must be a finite number above 0",
		);
		expect(() => twoSidedZ("wilsonInterval", 100)).toThrow(
			"wilsonInterval: levelPercent must be above 0 and below 100",
		);
	});
});

describe("properties", () => {
	const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

	it("quantiles undo distribution functions", () => {
		fc.assert(
			fc.property(probability, fc.double({ min: 1, max: 200, noNaN: true }), (p, df) => {
				expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
				expect(Math.abs(studentTCdf(studentTQuantile(p, df), df) / p - 1)).toBeLessThan(1e-9);
				expect(Math.abs(inverseLogit(logit(p)) / p - 1)).toBeLessThan(1e-12);
			}),
		);
	});

	it("both tails are alike", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -30, max: 30, noNaN: true }),
				fc.double({ min: 0.6, max: 90, noNaN: true }),
				(x, df) => {
					expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
					expect(studentTCdf(x, df) + studentTCdf(-x, df)).toBeCloseTo(1, 13);
				},
			),
		);
	});
});
