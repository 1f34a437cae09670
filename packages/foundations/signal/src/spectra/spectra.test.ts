import { seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { autoregressiveSpectrum } from "./autoregressive-spectrum.ts";
import { bandPower } from "./band-power.ts";
import { burg } from "./burg.ts";
import { lombDensity, lombScargle } from "./lomb-scargle.ts";
import { nonuniformSums } from "./nonuniform-sums.ts";
import { shortTimeSpectra } from "./short-time-spectra.ts";
import { spectralWindow } from "./spectral-window.ts";
import { welch } from "./welch.ts";

const sine = (n: number, hz: number, rateHz: number, amplitude = 1) =>
	Float64Array.from({ length: n }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rateHz));

describe("welch", () => {
	it("has the variance as its area: half the squared amplitude of a sine", () => {
		const spectrum = welch(sine(4000, 0.1, 4, 3), 4, { segmentSamples: 400 });
		expect(bandPower(spectrum, [0, 2], { rule: "sum" })).toBeCloseTo(4.5, 2);
		const peak = spectrum.densityPerHz.indexOf(Math.max(...spectrum.densityPerHz));
		expect(spectrum.frequenciesHz[peak]).toBeCloseTo(0.1, 10);
	});
	it("leaves out segments that touch a gap, and counts them", () => {
		const signal = sine(1000, 0.2, 4);
		signal[500] = Number.NaN;
		const { nSegments, nLeftOut, densityPerHz } = welch(signal, 4, { segmentSamples: 100 });
		expect([nSegments, nLeftOut]).toEqual([17, 2]);
		expect(densityPerHz.every(Number.isFinite)).toBe(true);
	});
	it("is NaN when no segment is whole, and refuses what cannot be", () => {
		expect(welch([1, Number.NaN, 2], 1, { segmentSamples: 3 }).densityPerHz.every(Number.isNaN)).toBe(true);
		expect(() => welch([], 1, { segmentSamples: 3 })).toThrow("welch: samples must have at least 1 value; got 0");
		expect(() => welch([1, 2, 3, 4], 1, { segmentSamples: 4, fftSamples: 2 })).toThrow(
			"welch: fftSamples must be at least the segment's 4 samples; got 2",
		);
		expect(() => welch([1, 2], 1, { segmentSamples: 2, overlapFraction: 1 })).toThrow(
			"welch: overlapFraction must be between 0",
		);
	});
	it("does not see a constant", () => {
		for (const density of welch(new Float64Array(64).fill(5), 1, { segmentSamples: 16 }).densityPerHz)
			expect(density).toBeLessThan(1e-25);
	});
});

describe("lombScargle", () => {
	it("agrees with Welch on the power of a sine, without even times", () => {
		const random = seededRandom("lomb");
		const times = Float64Array.from({ length: 900 }, (_, i) => i + 0.8 * random());
		const values = times.map((t) => 2 * Math.sin(2 * Math.PI * 0.1 * t));
		const spectrum = lombScargle(times, values, { minimumHz: 0.002, maximumHz: 0.4 });
		expect(bandPower(spectrum, [0.09, 0.11]) * lombDensity(times)).toBeCloseTo(2, 1);
	});
	it("gives the same by the fast transform as by adding up one by one", () => {
		const random = seededRandom("sums");
		const times = Float64Array.from({ length: 300 }, (_, i) => i + random());
		const weights = times.map(() => random() - 0.5);
		for (const grid of [
			{ minimumHz: 0.003, stepHz: 0.0007, count: 500 },
			{ minimumHz: 0.02, stepHz: 0.0013, count: 64 },
		]) {
			const slow = nonuniformSums(times, weights, grid, true);
			const fast = nonuniformSums(times, weights, grid, false);
			const largest = Math.max(...slow.cosine.map(Math.abs));
			for (let k = 0; k < grid.count; k++) {
				expect(Math.abs(fast.cosine[k] - slow.cosine[k])).toBeLessThan(1e-10 * largest);
				expect(Math.abs(fast.sine[k] - slow.sine[k])).toBeLessThan(1e-10 * largest);
			}
		}
	});
	it("leaves out a missing reading with its time", () => {
		const options = { minimumHz: 0.05, maximumHz: 0.3, stepHz: 0.01 };
		const whole = lombScargle([0, 1.1, 2, 3.3, 4.1, 5], [1, 3, 2, 5, 1, 0], options);
		const gap = lombScargle([0, 1.1, 1.5, 2, 3.3, 4.1, 5], [1, 3, Number.NaN, 2, 5, 1, 0], options);
		expect(gap.densityPerHz).toEqual(whole.densityPerHz);
	});
	it("refuses too few readings, unsorted times and an empty band", () => {
		const options = { minimumHz: 0.1, maximumHz: 0.3 };
		expect(() => lombScargle([0, 1], [1, 2], options)).toThrow(
			"lombScargle: values must have at least 3 values; got 2",
		);
		expect(() => lombScargle([0, 2, 1], [1, 2, 3], options)).toThrow("lombScargle: timesSeconds must rise");
		expect(() => lombScargle([0, 1, 2], [1, 2, 3], { minimumHz: 0.3, maximumHz: 0.1 })).toThrow(
			"lombScargle: maximumHz must be above minimumHz (0.3); got 0.1",
		);
	});
});

describe("burg", () => {
	it("finds the coefficients of a record that was made with them", () => {
		const random = seededRandom("burg");
		const noise = () => random() + random() + random() - 1.5;
		const signal = new Float64Array(20_000);
		for (let i = 2; i < signal.length; i++) signal[i] = 1.2 * signal[i - 1] - 0.6 * signal[i - 2] + noise();
		const model = burg(signal, 1, { order: 2 });
		expect(model.coefficients[1]).toBeCloseTo(-1.2, 1);
		expect(model.coefficients[2]).toBeCloseTo(0.6, 1);
		expect(model.noiseVariance).toBeCloseTo(0.25, 1);
		const grid = Float64Array.from({ length: 1001 }, (_, k) => k / 2000);
		const variance = signal.reduce((sum, x) => sum + x * x, 0) / signal.length;
		expect(bandPower(autoregressiveSpectrum(model, grid), [0, 0.51]) / variance).toBeCloseTo(1, 1);
	});
	it("refuses a gap, and more coefficients than samples", () => {
		expect(() => burg([1, Number.NaN, 2], 1, { order: 1 })).toThrow(
			"burg: samples must be finite; got NaN at index 1. Take a run without gaps.",
		);
		expect(() => burg([1, 2], 1, { order: 2 })).toThrow("burg: samples must be more than the order (2); got 2");
	});
});

describe("windows, bands and short-time spectra", () => {
	it("fade in and out", () => {
		expect(Array.from(spectralWindow("hann", 4)).map((weight) => Number(weight.toFixed(12)))).toEqual([0, 0.5, 1, 0.5]);
		expect(Array.from(spectralWindow("bartlett", 5, { symmetric: true }))).toEqual([0, 0.5, 1, 0.5, 0]);
	});
	it("of bands: NaN without frequencies inside, and bands side by side add up by sums", () => {
		const spectrum = { frequenciesHz: Float64Array.of(0, 1, 2, 3), densityPerHz: Float64Array.of(1, 2, 3, 4) };
		expect(bandPower(spectrum, [10, 20])).toBeNaN();
		expect(bandPower(spectrum, [0, 2], { rule: "sum" }) + bandPower(spectrum, [2, 4], { rule: "sum" })).toBe(10);
		expect(bandPower(spectrum, [0, 3], { includeUpper: true })).toBe(7.5);
	});
	it("show when a rhythm changes", () => {
		const signal = Float64Array.of(...sine(400, 0.1, 4), ...sine(400, 0.3, 4));
		const { timesSeconds, frequenciesHz, densityPerHz } = shortTimeSpectra(signal, 4, {
			segmentSamples: 100,
			stepSamples: 100,
		});
		const peak = (k: number) => frequenciesHz[densityPerHz[k].indexOf(Math.max(...densityPerHz[k]))];
		expect(timesSeconds[0]).toBe(12.5);
		expect(peak(1)).toBeCloseTo(0.12, 10);
		expect(peak(6)).toBeCloseTo(0.28, 1);
	});
});
