import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPeaks } from "./find-peaks.ts";

/** Prominence by walking out from the peak, as its definition says. */
function prominenceNaive(samples: readonly number[], peak: number): number {
	const side = (step: 1 | -1) => {
		let lowest = samples[peak];
		for (let i = peak + step; i >= 0 && i < samples.length && samples[i] <= samples[peak]; i += step)
			lowest = Math.min(lowest, samples[i]);
		return lowest;
	};
	return samples[peak] - Math.max(side(1), side(-1));
}

describe("findPeaks", () => {
	it("finds single samples and the middle of level tops, never the ends", () => {
		expect(findPeaks([5, 1, 2, 2, 2, 1, 3, 0, 9]).map(({ index }) => index)).toEqual([3, 6]);
	});
	it("measures prominence as walking out from the peak does", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 60 }), (samples) => {
				for (const { index, prominence, height } of findPeaks(samples)) {
					expect(height).toBe(samples[index]);
					expect(prominence).toBe(prominenceNaive(samples, index));
				}
			}),
		);
	});
	it("keeps the higher of two that are too close", () => {
		expect(findPeaks([0, 3, 0, 5, 0, 0, 0, 4, 0], { minimumDistanceSamples: 3 }).map(({ index }) => index)).toEqual([
			3, 7,
		]);
	});
	it("does not look across a gap", () => {
		const peaks = findPeaks([0, 2, 1, Number.NaN, 9, 8, 9.5, 8]);
		expect(peaks.map(({ index, prominence }) => [index, prominence])).toEqual([
			[1, 1],
			[6, 1.5],
		]);
	});
	it("finds nothing in nothing, one sample, a constant", () => {
		for (const samples of [[], [1], [2, 2, 2], [Number.NaN, Number.NaN]]) expect(findPeaks(samples)).toEqual([]);
	});
});
