import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessWeightGain } from "./assess-weight-gain.ts";
import { bmiClassOf, bodyMassIndex } from "./body-mass-index.ts";
import { expectedWeightGain } from "./expected-weight-gain.ts";
import { twinWeightGainRanges, weightGainRanges } from "./weight-gain-ranges.ts";
import { centileOfZScore, weightGainAtCentile, weightGainZScore } from "./weight-gain-z-score.ts";

describe("bodyMassIndex", () => {
	it("of 60 kg at 165 cm is 22.04 kg/m2, by hand", () => {
		expect(bodyMassIndex({ weightKg: 60, heightCm: 165 }).kgPerM2).toBeCloseTo(22.0386, 4);
	});
	it("classes begin at 18.5, 25 and 30", () => {
		expect([18.49, 18.5, 24.99, 25, 29.99, 30].map(bmiClassOf)).toEqual([
			"underweight",
			"normal",
			"normal",
			"overweight",
			"overweight",
			"obese",
		]);
	});
	it("says that a weight may be in pounds, and does not convert it", () => {
		const size = bodyMassIndex({ weightKg: 140, heightCm: 165 });
		expect(size.kgPerM2).toBeCloseTo(51.42, 2);
		expect(size.warnings[0].message).toContain("were it in lb, it would be 23.3");
	});
	it("refuses a height in metres or inches by its likely unit, and what is missing", () => {
		expect(() => bodyMassIndex({ weightKg: 60, heightCm: 1.65 })).toThrow("got 1.65, which looks like m");
		expect(() => bodyMassIndex({ weightKg: 60, heightCm: 65 })).toThrow("looks like inches");
		expect(() => bodyMassIndex({ weightKg: Number.NaN, heightCm: 165 })).toThrow(
			"weightKg must be between 25 and 300; got NaN",
		);
	});
});

describe("expectedWeightGain", () => {
	it("at 28+0 of a normal index is 1.25 + 14 x 0.42 kg, by hand", () => {
		const gain = expectedWeightGain(196, "normal");
		expect(gain.meanKg).toBeCloseTo(7.13, 12);
		expect(gain.lowKg).toBeCloseTo(0.5 + 14 * 0.35, 12);
		expect(gain.highKg).toBeCloseTo(2 + 14 * 0.5, 12);
	});
	it("begins at 0, and stays after 40+0", () => {
		expect(expectedWeightGain(0, "obese")).toEqual({ lowKg: 0, meanKg: 0, highKg: 0 });
		expect(expectedWeightGain(290, "obese")).toEqual(expectedWeightGain(280, "obese"));
		expect(expectedWeightGain(Number.NaN, "obese").meanKg).toBeNaN();
	});
	it("its mean at 40+0 lies within the advised total for every class", () => {
		for (const [bmiClass, { totalKg }] of Object.entries(weightGainRanges)) {
			const { meanKg } = expectedWeightGain(280, bmiClass as keyof typeof weightGainRanges);
			expect(meanKg).toBeGreaterThan(totalKg[0]);
			expect(meanKg).toBeLessThan(totalKg[1]);
		}
	});
});

describe("assessWeightGain", () => {
	const woman = { weightBeforePregnancyKg: 60, heightCm: 165 };
	it("holds a gain against the day, and against the total where that is asked for", () => {
		expect(assessWeightGain({ ...woman, weightKg: 67, gestationalAgeDays: 196 })).toMatchObject({
			verdict: "within",
			against: "day",
			gainKg: 7,
			bmiClass: "normal",
		});
		expect(assessWeightGain({ ...woman, weightKg: 70, gestationalAgeDays: 196 }).verdict).toBe("above");
		expect(assessWeightGain({ ...woman, weightKg: 64, gestationalAgeDays: 196 }).verdict).toBe("below");
		const last = { ...woman, weightKg: 71, gestationalAgeDays: 262 };
		expect(assessWeightGain(last).verdict).toBe("within");
		expect(assessWeightGain({ ...last, against: "total" })).toMatchObject({ verdict: "below", rangeKg: [11.5, 16] });
	});
	it("holds no total against a weight before 37+0", () => {
		const early = assessWeightGain({ ...woman, weightKg: 68, gestationalAgeDays: 258, against: "total" });
		expect([early.verdict, early.warnings[0].code]).toEqual(["not-determinable", "no-range"]);
	});
	it("is not determinable, with what is missing, when weight before pregnancy or height is not known", () => {
		const { verdict, missing, warnings, gainKg } = assessWeightGain({ weightKg: 70, gestationalAgeDays: 196 });
		expect([verdict, missing]).toEqual(["not-determinable", ["weightBeforePregnancyKg", "heightCm"]]);
		expect(warnings[0].code).toBe("weight-before-pregnancy-missing");
		expect(gainKg).toBeNaN();
		const unknown = { weightBeforePregnancyKg: null, heightCm: null };
		expect(assessWeightGain({ ...unknown, weightKg: 70, gestationalAgeDays: 196 }).missing).toEqual(missing);
		expect(assessWeightGain({ weightKg: 70, gestationalAgeDays: 196, weightBeforePregnancyKg: 60 }).missing).toEqual([
			"heightCm",
		]);
	});
	it("has provisional totals for twins at term alone, none for underweight women or triplets", () => {
		const twins = { ...woman, weightKg: 80, nFetuses: 2, against: "total" as const };
		expect(assessWeightGain({ ...twins, gestationalAgeDays: 260 })).toMatchObject({
			verdict: "within",
			rangeKg: [16.8, 24.5],
		});
		expect(assessWeightGain({ ...twins, gestationalAgeDays: 200 }).verdict).toBe("not-determinable");
		expect(assessWeightGain({ ...twins, gestationalAgeDays: 260, against: "day" }).verdict).toBe("not-determinable");
		expect(assessWeightGain({ ...twins, nFetuses: 3, gestationalAgeDays: 260 }).verdict).toBe("not-determinable");
		expect(twinWeightGainRanges.underweight).toBeNull();
		expect(assessWeightGain({ ...twins, weightBeforePregnancyKg: 48, gestationalAgeDays: 260 }).warnings[0].code).toBe(
			"no-range",
		);
	});
	it("says that one of two weights may be in pounds", () => {
		const later = assessWeightGain({ ...woman, weightKg: 154, gestationalAgeDays: 200 });
		expect(later.warnings.map(({ message }) => message).join()).toContain(
			"were the weight now in lb, the gain would be 9.9 kg",
		);
		const before = assessWeightGain({
			heightCm: 165,
			weightBeforePregnancyKg: 132,
			weightKg: 67,
			gestationalAgeDays: 200,
		});
		expect(before.warnings.map(({ message }) => message).join()).toContain(
			"before pregnancy in lb, the gain would be 7.1 kg",
		);
	});
	it("refuses a day after 44+0 and half a child", () => {
		expect(() => assessWeightGain({ ...woman, weightKg: 70, gestationalAgeDays: 400 })).toThrow("between 0 and 308");
		expect(() => assessWeightGain({ ...woman, weightKg: 70, gestationalAgeDays: 200, nFetuses: 1.5 })).toThrow(
			"whole number",
		);
	});
});

/** Cheikh Ismail 2016, supplementary table: week, then 3rd, 10th, 25th, 50th, 75th, 90th and 97th centile in kg. */
const publishedWeightGain = [
	[14, -2.34, -1.73, -1.07, -0.25, 0.65, 1.54, 2.5],
	[20, 0.41, 1.25, 2.17, 3.3, 4.55, 5.78, 7.11],
	[24, 1.77, 2.82, 3.98, 5.42, 7.02, 8.61, 10.34],
	[28, 3.02, 4.29, 5.71, 7.47, 9.45, 11.43, 13.61],
	[32, 4.24, 5.73, 7.41, 9.52, 11.89, 14.29, 16.94],
	[36, 5.47, 7.19, 9.14, 11.58, 14.37, 17.19, 20.32],
	[40, 6.73, 8.68, 10.89, 13.69, 16.89, 20.15, 23.79],
] as const;

describe("weightGainZScore", () => {
	it("gives the published centiles to 0.011 kg; they were worked out with 1.88, 1.28 and 0.674 for z", () => {
		for (const [week, ...values] of publishedWeightGain)
			for (const [i, centile] of [3, 10, 25, 50, 75, 90, 97].entries())
				expect(Math.abs(weightGainAtCentile(7 * week, centile) - values[i])).toBeLessThanOrEqual(0.011);
	});
	it("is NaN outside 14+0 to 40+0, for a missing gain, and for a loss without logarithm", () => {
		expect([
			weightGainZScore(97, 1),
			weightGainZScore(281, 10),
			weightGainZScore(200, Number.NaN),
			weightGainZScore(200, -9),
		]).toEqual(Array(4).fill(Number.NaN));
		expect(() => weightGainZScore(200, 150)).toThrow("gainKg must be between -40 and 60");
	});
	it("turns back from centile to gain", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 98, max: 280 }),
				fc.double({ min: 0.5, max: 99.5, noNaN: true }),
				(day, centile) => {
					expect(centileOfZScore(weightGainZScore(day, weightGainAtCentile(day, centile)))).toBeCloseTo(centile, 8);
				},
			),
		);
	});
});
