import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlTable } from "../control/control-table.ts";
import { openSafely } from "../control/rules.ts";

const ids = (first: number, n: number) => Array.from({ length: n }, (_, index) => `p${first + index}`);
const { smallCount, roundTo } = openSafely;

/** What a reader knows of one released figure, worked out here by trial: the counts that would be shown so. */
function possible(shown: unknown): Set<number> {
	const counts = Array.from({ length: 200 }, (_, count) => count);
	if (shown === null) return new Set(counts);
	return new Set(counts.filter((n) => (n === 0 || n > smallCount) && Math.round(n / roundTo) * roundTo === shown));
}

/** A table of some parts and their sum, as it is released. */
function releasedParts(parts: readonly number[]) {
	let first = 0;
	const people = parts.map((n) => {
		first += n;
		return ids(first - n, n);
	});
	const rows = [...people, people.flat()].map((each, row) => ({
		group: row === parts.length ? "any" : `g${row}`,
		n: each.length,
		ids: each,
	}));
	return controlTable("parts", rows, { groups: ["group"], people: "ids", columns: { n: "count" } }, openSafely);
}

describe("complementary suppression", () => {
	it("takes out the next smallest where one suppressed count is the margin less the others", () => {
		// 105 - 50 - 50 with each known to within 2: from 0 to 6 would be left for the two people.
		const { rows } = releasedParts([50, 49, 2]);
		expect(rows.map(({ n }) => n)).toEqual([50, null, null, 100]);
	});
	it("leaves the others where rounding hides the suppressed count already", () => {
		// 105 is 103 to 107, 100 is 98 to 102: the third is anything from 1 to 9.
		const { rows } = releasedParts([100, 3]);
		expect(rows.map(({ n }) => n)).toEqual([100, null, 105]);
	});
	it("never lets a margin and its parts tell a suppressed count, by trying all tables", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 3, maxLength: 3 }), (parts) => {
				fc.pre(parts.some((n) => n > smallCount));
				const { rows } = releasedParts(parts);
				const sets = rows.map(({ n }) => possible(n));
				const limits = sets.slice(0, 3).map((set) => [...set].filter((n) => n <= 90));
				const told = parts.map(() => new Set<number>());
				for (const a of limits[0]) {
					for (const b of limits[1]) {
						for (const c of limits[2]) {
							if (!sets[3].has(a + b + c)) continue;
							for (const [part, n] of [a, b, c].entries()) told[part].add(n);
						}
					}
				}
				for (const [part, n] of parts.entries()) {
					if (n === 0 || n > smallCount) continue;
					const left = [...told[part]].filter((count) => count > 0);
					expect(Math.max(...left) - Math.min(...left)).toBeGreaterThan(smallCount);
				}
			}),
			{ numRuns: 150 },
		);
	});
	it("never lets the margins of two groups tell a suppressed count, by trying all tables", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
				fc.pre(a + b + c + d > 4 * smallCount);
				const inner = [ids(0, a), ids(100, b), ids(200, c), ids(300, d)];
				const members = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]];
				const labels = ["1 1", "1 2", "2 1", "2 2", "1 any", "2 any", "any 1", "any 2", "any any"];
				const table = members.map((parts, row) => {
					const people = parts.flatMap((part) => inner[part]);
					const [arm, site] = labels[row].split(" ");
					return { arm, site, n: people.length, ids: people };
				});
				const rule = { groups: ["arm", "site"], people: "ids", columns: { n: "count" } } as const;
				const { rows, refusals } = controlTable("two-way", table, rule, openSafely);
				expect(refusals).toEqual([]);
				const sets = rows.map(({ n }) => possible(n));
				const limits = sets.slice(0, 4).map((set) => [...set].filter((n) => n <= 40));
				const told = inner.map(() => new Set<number>());
				for (const p of limits[0]) {
					for (const q of limits[1]) {
						if (!sets[4].has(p + q)) continue;
						for (const r of limits[2]) {
							if (!sets[6].has(p + r)) continue;
							for (const s of limits[3]) {
								if (!sets[5].has(r + s) || !sets[7].has(q + s) || !sets[8].has(p + q + r + s)) continue;
								for (const [cell, n] of [p, q, r, s].entries()) told[cell].add(n);
							}
						}
					}
				}
				for (const [cell, n] of [a, b, c, d].entries()) {
					if (n === 0 || n > smallCount) continue;
					const left = [...told[cell]].filter((count) => count > 0);
					expect(Math.max(...left) - Math.min(...left)).toBeGreaterThan(smallCount);
				}
			}),
			{ numRuns: 100, examples: [[[7, 16, 1, 5]]] },
		);
	});
	it("protects complements within a row: those with, without and not asked add up to all", () => {
		const table = [{ arm: "A", n: 100, nWith: 3, nWithout: 49, nNotAsked: 48, ids: ids(0, 100) }];
		const columns = { n: "count", nWith: "count", nWithout: "count", nNotAsked: "count" } as const;
		const { rows } = controlTable("answers", table, { groups: ["arm"], people: "ids", columns }, openSafely);
		// 100 less 50 and 50 leaves at most 6 (102 - 48 - 48): the smaller of the two goes out.
		expect(rows).toEqual([{ arm: "A", n: 100, nWith: null, nWithout: 50, nNotAsked: null }]);
	});
	it("takes out a count of all but few, since it tells the few, and one of all", () => {
		const rule = { groups: ["arm"], people: "ids", columns: { n: "count", nBoys: "count" } } as const;
		const table = [
			{ arm: "A", n: 100, nBoys: 97, ids: ids(0, 100) },
			{ arm: "B", n: 100, nBoys: 100, ids: ids(100, 100) },
			{ arm: "C", n: 100, nBoys: 51, ids: ids(200, 100) },
			{ arm: "D", n: 100, nBoys: 0, ids: ids(300, 100) },
		];
		expect(controlTable("sex", table, rule, openSafely).rows.map(({ nBoys }) => nBoys)).toEqual([null, null, 50, 0]);
	});
	it("finds margins by their people, whatever they are called and however deep they lie", () => {
		const [oslo, bergen, turku] = [ids(0, 4), ids(10, 41), ids(60, 60)];
		const table = [
			{ place: "Oslo", ids: oslo },
			{ place: "Bergen", ids: bergen },
			{ place: "Norway", ids: [...oslo, ...bergen] },
			{ place: "Turku", ids: turku },
			{ place: "the North", ids: [...oslo, ...bergen, ...turku] },
		].map((row) => ({ ...row, n: row.ids.length }));
		const { rows } = controlTable(
			"places",
			table,
			{ groups: ["place"], people: "ids", columns: { n: "count" } },
			openSafely,
		);
		// Norway is 43 to 47, Bergen 38 to 42: Oslo 1 to 9, wide enough.
		expect(rows.map(({ n }) => n)).toEqual([null, 40, 45, 60, 105]);
		const close = table.map((row) => (row.place === "Bergen" ? { ...row, ids: ids(10, 42), n: 42 } : row));
		close[2] = { place: "Norway", ids: [...oslo, ...ids(10, 42)], n: 46 };
		close[4] = { place: "the North", ids: [...oslo, ...ids(10, 42), ...turku], n: 106 };
		expect(
			controlTable("places", close, { groups: ["place"], people: "ids", columns: { n: "count" } }, openSafely).rows[0]
				.n,
		).toBeNull();
	});
});
