import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { inverseLogit } from "../distributions/logit.ts";
import { matrixFromColumns } from "../model/matrix.ts";
import { averageTreatmentEffect } from "./average-treatment-effect.ts";
import { eValue } from "./e-value.ts";
import { censoringWeights, inverseProbabilityWeights } from "./inverse-probability-weights.ts";

describe("eValue", () => {
	it("is as published: Hammond and Horn's smoking and lung cancer (vignette of R's EValue)", () => {
		const { estimate, limit } = eValue({ estimate: 10.73, low: 8.02, high: 14.36, measure: "risk-ratio" });
		expect(estimate).toBeCloseTo(20.94777, 5);
		expect(limit).toBeCloseTo(15.52336, 5);
		expect(eValue({ estimate: 3.9, measure: "risk-ratio" }).estimate).toBeCloseTo(7.263034, 6);
	});

	it("is the same for a ratio and its inverse, 1 for none, and 1 for a limit on the other side", () => {
		const up = eValue({ estimate: 1.25, low: 1 / 0.91, high: 1 / 0.71, measure: "risk-ratio" });
		const down = eValue({ estimate: 0.8, low: 0.71, high: 0.91, measure: "risk-ratio" });
		expect(up.estimate).toBeCloseTo(down.estimate, 12);
		expect(up.limit).toBeCloseTo(down.limit, 12);
		expect(eValue({ estimate: 1, measure: "risk-ratio" }).estimate).toBe(1);
		expect(eValue({ estimate: 1.3, low: 0.9, high: 1.9, measure: "risk-ratio" }).limit).toBe(1);
		expect(eValue({ estimate: 1.3, measure: "risk-ratio" }).limit).toBeNaN();
	});

	it("converts what is no risk ratio", () => {
		expect(eValue({ estimate: 5, measure: "odds-ratio", isRare: false }).riskRatio).toBeCloseTo(Math.sqrt(5), 14);
		expect(eValue({ estimate: 5, measure: "odds-ratio", isRare: true }).riskRatio).toBe(5);
		const ratio = eValue({ estimate: 1.3, measure: "hazard-ratio", isRare: false }).riskRatio;
		expect(ratio).toBeCloseTo((1 - 0.5 ** Math.sqrt(1.3)) / (1 - 0.5 ** Math.sqrt(1 / 1.3)), 14);
		const difference = eValue({ estimate: 0.5, standardError: 0.1, measure: "standardised-difference" });
		expect(difference.riskRatio).toBeCloseTo(Math.exp(0.455), 14);
		const low = Math.exp(0.455 - 0.178);
		expect(difference.limit).toBeCloseTo(low + Math.sqrt(low * (low - 1)), 12);
		expect(difference.warnings[0].code).toBe("approximate");
	});

	it.each([
		[{ estimate: 0, measure: "risk-ratio" }, "eValue: estimate must be a finite ratio above 0; got 0"],
		[{ estimate: 2, low: 2.5, measure: "risk-ratio" }, "eValue: low and high must hold the estimate (2)"],
		[{ estimate: 2, measure: "odds-ratio" }, "eValue: isRare must say whether the outcome is rare"],
		[{ estimate: 2, measure: "rate" }, "eValue: measure must be one of"],
		[{ estimate: 2, standardError: 1, measure: "risk-ratio" }, "eValue: standardError must be 0 or more"],
	])("refuses what breaks its rules (%#)", (options, message) =>
		expect(() => eValue(options as never)).toThrow(message),
	);
});

/** Treatment that depends on x, an outcome that depends on both: the crude difference is wrong. The effect is 1. */
function made(n: number, seed: string) {
	const random = seededRandom(seed);
	const x = Float64Array.from({ length: n }, () => drawNormal(random));
	const treatment = x.map((value) => (random() < inverseLogit(value) ? 1 : 0));
	const outcome = x.map((value, i) => 2 + treatment[i] + 1.5 * value + drawNormal(random));
	return { x, treatment, outcome, features: matrixFromColumns([x]), random };
}

describe("averageTreatmentEffect", () => {
	it.each(["g-computation", "weighting", "doubly-robust"] as const)(
		"by %s finds the effect that was planted (4 errors), with and without lost participants",
		(method) => {
			const { x, treatment, outcome, features, random } = made(2000, "effect");
			const crude = [1, 0].map((group) => {
				const own = outcome.filter((_, i) => treatment[i] === group);
				return own.reduce((sum, value) => sum + value, 0) / own.length;
			});
			expect(crude[0] - crude[1]).toBeGreaterThan(1.8);
			const lost = outcome.map((value, i) => (random() < inverseLogit(-1.5 + x[i]) ? Number.NaN : value));
			for (const seen of [outcome, lost]) {
				const { difference, nLost, warnings } = averageTreatmentEffect({
					treatment,
					outcome: seen,
					features,
					method,
					repeats: 60,
				});
				expect(Math.abs(difference.estimate - 1)).toBeLessThan(4 * difference.standardError);
				expect(difference.standardError).toBeLessThan(0.15);
				expect(warnings.some(({ code }) => code === "lost")).toBe(nLost > 0);
			}
		},
	);

	it("doubly robust is right when one of its models is wrong", () => {
		const { treatment, outcome, features } = made(4000, "robust");
		const flat = () => () => Float64Array.from({ length: 4000 }, () => 0.5);
		const one = averageTreatmentEffect({
			treatment,
			outcome,
			features,
			method: "doubly-robust",
			treatmentFit: flat,
			repeats: 2,
		});
		const zero = () => () => new Float64Array(4000);
		const two = averageTreatmentEffect({
			treatment,
			outcome,
			features,
			method: "doubly-robust",
			outcomeFit: zero,
			repeats: 2,
		});
		expect(Math.abs(one.difference.estimate - 1)).toBeLessThan(0.2);
		expect(Math.abs(two.difference.estimate - 1)).toBeLessThan(0.2);
	});

	it("covers the effect as often as its intervals say (120 data sets, 95 % less three errors)", () => {
		let covered = 0;
		for (let set = 0; set < 120; set++) {
			const { treatment, outcome, features } = made(150, `cover ${set}`);
			const { difference } = averageTreatmentEffect({
				treatment,
				outcome,
				features,
				method: "g-computation",
				repeats: 150,
			});
			if (difference.low <= 1 && 1 <= difference.high) covered++;
		}
		expect(covered / 120).toBeGreaterThan(0.89);
	});

	it("draws participants, not rows: the same rows four times over are no more certain", () => {
		const { x, treatment, outcome } = made(80, "rows");
		const four = (values: Float64Array) => Float64Array.from({ length: 320 }, (_, i) => values[i >> 2]);
		const options = { method: "g-computation", repeats: 200 } as const;
		const one = averageTreatmentEffect({ treatment, outcome, features: matrixFromColumns([x]), ...options });
		const repeated = averageTreatmentEffect({
			treatment: four(treatment),
			outcome: four(outcome),
			features: matrixFromColumns([four(x)]),
			groups: Array.from({ length: 320 }, (_, i) => i >> 2),
			...options,
		});
		expect(repeated.difference.estimate).toBeCloseTo(one.difference.estimate, 10);
		expect(repeated.difference.standardError).toBeCloseTo(one.difference.standardError, 10);
	});

	it("gives ratio and odds ratio of an event, the same from the same seed", () => {
		const { x, treatment, features, random } = made(400, "event");
		const outcome = x.map((value, i) => (random() < inverseLogit(-1 + treatment[i] + value) ? 1 : 0));
		const options = { treatment, outcome, features, method: "g-computation", repeats: 50 } as const;
		const effect = averageTreatmentEffect(options);
		expect(effect.ratio.estimate).toBeCloseTo(effect.treated.estimate / effect.untreated.estimate, 12);
		expect(effect.oddsRatio.estimate).toBeGreaterThan(effect.ratio.estimate);
		expect(averageTreatmentEffect(options)).toEqual(effect);
	});
});

describe("inverseProbabilityWeights", () => {
	it("are what a pencil gives in two strata, and balance them", () => {
		// x = 1: three of four treated; x = 0: one of four.
		const treatment = [1, 1, 1, 0, 1, 0, 0, 0];
		const features = matrixFromColumns([[1, 1, 1, 1, 0, 0, 0, 0]]);
		const plain = inverseProbabilityWeights(treatment, { features, names: ["x"], isStabilised: false });
		for (const [i, weight] of [4 / 3, 4 / 3, 4 / 3, 4, 4, 4 / 3, 4 / 3, 4 / 3].entries())
			expect(plain.weights[i]).toBeCloseTo(weight, 9);
		expect(plain.balance[0].before).toBeGreaterThan(0.9);
		expect(plain.balance[0].after).toBeCloseTo(0, 9);
		expect(plain.effectiveSampleSize.treated).toBeCloseTo(64 / (3 * (16 / 9) + 16), 9);
		const stabilised = inverseProbabilityWeights(treatment, { features });
		expect(stabilised.meanWeight).toBeCloseTo(1, 9);
		expect(stabilised.weights[3]).toBeCloseTo(2, 9);
	});

	it("say where nobody could have been in the other group", () => {
		const x = Array.from({ length: 40 }, (_, i) => i);
		const decided = inverseProbabilityWeights(
			x.map((value) => (value < 20 ? 0 : 1)),
			{ features: matrixFromColumns([x]) },
		);
		expect(decided.warnings[0].code).toBe("positivity");
		expect(decided.weights.every(Number.isNaN)).toBe(true);
		const near = inverseProbabilityWeights([...x.map((value) => (value < 19 || value === 21 ? 0 : 1))], {
			features: matrixFromColumns([x]),
		});
		expect(near.warnings.map(({ code }) => code)).toContain("positivity");
		const effect = averageTreatmentEffect({
			treatment: x.map((value) => (value < 20 ? 0 : 1)),
			outcome: x,
			features: matrixFromColumns([x]),
			method: "weighting",
			repeats: 2,
		});
		expect(effect.warnings.map(({ code }) => code)).toEqual(["positivity", "not-estimable"]);
	});

	it("cut the largest and smallest on request, and say how many", () => {
		const { treatment, features } = made(500, "cut");
		const cut = inverseProbabilityWeights(treatment, { features, truncatePercentiles: [2, 98] });
		expect(cut.nTruncated).toBe(20);
		expect(cut.largestWeight).toBeLessThan(inverseProbabilityWeights(treatment, { features }).largestWeight);
		expect(cut.warnings.map(({ code }) => code)).toContain("truncated");
	});

	it("of censoring are 0 for the lost, and make the seen like all", () => {
		const isSeen = [1, 1, 1, 0, 1, 0, 0, 0];
		const { weights, balance } = censoringWeights(isSeen, {
			features: matrixFromColumns([[1, 1, 1, 1, 0, 0, 0, 0]]),
			isStabilised: false,
		});
		expect([...weights].map((weight) => Math.round(weight * 1e6) / 1e6)).toEqual([
			1.333333, 1.333333, 1.333333, 0, 4, 0, 0, 0,
		]);
		expect(balance[0].after).toBeCloseTo(0, 9);
	});

	const features = matrixFromColumns([[1, 2, 3, 4]]);
	it.each([
		[
			() => inverseProbabilityWeights([1, 0, 1], { features }),
			"treatment must be as long as features has rows (4); got 3",
		],
		[() => inverseProbabilityWeights([1, 0, 2, 1], { features }), "treatment must be 0 or 1; got 2 at row 2"],
		[
			() => inverseProbabilityWeights([1, 1, 1, 1], { features }),
			"treatment must hold both 0 and 1; got 4 ones in 4 rows",
		],
		[() => censoringWeights([1, 1, 1, 1], { features }), "censoringWeights: isSeen must hold both 0 and 1"],
		[
			() => inverseProbabilityWeights([1, 0, 1, 0], { features, truncatePercentiles: [99, 1] }),
			"truncatePercentiles must be two percentiles in order",
		],
		[
			() => inverseProbabilityWeights([1, 0, 1, 0], { features, names: [] }),
			"names must be as many as features has columns (1)",
		],
		[
			() => averageTreatmentEffect({ treatment: [1, 0, 1, 0], outcome: [1, 2, 3], features, method: "weighting" }),
			"averageTreatmentEffect: outcome must be as long as treatment (4); got 3",
		],
		[
			() =>
				averageTreatmentEffect({
					treatment: [1, 0, 1, 0],
					outcome: [1, 2, 3, Number.POSITIVE_INFINITY],
					features,
					method: "weighting",
				}),
			"averageTreatmentEffect: outcome must be finite, or NaN where it is missing",
		],
		[
			() =>
				averageTreatmentEffect({
					treatment: [1, 0, 1, 0],
					outcome: [1, 2, 3, 4],
					features,
					method: "matching" as never,
				}),
			'averageTreatmentEffect: method must be one of "g-computation"',
		],
	])("refuse what breaks their rules (%#)", (call, message) => expect(call).toThrow(message));
});
