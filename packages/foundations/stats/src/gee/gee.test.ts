import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "../regression/linear-regression.ts";
import { logisticRegression } from "../regression/logistic-regression.ts";
import { type GeeOptions, gee } from "./gee.ts";

/** 50 groups of 4 rows. */
const random = seededRandom("gee");
const n = 200;
const groups = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 4));
const own = Array.from({ length: 50 }, () => drawNormal(random));
const x = Array.from({ length: n }, () => drawNormal(random));
const outcome = x.map((value, i) => 1 + 0.5 * value + own[groups[i]] + drawNormal(random));
const events = x.map((value, i) => (value + own[groups[i]] + drawNormal(random) > 0 ? 1 : 0));
const base: GeeOptions = { outcome, fixed: matrixFromColumns([x]), names: ["x"], groups };

function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return isInvalidInput(error) ? error.code : String(error);
	}
	return "nothing thrown";
}

describe("gee", () => {
	it("with independent rows gives the coefficients of the plain regressions", () => {
		const linear = linearRegression(base.fixed, outcome);
		const plain = gee({ ...base, correlation: "independence", covariance: "model" });
		for (const j of [0, 1]) {
			expect(plain.coefficients[j].estimate).toBeCloseTo(linear.coefficients[j].estimate, 10);
			expect(plain.coefficients[j].standardError).toBeCloseTo(linear.coefficients[j].standardError, 10);
		}
		const logistic = logisticRegression(base.fixed, events);
		const odds = gee({ ...base, outcome: events, family: "binomial", correlation: "independence" });
		expect(odds.coefficients[1].estimate).toBeCloseTo(logistic.coefficients[1], 9);
	});

	it("with groups of one row has the robust errors of White, and is not moved by the working correlation", () => {
		const single = { ...base, groups: x.map((_, i) => i) };
		const plain = gee({ ...single, correlation: "independence" });
		const any = gee({ ...single, correlation: "exchangeable" });
		expect(any.coefficients[1].estimate).toBeCloseTo(plain.coefficients[1].estimate, 10);
		expect(any.workingCorrelation.correlation).toBe(0);
		// With one row a group the correction of Mancl and DeRouen is HC3.
		const hc3 = linearRegression(base.fixed, outcome, { covariance: "HC3" });
		const corrected = gee({ ...single, correlation: "independence", covariance: "mancl-derouen" });
		expect(corrected.coefficients[1].standardError).toBeCloseTo(hc3.coefficients[1].standardError, 10);
	});

	it("does not depend on the order of rows nor on units", () => {
		const order = Array.from({ length: n }, (_, i) => (i * 37) % n);
		const time = Array.from({ length: n }, (_, i) => i % 4);
		for (const correlation of ["exchangeable", "ar1", "unstructured"] as const) {
			const one = gee({ ...base, correlation, order: time });
			const other = gee({
				outcome: order.map((i) => outcome[i] * 1e6),
				fixed: matrixFromColumns([order.map((i) => x[i] * 1e-6 + 5)]),
				groups: order.map((i) => `person ${groups[i]}`),
				order: order.map((i) => time[i]),
				correlation,
			});
			expect(other.coefficients[1].estimate / 1e12).toBeCloseTo(one.coefficients[1].estimate, 7);
			expect(other.coefficients[1].p).toBeCloseTo(one.coefficients[1].p, 7);
		}
	});

	it("finds a correlation that was put in, at any distance in time", () => {
		const e = new Float64Array(3000);
		const days: number[] = [];
		for (let i = 0; i < 3000; i++) {
			const gap = i % 10 === 0 ? 0 : 1 + (i % 3);
			days.push(i % 10 === 0 ? 0 : days[i - 1] + gap);
			const r = gap === 0 ? 0 : 0.7 ** gap;
			e[i] = (i === 0 ? 0 : r * e[i - 1]) + Math.sqrt(1 - r * r) * drawNormal(random);
		}
		const fit = gee({
			outcome: e,
			fixed: { values: new Float64Array(0), nRows: 3000, nColumns: 0 },
			groups: Array.from(e, (_, i) => Math.floor(i / 10)),
			order: days,
			correlation: "ar1",
		});
		expect(fit.workingCorrelation.correlation).toBeCloseTo(0.7, 1);
	});

	it("warns of few groups, and says when nothing can be estimated", () => {
		const few = gee({
			...base,
			outcome: outcome.slice(0, 40),
			fixed: matrixFromColumns([x.slice(0, 40)]),
			groups: groups.slice(0, 40),
		});
		expect(few.warnings.map(({ code }) => code)).toEqual(["few-groups"]);
		const parted = gee({ ...base, outcome: x.map((value) => (value > 0 ? 1 : 0)), family: "binomial" });
		expect(parted.warnings.map(({ code }) => code)).toEqual(["not-converged"]);
		expect([parted.coefficients[1].estimate, parted.qic]).toEqual([Number.NaN, Number.NaN]);
	});

	it("counts with an exposure give rates", () => {
		const exposure = x.map((_, i) => 1 + (i % 5));
		const counts = exposure.map((time, i) => Math.round(time * 3 + (i % 2)));
		const fit = gee({
			outcome: counts,
			fixed: { values: new Float64Array(0), nRows: n, nColumns: 0 },
			groups,
			family: "poisson",
			offset: exposure.map(Math.log),
			correlation: "independence",
		});
		const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
		expect(Math.exp(fit.coefficients[0].estimate)).toBeCloseTo(total(counts) / total(exposure), 10);
	});

	it.each([
		["not-finite", { outcome: outcome.with(2, Number.NaN) }],
		["length-mismatch", { groups: groups.slice(1) }],
		["one-group", { groups: x.map(() => 1) }],
		["not-binary", { family: "binomial" }],
		["one-class", { family: "binomial", outcome: x.map(() => 1) }],
		["not-a-count", { family: "poisson" }],
		["all-zero", { family: "poisson", outcome: x.map(() => 0) }],
		["rank-deficient", { fixed: matrixFromColumns([x, x.map((value) => 3 * value)]), names: ["x", "again"] }],
		["duplicate", { correlation: "ar1", order: x.map(() => 1) }],

		["unknown-option", { family: "gamma" }],
		["unknown-option", { covariance: "sandwich" }],
	] as const)("refuses bad input by name: %s", (code, change) =>
		expect(codeOf(() => gee({ ...base, ...change } as GeeOptions))).toBe(code),
	);

	it("refuses a corrected covariance where one group decides a coefficient alone", () => {
		const lone = x.map((_, i) => (groups[i] === 7 ? 1 : 0));
		const fixed = matrixFromColumns([lone]);
		expect(codeOf(() => gee({ ...base, fixed, names: ["lone"], covariance: "mancl-derouen" }))).toBe("full-leverage");
	});
});
