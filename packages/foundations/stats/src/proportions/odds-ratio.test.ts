import { describe, expect, it } from "vitest";
import { exactOddsRatio } from "./exact-odds-ratio.ts";
import { oddsRatio } from "./odds-ratio.ts";

describe("oddsRatio", () => {
	it("is the cross-product ratio with limits on the log scale", () => {
		const { estimate, low, high } = oddsRatio({ nEvents: 2, n: 3 }, { nEvents: 1, n: 3 });
		expect(estimate).toBe(4);
		const reach = 1.959963984540054 * Math.sqrt(0.5 + 1 + 1 + 0.5);
		expect(Math.log(high)).toBeCloseTo(Math.log(4) + reach, 12);
		expect(Math.log(low)).toBeCloseTo(Math.log(4) - reach, 12);
	});

	it("says that an empty cell leaves no limits", () => {
		const { estimate, low, p, warnings } = oddsRatio({ nEvents: 3, n: 3 }, { nEvents: 1, n: 3 });
		expect(estimate).toBe(Number.POSITIVE_INFINITY);
		expect([low, p]).toEqual([Number.NaN, Number.NaN]);
		expect(warnings.map(({ code }) => code)).toEqual(["empty-cell"]);
	});

	it("refuses more events than people", () => {
		expect(() => oddsRatio({ nEvents: 4, n: 3 }, { nEvents: 1, n: 3 })).toThrow("nEvents must be at most n (3); got 4");
	});
});

describe("exactOddsRatio", () => {
	it("gives Fisher's tea: p = 34/70, and limits at which a tail is 0.025", () => {
		const { estimate, low, high, p } = exactOddsRatio({ nEvents: 3, n: 4 }, { nEvents: 1, n: 4 });
		expect(p).toBeCloseTo(34 / 70, 12);
		// Weights of 0 to 4 right at an odds ratio w: 1, 16 w, 36 w^2, 16 w^3, w^4.
		const weights = (w: number) => [1, 16 * w, 36 * w ** 2, 16 * w ** 3, w ** 4];
		const share = (w: number, counts: readonly number[]) => {
			const all = weights(w);
			return counts.reduce((sum, count) => sum + (all[count] as number), 0) / all.reduce((sum, each) => sum + each, 0);
		};
		expect(share(low, [3, 4])).toBeCloseTo(0.025, 12);
		expect(share(high, [0, 1, 2, 3])).toBeCloseTo(0.025, 12);
		const all = weights(estimate);
		expect(
			all.reduce((sum, each, count) => sum + each * count, 0) / all.reduce((sum, each) => sum + each, 0),
		).toBeCloseTo(3, 10);
		const midP = exactOddsRatio({ nEvents: 3, n: 4 }, { nEvents: 1, n: 4 }, { method: "mid-p" });
		expect(midP.p).toBeCloseTo(2 * (1 / 70 + 8 / 70), 12);
		expect(midP.low).toBeGreaterThan(low);
		expect(midP.high).toBeLessThan(high);
	});

	it("has one finite limit where a count is at its bound, and none where a margin is empty", () => {
		const none = exactOddsRatio({ nEvents: 0, n: 4 }, { nEvents: 1, n: 4 });
		expect([none.estimate, none.low]).toEqual([0, 0]);
		// One event of two groups of four: its tail at odds ratio w is 1 / (1 + w).
		expect(none.high).toBeCloseTo(39, 10);
		const empty = exactOddsRatio({ nEvents: 0, n: 4 }, { nEvents: 0, n: 4 });
		expect(empty.warnings.map(({ code }) => code)).toEqual(["empty-margin"]);
		expect(empty.high).toBeNaN();
	});

	it("inverts when the groups are swapped, also with thousands of rows", () => {
		const a = { nEvents: 1200, n: 5000 };
		const b = { nEvents: 900, n: 6000 };
		const forward = exactOddsRatio(a, b);
		const back = exactOddsRatio(b, a);
		expect(forward.estimate * back.estimate).toBeCloseTo(1, 9);
		expect(forward.low * back.high).toBeCloseTo(1, 9);
		expect(forward.p).toBeCloseTo(back.p, 12);
	});
});
