import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lmsCentile, lmsValue, lmsZScore } from "./lms.ts";
import { type LmsCurvesOptions, lmsCurves } from "./lms-curves.ts";
import { wormPlot } from "./worm-plot.ts";

function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return isInvalidInput(error) ? error.code : String(error);
	}
	return "nothing thrown";
}

const random = seededRandom("centiles");
const n = 1500;
const x = Array.from({ length: n }, () => 10 + 30 * random());
const truth = (age: number) => ({ l: -0.8, m: 20 + 8 * Math.sin(age / 12), s: 0.1 + 0.002 * age });
const y = x.map((age) => lmsValue(drawNormal(random), truth(age)));
const base: LmsCurvesOptions = { x, y, edf: { l: 1, m: 5, s: 2 } };

describe("lmsZScore and lmsValue", () => {
	it("undo one another, through L of 0", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -3, max: 3, noNaN: true }),
				fc.double({ min: -2, max: 2, noNaN: true }),
				fc.double({ min: 0.01, max: 0.15, noNaN: true }),
				(z, l, s) => {
					const lms = { l, m: 12.5, s };
					expect(lmsZScore(lmsValue(z, lms), lms)).toBeCloseTo(z, 9);
				},
			),
			{ seed: 20261203, numRuns: 300 },
		);
		expect(lmsZScore(110, { l: 1e-12, m: 100, s: 0.1 })).toBeCloseTo(lmsZScore(110, { l: 0, m: 100, s: 0.1 }), 10);
	});

	it("by hand: L of 1 is the ordinary z-score, L of -1 that of the reciprocal, and the median is M", () => {
		expect(lmsZScore(120, { l: 1, m: 100, s: 0.1 })).toBeCloseTo(2, 12);
		expect(lmsZScore(125, { l: -1, m: 100, s: 0.1 })).toBeCloseTo(2, 12);
		expect(lmsCentile(50, { l: -0.3, m: 3.3, s: 0.14 })).toBeCloseTo(3.3, 12);
		expect(lmsValue(3, { l: -2, m: 1, s: 0.2 })).toBeNaN();
		expect(codeOf(() => lmsZScore(0, { l: 1, m: 100, s: 0.1 }))).toBe("not-positive");
		expect(codeOf(() => lmsCentile(100, { l: 1, m: 100, s: 0.1 }))).toBe("out-of-range");
	});
});

describe("lmsCurves", () => {
	it("finds curves that were put in, and z-scores that are standard normal", () => {
		const fit = lmsCurves(base);
		expect(fit.warnings).toEqual([]);
		expect(fit.edf.m).toBeCloseTo(5, 5);
		for (const age of [12, 20, 30, 38]) {
			const { l, m, s } = fit.at(age);
			expect(Math.abs(m / truth(age).m - 1)).toBeLessThan(0.02);
			expect(Math.abs(s / truth(age).s - 1)).toBeLessThan(0.1);
			expect(Math.abs(l - truth(age).l)).toBeLessThan(0.6);
			expect(Math.abs(lmsCentile(90, { l, m, s }) / lmsCentile(90, truth(age)) - 1)).toBeLessThan(0.03);
		}
		const mean = fit.zScores.reduce((sum, z) => sum + z, 0) / n;
		const square = fit.zScores.reduce((sum, z) => sum + z * z, 0) / n;
		expect(mean).toBeCloseTo(0, 2);
		expect(square).toBeCloseTo(1, 2);
	});

	it("moves with the units of both axes, and not with the order of rows", () => {
		const order = Array.from({ length: n }, (_, i) => (i * 7) % n);
		const one = lmsCurves(base).at(25);
		const other = lmsCurves({ ...base, x: order.map((i) => 7 * x[i]), y: order.map((i) => 1000 * y[i]) }).at(175);
		expect(other.m / 1000).toBeCloseTo(one.m, 6);
		expect(other.s).toBeCloseTo(one.s, 6);
		expect(other.l).toBeCloseTo(one.l, 5);
	});

	it("warns of participants with several rows and of few rows, and never extrapolates", () => {
		const some = lmsCurves({ ...base, participants: x.map((_, i) => i >> 1) });
		expect(some.warnings.map(({ code }) => code)).toEqual(["repeated-measures"]);
		const few = lmsCurves({ x: x.slice(0, 100), y: y.slice(0, 100), edf: { l: 1, m: 3, s: 1 } });
		expect(few.warnings.map(({ code }) => code)).toContain("few-rows");
		expect(codeOf(() => some.at(45))).toBe("extrapolation");
		expect(codeOf(() => some.at(Number.NaN))).toBe("extrapolation");
	});

	it("refuses what it cannot use, and says what", () => {
		expect(codeOf(() => lmsCurves({ ...base, y: y.map((value, i) => (i === 4 ? 0 : value)) }))).toBe("not-positive");
		expect(codeOf(() => lmsCurves({ ...base, x: x.map((value, i) => (i === 4 ? Number.NaN : value)) }))).toBe(
			"not-finite",
		);
		expect(codeOf(() => lmsCurves({ ...base, edf: { m: 30 } }))).toBe("out-of-range");
		expect(codeOf(() => lmsCurves({ ...base, x: x.map((_, i) => i % 3) }))).toBe("too-few-values");
		expect(codeOf(() => lmsCurves({ x: [1, 2, 3], y: [1, 2, 3] }))).toBe("too-short");
	});
});

describe("wormPlot", () => {
	it("lies flat for normal scores, and above 0 where they are too high", () => {
		const z = x.map(() => drawNormal(random));
		for (const worm of wormPlot(x, z)) {
			expect(worm.n).toBe(n / 4);
			expect(worm.shareOutside).toBeLessThan(0.3);
		}
		const shifted = wormPlot(
			x,
			z.map((value, i) => value + (x[i] > 30 ? 0.5 : 0)),
			{ nBands: 3 },
		);
		const middle = (worm: (typeof shifted)[number]) => worm.deviation[Math.floor(worm.n / 2)];
		expect(middle(shifted[2])).toBeGreaterThan(0.3);
		expect(Math.abs(middle(shifted[0]))).toBeLessThan(0.2);
		expect(shifted[2].shareOutside).toBeGreaterThan(0.5);
	});
});
