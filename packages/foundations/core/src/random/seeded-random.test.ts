import { describe, expect, it } from "vitest";
import { drawIntegers } from "./draw-integers.ts";
import { drawInteger, drawNormal, shuffle } from "./draws.ts";
import { seededRandom } from "./seeded-random.ts";

describe("seededRandom", () => {
	it("gives the same numbers for the same seed, and others for another", () => {
		const draw = (seed: number | string) => Array.from({ length: 5 }, seededRandom(seed));
		expect(draw(1)).toEqual(draw(1));
		expect(draw(1)).not.toEqual(draw(2));
		expect(draw("mother-17")).not.toEqual(draw("mother-18"));
	});

	it("stays in [0, 1) with mean 1/2 and variance 1/12 (n = 200,000; 5 standard errors)", () => {
		const random = seededRandom("uniform");
		const n = 200_000;
		let sum = 0;
		let sumSquares = 0;
		for (let i = 0; i < n; i++) {
			const u = random();
			expect(u >= 0 && u < 1).toBe(true);
			sum += u;
			sumSquares += (u - 0.5) ** 2;
		}
		expect(Math.abs(sum / n - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(n));
		expect(Math.abs(sumSquares / n - 1 / 12)).toBeLessThan((5 * Math.sqrt(1 / 180)) / Math.sqrt(n));
	});

	it("tells apart seeds that differ only above 32 bits", () => {
		expect(seededRandom(1)()).not.toBe(seededRandom(1 + 2 ** 40)());
	});

	it("refuses a seed that is not a whole number, and says so", () => {
		expect(() => seededRandom(0.5)).toThrow("seededRandom: seed must be a whole number or a text; got 0.5");
	});
});

describe("draws", () => {
	it("drawNormal has mean 0 and variance 1 (n = 100,000; 5 standard errors)", () => {
		const random = seededRandom(7);
		const n = 100_000;
		let sum = 0;
		let sumSquares = 0;
		for (let i = 0; i < n; i++) {
			const z = drawNormal(random);
			sum += z;
			sumSquares += z * z;
		}
		expect(Math.abs(sum / n)).toBeLessThan(5 / Math.sqrt(n));
		expect(Math.abs(sumSquares / n - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(n));
	});

	it("shuffle keeps every element and drawInteger reaches both ends", () => {
		const random = seededRandom(3);
		const shuffled = shuffle(
			random,
			Array.from({ length: 100 }, (_, i) => i),
		);
		expect([...shuffled].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
		expect(shuffled.some((value, i) => value !== i)).toBe(true);
		const seen = new Set(Array.from({ length: 200 }, () => drawInteger(random, 3)));
		expect([...seen].sort()).toEqual([0, 1, 2]);
	});
});

describe("drawIntegers", () => {
	it("fills with every number alike: chi-squared of 60,000 throws of a die", () => {
		const counts = new Int32Array(6);
		for (const face of drawIntegers(seededRandom(1), 6, new Int32Array(60_000))) counts[face]++;
		const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
		// Five degrees of freedom: above 20.5 in 1 of 1,000; below 0.2 in 1 of 1,000.
		expect(chiSquared).toBeLessThan(20.5);
		expect(chiSquared).toBeGreaterThan(0.2);
	});

	it("gives the same from the same seed, others at the next call, and is not its neighbour moved on", () => {
		const random = seededRandom("draws");
		const first = drawIntegers(random, 1000, new Int32Array(50));
		expect(drawIntegers(seededRandom("draws"), 1000, new Int32Array(50))).toEqual(first);
		expect(drawIntegers(random, 1000, new Int32Array(50))).not.toEqual(first);
		// Successive numbers: correlation within 5 standard errors of 0.
		const many = drawIntegers(random, 2 ** 24, new Int32Array(100_000));
		const mean = 2 ** 23;
		let product = 0;
		let square = 0;
		for (let i = 1; i < many.length; i++) {
			product += (many[i] - mean) * (many[i - 1] - mean);
			square += (many[i] - mean) ** 2;
		}
		expect(Math.abs(product / square)).toBeLessThan(5 / Math.sqrt(many.length));
	});

	it("stays below its bound, one and the largest with it, and refuses others", () => {
		expect(drawIntegers(seededRandom(1), 1, new Int32Array(9))).toEqual(new Int32Array(9));
		const large = drawIntegers(seededRandom(1), 2 ** 24, new Int32Array(10_000));
		expect(Math.max(...large)).toBeLessThan(2 ** 24);
		expect(Math.max(...large)).toBeGreaterThan(0.999 * 2 ** 24);
		expect(Math.min(...large)).toBeGreaterThanOrEqual(0);
		for (const below of [0, 1.5, 2 ** 24 + 1, Number.NaN]) {
			expect(() => drawIntegers(seededRandom(1), below, new Int32Array(1))).toThrow("drawIntegers: below must be");
		}
	});
});
