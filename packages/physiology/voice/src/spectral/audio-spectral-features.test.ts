import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summariseFrames } from "../frames/summarise-frames.ts";
import { audioSpectralFeatures } from "./audio-spectral-features.ts";

const frames = { segmentSamples: 64, stepSamples: 64, framing: "inside", window: "rectangular" } as const;

describe("audioSpectralFeatures", () => {
	it("finds a tone on a bin: all of it there, no width, no flatness", () => {
		const tone = Array.from({ length: 128 }, (_, i) => 0.5 * Math.cos((2 * Math.PI * 8 * i) / 64));
		const found = audioSpectralFeatures(tone, 6400, frames);
		for (const frame of [0, 1]) {
			expect(found.centroidHz[frame]).toBeCloseTo(800, 6);
			expect(found.bandwidthHz[frame]).toBeLessThan(0.01);
			expect(found.rollOffHz[frame]).toBe(800);
			expect(found.flatness[frame]).toBeLessThan(1e-8);
			expect(found.rms[frame]).toBeCloseTo(0.5 / Math.SQRT2, 12);
			expect(found.zeroCrossingRate[frame]).toBeCloseTo(16 / 64, 1);
		}
	});
	it("finds a click: every frequency alike", () => {
		const click = new Float64Array(64);
		click[10] = 1;
		const found = audioSpectralFeatures(click, 6400, frames);
		expect(found.centroidHz[0]).toBeCloseTo(1600, 9);
		expect(found.flatness[0]).toBeCloseTo(1, 9);
		// 28.05 of 33 equal bins are reached at the 29th.
		expect(found.rollOffHz[0]).toBe(2800);
		// 33 equally spaced frequencies: (33^2 - 1) / 12 bins squared.
		expect(found.bandwidthHz[0]).toBeCloseTo(100 * Math.sqrt(1088 / 12), 9);
		expect(found.rms[0]).toBe(1 / 8);
	});
	it("counts a change of sign once, 0 as positive, and none beyond the ends", () => {
		const rate = (samples: number[], options = {}) =>
			Array.from(
				audioSpectralFeatures(samples, 8, { segmentSamples: 4, stepSamples: 4, framing: "inside", ...options })
					.zeroCrossingRate,
			);
		expect(rate([1, 0, -1, 0])).toEqual([0.5]);
		expect(rate([-1, 1, -1, 1])).toEqual([0.75]);
		expect(rate([0, 0, 0, 0])).toEqual([0]);
		for (const framing of ["centredZeros", "centredReflected"])
			expect(rate([-1, -1, -1, -1], { framing })).toEqual([0, 0]);
	});
	it("has no spectrum in silence, and says in how many frames there was one", () => {
		const samples = [...new Array<number>(64).fill(0), ...Array.from({ length: 64 }, (_, i) => Math.sin(i))];
		const { centroidHz, bandwidthHz, rollOffHz, flatness, rms, summary } = audioSpectralFeatures(samples, 6400, frames);
		for (const measure of [centroidHz, bandwidthHz, rollOffHz, flatness]) {
			expect(measure[0]).toBeNaN();
			expect(measure[1]).toBeGreaterThan(0);
		}
		expect(rms[0]).toBe(0);
		expect([summary.centroidHz.nFrames, summary.rms.nFrames]).toEqual([1, 2]);
	});
	it("is NaN where a frame holds a missing sample", () => {
		const samples = Float64Array.from({ length: 192 }, (_, i) => Math.sin(i));
		samples[64] = Number.NaN;
		const { timesSeconds, summary, ...measures } = audioSpectralFeatures(samples, 6400, frames);
		for (const values of Object.values(measures))
			expect(Array.from(values, Number.isNaN)).toEqual([false, true, false]);
		expect(Array.from(timesSeconds)).toEqual([0.005, 0.015, 0.025]);
		expect(summary.zeroCrossingRate.nFrames).toBe(2);
	});
	it("stays within its bounds, and only the loudness follows the scale", () => {
		const sound = fc.array(
			fc.integer({ min: -500, max: 500 }).map((value) => value / 1000),
			{ minLength: 64, maxLength: 300 },
		);
		fc.assert(
			fc.property(sound, (samples) => {
				const found = audioSpectralFeatures(samples, 6400, { segmentSamples: 64 });
				const louder = audioSpectralFeatures(
					samples.map((value) => value * 2),
					6400,
					{ segmentSamples: 64 },
				);
				for (let t = 0; t < found.rms.length; t++) {
					expect(louder.rms[t]).toBe(2 * found.rms[t]);
					expect(louder.zeroCrossingRate[t]).toBe(found.zeroCrossingRate[t]);
					expect(found.zeroCrossingRate[t]).toBeLessThan(1);
					if (Number.isNaN(found.centroidHz[t])) continue;
					expect(louder.centroidHz[t]).toBeCloseTo(found.centroidHz[t], 6);
					expect(louder.rollOffHz[t]).toBe(found.rollOffHz[t]);
					for (const values of [found.centroidHz, found.rollOffHz]) {
						expect(values[t]).toBeGreaterThanOrEqual(0);
						expect(values[t]).toBeLessThanOrEqual(3200);
					}
					expect(found.bandwidthHz[t]).toBeLessThanOrEqual(1600);
					expect(found.flatness[t]).toBeLessThanOrEqual(1 + 1e-12);
				}
			}),
			{ seed: 5, numRuns: 60 },
		);
	});
	it.each([
		[() => audioSpectralFeatures([], 8000), "audioSpectralFeatures: samples must have at least 1 value; got 0"],
		[() => audioSpectralFeatures([1], 8000, { rollOffFraction: 2 }), "rollOffFraction must be between 0 and 1; got 2"],
		[
			() => audioSpectralFeatures([1], 8000, { smallestPower: -1 }),
			"smallestPower must be a finite number above 0; got -1",
		],
	])("refuses with the rule (%#)", (call, message) => {
		expect(call).toThrow(message);
	});
});

describe("summariseFrames", () => {
	it("gives mean, spread and quantiles of what is there, column by column", () => {
		const values = Float64Array.of(1, 10, 2, Number.NaN, 3, Number.NaN, 4, Number.NaN, 5, Number.NaN);
		const [first, second] = summariseFrames({ values, nRows: 5, nColumns: 2 });
		expect(first).toEqual({ nFrames: 5, mean: 3, standardDeviation: Math.sqrt(2.5), p10: 1.4, median: 3, p90: 4.6 });
		expect(second).toEqual({ nFrames: 1, mean: 10, standardDeviation: Number.NaN, p10: 10, median: 10, p90: 10 });
	});
});
