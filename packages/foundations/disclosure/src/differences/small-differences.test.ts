import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSmallDifference } from "./small-differences.naive.ts";
import { findSmallDifference } from "./small-differences.ts";

const ids = (first: number, n: number) => Array.from({ length: n }, (_, index) => `p${first + index}`);
const rules = { smallCount: 7 };

describe("findSmallDifference", () => {
	it("finds a set of few people, and one that is all but few of another", () => {
		expect(findSmallDifference([ids(0, 7)], rules)).toEqual({ sets: [0] });
		expect(findSmallDifference([ids(0, 20), ids(0, 19)], rules)).toEqual({ sets: [0, 1] });
		expect(findSmallDifference([ids(0, 20), ids(0, 12)], rules)).toBeUndefined();
	});
	it("finds what is left when disjoint sets are taken from their margin", () => {
		expect(findSmallDifference([ids(0, 100), ids(0, 50), ids(50, 47)], rules)).toEqual({ sets: [0, 1, 2] });
		expect(findSmallDifference([ids(0, 100), ids(0, 50), ids(50, 50)], rules)).toBeUndefined();
	});
	it("finds a cell of a two-way table through both of its margins", () => {
		// a b | r1        The cell a (3 people) and d are not shown; r1 - b is a. Without b, nothing gives it:
		// c d | r2        r1 + r2 - c1 = b + d is large.
		const [a, b, c, d] = [ids(0, 3), ids(10, 30), ids(50, 40), ids(100, 50)];
		const margins = [
			[...a, ...b],
			[...c, ...d],
			[...a, ...c],
			[...b, ...d],
		];
		expect(findSmallDifference([b, ...margins], rules)).not.toBeUndefined();
		expect(findSmallDifference(margins, rules)).toBeUndefined();
	});
	it("finds a difference that needs three margins at once", () => {
		// r1 + r2 - c1 - c2 is what both rows have in the third column, less what the columns have in the third row.
		const cell = (row: number, column: number) =>
			ids(1000 * row + 100 * column, row === 2 || column === 2 ? (row < 2 ? 2 : 0) : 20);
		const row = (place: number) => [0, 1, 2].flatMap((column) => cell(place, column));
		const column = (place: number) => [0, 1, 2].flatMap((place2) => cell(place2, place));
		expect(findSmallDifference([row(0), row(1), column(0), column(1)], rules)).toEqual({ sets: [0, 1, 2, 3] });
	});
	it("finds every atom that can be told, and nothing where the slow twin finds nothing", () => {
		const people = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 5, maxLength: 60 });
		fc.assert(
			fc.property(people, fc.integer({ min: 1, max: 4 }), (patterns, smallCount) => {
				// Each person's number says, bit by bit, which of five sets they are in.
				const sets = [0, 1, 2, 3, 4].map((set) =>
					patterns.flatMap((pattern, id) => ((pattern >> set) & 1 ? [`p${id}`] : [])),
				);
				const found = findSmallDifference(sets, { smallCount });
				if (hasSmallDifference(sets, smallCount, 1)) expect(found).not.toBeUndefined();
				if (!hasSmallDifference(sets, smallCount)) expect(found).toBeUndefined();
			}),
			{ numRuns: 500 },
		);
	});
	it("finds all that the slow twin finds in tables of two groups with any of their cells and margins shown", () => {
		const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 9, maxLength: 9 });
		const shown = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 });
		fc.assert(
			fc.property(sizes, shown, fc.integer({ min: 1, max: 5 }), (counts, isShown, smallCount) => {
				const cell = (row: number, column: number) => ids(1000 * row + 100 * column, counts[3 * row + column]);
				const within = (place: number, margin: number) => (margin === 3 ? [0, 1, 2] : [margin]).includes(place);
				const sets = isShown.flatMap((keep, place) => {
					const [row, column] = [Math.floor(place / 4), place % 4];
					const inner = [0, 1, 2].flatMap((r) => [0, 1, 2].map((c) => [r, c] as const));
					const people = inner.flatMap(([r, c]) => (within(r, row) && within(c, column) ? cell(r, c) : []));
					return keep && people.length > 0 ? [people] : [];
				});
				const found = findSmallDifference(sets, { smallCount });
				expect(found !== undefined).toBe(hasSmallDifference(sets, smallCount));
			}),
			{ numRuns: 500 },
		);
	});
});
