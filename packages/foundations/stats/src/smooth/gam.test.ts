import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "../regression/linear-regression.ts";
import { gam } from "./gam.ts";
import { gamCurve } from "./gam-curve.ts";
import type { GamOptions } from "./gam-fit.ts";
import { gamPredictions } from "./gam-predictions.ts";
import { gamTest } from "./gam-test.ts";
import { mixtureTail } from "./mixture-tail.ts";

const random = seededRandom("gam");
const n = 300;
const week = Array.from({ length: n }, () => 8 + 32 * random());
const noise = Array.from({ length: n }, () => drawNormal(random));
const truth = (x: number) => 3 * Math.sin(x / 6);
const outcome = week.map((x, i) => 10 + truth(x) + 0.5 * noise[i]);
const base: GamOptions = { outcome, smooths: [{ name: "week", x: week }] };

function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return isInvalidInput(error) ? error.code : String(error);
	}
	return "nothing thrown";
}

describe("gam", () => {
	it("finds a curve that was put in, within its limits about as often as stated", () => {
		const x = Array.from({ length: 61 }, (_, i) => 9 + i / 2);
		for (const kind of ["cubic", "p-spline"] as const) {
			const fit = gam({ ...base, smooths: [{ name: "week", kind, x: week, nBasis: 15 }] });
			const centre = week.reduce((sum, value) => sum + truth(value), 0) / n;
			const curve = gamCurve(fit, { smooth: "week", x });
			let within = 0;
			for (const [i, value] of x.entries()) {
				expect(Math.abs(curve.estimate[i] - (truth(value) - centre))).toBeLessThan(0.5);
				if (curve.low[i] <= truth(value) - centre && curve.high[i] >= truth(value) - centre) within++;
			}
			expect(within).toBeGreaterThan(50);
			expect(Math.sqrt(fit.scale)).toBeCloseTo(0.5, 1);
			expect(fit.warnings).toEqual([]);
		}
	});

	it("is a straight line where the data are one, and then gives the slope of linear regression", () => {
		const line = week.map((x, i) => 2 + 0.3 * x + 0.001 * Math.sin(i));
		const fit = gam({ ...base, outcome: line });
		const { coefficients } = linearRegression(matrixFromColumns([week]), line);
		expect(fit.smooths[0].edf).toBeCloseTo(1, 4);
		const { estimate } = gamCurve(fit, { smooth: "week", x: [10, 20] });
		expect((estimate[1] - estimate[0]) / 10).toBeCloseTo(coefficients[1].estimate, 6);
	});

	it("does not depend on the order of rows, on the units of x, nor on the level of the outcome", () => {
		const order = Array.from({ length: n }, (_, i) => (i * 77) % n);
		const one = gam(base);
		const other = gam({
			outcome: order.map((i) => 1e4 + 1e3 * outcome[i]),
			smooths: [{ name: "week", x: order.map((i) => 7 * week[i] - 1000) }],
		});
		expect(other.edf).toBeCloseTo(one.edf, 6);
		expect(other.deviance / 1e6).toBeCloseTo(one.deviance, 6);
		expect(gamTest(other, "week").p).toBeCloseTo(gamTest(one, "week").p, 8);
	});

	it("keeps curves of labels apart, and random effects of groups", () => {
		const sex = week.map((_, i) => (i % 2 === 0 ? "girl" : "boy"));
		const woman = week.map((_, i) => Math.floor(i / 6));
		const own = Array.from({ length: 50 }, () => drawNormal(random));
		const y = week.map((x, i) => (sex[i] === "boy" ? truth(x) : 0) + own[woman[i]] + 0.3 * noise[i]);
		const fit = gam({
			outcome: y,
			fixed: matrixFromColumns([sex.map((one) => (one === "boy" ? 1 : 0))]),
			smooths: [
				{ name: "week", x: week, by: { labels: sex } },
				{ name: "woman", kind: "random", groups: woman },
			],
		});
		expect(fit.smooths.map(({ name }) => name)).toEqual(["week: girl", "week: boy", "woman"]);
		expect(gamTest(fit, "week: boy").p).toBeLessThan(1e-10);
		expect(fit.smooths[2].standardDeviation).toBeGreaterThan(0.7);
		expect(fit.smooths[2].standardDeviation).toBeLessThan(1.3);
		const known = gamPredictions(fit, {
			n: 1,
			fixed: matrixFromColumns([[1]]),
			terms: { week: { x: [20], by: { labels: ["boy"] } }, woman: { groups: [0] } },
		});
		const unknown = gamPredictions(fit, {
			n: 1,
			fixed: matrixFromColumns([[1]]),
			terms: { week: { x: [20], by: { labels: ["boy"] } } },
		});
		expect(known.mean[0] - unknown.mean[0]).toBeCloseTo(fit.allCoefficients[fit.smooths[2].first], 10);
	});

	it("closes a cyclic curve: the same value and slope at both ends", () => {
		const hour = week.map((_, i) => (i * 24) / n);
		const y = hour.map((x, i) => Math.cos((2 * Math.PI * (x - 3)) / 24) + 0.2 * noise[i]);
		const fit = gam({ outcome: y, smooths: [{ name: "hour", kind: "cyclic", x: hour, period: [0, 24] }] });
		const { estimate } = gamCurve(fit, { smooth: "hour", x: [0, 1e-5, 24 - 1e-5, 24] });
		expect(estimate[0]).toBeCloseTo(estimate[3], 12);
		expect((estimate[1] - estimate[0]) / 1e-5).toBeCloseTo((estimate[3] - estimate[2]) / 1e-5, 4);
		expect(fit.smooths[0].edf).toBeGreaterThan(1.9);
	});

	it("says where two curves are hardly told apart, and where a basis is too small", () => {
		const near = week.map((x, i) => x + 0.3 * noise[(i * 7) % n]);
		const two = gam({ ...base, smooths: [...base.smooths, { name: "near", x: near }] });
		expect(two.warnings.map(({ code }) => code)).toContain("concurvity");
		const wiggly = week.map((x) => Math.sin(2 * x));
		const small = gam({ outcome: wiggly, smooths: [{ name: "week", x: week, nBasis: 6 }], method: "GCV" });
		expect(small.smooths[0].edf).toBeLessThan(6);
		const steep = gam({ outcome: week.map((x) => Math.sin(x / 2)), smooths: [{ name: "week", x: week, nBasis: 9 }] });
		expect(steep.warnings.map(({ code }) => code)).toContain("few-basis-functions");
	});

	it("says that a curve parts one outcome from the other, instead of giving numbers without a word", () => {
		const fit = gam({
			outcome: week.map((x) => (x > 24 ? 1 : 0)),
			family: "binomial",
			smooths: base.smooths,
		});
		expect(fit.warnings.map(({ code }) => code)).toContain("not-converged");
	});

	it("refuses what it cannot use, and says what", () => {
		const twice = matrixFromColumns([week]);
		expect(codeOf(() => gam({ ...base, fixed: twice }))).toBe("not-identified");
		expect(codeOf(() => gam({ ...base, fixed: matrixFromColumns([week.map(() => 2)]) }))).toBe("rank-deficient");
		expect(codeOf(() => gam({ ...base, outcome: outcome.map((y, i) => (i === 3 ? Number.NaN : y)) }))).toBe(
			"not-finite",
		);
		expect(codeOf(() => gam({ ...base, smooths: [{ name: "week", x: week.slice(1) }] }))).toBe("length-mismatch");
		expect(codeOf(() => gam({ ...base, smooths: [{ name: "trimester", x: week.map((_, i) => i % 3) }] }))).toBe(
			"too-few-values",
		);
		expect(codeOf(() => gam({ ...base, smooths: [...base.smooths, ...base.smooths] }))).toBe("names");
		expect(codeOf(() => gam({ ...base, smooths: [] }))).toBe("names");
		expect(codeOf(() => gam({ ...base, smooths: [{ name: "hour", x: week, kind: "cyclic" }] }))).toBe("period");
		expect(codeOf(() => gam({ ...base, smooths: [{ name: "hour", x: week, kind: "cyclic", period: [0, 24] }] }))).toBe(
			"out-of-range",
		);
		expect(codeOf(() => gam({ ...base, family: "binomial" }))).toBe("not-binary");
		const fit = gam(base);
		expect(codeOf(() => gamCurve(fit, { smooth: "week", x: [45] }))).toBe("extrapolation");
		expect(codeOf(() => gamCurve(fit, { smooth: "age", x: [30] }))).toBe("not-a-curve");
		expect(codeOf(() => gamPredictions(fit, { n: 1, terms: {} }))).toBe("length-mismatch");
		expect(codeOf(() => gamPredictions(fit, { n: 1, terms: { weak: { x: [20] } } }))).toBe("unknown-term");
	});

	it("goes on as a straight line where asked to", () => {
		const fit = gam(base);
		const last = Math.max(...week);
		const { estimate } = gamCurve(fit, {
			smooth: "week",
			x: [last - 1e-4, last, last + 1, last + 2],
			extrapolate: true,
		});
		expect(estimate[3] - estimate[2]).toBeCloseTo(estimate[2] - estimate[1], 10);
		expect((estimate[1] - estimate[0]) / 1e-4).toBeCloseTo(estimate[2] - estimate[1], 3);
	});
});

describe("mixtureTail", () => {
	it("is a tail of chi-square where the weights are 1 and 1, or 1 and 0", () => {
		// chi-square of 4 and of 3 degrees: exp(-q / 2) (1 + q / 2), and SciPy's chi2.sf(5, 3).
		expect(mixtureTail(5, 2, 1, Number.POSITIVE_INFINITY)).toBeCloseTo(Math.exp(-2.5) * 3.5, 10);
		expect(mixtureTail(5, 2, 1e-12, Number.POSITIVE_INFINITY)).toBeCloseTo(0.171797144296733, 6);
	});

	it("with an estimated scale is Fisher's", () => {
		// F of 4 and 10 degrees at 1.5: SciPy's f.sf(1.5, 4, 10).
		expect(mixtureTail(6, 2, 1, 10)).toBeCloseTo(0.2741813659667969, 6);
	});
});
