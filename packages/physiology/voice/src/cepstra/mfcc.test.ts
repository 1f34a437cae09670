import { column } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltas } from "./deltas.ts";
import { mfccNaive } from "./mfcc.naive.ts";
import { mfcc, mfccFromLogMel } from "./mfcc.ts";

const rows = (values: Float64Array, nColumns: number) =>
	Array.from({ length: values.length / nColumns }, (_, i) => [...values.subarray(i * nColumns, (i + 1) * nColumns)]);

describe("mfcc", () => {
	it("gives what the definition gives, whatever the frames", () => {
		const record = fc.record({
			samples: fc.array(
				fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000),
				{ minLength: 1, maxLength: 90 },
			),
			segmentSamples: fc.integer({ min: 1, max: 32 }),
			stepSamples: fc.integer({ min: 1, max: 40 }),
			framing: fc.constantFrom("centredZeros", "centredReflected", "inside"),
			nBands: fc.integer({ min: 3, max: 9 }),
		});
		fc.assert(
			fc.property(record, ({ samples, segmentSamples, ...rest }) => {
				if (rest.framing === "inside") fc.pre(samples.length >= segmentSamples);
				const options = { ...rest, segmentSamples, fftSamples: 32, nCoefficients: 3 } as const;
				const ours = mfcc(samples, 1000, { ...options, scale: "htk", normalisation: "height" });
				const expected = mfccNaive(samples, 1000, options);
				expect(ours.nRows).toBe(expected.length);
				expect(ours.timesSeconds).toHaveLength(expected.length);
				for (const [t, row] of rows(ours.values, 3).entries()) {
					for (const [k, value] of row.entries()) expect(value).toBeCloseTo(expected[t][k], 6);
				}
			}),
			{ seed: 3, numRuns: 150 },
		);
	});
	it("changes only in the zeroth coefficient when the sound grows", () => {
		const samples = Array.from({ length: 2000 }, (_, i) => 0.1 * Math.sin(i / 3) + 0.05 * Math.sin(i * i));
		const options = { nBands: 20, dynamicRangeDb: Number.POSITIVE_INFINITY };
		const quiet = mfcc(samples, 8000, options);
		const loud = mfcc(
			samples.map((value) => 4 * value),
			8000,
			options,
		);
		for (const [i, row] of rows(loud.values, 13).entries()) {
			for (const [k, value] of row.entries()) {
				const shift = k === 0 ? 10 * Math.log10(16) * Math.sqrt(20) : 0;
				expect(value - quiet.values[i * 13 + k]).toBeCloseTo(shift, 8);
			}
		}
	});
	it("is NaN where a frame holds a missing sample, and only there", () => {
		const samples = Float64Array.from({ length: 800 }, (_, i) => Math.sin(i / 4));
		samples[400] = Number.NaN;
		const options = { segmentSamples: 100, stepSamples: 100, fftSamples: 128, framing: "inside", nBands: 20 } as const;
		const loudness = column(mfcc(samples, 8000, options), 0);
		expect(Array.from(loudness, Number.isNaN)).toEqual([false, false, false, false, true, false, false, false]);
		samples[400] = Number.POSITIVE_INFINITY;
		expect(column(mfcc(samples, 8000, options), 0)[4]).toBeNaN();
	});
	it("leaves its input as it is, and gives the same bytes twice", () => {
		const samples = Float64Array.from({ length: 500 }, (_, i) => Math.sin(i / 4));
		const before = samples.slice();
		expect(mfcc(samples, 8000)).toEqual(mfcc(samples, 8000));
		expect(samples).toEqual(before);
	});
	it.each([
		[() => mfcc([], 8000), "logMelSpectrogram: samples must have at least 1 value; got 0"],
		[() => mfcc([1], 0), "logMelSpectrogram: samplingRateHz must be a finite number above 0; got 0"],
		[() => mfcc([1, 2], 8000, { framing: "inside" }), "samples must have at least 200 values; got 2"],
		[
			() => mfcc([1], 8000, { framing: "centred" as never }),
			"framing must be one of centredZeros, centredReflected, inside; got centred",
		],
		[() => mfcc([1], 8000, { stepSamples: 0 }), "stepSamples must be a whole number of at least 1; got 0"],
		[() => mfcc([1], 8000, { fftSamples: 100 }), "fftSamples must be a whole number of at least 200; got 100"],
		[() => mfcc([1], 8000, { nCoefficients: 41 }), "nCoefficients must be at most the number of bands (40); got 41"],
		[() => mfcc([1], 8000, { lifter: -1 }), "lifter must be a finite number of at least 0; got -1"],
		[() => mfcc([1], 8000, { dynamicRangeDb: Number.NaN }), "dynamicRangeDb must be at least 0; got NaN"],
		[() => mfcc([1], 8000, { smallestPower: 0 }), "smallestPower must be a finite number above 0; got 0"],
		[() => mfcc([1], 8000, { highHz: 4001 }), "highHz must be between 0 and 4000; got 4001"],
		[() => mfcc([1], 8000, { lowHz: 300, highHz: 300 }), "lowHz must be at least 0 and below highHz (300); got 300"],
		[() => mfcc([1], 8000, { scale: "bark" as never }), "scale must be slaney or htk; got bark"],
		[() => mfcc([1], 8000, { normalisation: "none" as never }), "normalisation must be area or height; got none"],
	])("refuses with the rule (%#)", (call, message) => {
		expect(call).toThrow(message);
	});
});

describe("mfccFromLogMel", () => {
	it("keeps all of a spectrum when no coefficient is left out", () => {
		const values = Float64Array.of(3, -1, 4, 1, -5);
		const cepstrum = mfccFromLogMel({ values, nRows: 1, nColumns: 5 }, { nCoefficients: 5 }).values;
		const energy = (x: Float64Array) => x.reduce((sum, value) => sum + value * value, 0);
		expect(energy(cepstrum)).toBeCloseTo(energy(values), 12);
		expect(cepstrum[0]).toBeCloseTo(2 / Math.sqrt(5), 12);
	});
});

describe("deltas", () => {
	const table = (values: number[]) => ({ values: Float64Array.from(values), nRows: values.length, nColumns: 1 });
	it("is the slope of a line and the curvature of a parabola, to the ends", () => {
		const line = deltas(table([1, 4, 7, 10, 13, 16]), { widthFrames: 5 });
		for (const value of line.values) expect(value).toBeCloseTo(3, 12);
		const parabola = deltas(table([0, 1, 4, 9, 16, 25]), { widthFrames: 5, order: 2 });
		for (const value of parabola.values) expect(value).toBeCloseTo(2, 12);
	});
	it("takes repeated ends by hand: (x[1] - x[0]) / 2 first", () => {
		expect(Array.from(deltas(table([2, 8, 10]), { widthFrames: 3, ends: "repeated" }).values)).toEqual([3, 4, 1]);
		expect(Array.from(deltas(table([5]), { ends: "repeated" }).values)).toEqual([0]);
	});
	it("keeps columns apart, and NaN within reach", () => {
		const two = { values: Float64Array.of(0, 1, Number.NaN, 3, 2, 5, 3, 7, 4, 9), nRows: 5, nColumns: 2 };
		const { values } = deltas(two, { widthFrames: 3, ends: "repeated" });
		expect(Array.from(values).filter((_, i) => i % 2 === 1)).toEqual([1, 2, 2, 2, 1]);
		expect(Array.from(values).filter((_, i) => i % 2 === 0)).toEqual([NaN, NaN, NaN, 1, 0.5]);
	});
	it.each([
		[
			() => deltas(table([1, 2]), {}),
			'features must have at least 9 frames (widthFrames); got 2. Ends "repeated" take fewer.',
		],
		[() => deltas(table([1, 2]), { widthFrames: 4 }), "widthFrames must be odd; got 4"],
		[() => deltas(table([1, 2]), { widthFrames: 1 }), "widthFrames must be a whole number of at least 3; got 1"],
		[() => deltas(table([1, 2]), { order: 3 as never }), "order must be 1 or 2; got 3"],
		[() => deltas(table([1, 2]), { ends: "zero" as never }), "ends must be fitted or repeated; got zero"],
	])("refuses with the rule (%#)", (call, message) => {
		expect(call).toThrow(message);
	});
});
