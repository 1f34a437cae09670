import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finiteRuns } from "../gaps/finite-runs.ts";
import { resampleRational } from "../resampling/resample-rational.ts";
import { movingQuantile } from "./moving-quantile.ts";
import { movingQuantiles } from "./moving-quantiles.ts";
import { windowsOverTime } from "./windows-over-time.ts";

describe("windowsOverTime", () => {
	it("cuts by time, and says what of a window is covered", () => {
		const windows = windowsOverTime([0, 1, 2, 9, 10], { windowSeconds: 5, longestGapSeconds: 2 });
		expect(
			windows.map(({ startIndex, endIndex, coverageFraction, longestGapSeconds }) => [
				startIndex,
				endIndex,
				coverageFraction,
				longestGapSeconds,
			]),
		).toEqual([
			[0, 3, 0.4, 3],
			[3, 4, 0.2, 4],
		]);
	});
	it("is not moved by a gap: windows after it are those of the record without one", () => {
		const times = Array.from({ length: 100 }, (_, i) => i);
		const gappy = times.filter((time) => time < 20 || time >= 50);
		const starts = (some: number[]) =>
			windowsOverTime(some, { windowSeconds: 10 }).map(({ startSeconds }) => startSeconds);
		expect(starts(gappy)).toEqual(starts(times));
	});
	it("refuses unsorted and repeated times, and gives no window for none", () => {
		expect(windowsOverTime([], { windowSeconds: 5 })).toEqual([]);
		expect(() => windowsOverTime([1, 0], { windowSeconds: 5 })).toThrow(
			"windowsOverTime: timesSeconds must rise; got 0 at index 1 after 1",
		);
	});
});

describe("movingQuantiles", () => {
	it("gives what the tree of counts gives", () => {
		const samples = fc.array(fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 })), { maxLength: 40 });
		fc.assert(
			fc.property(samples, fc.integer({ min: 1, max: 12 }), (values, windowSamples) => {
				const found = movingQuantiles(values, { windowSamples, probabilities: [0, 0.25, 0.5, 1] });
				[0, 0.25, 0.5, 1].forEach((p, k) => {
					expect(Array.from(found[k])).toEqual(Array.from(movingQuantile(values, { windowSamples, p })));
				});
			}),
		);
	});
});

describe("finiteRuns", () => {
	it("are what lies between the missing samples, whatever the length", () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { maxLength: 2500 }), (present) => {
				const samples = present.map((one) => (one ? 1 : Number.NaN));
				const back = new Array(samples.length).fill(false);
				for (const { start, end } of finiteRuns(samples)) {
					expect(end).toBeGreaterThan(start);
					expect(back[start - 1] ?? false).toBe(false);
					back.fill(true, start, end);
				}
				expect(back).toEqual(present);
			}),
		);
	});
	it("take an infinity for missing", () => {
		expect(finiteRuns([1, Number.POSITIVE_INFINITY, 2])).toEqual([
			{ start: 0, end: 1 },
			{ start: 2, end: 3 },
		]);
	});
});

describe("resampleRational", () => {
	it("keeps a slow sine, at the same times", () => {
		const slow = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i / 20));
		const other = resampleRational(slow, { up: 3, down: 2 });
		expect(other.length).toBe(600);
		for (let i = 60; i < 540; i++) expect(other[i]).toBeCloseTo(Math.sin((i * 2) / 3 / 20), 2);
	});
	it("gives the samples themselves for a ratio of one, and refuses zero", () => {
		expect(Array.from(resampleRational([1, 2, 3], { up: 4, down: 4 }))).toEqual([1, 2, 3]);
		expect(() => resampleRational([1], { up: 0, down: 1 })).toThrow(
			"resampleRational: up must be a whole number of at least 1; got 0",
		);
	});
});
