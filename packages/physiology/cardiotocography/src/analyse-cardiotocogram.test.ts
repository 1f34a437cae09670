import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, flutter, lose, rateHz, step, tocogram, triangle } from "../test/traces.ts";
import { analyseCardiotocogram } from "./index.ts";

const analyse = (fhrBpm: Float64Array, uterineActivity?: Float64Array) =>
	analyseCardiotocogram(uterineActivity ? { fhrBpm, uterineActivity } : { fhrBpm }, rateHz);
const warningCodes = (analysis: ReturnType<typeof analyse>) => analysis.warnings.map(({ code }) => code);

describe("analyseCardiotocogram", () => {
	const acmesSeconds = [300, 600, 900, 1200, 1500];
	const activity = tocogram(30, { acmesSeconds });

	it("tells early from late by the contraction: the same fall, 40 s apart", () => {
		const fallAt = (onset: number) =>
			triangle(flutter(30, { half: 4 }), {
				fromSeconds: onset,
				extremeSeconds: onset + 38,
				toSeconds: onset + 76,
				bpm: -30,
			});
		// The bell with its acme at 900 s begins at 860 s (its feet are lost in the tone: found from about 872 s).
		const early = analyse(fallAt(864), activity);
		expect(early.decelerations.map(({ kind }) => kind)).toEqual(["early"]);
		const late = analyse(fallAt(904), activity);
		expect(late.decelerations.map(({ kind }) => kind)).toEqual(["late"]);
		expect(analyse(fallAt(904)).decelerations.map(({ kind }) => kind)).toEqual(["unclassified"]);
	});

	it("calls a fall to the nadir within 15 s variable and one of 4 minutes prolonged", () => {
		const rapid = triangle(flat(30), { fromSeconds: 890, extremeSeconds: 905, toSeconds: 940, bpm: -50 });
		expect(analyse(rapid, activity).decelerations.map(({ kind }) => kind)).toEqual(["variable"]);
		const long = step(flat(30), { fromSeconds: 800, seconds: 240, bpm: -40 });
		const { decelerations, figo } = analyse(long);
		expect(decelerations.map(({ kind }) => kind)).toEqual(["prolonged"]);
		expect(decelerations[0]?.endSeconds).toBe(1040);
		// A line without any variability within it for more than 3 minutes is FIGO's reduced variability.
		expect(figo.category).toBe("pathological");
	});

	it("gives DeepCTG's four features: a rise of 20 bpm and 30 s, a fall of 30 bpm and a minute", () => {
		const trace = step(step(flat(30), { fromSeconds: 400, seconds: 30, bpm: 20 }), {
			fromSeconds: 1000,
			seconds: 60,
			bpm: -30,
		});
		const { features } = analyse(trace);
		expect(features.baselineMinimumBpm).toBeCloseTo(140, 9);
		expect(features.baselineMaximumBpm).toBeCloseTo(140, 9);
		expect(features.accelerationArea).toBeCloseTo(10, 9);
		expect(features.decelerationArea).toBeCloseTo(30, 9);
	});

	it("reads 0 as missing, as monitors write it", () => {
		const raw = flat(20).fill(0, 2400, 2880);
		const { missingFraction, gaps, baselineBpm } = analyse(raw);
		expect(missingFraction).toBeCloseTo(0.1, 12);
		expect(gaps).toEqual([{ startSeconds: 600, endSeconds: 720 }]);
		expect(baselineBpm[2400]).toBeNaN();
	});

	it("measures variability in what was recorded, not in bridges", () => {
		const trace = lose(flutter(30, { half: 6 }), { fromSeconds: 605, seconds: 10 });
		expect(new Set(analyse(trace).bandwidth.perMinuteBpm)).toEqual(new Set([12]));
	});

	it("sees reduced variability for 55 of 60 minutes, and cannot tell from 30", () => {
		const hour = new Float64Array([...flutter(5, { half: 6 }), ...flutter(55, { half: 1.5 })]);
		expect(analyse(hour).figo.category).toBe("pathological");
		expect(analyse(flutter(30, { half: 1.5 })).figo.category).toBe("not assessable");
	});

	it("sees a sinusoidal pattern that lasts 40 minutes", () => {
		const sine = flat(40).map((bpm, i) => bpm + 10 * Math.sin((2 * Math.PI * 4 * i) / 240));
		const { figo, accelerations, decelerations } = analyse(sine);
		expect(accelerations).toEqual([]);
		expect(decelerations).toEqual([]);
		expect(figo.criteria.find(({ id }) => id === "sinusoidal-pattern")?.state).toBe("met");
		expect(figo.category).toBe("pathological");
	});

	describe("on awkward records", () => {
		it.each([
			["empty", new Float64Array(0), ["short-record", "no-signal", "no-tocogram"]],
			["one sample", new Float64Array([140]), ["short-record", "no-tocogram"]],
			["all missing", flat(30).fill(Number.NaN), ["no-signal", "no-tocogram"]],
			["all zero", flat(30, 0), ["no-signal", "no-tocogram"]],
			["mostly missing", lose(flat(30), { fromSeconds: 60, seconds: 1200 }), ["mostly-missing", "no-tocogram"]],
		])("%s: no events, no guesses, a warning", (_, trace, codes) => {
			const analysis = analyse(trace);
			expect(analysis.accelerations).toEqual([]);
			expect(analysis.decelerations).toEqual([]);
			expect(analysis.contractions).toEqual([]);
			expect(analysis.figo.category).toBe("not assessable");
			expect(warningCodes(analysis)).toEqual(codes);
			expect(analysis.baselineBpm).toHaveLength(trace.length);
		});

		it("without any signal every number is NaN, none is 0 by default", () => {
			const { features, bandwidth, shortTermVariability } = analyse(flat(30, 0));
			expect(Object.values(features).every(Number.isNaN)).toBe(true);
			expect(bandwidth.medianBpm).toBeNaN();
			expect(shortTermVariability.stvMs).toBeNaN();
		});

		it("a constant record has variability 0 and no events", () => {
			const { bandwidth, shortTermVariability, accelerations } = analyse(flat(30), activity);
			expect([bandwidth.medianBpm, shortTermVariability.stvMs, accelerations.length]).toEqual([0, 0, 0]);
		});
	});

	it("moves with a constant that is added to the rate: baseline by it, events and bandwidth not at all", () => {
		fc.assert(
			fc.property(fc.integer({ min: -20, max: 20 }), (shift) => {
				const trace = step(flutter(30, { half: 5 }), { fromSeconds: 900, seconds: 45, bpm: -25 });
				const base = analyse(trace, activity);
				const moved = analyse(
					trace.map((bpm) => bpm + shift),
					activity,
				);
				expect(moved.features.baselineMinimumBpm - base.features.baselineMinimumBpm).toBeCloseTo(shift, 6);
				expect(moved.decelerations.map(({ startSeconds, kind }) => [startSeconds, kind])).toEqual(
					base.decelerations.map(({ startSeconds, kind }) => [startSeconds, kind]),
				);
				expect(moved.bandwidth.medianBpm).toBeCloseTo(base.bandwidth.medianBpm, 9);
			}),
			{ numRuns: 25 },
		);
	});

	it("gives the same for a plain array, and changes no input", () => {
		const trace = step(flat(12), { fromSeconds: 300, seconds: 40, bpm: -30 }).fill(0, 0, 40);
		const before = trace.slice();
		const typed = analyse(trace);
		expect(trace).toEqual(before);
		expect(analyseCardiotocogram({ fhrBpm: [...trace] }, rateHz)).toEqual(typed);
	});

	it("refuses signals of different length", () => {
		expect(() => analyse(flat(2), tocogram(1, { acmesSeconds: [] }))).toThrow(
			"analyseCardiotocogram: uterineActivity must be as long as fhrBpm (480); got 240",
		);
	});
});
