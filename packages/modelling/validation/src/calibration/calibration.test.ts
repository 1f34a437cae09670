import { drawNormal, seededRandom } from "@quickening/core";
import { inverseLogit, logit } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibration } from "./calibration.ts";
import { calibrationCurve } from "./calibration-curve.ts";
import { calibrationGroups } from "./calibration-groups.ts";

/** Linear predictors and outcomes drawn from them. */
function drawn(seed: number | string, n: number): { eta: Float64Array; outcomes: Float64Array } {
	const random = seededRandom(seed);
	const eta = Float64Array.from({ length: n }, () => -1 + drawNormal(random));
	return { eta, outcomes: eta.map((x) => (random() < inverseLogit(x) ? 1 : 0)) };
}

describe("by hand", () => {
	// 1 of 4 where 0.2 was predicted, 3 of 4 where 0.6 was.
	const probabilities = [0.2, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6, 0.6];
	const outcomes = [1, 0, 0, 0, 1, 1, 1, 0];

	it("the slope is the observed over the predicted difference of log odds", () => {
		const { slope, observedToExpected, nEvents } = calibration(probabilities, outcomes);
		expect(slope.estimate).toBeCloseTo((logit(0.75) - logit(0.25)) / (logit(0.6) - logit(0.2)), 10);
		expect(observedToExpected).toBeCloseTo(4 / 3.2, 12);
		expect(nEvents).toBe(4);
	});

	it("equal predictions: the intercept is the observed less the predicted log odds, and there is no slope", () => {
		const { intercept, slope, warnings } = calibration([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1]);
		expect(intercept.estimate).toBeCloseTo(Math.log(1 / 3), 12);
		expect(intercept.se).toBeCloseTo(Math.sqrt(1 / (4 * 0.25 * 0.75)), 10);
		expect(slope.estimate).toBeNaN();
		expect(warnings.map((warning) => warning.code)).toEqual(["constant-probabilities"]);
	});

	it("groups: halves of four predictions", () => {
		const groups = calibrationGroups([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], { nGroups: 2 });
		expect(groups.map((group) => [group.n, group.observed.estimate])).toEqual([
			[2, 0],
			[2, 1],
		]);
		expect(groups[0].predicted).toBeCloseTo(0.15, 15);
		expect(calibrationGroups([0.3, 0.3, 0.3], [0, 1, 0]).length).toBe(1);
	});
});

describe("rows that participants share", () => {
	const { eta, outcomes } = drawn("clustered", 200);
	const probabilities = eta.map((x) => inverseLogit(0.8 * x + 0.2));
	const own = Array.from(outcomes, (_, i) => `P${i}`);
	/** Each row three times, as if one person had been measured thrice and nothing had changed. */
	const thrice = <T>(values: ArrayLike<T>) =>
		Array.from({ length: 3 * values.length }, (_, i) => values[Math.floor(i / 3)]);
	const widthOf = ({ low, high }: { low: number; high: number }) => high - low;

	it("by hand: equal predictions, two participants of two rows", () => {
		// Intercept log(1/3); residuals add up to -1/2 and 1/2; information 4 (1/4)(3/4) = 3/4; G / (G - 1) = 2.
		const { intercept } = calibration([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1], { participantIds: [1, 1, 2, 2] });
		expect(intercept.estimate).toBeCloseTo(Math.log(1 / 3), 12);
		expect(intercept.se).toBeCloseTo(Math.sqrt((2 * (0.25 + 0.25)) / 0.75 ** 2), 10);
	});

	it("repeated rows tell nothing new: limits are as wide as without them, and too narrow where ids are not given", () => {
		const once = calibration(probabilities, outcomes, { participantIds: own });
		const [p, y, participantIds] = [thrice(probabilities), thrice(outcomes), thrice(own)];
		const clustered = calibration(p, y, { participantIds });
		const naive = calibration(p, y);
		for (const which of ["intercept", "slope"] as const) {
			expect(clustered[which].estimate).toBeCloseTo(once[which].estimate, 9);
			expect(clustered[which].se).toBeCloseTo(once[which].se, 9);
			expect(widthOf(naive[which])).toBeLessThan(0.65 * widthOf(clustered[which]));
		}
		expect([once.nParticipants, clustered.nParticipants, naive.nParticipants]).toEqual([200, 200, 600]);
	});

	it("a bootstrap draws participants with all their rows, and gives the same again", () => {
		const options = { interval: "bootstrap", repeats: 400 } as const;
		const once = calibration(probabilities, outcomes, { ...options, participantIds: own });
		const [p, y, participantIds] = [thrice(probabilities), thrice(outcomes), thrice(own)];
		const clustered = calibration(p, y, { ...options, participantIds });
		for (const which of ["intercept", "slope"] as const) {
			expect(clustered[which].low).toBeCloseTo(once[which].low, 8);
			expect(clustered[which].high).toBeCloseTo(once[which].high, 8);
			const wald = calibration(probabilities, outcomes)[which];
			expect(widthOf(once[which]) / widthOf(wald)).toBeGreaterThan(0.85);
			expect(widthOf(once[which]) / widthOf(wald)).toBeLessThan(1.25);
		}
		expect(calibration(p, y, { ...options, participantIds })).toEqual(clustered);
	});

	it("draws without both outcomes are left out, and counted", () => {
		const { intercept, warnings } = calibration([0.2, 0.4, 0.6, 0.7, 0.3], [0, 1, 0, 1, 0], {
			interval: "bootstrap",
			repeats: 200,
		});
		expect(warnings.at(-1)?.code).toBe("draws-without");
		expect(intercept.low).toBeLessThan(intercept.high);
	});

	it("one participant has no limits, and a profile is refused", () => {
		const { slope, warnings } = calibration(probabilities, outcomes, { participantIds: own.map(() => "one") });
		expect([slope.low, slope.high, slope.se]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
		expect(slope.estimate).toBe(calibration(probabilities, outcomes).slope.estimate);
		expect(warnings.map(({ code }) => code)).toEqual(["one-participant"]);
		expect(() => calibration([0.1, 0.2, 0.3], [0, 1, 0], { interval: "profile", participantIds: [1, 1, 2] })).toThrow(
			'calibration: interval must not be "profile" where participants have several rows; got 2 participants for 3 rows; take "wald" or "bootstrap"',
		);
		expect(() => calibration([0.1, 0.2, 0.3], [0, 1, 0], { participantIds: [1] })).toThrow(
			"participantIds must be as long",
		);
	});
});

describe("edges", () => {
	for (const [what, probabilities, outcomes, code] of [
		["events only", [0.2, 0.3], [1, 1], "one-class"],
		["no event", [0.2, 0.3], [0, 0], "one-class"],
		["one row", [0.2], [0], "one-class"],
		["a probability of 0", [0, 0.3, 0.6, 0.7], [0, 1, 0, 1], "probability-at-bound"],
		["a probability of 1", [0.1, 0.3, 0.6, 1], [0, 1, 0, 1], "probability-at-bound"],
	] as const) {
		it(`${what}: NaN and the warning ${code}, for numbers and curve`, () => {
			const { intercept, slope, warnings } = calibration(probabilities, outcomes);
			expect([intercept.estimate, slope.estimate, slope.low]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
			expect(warnings[0].code).toBe(code);
			const curve = calibrationCurve(probabilities, outcomes);
			expect(curve.observed.every(Number.isNaN)).toBe(true);
			expect(curve.warnings[0].code).toBe(code);
		});
	}

	it("clip moves probabilities away from 0 and 1", () => {
		const { slope, warnings } = calibration([0, 0.3, 0.6, 1], [0, 1, 0, 1], { clip: 0.01 });
		expect(warnings).toEqual([]);
		expect(slope.estimate).toBeGreaterThan(0);
	});

	it("predictions that separate the outcomes have no slope but an intercept", () => {
		const { intercept, slope, warnings } = calibration([0.1, 0.2, 0.7, 0.9], [0, 0, 1, 1], { interval: "profile" });
		expect(warnings[0].code).toBe("separation");
		expect(slope.low).toBeNaN();
		expect(Number.isFinite(intercept.low)).toBe(true);
	});

	it("too few distinct predictions for the knots are said", () => {
		const curve = calibrationCurve([0.2, 0.2, 0.2, 0.6, 0.6, 0.6], [0, 1, 0, 1, 0, 1]);
		expect(curve.warnings[0].code).toBe("few-distinct");
	});

	it("refuses NaN and what is no probability", () => {
		expect(() => calibration([0.1, Number.NaN], [0, 1])).toThrow("calibration: probabilities must be finite");
		expect(() => calibration([0.1, -0.1], [0, 1])).toThrow("calibration: probabilities must be between 0 and 1");
	});
});

describe("properties", () => {
	it("shift and scale of the log odds move intercept and slope as theory says", () => {
		const { eta, outcomes } = drawn("theory", 400);
		const own = calibration(eta.map(inverseLogit), outcomes);
		fc.assert(
			fc.property(
				fc.double({ min: -1, max: 1, noNaN: true }),
				fc.double({ min: 0.5, max: 2, noNaN: true }),
				(shift, scale) => {
					const moved = calibration(
						eta.map((x) => inverseLogit(x + shift)),
						outcomes,
					);
					expect(moved.intercept.estimate).toBeCloseTo(own.intercept.estimate - shift, 6);
					const stretched = calibration(
						eta.map((x) => inverseLogit(scale * x)),
						outcomes,
					);
					expect(stretched.slope.estimate).toBeCloseTo(own.slope.estimate / scale, 6);
				},
			),
			{ numRuns: 30 },
		);
	});

	it("of true probabilities intercept and slope are 0 and 1, within four standard errors", () => {
		const { eta, outcomes } = drawn("true", 4000);
		const { intercept, slope } = calibration(eta.map(inverseLogit), outcomes);
		expect(Math.abs(intercept.estimate)).toBeLessThan(4 * intercept.se);
		expect(Math.abs(slope.estimate - 1)).toBeLessThan(4 * slope.se);
	});

	it("profile and Wald limits agree when events are many", () => {
		const { eta, outcomes } = drawn("many", 20_000);
		const probabilities = eta.map(inverseLogit);
		const wald = calibration(probabilities, outcomes);
		const profile = calibration(probabilities, outcomes, { interval: "profile" });
		expect(profile.slope.low).toBeCloseTo(wald.slope.low, 3);
		expect(profile.intercept.high).toBeCloseTo(wald.intercept.high, 3);
	});

	it("the curve of true probabilities runs along the diagonal, inside 0..1 and inside its band", () => {
		const { eta, outcomes } = drawn("curve", 4000);
		const curve = calibrationCurve(eta.map(inverseLogit), outcomes, { nPoints: 40, levelPercent: 99.9 });
		let outside = 0;
		for (let g = 0; g < 40; g++) {
			expect(curve.low[g]).toBeGreaterThanOrEqual(0);
			expect(curve.high[g]).toBeLessThanOrEqual(1);
			expect(curve.low[g]).toBeLessThanOrEqual(curve.observed[g]);
			expect(curve.observed[g]).toBeLessThanOrEqual(curve.high[g]);
			if (curve.predicted[g] < curve.low[g] || curve.predicted[g] > curve.high[g]) outside++;
		}
		expect(outside).toBe(0);
	});

	it("groups hold every row once", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
				fc.integer({ min: 1, max: 12 }),
				(p, nGroups) => {
					const groups = calibrationGroups(
						p,
						p.map((_, i) => i % 2),
						{ nGroups },
					);
					expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(p.length);
					expect(groups.reduce((sum, group) => sum + group.nEvents, 0)).toBe(Math.floor(p.length / 2));
					for (let g = 1; g < groups.length; g++) expect(groups[g].predicted).toBeGreaterThan(groups[g - 1].predicted);
				},
			),
		);
	});
});
