import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { covariance } from "../descriptive/covariance.ts";
import { variance } from "../descriptive/variance.ts";
import { matrixFromColumns } from "../model/matrix.ts";
import { mixedBootstrap } from "./mixed-bootstrap.ts";
import { mixedModel } from "./mixed-model.ts";
import { simulateMixed } from "./simulate-mixed.ts";

const random = seededRandom("mixed bootstrap");
const n = 300;
const groups = Array.from({ length: n }, (_, i) => Math.floor(i / 10));
const t = Array.from({ length: n }, (_, i) => i % 10);
const own = Array.from({ length: 30 }, () => 2 * drawNormal(random));
const outcome = t.map((time, i) => 3 + 0.2 * time + own[groups[i]] + drawNormal(random));
const base = { outcome, fixed: matrixFromColumns([t]), random: [{ name: "participant", groups }] };

describe("parametric bootstrap", () => {
	it("finds the standard error that the model says, and the same twice", () => {
		const fit = mixedModel(base);
		const slope = ({ coefficients }: typeof fit) => coefficients[1].estimate;
		const one = mixedBootstrap(fit, slope, { repeats: 2000 });
		expect(one.standardError / fit.coefficients[1].standardError).toBeCloseTo(1, 1);
		expect(one.low).toBeLessThan(one.estimate);
		expect(one.high).toBeGreaterThan(one.estimate);
		expect(mixedBootstrap(fit, slope, { repeats: 2000 })).toEqual(one);
	});

	it("says how often the quantity was not there", () => {
		let call = 0;
		const half = mixedBootstrap(mixedModel(base), () => (call++ % 2 ? Number.NaN : 1), { repeats: 10 });
		expect(half.nNotEstimable).toBe(5);
	});
});

describe("simulated outcomes", () => {
	it.each(["ar1", "compound"] as const)("have the correlation of errors that the fit has: %s", (kind) => {
		const e = Array.from({ length: n }, () => drawNormal(random));
		for (let i = 1; i < n; i++) if (i % 10 > 0) e[i] = 0.6 * e[i - 1] + 0.8 * e[i];
		const fit = mixedModel({ outcome: e, fixed: base.fixed, random: [], errors: { kind, groups, order: t } });
		const drawn = Array.from({ length: 60 }, () => simulateMixed(fit, random));
		const pick = (keep: (place: number) => boolean) =>
			drawn.flatMap((values) => Array.from(values).filter((_, i) => keep(i % 10)));
		const at = (lag: number) =>
			covariance(
				pick((place) => place >= lag),
				pick((place) => place < 10 - lag),
			);
		const correlation = fit.errors?.correlation as number;
		expect(variance(drawn.flatMap((values) => Array.from(values))) / fit.residualVariance).toBeCloseTo(1, 1);
		expect(at(1) / fit.residualVariance).toBeCloseTo(correlation, 1);
		expect(at(3) / fit.residualVariance).toBeCloseTo(kind === "ar1" ? correlation ** 3 : correlation, 1);
	});

	it("have the variances of the random effects", () => {
		const fit = mixedModel(base);
		const means = Array.from({ length: 100 }, () => simulateMixed(fit, random)).flatMap((values) =>
			Array.from(
				{ length: 30 },
				(_, g) => values.subarray(g * 10, g * 10 + 10).reduce((sum, value) => sum + value, 0) / 10,
			),
		);
		const [between] = fit.random[0].covariance.values;
		expect(variance(means) / (between + fit.residualVariance / 10)).toBeCloseTo(1, 1);
	});
});
