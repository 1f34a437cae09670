import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { morletTransform } from "./morlet-transform.ts";
import { waveletDecompose, waveletReconstruct } from "./wavelet-transform.ts";

describe("wavelets", () => {
	it("come back to the signal, whatever its length", () => {
		const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 16, maxLength: 70 });
		fc.assert(
			fc.property(
				series,
				fc.constantFrom("haar" as const, "db2" as const, "db3" as const, "db4" as const),
				(samples, wavelet) => {
					const back = waveletReconstruct(waveletDecompose(samples, { wavelet, levels: 3 }));
					expect(back.length).toBe(samples.length);
					for (let i = 0; i < samples.length; i++) expect(Math.abs(back[i] - samples[i])).toBeLessThan(1e-8);
				},
			),
		);
	});
	it("keep the sum of squares (an even length)", () => {
		const samples = Float64Array.from({ length: 64 }, (_, i) => Math.sin(i * i));
		const { approximation, details } = waveletDecompose(samples, { levels: 4 });
		const squares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0);
		expect(squares(approximation) + details.reduce((sum, detail) => sum + squares(detail), 0)).toBeCloseTo(
			squares(samples),
			9,
		);
	});
	it("refuse a gap and too few samples", () => {
		expect(() => waveletDecompose([1, 2, 3], { levels: 2 })).toThrow(
			"waveletDecompose: samples must be at least 4 for 2 levels; got 3",
		);
		expect(() => waveletDecompose([1, Number.NaN], { levels: 1 })).toThrow(
			"waveletDecompose: samples must be finite; got NaN at index 1",
		);
	});
});

describe("morletTransform", () => {
	it("has the squared amplitude of a sine at its frequency, and little elsewhere", () => {
		const samples = Float64Array.from({ length: 1200 }, (_, i) => 3 * Math.sin((2 * Math.PI * 0.1 * i) / 4));
		const { power } = morletTransform(samples, 4, { frequenciesHz: [0.1, 0.4] });
		expect(power[0][600]).toBeCloseTo(9, 1);
		expect(power[1][600]).toBeLessThan(0.01);
	});
	it("says when a rhythm was there, and how far the ends reach in", () => {
		const samples = Float64Array.from({ length: 1200 }, (_, i) =>
			i < 600 ? Math.sin((2 * Math.PI * 0.2 * i) / 4) : 0,
		);
		const { power, edgeSamples } = morletTransform(samples, 4, { frequenciesHz: [0.2] });
		expect(power[0][300]).toBeGreaterThan(0.9);
		expect(power[0][900]).toBeLessThan(0.01);
		expect(edgeSamples[0]).toBe(28);
	});
	it("refuses a frequency above half the rate", () => {
		expect(() => morletTransform([1, 2, 3], 4, { frequenciesHz: [3] })).toThrow(
			"morletTransform: frequenciesHz must be above 0 and at most 2; got 3",
		);
	});
});
