import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityCounter } from "./activity-counter.ts";
import { activityCounts } from "./activity-counts.ts";
import { countableRatesHz } from "./resample-to-30-hz.ts";

/** A sine of 1 Hz and 1 g. */
const shaking = (rateHz: number, seconds: number) =>
	Float64Array.from({ length: rateHz * seconds }, (_, i) => Math.sin((2 * Math.PI * i) / rateHz));

describe("activityCounts", () => {
	it.each(countableRatesHz)("counts nothing at rest, whichever way the axis points, at %i Hz", (rateHz) => {
		for (const g of [0, 1, -1, 0.73]) {
			const { axes } = activityCounts([new Float64Array(rateHz * 120).fill(g)], rateHz, { epochSeconds: 60 });
			expect([...axes[0]!.slice(0, 1)]).toEqual([0]);
		}
	});
	it.each(countableRatesHz)("counts a shake of 1 Hz and 1 g nearly alike at %i Hz", (rateHz) => {
		const { axes } = activityCounts([shaking(rateHz, 40)], rateHz, { epochSeconds: 10 });
		// 17.13 levels a g, times 3.26 at 1 Hz, times 2/pi for the mean of a rectified sine: 35.5, a hundred times in 10 s.
		expect(axes[0]![2]).toBeGreaterThan(3450);
		expect(axes[0]![2]).toBeLessThan(3620);
	});
	it("gives NaN, and no count, for an epoch with a missing sample, and goes on after it", () => {
		const rateHz = 50;
		const samples = shaking(rateHz, 60);
		const whole = activityCounts([samples], rateHz, { epochSeconds: 10 }).axes[0]!;
		samples.fill(Number.NaN, rateHz * 12, rateHz * 27);
		samples[rateHz * 45 + 1] = Number.NaN;
		const { axes, vectorMagnitude, nMissingEpochs, warnings } = activityCounts([samples], rateHz, { epochSeconds: 10 });
		expect([...axes[0]!].map(Number.isNaN)).toEqual([false, true, true, false, true, false]);
		expect(vectorMagnitude[1]).toBeNaN();
		expect(axes[0]![0]).toBe(whole[0]);
		expect(Math.abs(axes[0]![3]! - whole[3]!)).toBeLessThan(60);
		expect(nMissingEpochs).toBe(3);
		expect(warnings.map(({ code }) => code)).toEqual(["missing-samples"]);
	});
	it("keeps a gap to its own axis, but not out of the vector magnitude", () => {
		const whole = shaking(30, 20);
		const broken = whole.slice().fill(Number.NaN, 0, 30);
		const { axes, vectorMagnitude } = activityCounts([whole, broken], 30, { epochSeconds: 10 });
		expect(axes[0]![0]).toBeGreaterThan(0);
		expect(axes[1]![0]).toBeNaN();
		expect([...vectorMagnitude].map(Number.isNaN)).toEqual([true, false]);
	});
	it.each(countableRatesHz)("gives the same in blocks of any size as at once, with gaps, at %i Hz", (rateHz) => {
		const nSamples = rateHz * 20;
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: nSamples }), { maxLength: 8 }),
				fc.integer({ min: 0, max: nSamples - 1 }),
				fc.integer({ min: 0, max: rateHz }),
				(sizes, gapAt, gap) => {
					const samples = shaking(rateHz, 20).map((value, i) => 1.7 * value + ((i * 7919) % 13) / 20);
					samples.fill(Number.NaN, gapAt, gapAt + gap);
					const counter = activityCounter(rateHz, { epochSeconds: 1 });
					let at = 0;
					for (const size of [...sizes, nSamples]) {
						counter.add([samples.slice(at, at + size)]);
						at = Math.min(nSamples, at + size);
					}
					expect([...counter.finish().axes[0]!]).toEqual([
						...activityCounts([samples], rateHz, { epochSeconds: 1 }).axes[0]!,
					]);
				},
			),
			{ numRuns: 20 },
		);
	});
	it("never exceeds the ceiling of 128 ten times a second, however hard the shake", () => {
		const wild = shaking(30, 20).map((value) => 50 * value);
		for (const count of activityCounts([wild], 30, { epochSeconds: 10 }).axes[0]!) {
			expect(count).toBeLessThanOrEqual(12_800);
			expect(count).toBeGreaterThan(9000);
		}
	});
	it("takes no notice of the sign of an axis", () => {
		const samples = shaking(100, 20).map((value, i) => value * ((i % 977) / 977));
		expect(activityCounts([samples.map((value) => -value)], 100, { epochSeconds: 5 }).axes).toEqual(
			activityCounts([samples], 100, { epochSeconds: 5 }).axes,
		);
	});
	it("counts more with the low frequency extension", () => {
		const slow = shaking(30, 30).map((value) => 0.1 * value);
		const plain = activityCounts([slow], 30, { epochSeconds: 30 }).axes[0]![0]!;
		expect(activityCounts([slow], 30, { epochSeconds: 30, lowFrequencyExtension: true }).axes[0]![0]).toBeGreaterThan(
			plain,
		);
	});
	it.each([
		["empty", new Float64Array(0), []],
		["shorter than an epoch", new Float64Array(100), []],
		["all zero", new Float64Array(600), [0, 0]],
		["all missing", new Float64Array(600).fill(Number.NaN), [Number.NaN, Number.NaN]],
	])("answers %s samples", (_, samples, expected) => {
		expect([...activityCounts([samples], 30, { epochSeconds: 10 }).axes[0]!]).toEqual(expected);
	});
	it("refuses a rate without a definition, unequal axes and an epoch of parts of a second", () => {
		expect(() => activityCounts([[0]], 85.7)).toThrow(
			/^activityCounter: samplingRateHz must be one of 30, 32, .*; got 85.7. Counts are defined for these rates only: resample/,
		);
		expect(() => activityCounts([[0, 0], [0]], 30)).toThrow("axes must be of equal length (2); got 1");
		expect(() => activityCounts([[0]], 30, { epochSeconds: 0.5 })).toThrow("epochSeconds must be a whole number");
	});
});

describe("what is not acceleration in g", () => {
	it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1000])(
		"is refused: %d, which would spoil every later epoch or stand at the ceiling",
		(value) => {
			const message = `activityCounter: axes must be in g, within 100 g, or NaN where missing; got ${value} at sample 7`;
			const axis = new Float64Array(300);
			axis[7] = value;
			expect(() => activityCounts([axis], 30)).toThrow(message);
		},
	);
});
