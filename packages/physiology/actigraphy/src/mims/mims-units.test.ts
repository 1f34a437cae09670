import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extrapolateClipped } from "./extrapolate-clipped.ts";
import { gammaCdf } from "./gamma-cdf.ts";
import { mimsCounter } from "./mims-counter.ts";
import { mimsUnits } from "./mims-units.ts";
import { smoothFivePoints } from "./smooth-five-points.ts";

const sine = (rateHz: number, seconds: number, frequencyHz: number, g: number) =>
	Float64Array.from({ length: rateHz * seconds }, (_, i) => g * Math.sin((2 * Math.PI * frequencyHz * i) / rateHz));
const options = { rangeG: [-8, 8], epochSeconds: 10 } as const;

describe("mimsUnits", () => {
	it("is the area under a rectified sine in the band: 2/pi of its height a second", () => {
		const { axes } = mimsUnits([sine(50, 60, 1, 1)], 50, options);
		expect(axes[0]![4]).toBeCloseTo((10 * 2) / Math.PI, 1);
	});
	it("hears neither gravity nor what shakes faster than 5 Hz", () => {
		const still = new Float64Array(50 * 120).fill(1);
		expect(mimsUnits([still], 50, options).mims.at(-1)).toBe(0);
		expect(mimsUnits([sine(50, 120, 20, 1)], 50, options).mims.at(-1)).toBe(0);
	});
	it.each([30, 40, 50, 80, 85.7, 100])("gives nearly the same at %d Hz", (rateHz) => {
		const samples = Float64Array.from({ length: Math.round(rateHz * 60) }, (_, i) =>
			Math.sin((2 * Math.PI * 1.5 * i) / rateHz),
		);
		const { mims } = mimsUnits([samples], rateHz, options);
		expect(mims[4]).toBeCloseTo(6.35, 1);
	});
	it("puts back what the device's range cut off, for the most part", () => {
		const whole = sine(100, 60, 1, 3);
		const clipped = whole.map((value) => Math.max(-2, Math.min(2, value)));
		const narrow = { ...options, rangeG: [-2, 2] as const };
		const truth = mimsUnits([whole], 100, options).mims[4]!;
		expect(mimsUnits([clipped], 100, options).mims[4]! / truth).toBeLessThan(0.87);
		expect(mimsUnits([clipped], 100, narrow).mims[4]! / truth).toBeGreaterThan(0.95);
	});
	it("is NaN for an epoch that lacks a tenth of its samples, and takes up again after a gap", () => {
		const samples = sine(50, 60, 1, 1);
		samples.fill(Number.NaN, 50 * 12, 50 * 27);
		samples[50 * 45] = Number.NaN;
		const { mims, warnings } = mimsUnits([samples], 50, options);
		expect([...mims].map(Number.isNaN)).toEqual([false, true, true, false, false, false]);
		expect(warnings.map(({ code }) => code)).toEqual(["missing-samples"]);
	});
	it("gives the same in blocks of any size as at once", () => {
		const samples = sine(50, 60, 0.7, 9).map((value, i) => Math.max(-8, Math.min(8, value + ((i * 31) % 17) / 40)));
		const whole = [...mimsUnits([samples], 50, options).mims];
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 6 }), (sizes) => {
				const counter = mimsCounter(50, options);
				let at = 0;
				for (const size of [...sizes, samples.length]) {
					counter.add([samples.slice(at, at + size)]);
					at = Math.min(samples.length, at + size);
				}
				expect([...counter.finish().mims]).toEqual(whole);
			}),
			{ numRuns: 20 },
		);
	});
	it("gives the same over the seams of its chunks of ten minutes as in one piece", () => {
		// The seam lies 600 s after the start: what is measured 590 s to 610 s must not depend on where the recording begins.
		const samples = Float64Array.from({ length: 20 * 1300 }, (_, i) => Math.sin(i / 3) + ((i * 7919) % 101) / 100);
		const epoch = mimsUnits([samples], 20, options).mims;
		const later = mimsUnits([samples.subarray(20 * 300)], 20, options).mims;
		for (let i = 55; i < 90; i++) expect(later[i - 30]).toBeCloseTo(epoch[i]!, 6);
	});
	it.each([
		["empty", new Float64Array(0), []],
		["one sample", new Float64Array(1), []],
		["all zero", new Float64Array(1000), [0, 0]],
		["all missing", new Float64Array(1000).fill(Number.NaN), [Number.NaN, Number.NaN]],
	])("answers %s samples", (_, samples, expected) => {
		expect([...mimsUnits([samples], 50, options).mims]).toEqual(expected);
	});
	it("refuses a range that does not hold zero, and unequal axes", () => {
		expect(() => mimsUnits([[0]], 50, { rangeG: [1, 8] })).toThrow(
			"rangeG must go from below 0 to above 0; got 1 to 8",
		);
		expect(() => mimsUnits([[0, 0], [0]], 50, options)).toThrow(
			"axes must be 2 arrays of equal length; got lengths 2, 1",
		);
	});
});

describe("extrapolateClipped", () => {
	it("leaves samples inside the range as they are", () => {
		const samples = sine(100, 10, 1, 1.8);
		const before = samples.slice();
		expect(extrapolateClipped(samples, { lowestG: -2, highestG: 2, noiseG: 0.03 })).toEqual([]);
		expect(samples).toEqual(before);
	});
	it("says which stretch at an end is lost when it stood there for more than 5 s", () => {
		const samples = sine(100, 30, 1, 1).fill(2, 0, 700);
		const lost = extrapolateClipped(samples, { lowestG: -2, highestG: 2, noiseG: 0.03 });
		expect(lost).toEqual([[0, 699]]);
	});
});

// The numbers of R 4.2.2: smooth.spline(c(0, .25, .5, .75, 1), y, w, spar = 0.6) and pgamma(x, shape).
describe("smoothFivePoints and gammaCdf", () => {
	it("fit as R's smooth.spline does", () => {
		const { fitted, slopeAtStart, slopeAtEnd } = smoothFivePoints([1, 3, 2, 5, 4], [1, 2, 0.5, 1, 0.1], 0.6);
		const expected = [1.446067528017145, 2.51179435778567, 3.553519758030851, 4.591443983187155, 5.621398942094547];
		for (const [i, value] of expected.entries()) expect(fitted[i]).toBeCloseTo(value, 11);
		expect(slopeAtStart).toBeCloseTo(4.288019072556115, 10);
		expect(slopeAtEnd).toBeCloseTo(4.11069205944391, 10);
	});
	it.each([
		[0.02, [0.841145791712248, 0.9221194412397664, 0.9620765969668372, 0.9818262092794642, 0.9989912696198612]],
		[0.5, [0.01128341555584962, 0.1124629160182849, 0.3286783174350519, 0.5614219739190001, 0.9544997361036416]],
	])("is R's pgamma at shape %d", (shape, expected) => {
		for (const [i, x] of [1e-4, 0.01, 0.09003, 0.3, 2].entries())
			expect(gammaCdf(x, shape)).toBeCloseTo(expected[i]!, 13);
	});
});

describe("what is not acceleration in g", () => {
	it.each([Number.NEGATIVE_INFINITY, -1000])("is refused: %d", (value) => {
		expect(() => mimsUnits([Float64Array.of(0, value)], 100, { rangeG: [-8, 8] })).toThrow(
			`mimsCounter: axes must be in g, within 100 g, or NaN where missing; got ${value} at sample 1`,
		);
	});
});
