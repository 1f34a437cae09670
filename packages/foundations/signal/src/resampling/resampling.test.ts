import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { epochMeans, fromEpochs } from "../index.ts";

describe("epochMeans", () => {
	it("averages what is there, and gives up below the share asked for", () => {
		expect([...epochMeans([1, 3, 5, Number.NaN], 1, { epochSeconds: 2 })]).toEqual([2, 5]);
		expect([...epochMeans([1, 3, 5, Number.NaN], 1, { epochSeconds: 2, minimumFraction: 0.6 })]).toEqual([
			2,
			Number.NaN,
		]);
	});

	it("leaves out a last part that is shorter than an epoch", () => {
		expect([...epochMeans([1, 1, 1, 9], 1, { epochSeconds: 3 })]).toEqual([1]);
	});

	it("shares samples out by their time when an epoch is no whole number of samples", () => {
		// 2.5 samples an epoch: samples 0, 1, 2 | 3, 4.
		expect([...epochMeans([0, 1, 2, 3, 4], 1, { epochSeconds: 2.5 })]).toEqual([1, 3.5]);
	});

	it("uses every sample of a whole number of epochs once: the means' mean is the mean", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 30, maxLength: 30 }), (samples) => {
				const means = epochMeans(samples, 4, { epochSeconds: 2.5 });
				expect(means).toHaveLength(3);
				const total = [...means].reduce((sum, mean) => sum + 10 * mean, 0);
				expect(total).toBeCloseTo(
					samples.reduce((sum, value) => sum + value, 0),
					6,
				);
			}),
		);
	});

	it("is empty for an empty record and NaN for one without signal", () => {
		expect(epochMeans([], 4, { epochSeconds: 2.5 })).toHaveLength(0);
		expect([...epochMeans([Number.NaN, Number.NaN], 1, { epochSeconds: 1, minimumFraction: 0 })]).toEqual([
			Number.NaN,
			Number.NaN,
		]);
	});

	it("refuses an epoch that is shorter than a sample", () => {
		expect(() => epochMeans([1], 1, { epochSeconds: 0.5 })).toThrow(
			"epochMeans: epochSeconds * samplingRateHz must be",
		);
	});
});

describe("fromEpochs", () => {
	it("draws straight lines between midpoints and stays level outside them", () => {
		expect([...fromEpochs([0, 4], 1, { epochSeconds: 4, nSamples: 8 })]).toEqual([0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]);
	});

	it("keeps a value up to the border with a missing epoch", () => {
		const samples = fromEpochs([1, Number.NaN, 3], 1, { epochSeconds: 2, nSamples: 6 });
		expect([...samples]).toEqual([1, 1, Number.NaN, Number.NaN, 3, 3]);
	});

	it("gives back a straight line away from its ends", () => {
		const line = Array.from({ length: 40 }, (_, i) => 2 * i);
		const back = fromEpochs(epochMeans(line, 1, { epochSeconds: 4 }), 1, { epochSeconds: 4, nSamples: 40 });
		for (let i = 2; i < 38; i++) expect(back[i]).toBeCloseTo(2 * i, 9);
	});

	it("is NaN throughout without epochs", () => {
		expect([...fromEpochs([], 4, { epochSeconds: 1, nSamples: 2 })]).toEqual([Number.NaN, Number.NaN]);
	});
});
