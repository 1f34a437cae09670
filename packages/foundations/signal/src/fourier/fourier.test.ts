import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complexFftNaive } from "./complex-fft.naive.ts";
import { complexFft, inverseComplexFft } from "./complex-fft.ts";
import { fourierPlan } from "./fourier-plan.ts";
import { hilbert } from "./hilbert.ts";
import { realFft } from "./real-fft.ts";

/** Rounding of sums of up to 130 numbers of size 1. */
const tolerance = 1e-11;

describe("transforms", () => {
	it.each(Array.from({ length: 130 }, (_, i) => i + 1))("of %i numbers are the sums of the definition", (n) => {
		const re = Array.from({ length: n }, (_, i) => Math.sin(i * i));
		const im = Array.from({ length: n }, (_, i) => Math.cos(3 * i * i));
		const expected = complexFftNaive(re, im);
		const found = complexFft(re, im);
		const real = realFft(re);
		const expectedReal = complexFftNaive(
			re,
			re.map(() => 0),
		);
		for (let k = 0; k < n; k++) {
			expect(Math.abs(found.re[k] - expected.re[k])).toBeLessThan(tolerance);
			expect(Math.abs(found.im[k] - expected.im[k])).toBeLessThan(tolerance);
		}
		for (let k = 0; k < real.re.length; k++) {
			expect(Math.abs(real.re[k] - expectedReal.re[k])).toBeLessThan(tolerance);
			expect(Math.abs(real.im[k] - expectedReal.im[k])).toBeLessThan(tolerance);
		}
	});
	it("come back by their inverse", () => {
		const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(numbers, (re) => {
				const im = re.toReversed();
				const there = complexFft(re, im);
				const back = inverseComplexFft(there.re, there.im);
				for (let i = 0; i < re.length; i++) {
					expect(Math.abs(back.re[i] - re[i])).toBeLessThan(1e-8);
					expect(Math.abs(back.im[i] - im[i])).toBeLessThan(1e-8);
				}
			}),
		);
	});
	it("refuse what is no length", () => {
		expect(() => fourierPlan(0)).toThrow("fourierPlan: length must be a whole number of at least 1; got 0");
		expect(() => realFft([])).toThrow("realFft: samples must have at least 1 value; got 0");
		expect(() => complexFft([1, 2], [1])).toThrow("complexFft: im must be as long as re (2); got 1");
	});
});

describe("hilbert", () => {
	it("makes a sine of a cosine, and an envelope of its amplitude", () => {
		const n = 200;
		const cosine = Float64Array.from({ length: n }, (_, i) => 3 * Math.cos((2 * Math.PI * 10 * i) / n));
		const { re, im } = hilbert(cosine);
		for (let i = 0; i < n; i++) {
			expect(im[i]).toBeCloseTo(3 * Math.sin((2 * Math.PI * 10 * i) / n), 10);
			expect(Math.hypot(re[i], im[i])).toBeCloseTo(3, 10);
		}
	});
	it("refuses a gap", () => {
		expect(() => hilbert([1, Number.NaN])).toThrow(
			"hilbert: samples must be finite; got NaN at index 1. Take a run without gaps.",
		);
	});
});
