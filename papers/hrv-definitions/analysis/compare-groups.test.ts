import { expect, it } from "vitest";
import { compareGroups } from "./compare-groups.ts";

it("compares two small groups as a pencil does", () => {
	// Variances 2.5 and 4: a standard error of sqrt(2.5/5 + 4/3), 3.53 degrees of freedom by Welch and Satterthwaite.
	const found = compareGroups([1, 2, 3, 4, 5], [2, 4, 6]);
	const error = Math.sqrt(2.5 / 5 + 4 / 3);
	expect(found).toMatchObject({ nSinus: 5, nFailure: 3, meanSinus: 3, meanFailure: 4, difference: 1, sdFailure: 2 });
	expect(found.standardised).toBeCloseTo(1 / Math.sqrt((2.5 + 4) / 2), 12);
	// t of 3.5328 degrees of freedom at 0.975 lies between those of 3 (3.182) and 4 (2.776).
	const reach = (found.high - found.difference) / error;
	expect(reach).toBeGreaterThan(2.776);
	expect(reach).toBeLessThan(3.182);
	expect(found.difference - found.low).toBeCloseTo(found.high - found.difference, 12);
});

it("leaves out what could not be measured, and counts without it", () => {
	expect(compareGroups([1, Number.NaN, 3], [2, 2.5, 4])).toEqual(compareGroups([1, 3], [2, 2.5, 4]));
	expect(compareGroups([1, Number.NaN, 3], [2, 2.5, 4]).nSinus).toBe(2);
});

it("finds no difference between equal groups, and the same one with the other sign when they change places", () => {
	expect(compareGroups([1, 2, 4], [1, 2, 4])).toMatchObject({ difference: 0, p: 1 });
	const [one, other] = [compareGroups([1, 2, 4], [3, 7, 8]), compareGroups([3, 7, 8], [1, 2, 4])];
	expect(other.difference).toBe(-one.difference);
	expect(other.p).toBeCloseTo(one.p, 12);
});
