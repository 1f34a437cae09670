import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximateEntropy } from "./approximate-entropy.ts";
import { countInBoxes } from "./count-in-boxes.ts";
import { countInPlanes } from "./count-in-planes.ts";
import { detrendedFluctuation } from "./detrended-fluctuation.ts";
import { matchCountsNaive } from "./match-counts.naive.ts";
import { matchCounts } from "./match-counts.ts";
import { multiscaleEntropy } from "./multiscale-entropy.ts";
import { recurrence } from "./recurrence.ts";
import { sampleEntropy } from "./sample-entropy.ts";

const series = fc.array(
	fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 12, noNaN: true })),
	{
		minLength: 4,
		maxLength: 50,
	},
);

describe("matchCounts", () => {
	it("counts what comparing each with each counts, gaps and ties included", () => {
		fc.assert(
			fc.property(
				series,
				fc.integer({ min: 1, max: 3 }),
				fc.constantFrom(0, 0.5, 1, 4, 30),
				(samples, dimension, tolerance) => {
					const { short, long } = matchCounts(samples, dimension, tolerance, true);
					expect(Array.from(long)).toEqual(matchCountsNaive(samples, dimension + 1, tolerance, dimension + 1));
					expect(Array.from(short)).toEqual(matchCountsNaive(samples, dimension, tolerance, dimension + 1));
				},
			),
			{ numRuns: 300 },
		);
	});
	it("counts the same by the grid, which long records use, as one by one", () => {
		const random = seededRandom("grid");
		for (const levels of [7, 60, 1e9]) {
			const values = Float64Array.from(
				{ length: 700 },
				() => Math.round(random() * levels) / levels + random() ** 9 * 8,
			);
			for (const tolerance of [0, 1 / 7, 0.2, 3]) {
				const expected = new Int32Array(698);
				countInBoxes(values, 3, tolerance, expected, 3);
				const order = Int32Array.from(expected.keys()).sort((a, b) => values[a] - values[b]);
				const found = new Int32Array(698);
				countInPlanes(values, order, tolerance, found);
				expect(found).toEqual(expected);
			}
		}
	});
});

describe("entropies", () => {
	it("are those of counting by hand", () => {
		// Templates of 2: 12 21 12 21, of 3: 121 212 121 212: two pairs of either length match.
		expect(sampleEntropy([1, 2, 1, 2, 1, 2], { tolerance: 0.5 }).sampleEntropy).toBeCloseTo(0, 12);
		const { shortMatches, longMatches } = sampleEntropy([1, 2, 1, 2, 1, 3], { tolerance: 0.5 });
		expect([shortMatches, longMatches]).toEqual([2, 1]);
	});
	it("do not change with scale, shift or the direction of time, when the tolerance follows the deviation", () => {
		const random = seededRandom("entropy");
		const samples = Array.from({ length: 400 }, () => random());
		const plain = sampleEntropy(samples).sampleEntropy;
		expect(sampleEntropy(samples.map((x) => 8 * x)).sampleEntropy).toBeCloseTo(plain, 12);
		expect(sampleEntropy(samples.toReversed()).sampleEntropy).toBeCloseTo(plain, 1);
		expect(approximateEntropy(samples.map((x) => 8 * x))).toBeCloseTo(approximateEntropy(samples), 12);
	});
	it("are zero for a constant, NaN without templates, infinite when nothing goes on alike", () => {
		expect(sampleEntropy(new Array(20).fill(3)).sampleEntropy).toBe(0);
		expect(sampleEntropy([1, 2]).sampleEntropy).toBeNaN();
		expect(sampleEntropy([]).sampleEntropy).toBeNaN();
		expect(approximateEntropy([])).toBeNaN();
		expect(sampleEntropy(new Array(9).fill(Number.NaN)).sampleEntropy).toBeNaN();
		expect(sampleEntropy([1, 1, 5, 1, 1, 9], { tolerance: 0.1 }).sampleEntropy).toBe(Number.POSITIVE_INFINITY);
	});
	it("refuse a negative tolerance", () => {
		expect(() => sampleEntropy([1, 2, 3], { tolerance: -1 })).toThrow(
			"sampleEntropy: tolerance must be 0 or more; got -1",
		);
	});
	it("fall with scale for white noise", () => {
		const random = seededRandom("scales");
		const samples = Array.from({ length: 3000 }, () => random());
		for (const method of ["plain", "composite", "refined"] as const) {
			const entropies = multiscaleEntropy(samples, { scales: 6, method });
			expect(entropies[0]).toBeCloseTo(sampleEntropy(samples).sampleEntropy, 12);
			expect(entropies[5]).toBeLessThan(entropies[0]);
		}
	});
});

describe("detrendedFluctuation", () => {
	const scales = [4, 6, 8, 12, 16, 24, 32, 64];
	it("gives one half for white noise and one and a half for its running sum", () => {
		const random = seededRandom("dfa");
		const noise = Float64Array.from({ length: 20_000 }, () => random() + random() + random() - 1.5);
		let level = 0;
		const walk = noise.map((x) => {
			level += x;
			return level;
		});
		expect(detrendedFluctuation(noise, { scales }).alpha).toBeCloseTo(0.5, 1);
		expect(detrendedFluctuation(walk, { scales: [16, 32, 64, 128] }).alpha).toBeCloseTo(1.5, 1);
	});
	it("takes off what a polynomial of its order can, whatever the scale and shift", () => {
		const samples = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i * i));
		for (const order of [0, 1, 2, 3]) {
			const plain = detrendedFluctuation(samples, { scales: [8, 16, 32], order }).alpha;
			expect(
				detrendedFluctuation(
					samples.map((x) => 5 * x + 1e4),
					{ scales: [8, 16, 32], order },
				).alpha,
			).toBeCloseTo(plain, 6);
		}
	});
	it("refuses gaps and scales that do not fit", () => {
		expect(() => detrendedFluctuation([1, Number.NaN, 2, 3, 4, 5], { scales: [3, 4] })).toThrow(
			"detrendedFluctuation: samples must be finite; got NaN at index 1. Fill the gap, or analyse the runs apart.",
		);
		expect(() => detrendedFluctuation([1, 2, 3, 4], { scales: [3, 4] })).toThrow(
			"detrendedFluctuation: scales must be two or more whole numbers from 3 to below the record's 4 samples; got 4",
		);
		expect(() => detrendedFluctuation([1, 2, 3, 4, 5], { scales: [3] })).toThrow("got 1 of them");
	});
	it("is NaN for a record that does not move", () => {
		expect(detrendedFluctuation(new Array(100).fill(2), { scales: [4, 8] }).alpha).toBeNaN();
	});
});

describe("recurrence", () => {
	it("of a record that repeats itself lies on long lines", () => {
		const samples = Array.from({ length: 120 }, (_, i) => Math.sin((2 * Math.PI * i) / 12));
		const { determinismPercent, longestLine, nStates, recurrencePercent } = recurrence(samples, {
			dimension: 3,
			radius: 0.3,
		});
		expect(determinismPercent).toBeGreaterThan(99);
		expect(longestLine).toBe(nStates - 12);
		expect(recurrencePercent).toBeGreaterThan(0);
	});
	it("stays within its bounds, and refuses a gap", () => {
		const random = seededRandom("rqa");
		const found = recurrence(
			Array.from({ length: 90 }, () => random()),
			{ dimension: 2 },
		);
		expect(found.determinismPercent).toBeGreaterThanOrEqual(0);
		expect(found.determinismPercent).toBeLessThanOrEqual(100);
		expect(() => recurrence([1, Number.NaN])).toThrow("recurrence: samples must be finite; got NaN at index 1");
		expect(() => recurrence([1, 2])).toThrow("recurrence: samples must hold two states of dimension 10; got 2 samples");
	});
});
