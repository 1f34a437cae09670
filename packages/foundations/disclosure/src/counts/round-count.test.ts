import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSafely } from "../control/rules.ts";
import { countBounds, roundCount } from "./round-count.ts";

describe("roundCount", () => {
	it.each([
		[0, 0],
		[8, 10],
		[12, 10],
		[13, 15],
		[1623, 1625],
	])("rounds %i to %i, by hand", (count, rounded) => {
		expect(roundCount(count, openSafely)).toBe(rounded);
	});
	it("never calls 0 what is not", () => {
		expect(roundCount(8, { roundTo: 20 })).toBe(20);
	});
	it("leaves counts as they are where there is no rounding", () => {
		expect(roundCount(13, { roundTo: 1 })).toBe(13);
		expect(countBounds(13, { smallCount: 7, roundTo: 1 })).toEqual([13, 13]);
	});
	it("knows exactly the counts that are shown by one figure", () => {
		const rules = fc.record({ smallCount: fc.integer({ min: 0, max: 15 }), roundTo: fc.integer({ min: 1, max: 25 }) });
		fc.assert(
			fc.property(rules, fc.integer({ min: 0, max: 300 }), (rule, seed) => {
				const count = seed > 0 && seed <= rule.smallCount ? rule.smallCount + 1 : seed;
				const shown = roundCount(count, rule);
				const same: number[] = [];
				for (let other = 0; other <= 400; other++) {
					const isShown = other === 0 || other > rule.smallCount;
					if (isShown && roundCount(other, rule) === shown) same.push(other);
				}
				expect(countBounds(shown, rule)).toEqual([same[0], same[same.length - 1]]);
			}),
		);
	});
});
