import { describe, expect, it } from "vitest";
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
