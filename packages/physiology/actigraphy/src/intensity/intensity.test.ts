import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bouts } from "./bouts.ts";
import { type CutPoints, cutPoints } from "./cut-points.ts";
import { intensityGradient } from "./intensity-gradient.ts";
import { intensityMinutes } from "./intensity-minutes.ts";
import { mostActiveMinutes } from "./most-active-minutes.ts";
import { sumEpochs } from "./sum-epochs.ts";

const hip = { metric: "axis1Counts", site: "hip", epochSeconds: 60 } as const;

describe("cutPoints", () => {
	it.each(Object.entries(cutPoints) as [string, CutPoints][])("%s: bounds rise, with a source and an age", (_, set) => {
		const bounds = ["light", "moderate", "vigorous", "veryVigorous"].flatMap(
			(level) => set.levels[level as keyof CutPoints["levels"]] ?? [],
		);
		expect(bounds.length).toBeGreaterThan(0);
		expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
		expect(set.doi).toMatch(/^10\.\d{4,}\//);
		expect(set.ageYears[0]).toBeLessThan(set.ageYears[1]);
		expect(set.epochSeconds === null).toBe(set.metric.endsWith("Mg"));
		expect(set.pregnancy.validated).toBe(false);
	});
	it("none reaches below 15 months", () => {
		expect(Math.min(...Object.values(cutPoints).map(({ ageYears }) => ageYears[0]))).toBe(1.25);
	});
	it("those of 15 s and of a minute are the same numbers where a paper gives both", () => {
		// Evenson in counts a minute: 101 (that is, above 100), 2296 and 4012.
		expect(4 * cutPoints.evenson2008.levels.moderate).toBe(2296);
		expect(4 * cutPoints.evenson2008.levels.vigorous).toBe(4012);
		// Pate's 1680 a minute.
		expect(4 * cutPoints.pate2006.levels.moderate).toBe(1680);
	});
});

describe("intensityMinutes", () => {
	it("puts a value on a bound into the level above it", () => {
		const counts = [99, 100, 1951, 1952, 5724, 5725, 9498, 9499];
		expect(intensityMinutes(counts, { ...hip, cutPoints: "freedson1998" })).toMatchObject({
			sedentaryMinutes: 1,
			lightMinutes: 2,
			moderateMinutes: 2,
			vigorousMinutes: 2,
			veryVigorousMinutes: 1,
			moderateToVigorousMinutes: 5,
			wornMinutes: 8,
			warnings: [],
		});
	});
	it("does not tell apart what the paper did not", () => {
		const found = intensityMinutes([0, 500], { ...hip, epochSeconds: 15, cutPoints: "pate2006" });
		expect(found.sedentaryMinutes).toBeNaN();
		expect(found.lightMinutes).toBeNaN();
		expect(found.moderateToVigorousMinutes).toBe(0.25);
		expect(found.moderateMinutes).toBe(0.25);
		const light = intensityMinutes([0, 900], {
			...hip,
			metric: "vectorMagnitudeCounts",
			cutPoints: "butte2014VectorMagnitude",
		});
		expect(light.sedentaryMinutes).toBe(1);
		expect(light.moderateToVigorousMinutes).toBeNaN();
	});
	it("leaves out minutes not worn and missing, and counts them apart", () => {
		const found = intensityMinutes([0, 3000, 3000, Number.NaN], {
			...hip,
			cutPoints: "troiano2008",
			wear: [1, 0, 1, 1],
		});
		expect(found).toMatchObject({
			sedentaryMinutes: 1,
			moderateMinutes: 1,
			notWornMinutes: 1,
			missingMinutes: 1,
			wornMinutes: 2,
		});
		expect([...found.levels]).toEqual([0, Number.NaN, 2, Number.NaN]);
	});
	it.each([
		[
			{ ...hip, epochSeconds: 10 },
			'intensityMinutes: epochSeconds must be 60, for which "Freedson 1998, adults, hip" was made; got 10',
		],
		[
			{ ...hip, site: "nonDominantWrist" },
			'site must be hip, for which "Freedson 1998, adults, hip" was made; got nonDominantWrist',
		],
		[{ ...hip, metric: "vectorMagnitudeCounts" }, "metric must be axis1Counts"],
	] as const)("refuses another epoch, site or metric, or warns where asked to (%#)", (given, message) => {
		expect(() => intensityMinutes([0], { ...given, cutPoints: "freedson1998" })).toThrow(message);
		const { warnings } = intensityMinutes([0], { ...given, cutPoints: "freedson1998", mismatch: "warn" });
		expect(warnings.map(({ code }) => code)).toEqual(["cut-points-do-not-fit"]);
	});
	it("takes a mean acceleration at any epoch, and either wrist where the paper does not say which", () => {
		const mg = {
			metric: "enmoMg",
			site: "nonDominantWrist",
			epochSeconds: 5,
			cutPoints: "hildebrandAdultsWristActigraph",
		} as const;
		expect(intensityMinutes(new Array(12).fill(150), mg).moderateMinutes).toBe(1);
		const toddler = {
			metric: "axis1Counts",
			site: "dominantWrist",
			epochSeconds: 5,
			cutPoints: "johansson2015Axis1",
		} as const;
		expect(intensityMinutes([500], toddler).warnings).toEqual([]);
	});
	it("warns of an age outside the calibration, of infants and of pregnancy", () => {
		const codes = (more: object) =>
			intensityMinutes([0], { ...hip, epochSeconds: 15, cutPoints: "trost2012", ...more }).warnings.map(
				({ message }) => message,
			);
		expect(codes({ ageYears: 2 })).toEqual([]);
		expect(codes({ ageYears: 0.5 })[0]).toContain("No cut points are validated below 15 months");
		const pregnant = intensityMinutes([0], {
			metric: "enmoMg",
			site: "nonDominantWrist",
			epochSeconds: 5,
			cutPoints: "hildebrandAdultsWristActigraph",
			ageYears: 31,
			pregnant: true,
		});
		expect(pregnant.warnings).toEqual([
			{
				code: "not-validated-in-pregnancy",
				message: expect.stringContaining("it is borrowed, as in doi:10.1371/journal.pone.0211442"),
			},
		]);
	});
	it.each([
		["empty", [], 0, 0],
		["all zero", [0, 0], 2, 0],
		["all missing", [Number.NaN], 0, 1],
	])("answers %s values", (_, values, sedentaryMinutes, missingMinutes) => {
		expect(intensityMinutes(values, { ...hip, cutPoints: "troiano2008" })).toMatchObject({
			sedentaryMinutes,
			missingMinutes,
		});
	});
	it("says where nothing was worn, for the minutes are 0 then too", () => {
		const codes = (values: number[], wear?: number[]) =>
			intensityMinutes(values, { ...hip, cutPoints: "troiano2008", ...(wear && { wear }) }).warnings.map(
				({ code }) => code,
			);
		expect(codes([])).toEqual(["nothing-worn"]);
		expect(codes([0, 50], [0, Number.NaN])).toEqual(["nothing-worn"]);
		expect(codes([0, 50], [0, 1])).toEqual([]);
	});
	it("tells g from mg, and refuses what is no state of wear, no count and no acceleration", () => {
		const mg = { metric: "enmoMg", site: "hip", epochSeconds: 5, cutPoints: "hildebrandAdultsHipActigraph" } as const;
		expect(intensityMinutes([0.2, 0.6], mg).warnings.map(({ code }) => code)).toEqual(["looks-like-g"]);
		expect(intensityMinutes([0, 12], mg).warnings).toEqual([]);
		expect(() => intensityMinutes([20_000], mg)).toThrow("values must be enmoMg up to 16000 mg");
		const counts = { ...hip, cutPoints: "troiano2008" } as const;
		expect(() => intensityMinutes([Number.POSITIVE_INFINITY], counts)).toThrow("values must be finite");
		expect(() => intensityMinutes([1], { ...counts, wear: [2] })).toThrow("wear must be 1 (worn), 0 (not) or NaN");
		expect(() => intensityMinutes([1], { ...counts, mismatch: "ignore" as "warn" })).toThrow('got "ignore"');
	});
	it("refuses a negative value and a name that it does not know", () => {
		expect(() => intensityMinutes([-1], { ...hip, cutPoints: "troiano2008" })).toThrow(
			"values must not be negative; got -1",
		);
		expect(() => intensityMinutes([1], { ...hip, cutPoints: "freedson" as "freedson1998" })).toThrow(
			"cutPoints must be one of",
		);
	});
});

describe("sumEpochs", () => {
	it("adds up whole epochs, and is missing where a part is", () => {
		expect([...sumEpochs([1, 2, 3, Number.NaN, 5], { fromSeconds: 30, toSeconds: 60 })]).toEqual([3, Number.NaN]);
		expect(() => sumEpochs([1], { fromSeconds: 60, toSeconds: 30 })).toThrow("Counts cannot be split");
	});
});

/** "0110" to epochs. */
const epochs = (text: string) => [...text].map(Number);

describe("bouts", () => {
	it("by runs: with and without pauses", () => {
		const options = { epochSeconds: 60, minimumMinutes: 5, rule: "runs" } as const;
		expect(bouts(epochs("0111110111110"), options)).toEqual([
			{ start: 1, end: 6, minutes: 5 },
			{ start: 7, end: 12, minutes: 5 },
		]);
		expect(bouts(epochs("0111110111110"), { ...options, pauseMinutes: 1 })).toEqual([
			{ start: 1, end: 12, minutes: 11 },
		]);
		expect(bouts(epochs("0111100111110"), { ...options, pauseMinutes: 1 })).toEqual([
			{ start: 7, end: 12, minutes: 5 },
		]);
	});
	// GGIR's own tests of its rule, at four epoch lengths.
	it.each([5, 15, 30, 60])("by GGIR's rule as in its own tests, at epochs of %i s", (epochSeconds) => {
		const n = 60 / epochSeconds;
		const of = (...runs: readonly [number, number][]) =>
			runs.flatMap(([value, length]) => new Array<number>(length * n).fill(value));
		const at = (met: readonly number[], minimumMinutes: number, fraction: number) =>
			bouts(met, { epochSeconds, minimumMinutes, fraction }).map(({ start, end }) => [start / n, end / n]);
		expect(at(of([0, 15], [1, 6], [0, 1], [1, 10], [0, 20]), 10, 1)).toEqual([[22, 32]]);
		expect(at(of([1, 4], [0, 3], [1, 6], [0, 3], [1, 10], [0, 1], [1, 9]), 10, 1)).toEqual([[16, 26]]);
		expect(at(of([0, 20], [1, 9], [0, 20]), 9, 1)).toEqual([[20, 29]]);
		expect(at(of([0, 15], [1, 6], [0, 1], [1, 10], [0, 20]), 10, 0.9)).toEqual([[15, 32]]);
		expect(at(of([0, 15], [1, 6], [0, 1], [1, 3], [0, 1], [1, 4], [0, 20]), 10, 0.9)).toEqual([[15, 25]]);
	});
	it.each(["ggir", "runs"] as const)(
		"%s: bouts lie in order, are long enough, and begin and end with an epoch that meets the criterion",
		(rule) => {
			fc.assert(
				fc.property(fc.array(fc.constantFrom(0, 1, 1, 1, Number.NaN), { maxLength: 150 }), (met) => {
					let before = -1;
					for (const { start, end, minutes } of bouts(met, { epochSeconds: 60, minimumMinutes: 5, rule })) {
						expect(start).toBeGreaterThan(before);
						expect(minutes).toBe(end - start);
						expect([met[start], met[end - 1]]).toEqual([1, 1]);
						if (rule === "runs") expect(minutes).toBeGreaterThanOrEqual(5);
						before = end - 1;
					}
				}),
			);
		},
	);
	it.each([
		["empty", []],
		["all zero", new Array(30).fill(0)],
		["all missing", new Array(30).fill(Number.NaN)],
	])("finds none in %s epochs", (_, met) => {
		expect(bouts(met, { epochSeconds: 60, minimumMinutes: 10 })).toEqual([]);
		expect(bouts(met, { epochSeconds: 60, minimumMinutes: 10, rule: "runs" })).toEqual([]);
	});
});

describe("intensityGradient", () => {
	it("of 3 minutes at 12.5 mg and 1 at 37.5 mg is minus one, by hand", () => {
		const { gradient, rSquared, nBins, intercept } = intensityGradient([10, 10, 10, 30], { epochSeconds: 60 });
		expect(gradient).toBeCloseTo(-1, 12);
		expect(intercept).toBeCloseTo(Math.log(37.5), 12);
		expect(rSquared).toBeCloseTo(1, 12);
		expect(nBins).toBe(2);
	});
	it("does not change when the whole day is twice as long", () => {
		const day = fc.array(fc.double({ min: 0, max: 4000, noNaN: true }), { minLength: 3, maxLength: 60 });
		fc.assert(
			fc.property(day, (values) => {
				const once = intensityGradient(values, { epochSeconds: 5 });
				const twice = intensityGradient([...values, ...values, Number.NaN], { epochSeconds: 5 });
				if (Number.isNaN(once.gradient)) expect(twice.gradient).toBeNaN();
				else expect(twice.gradient).toBeCloseTo(once.gradient, 9);
			}),
		);
	});
	it("is NaN of an empty, a missing and a motionless day, and refuses a negative value", () => {
		for (const day of [[], [Number.NaN], [0, 0, 0]])
			expect(intensityGradient(day, { epochSeconds: 5 }).gradient).toBeNaN();
		expect(() => intensityGradient([-1], { epochSeconds: 5 })).toThrow(
			"enmoMg must not be negative; got -1 in epoch 0",
		);
	});
});

describe("bouts of what is no state", () => {
	it("are refused: counts, and a rule of another name", () => {
		const options = { epochSeconds: 60, minimumMinutes: 1 };
		expect(() => bouts([0, 1, 2500], options)).toThrow("met must be 1 (met), 0 (not) or NaN (missing); got 2500 at 2");
		expect(() => bouts([1], { ...options, rule: "nhanes" as "runs" })).toThrow('rule must be one of "ggir", "runs"');
	});
});

describe("mostActiveMinutes", () => {
	it("is the least active of the most active minutes", () => {
		const day = [5, 100, Number.NaN, 20, 300];
		expect(mostActiveMinutes(day, { minutes: 1, epochSeconds: 60 })).toBe(300);
		expect(mostActiveMinutes(day, { minutes: 4, epochSeconds: 60 })).toBe(5);
		expect(mostActiveMinutes(day, { minutes: 5, epochSeconds: 60 })).toBeNaN();
		expect(() => mostActiveMinutes(day, { minutes: 0.1, epochSeconds: 60 })).toThrow(
			"at least one epoch (60 s); got 0.1 min",
		);
	});
});
