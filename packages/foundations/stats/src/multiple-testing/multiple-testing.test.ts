import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";

/** The 15 p-values of Benjamini and Hochberg 1995, section 3.2 (thrombolysis trial). */
const published = [
	0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe("multiple testing", () => {
	it("Benjamini-Hochberg keeps four of the fifteen at 0.05, as the paper's example does", () => {
		const adjusted = benjaminiHochberg(published);
		expect([...adjusted].filter((q) => q <= 0.05)).toHaveLength(4);
		expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 14);
	});

	it("Holm keeps three of the same fifteen", () => {
		expect([...holm(published)].filter((p) => p <= 0.05)).toHaveLength(3);
	});

	it("gives by hand what a pencil gives", () => {
		expect([...benjaminiHochberg([0.01, 0.04, 0.03])]).toEqual([0.03, 0.04, 0.04]);
		expect([...holm([0.01, 0.04, 0.03])]).toEqual([0.03, 0.06, 0.06]);
		expect([...benjaminiHochberg([])]).toEqual([]);
	});

	it("leaves out a test that could not be made", () => {
		expect([...benjaminiHochberg([0.01, Number.NaN, 0.04])]).toEqual([0.02, Number.NaN, 0.04]);
		expect([...holm([Number.NaN, 0.04])]).toEqual([Number.NaN, 0.04]);
	});

	it("never lowers a p-value, never leaves 0 to 1, keeps the order, and Holm is never below Benjamini-Hochberg", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (p) => {
				const q = benjaminiHochberg(p);
				const h = holm(p);
				p.forEach((value, i) => {
					expect(q[i]).toBeGreaterThanOrEqual(value);
					expect(h[i]).toBeGreaterThanOrEqual(q[i] as number);
					expect(h[i]).toBeLessThanOrEqual(1);
					p.forEach((other, j) => {
						if (value <= other) expect(q[i]).toBeLessThanOrEqual(q[j] as number);
					});
				});
			}),
			{ seed: 20261125 },
		);
	});

	it("refuses what is no probability", () => {
		expect(() => benjaminiHochberg([0.5, 1.2])).toThrow(
			"benjaminiHochberg: pValues must be between 0 and 1; got 1.2 at position 1",
		);
		expect(() => holm([-0.1])).toThrow("holm: pValues must be between 0 and 1; got -0.1 at position 0");
	});
});
