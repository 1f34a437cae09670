import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeDifference } from "./newcombe-difference.ts";
import { wilsonInterval } from "./wilson-interval.ts";

describe("worked examples of Newcombe", () => {
	it("81 of 263: 0.2553 to 0.3662", () => {
		const { estimate, low, high } = wilsonInterval({ nEvents: 81, n: 263 });
		expect(estimate).toBeCloseTo(0.308, 3);
		expect(low).toBeCloseTo(0.2553, 4);
		expect(high).toBeCloseTo(0.3662, 4);
	});

	it("56 of 70 less 48 of 80: 0.0524 to 0.3339", () => {
		const { estimate, low, high } = newcombeDifference({ nEvents: 56, n: 70 }, { nEvents: 48, n: 80 });
		expect(estimate).toBeCloseTo(0.2, 12);
		expect(low).toBeCloseTo(0.0524, 4);
		expect(high).toBeCloseTo(0.3339, 4);
	});
});

describe("edges", () => {
	it("no events start at 0, all events end at 1, and both have width", () => {
		expect(wilsonInterval({ nEvents: 0, n: 10 })).toMatchObject({ estimate: 0, low: 0 });
		expect(wilsonInterval({ nEvents: 0, n: 10 }).high).toBeCloseTo(0.2775, 4);
		expect(wilsonInterval({ nEvents: 10, n: 10 })).toMatchObject({ estimate: 1, high: 1 });
		expect(wilsonInterval({ nEvents: 0, n: 0 }).estimate).toBeNaN();
		expect(newcombeDifference({ nEvents: 0, n: 0 }, { nEvents: 1, n: 2 }).low).toBeNaN();
	});

	it("refuses counts that do not fit", () => {
		expect(() => wilsonInterval({ nEvents: 3, n: 2 })).toThrow("wilsonInterval: nEvents must be at most n (2); got 3");
		expect(() => wilsonInterval({ nEvents: 0.5, n: 2 })).toThrow("nEvents must be a whole number");
		expect(() => wilsonInterval({ nEvents: 1, n: 2 }, { levelPercent: 0 })).toThrow("levelPercent");
	});
});

describe("properties", () => {
	const counts = fc.integer({ min: 1, max: 500 }).chain((n) => fc.record({ n: fc.constant(n), nEvents: fc.nat(n) }));

	it("an interval holds its estimate, lies in 0..1, grows with the level and mirrors with the outcome", () => {
		fc.assert(
			fc.property(counts, ({ n, nEvents }) => {
				const { estimate, low, high } = wilsonInterval({ n, nEvents });
				expect(low).toBeLessThanOrEqual(estimate);
				expect(high).toBeGreaterThanOrEqual(estimate);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				const wide = wilsonInterval({ n, nEvents }, { levelPercent: 99 });
				expect(wide.high - wide.low).toBeGreaterThan(high - low);
				expect(wilsonInterval({ n, nEvents: n - nEvents }).low).toBeCloseTo(1 - high, 12);
			}),
		);
	});

	it("swapping the groups mirrors the difference", () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const forth = newcombeDifference(a, b);
				const back = newcombeDifference(b, a);
				expect(forth.low).toBeCloseTo(-back.high, 12);
				expect(forth.estimate).toBeCloseTo(-back.estimate, 12);
				expect(forth.low).toBeGreaterThanOrEqual(-1 - 1e-12);
				expect(forth.high).toBeLessThanOrEqual(1 + 1e-12);
			}),
		);
	});
});
