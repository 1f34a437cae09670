import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "./compare-versions.ts";

describe("compareVersions", () => {
	it.each([
		["3.9.0", "3.67.1", -1],
		["3.67.1", "3.67.1", 0],
		["3.67", "3.67.0", 0],
		["4", "3.99.99", 1],
		["v3.1", "3.1rc2", 0],
		["3.67.2.dev3+d2024", "3.67.1", 1],
	] as const)("orders %s and %s", (a, b, order) => {
		expect(compareVersions(a, b)).toBe(order);
	});
	it("refuses what is no version", () => {
		expect(() => compareVersions("3.1", "latest")).toThrow('compareVersions: b must begin with a number; got "latest"');
	});
	it("is an order: it turns with its arguments", () => {
		const versions = fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
		fc.assert(
			fc.property(versions, versions, (a, b) => compareVersions(a, b) + compareVersions(b, a) === 0),
			{ seed: 3 },
		);
	});
});
