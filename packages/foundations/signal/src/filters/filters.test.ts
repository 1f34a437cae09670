import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { butterworth } from "./butterworth.ts";
import { chebyshev1 } from "./chebyshev1.ts";
import { chebyshev2 } from "./chebyshev2.ts";
import { filterForward } from "./filter-forward.ts";
import { filterZeroPhase } from "./filter-zero-phase.ts";
import { filterFir, firFilter } from "./fir-filter.ts";
import { forwardFilter } from "./forward-filter.ts";
import { frequencyResponse } from "./frequency-response.ts";

const lowpass = butterworth({ order: 2, band: "lowpass", cutoffHz: 10, samplingRateHz: 100 });

describe("designs", () => {
	it("let half the power pass at a Butterworth's edges, and all of it where they should", () => {
		const band = butterworth({ order: 3, band: "bandpass", cutoffHz: [5, 15], samplingRateHz: 200 });
		const { gain } = frequencyResponse(band, [5, 15, Math.sqrt(75), 0.01]);
		expect(gain[0]).toBeCloseTo(Math.SQRT1_2, 10);
		expect(gain[1]).toBeCloseTo(Math.SQRT1_2, 10);
		expect(gain[2]).toBeGreaterThan(0.99);
		expect(gain[3]).toBeLessThan(1e-6);
	});
	it("of order 2 at a quarter of the rate have the coefficients of the textbook", () => {
		const { sections } = butterworth({ order: 2, band: "lowpass", cutoffHz: 10, samplingRateHz: 40 });
		const expected = [0.2928932188, 0.5857864376, 0.2928932188, 1, 0, 0.1715728753];
		expected.forEach((value, i) => {
			expect(sections[i]).toBeCloseTo(value, 9);
		});
	});
	it("ripple as told where they pass (type I) and where they do not (type II)", () => {
		const one = chebyshev1({ order: 4, band: "lowpass", cutoffHz: 10, samplingRateHz: 100, rippleDb: 1 });
		const two = chebyshev2({ order: 4, band: "lowpass", cutoffHz: 20, samplingRateHz: 100, attenuationDb: 40 });
		expect(20 * Math.log10(frequencyResponse(one, [10]).gain[0])).toBeCloseTo(-1, 9);
		expect(20 * Math.log10(frequencyResponse(two, [20]).gain[0])).toBeCloseTo(-40, 9);
	});
	it.each([
		[
			{ order: 0, band: "lowpass", cutoffHz: 10, samplingRateHz: 100 },
			"butterworth: order must be a whole number of at least 1; got 0",
		],
		[
			{ order: 2, band: "lowpass", cutoffHz: 60, samplingRateHz: 100 },
			"butterworth: cutoffHz must be one frequency between 0 and half the rate (50 Hz) for a lowpass; got 60",
		],
		[
			{ order: 2, band: "bandpass", cutoffHz: [20, 10], samplingRateHz: 100 },
			"butterworth: cutoffHz must be two rising frequencies between 0 and half the rate (50 Hz) for a bandpass; got 20, 10",
		],
		[
			{ order: 2, band: "bandpass", cutoffHz: 10, samplingRateHz: 100 },
			"butterworth: cutoffHz must be two rising frequencies",
		],
	] as const)("are refused where they cannot be (%#)", (design, message) => {
		expect(() => butterworth(design as never)).toThrow(message);
	});
});

describe("filtering", () => {
	it("leaves a constant as it is, from the first sample on when it starts steady", () => {
		const level = new Float64Array(50).fill(7);
		for (const value of filterForward(lowpass, level, { start: "steady" })) expect(value).toBeCloseTo(7, 10);
		for (const value of filterZeroPhase(lowpass, level)) expect(value).toBeCloseTo(7, 10);
	});
	it("keeps the place of a peak when it goes both ways, and not when it goes one", () => {
		const bump = Float64Array.from({ length: 201 }, (_, i) => Math.exp(-(((i - 100) / 8) ** 2)));
		const top = (values: Float64Array) => values.indexOf(Math.max(...values));
		expect(top(filterZeroPhase(lowpass, bump))).toBe(100);
		expect(top(filterForward(lowpass, bump))).toBeGreaterThan(100);
	});
	it("filters each run beside a gap by itself, and keeps the gap", () => {
		const signal = Float64Array.from({ length: 120 }, (_, i) => Math.sin(i / 5) + i / 10);
		const broken = signal.slice();
		broken.fill(Number.NaN, 50, 60);
		for (const filter of [filterForward, filterZeroPhase]) {
			const filtered = filter(lowpass, broken);
			expect(filtered.subarray(0, 50)).toEqual(filter(lowpass, signal.subarray(0, 50)));
			expect(filtered.subarray(60)).toEqual(filter(lowpass, signal.subarray(60)));
			expect(filtered.subarray(50, 60).every(Number.isNaN)).toBe(true);
		}
	});
	it("manages empty, single and all missing samples", () => {
		expect(filterZeroPhase(lowpass, []).length).toBe(0);
		expect(filterZeroPhase(lowpass, [3])[0]).toBeCloseTo(3, 12);
		expect(filterForward(lowpass, [Number.NaN, Number.NaN]).every(Number.isNaN)).toBe(true);
	});
	it("is linear, and does not change its input", () => {
		const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 30, maxLength: 60 });
		fc.assert(
			fc.property(series, fc.double({ min: -5, max: 5, noNaN: true }), (samples, factor) => {
				const before = samples.slice();
				const plain = filterZeroPhase(lowpass, samples);
				const scaled = filterZeroPhase(
					lowpass,
					samples.map((sample) => factor * sample),
				);
				expect(samples).toEqual(before);
				for (let i = 0; i < plain.length; i++) expect(Math.abs(scaled[i] - factor * plain[i])).toBeLessThan(1e-8);
			}),
		);
	});
	it("mirrors time when it goes both ways, away from the ends", () => {
		const signal = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i / 7) * Math.exp(-(((i - 150) / 30) ** 2)));
		const forwards = filterZeroPhase(lowpass, signal);
		const backwards = filterZeroPhase(lowpass, signal.toReversed()).toReversed();
		for (let i = 0; i < 300; i++) expect(backwards[i]).toBeCloseTo(forwards[i], 9);
	});
});

describe("finite filters", () => {
	it("have gain 1 in the middle of what passes, and delay nothing unless told", () => {
		const coefficients = firFilter({ taps: 31, band: "lowpass", cutoffHz: 10, samplingRateHz: 100 });
		expect(coefficients.reduce((sum, c) => sum + c, 0)).toBeCloseTo(1, 12);
		const bump = Float64Array.from({ length: 101 }, (_, i) => Math.exp(-(((i - 50) / 8) ** 2)));
		const top = (values: Float64Array) => values.indexOf(Math.max(...values));
		expect(top(filterFir(coefficients, bump))).toBe(50);
		expect(top(filterFir(coefficients, bump, { delay: "half" }))).toBe(65);
	});
	it("need an odd length to let the highest frequency pass", () => {
		expect(() => firFilter({ taps: 30, band: "highpass", cutoffHz: 10, samplingRateHz: 100 })).toThrow(
			"firFilter: taps must be odd for a highpass; got 30",
		);
	});
});

describe("forwardFilter", () => {
	it("gives the bits of filterForward, whatever the blocks and the gaps", () => {
		const value = fc.oneof(
			{ weight: 9, arbitrary: fc.double({ min: -9, max: 9, noNaN: true }) },
			fc.constant(Number.NaN),
		);
		fc.assert(
			fc.property(
				fc.array(value, { maxLength: 200 }),
				fc.array(fc.nat(50), { minLength: 1 }),
				fc.constantFrom("rest" as const, "steady" as const),
				(samples, sizes, start) => {
					const filter = forwardFilter(lowpass, { start });
					const whole = Float64Array.from(samples);
					for (let at = 0, k = 0; at < whole.length; k++) {
						const size = (sizes[k % sizes.length] ?? 0) + (k % sizes.length === 0 ? 1 : 0);
						filter.filterNext(whole.subarray(at, at + size));
						at += size;
					}
					expect(whole).toEqual(filterForward(lowpass, samples, { start }));
				},
			),
		);
	});
});
