import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridgeGaps, missingRuns } from "../index.ts";

const withGaps = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN)), { maxLength: 60 });

describe("missingRuns", () => {
	it("finds runs at the ends and inside, and drops short ones when asked", () => {
		const samples = [Number.NaN, 1, Number.NaN, Number.NaN, 2, Number.NaN];
		expect(missingRuns(samples)).toEqual([
			{ start: 0, end: 1 },
			{ start: 2, end: 4 },
			{ start: 5, end: 6 },
		]);
		expect(missingRuns(samples, { minimumSamples: 2 })).toEqual([{ start: 2, end: 4 }]);
	});

	it("covers exactly the missing samples, in runs that do not touch", () => {
		fc.assert(
			fc.property(withGaps, (samples) => {
				const covered = new Set<number>();
				let last = -1;
				for (const { start, end } of missingRuns(samples)) {
					expect(start > last && end > start).toBe(true);
					last = end;
					for (let i = start; i < end; i++) covered.add(i);
				}
				samples.forEach((value, i) => {
					expect(covered.has(i)).toBe(Number.isNaN(value));
				});
			}),
		);
	});

	it("has none in an empty or a complete record", () => {
		expect(missingRuns([])).toEqual([]);
		expect(missingRuns([1, 2])).toEqual([]);
	});
});

describe("bridgeGaps", () => {
	it("draws a straight line over a short gap and leaves a longer one whole", () => {
		const bridged = bridgeGaps([0, Number.NaN, 4, Number.NaN, Number.NaN, 7], { longestSamples: 1 });
		expect([...bridged]).toEqual([0, 2, 4, Number.NaN, Number.NaN, 7]);
	});

	it("never fills at the record's ends", () => {
		const bridged = bridgeGaps([Number.NaN, 1, Number.NaN], { longestSamples: 9 });
		expect([...bridged]).toEqual([Number.NaN, 1, Number.NaN]);
	});

	it("keeps every measured sample, fills no gap that is too long, and stays between the neighbours", () => {
		fc.assert(
			fc.property(withGaps, fc.integer({ min: 0, max: 6 }), (samples, longestSamples) => {
				const before = [...samples];
				const bridged = bridgeGaps(samples, { longestSamples });
				expect(samples).toEqual(before);
				samples.forEach((value, i) => {
					if (!Number.isNaN(value)) expect(bridged[i]).toBe(value);
				});
				for (const { start, end } of missingRuns(samples)) {
					const inside = start > 0 && end < samples.length;
					const filled = inside && end - start <= longestSamples;
					for (let i = start; i < end; i++) {
						expect(Number.isNaN(bridged[i])).toBe(!filled);
						if (!filled) continue;
						const ends = [samples[start - 1] as number, samples[end] as number];
						expect(bridged[i]).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-9);
						expect(bridged[i]).toBeLessThanOrEqual(Math.max(...ends) + 1e-9);
					}
				}
			}),
		);
	});

	it("refuses a length that is no whole number", () => {
		expect(() => bridgeGaps([1], { longestSamples: 1.5 })).toThrow(
			"bridgeGaps: longestSamples must be a whole number of at least 0; got 1.5",
		);
	});
});
