import { describe, expect, it } from "vitest";
import { controlTable } from "./control-table.ts";
import type { TableRule } from "./controlled-table.ts";
import { openSafely } from "./rules.ts";
import type { StatisticKind } from "./statistic-kind.ts";

const ids = (first: number, n: number) => Array.from({ length: n }, (_, index) => `p${first + index}`);
const rule = (columns: Record<string, StatisticKind>, groups = ["arm"]): TableRule => ({
	groups,
	people: "ids",
	columns,
});
const control = (rows: unknown, columns: Record<string, StatisticKind>, groups?: string[]) =>
	controlTable("t", rows, rule(columns, groups), openSafely);
const rulesBroken = (rows: unknown, columns: Record<string, StatisticKind>) => {
	const { rows: released, refusals } = control(rows, columns);
	if (refusals.length > 0) expect(released).toEqual([]);
	return refusals.map(({ rule: broken }) => broken);
};

describe("what a table is", () => {
	it("counts people, not rows: many weeks of few people are few people", () => {
		const weeks = Array.from({ length: 1623 }, (_, week) => ids(week % 3, 1)[0]);
		const { rows } = control(
			[
				{ arm: "A", bp: 120, ids: weeks },
				{ arm: "B", bp: 110, ids: ids(10, 9) },
			],
			{ bp: "mean" },
		);
		expect(rows).toEqual([
			{ arm: "A", bp: null },
			{ arm: "B", bp: 110 },
		]);
	});
	it("takes ids that differ in blanks or Unicode form alone for one person", () => {
		const same = ["p1", " p1", "p1 ", "é", "e\u0301", "p2", "p3", "p4", "p5"];
		const { rows } = control(
			[
				{ arm: "A", bp: 1, ids: same },
				{ arm: "B", bp: 2, ids: ids(10, 8) },
			],
			{ bp: "mean" },
		);
		expect(rows.map(({ bp }) => bp)).toEqual([null, 2]);
	});
	it.each([
		["no list", { rows: [] }, "an aggregate must be a list of rows"],
		["rows that are lists", [[1, 2]], "each row must be an object of columns"],
		["no evidence", [{ arm: "A", n: 9 }], "each row must name the people behind it: a list of ids, none of them empty"],
		[
			"an empty id",
			[{ arm: "A", n: 9, ids: ["p1", " "] }],
			"each row must name the people behind it: a list of ids, none of them empty",
		],
		[
			"a column that nobody named",
			[{ arm: "A", n: 9, phone: 1, ids: ids(0, 9) }],
			"every column must be named in the rule",
		],
		[
			"__proto__ as a column",
			JSON.parse(`[{"arm":"A","n":9,"__proto__":1,"ids":[]}]`),
			"every column must be named in the rule",
		],
		[
			"a nested cell",
			[{ arm: "A", n: { each: [1] }, ids: ids(0, 9) }],
			"a cell holds one number or word, no list and no object",
		],
		["words with a number", [{ arm: "A", n: "9 (30 %)", ids: ids(0, 9) }], "a statistic must be a number, or null"],
		["a group missing", [{ n: 9, ids: ids(0, 9) }], "each row must say whom it is about"],
		["a person's id as group", [{ arm: "p3", n: 9, ids: ids(0, 9) }], "a group must not be a person's id"],
		["a misspelt column", [{ arm: "A", ids: ids(0, 9) }], "a column of the rule must be in the table"],
		["half a person", [{ arm: "A", n: 8.5, ids: ids(0, 9) }], "a count must be a whole number, 0 or more"],
		[
			"more people than ids",
			[{ arm: "A", n: 20, ids: ids(0, 9) }],
			"a count of people says more than there are distinct ids behind the row",
		],
		[
			"ids of others",
			[{ arm: "A", n: 9, ids: ids(0, 90) }],
			"no count of people in the row is that of the distinct ids behind it",
		],
	])("refuses %s", (_, rows, broken) => {
		expect(rulesBroken(rows, { n: "count" })).toContain(broken);
	});
	it("refuses rows of single people, also with a total among them", () => {
		const rows = [
			...ids(0, 20).map((id) => ({ arm: `row ${id}`, bp: 120, ids: [id] })),
			{ arm: "all", bp: 120, ids: ids(0, 20) },
		];
		expect(rulesBroken(rows, { bp: "mean" })).toEqual(["rows of single people: most rows are about one person each"]);
		expect(rulesBroken([{ arm: "A", bp: 1, ids: ids(0, 4) }], { bp: "mean" })).toEqual([
			"rows of few people: every row is about too few",
		]);
	});
	it("lets weeks be numbered as people are", () => {
		const rows = [1, 2].map((arm) => ({ arm, n: 40, ids: Array.from({ length: 40 }, (_, id) => id) }));
		expect(control(rows, { n: "count" }).refusals).toEqual([]);
	});
	it("keeps the row of a group of few, with nothing in it, and one of nobody with its 0", () => {
		const rows = [
			{ arm: "A", n: 3, bp: 111, ids: ids(0, 3) },
			{ arm: "B", n: 41, bp: 112, ids: ids(10, 41) },
			{ arm: "C", n: 0, bp: null, ids: [] },
		];
		expect(control(rows, { n: "count", bp: "mean" }).rows).toEqual([
			{ arm: "A", n: null, bp: null },
			{ arm: "B", n: 40, bp: 112 },
			{ arm: "C", n: 0, bp: null },
		]);
	});
	it("tells no number of people in reasons and refusals, and no id", () => {
		const rows = [
			{ arm: "A", n: 3, bp: 1, ids: ids(500, 3) },
			{ arm: "B", n: 19, bp: 2, ids: ids(600, 17) },
		];
		const { suppressed, refusals } = control(rows, { n: "count", bp: "minimum" });
		const said = JSON.stringify([suppressed.map(({ reason }) => reason), refusals]);
		expect(refusals).toHaveLength(2);
		expect(said).not.toMatch(/p[56]\d\d|\b(3|17|19)\b/);
	});
	it("names no column and no row by a person", () => {
		const wide = [{ arm: "A", n: 20, ids: ids(0, 20), p3: 121, p4: 118 }];
		expect(control(wide, { n: "count" }).refusals[0].where).toBe("t, columns that look like one for each person");
		const many = [{ arm: "A", n: 20, ids: ids(0, 20), ...Object.fromEntries(ids(70, 9).map((id) => [id, 1])) }];
		expect(JSON.stringify(control(many, { n: "count" }).refusals)).not.toMatch(/p7/);
		const rows = [
			{ arm: "Anna", n: 2, ids: ids(0, 1) },
			{ arm: "B", n: 30, ids: ids(10, 30) },
		];
		expect(control(rows, { n: "count" }).refusals.map(({ where }) => where)).toEqual(["t, row 1"]);
	});
	it("leaves its input as it was", () => {
		const rows = [{ arm: "A", n: 9, ids: ids(0, 9) }];
		const before = structuredClone(rows);
		control(rows, { n: "count" });
		expect(rows).toEqual(before);
	});
});

describe("what a column is", () => {
	const one = (n: number, value: unknown, kind: StatisticKind, more: object = {}) => {
		const rows = [
			{ arm: "A", x: value, ids: ids(0, n), ...more },
			{ arm: "B", x: 50, ids: ids(500, 100), ...more },
		];
		return control(rows, { x: kind });
	};
	it.each<[StatisticKind, number, boolean]>([
		["mean", 7, false],
		["mean", 8, true],
		["sd", 8, true],
		["median", 14, false],
		["median", 16, true],
		["quartile", 28, false],
		["quartile", 29, true],
		[{ kind: "quantile", p: 0.05 }, 140, false],
		[{ kind: "quantile", p: 0.05 }, 141, true],
		[{ kind: "quantile", p: 0.95 }, 140, false],
		[{ kind: "quantile", p: 0 }, 400, false],
		[{ kind: "quantile", p: Number.NaN }, 400, false],
		[{ kind: "estimate", parameters: 5 }, 14, false],
		[{ kind: "estimate", parameters: 5 }, 15, true],
	])("%j of %i people: shown is %s", (kind, n, isShown) => {
		expect(one(n, 1.25, kind).rows[0].x).toBe(isShown ? 1.25 : null);
	});
	it("takes the terms of one model, the rows of the same people, for its parameters", () => {
		const rows = Array.from({ length: 6 }, (_, term) => ({ arm: `term ${term}`, x: 0.5, ids: ids(0, 15) }));
		expect(control(rows, { x: "estimate" }).rows.every(({ x }) => x === null)).toBe(true);
		expect(control(rows.slice(1), { x: "estimate" }).rows.every(({ x }) => x === 0.5)).toBe(true);
	});
	it.each<StatisticKind>(["minimum", "maximum", "prediction"])("refuses a %s and says what to give instead", (kind) => {
		const { refusals } = one(50, 1, kind);
		expect(refusals[0].whatToDo).toMatch(/^Give /);
	});
	it("takes out a mean whose SD is 0, since then it is what everybody has", () => {
		const rows = [
			{ arm: "A", m: 3, s: 0, ids: ids(0, 30) },
			{ arm: "B", m: 4, s: 1, ids: ids(50, 30) },
		];
		expect(control(rows, { m: "mean", s: "sd" }).rows[0]).toEqual({ arm: "A", m: null, s: null });
	});
	it("shows a percent of its rounded counts, and none that tells of few, of none or of all", () => {
		const kind = { kind: "percent", of: "n", count: "k" } as const;
		const rows = [
			[33, 33],
			[3, 3],
			[97, 97],
			[0, 0],
			[100, 100],
		].map(([k, p], row) => ({ arm: `${row}`, n: 100, k, p, ids: ids(100 * row, 100) }));
		const { rows: released } = control(rows, { n: "count", k: "count", p: kind });
		expect(released.map(({ p }) => p)).toEqual([35, null, null, null, null]);
	});
	it("works a percent without counts out of the row's people, so that it does not tell them exactly", () => {
		expect(one(97, 32.98969, "percent").rows[0].x).toBeCloseTo((100 * 30) / 95, 10);
		expect(one(97, 3.1, "percent").rows[0].x).toBeNull();
	});
	it("refuses a percent that is not its count's share", () => {
		const kind = { kind: "percent", of: "n", count: "k" } as const;
		const rows = [{ arm: "A", n: 100, k: 33, p: 0.33, ids: ids(0, 100) }];
		expect(rulesBroken(rows, { n: "count", k: "count", p: kind })).toEqual([
			"a percent must be its count's share of the whole, from 0 to 100",
		]);
		expect(rulesBroken(rows, { n: "count", k: "count", p: { kind: "percent", of: "N" } })).toEqual([
			"its count N must be a column of kind count",
		]);
	});
	it("rounds counts of nights, and takes them out with their people", () => {
		const kind = { kind: "count", counts: "other" } as const;
		expect(one(30, 212, kind).rows[0].x).toBe(210);
		expect(one(5, 212, kind).rows[0].x).toBeNull();
	});
	it("judges a sum by who contributed, each person once", () => {
		const kind = { kind: "sum", contributions: "each" } as const;
		const people = [...ids(0, 10), ...ids(0, 1), ...ids(500, 20)];
		const sums = (amounts: number[]) => [
			{ arm: "A", x: amounts.reduce((a, b) => a + b, 0), ids: people.slice(0, 11), each: amounts },
			{ arm: "B", x: 40, ids: ids(500, 20), each: Array(20).fill(2) },
		];
		// Person 0 gave 50 twice: 100 of 118, with 2 of the next largest, and 16 < 10 % of 100 does not hold; 102 of 118 is 86 %.
		expect(control(sums([50, ...Array(9).fill(2), 50]), { x: kind }).rows[0].x).toBe(118);
		// 300 of 318, and the rest but the second largest is 16 < 30: the second could tell the first to within 10 %.
		expect(control(sums([150, ...Array(9).fill(2), 150]), { x: kind }).rows[0].x).toBeNull();
		expect(rulesBroken(sums([50, ...Array(9).fill(2), 50]), { x: "sum" })[0]).toBe(
			"every column must be named in the rule",
		);
		expect(rulesBroken([{ arm: "A", x: 9, ids: ids(0, 9) }], { x: "sum" })).toEqual([
			"a sum needs what each person contributed",
		]);
	});
	it("takes a margin out with a sum that one person dominates", () => {
		const kind = { kind: "sum", contributions: "each" } as const;
		const rows = [
			{ arm: "A", x: 1009, ids: ids(0, 10), each: [1000, ...Array(9).fill(1)] },
			{ arm: "B", x: 1000, ids: ids(20, 20), each: Array(20).fill(50) },
			{
				arm: "all",
				x: 2009,
				ids: [...ids(0, 10), ...ids(20, 20)],
				each: [1000, ...Array(9).fill(1), ...Array(20).fill(50)],
			},
		];
		expect(control(rows, { x: kind }).rows.map(({ x }) => x)).toEqual([null, null, 2009]);
	});
	it("refuses a curve whose steps show few people, and shows one on a grid", () => {
		const curve = (step: number) =>
			Array.from({ length: 100 / step }, (_, point) => ({
				arm: "A",
				day: point * step,
				s: 1 - (point * step) / 200,
				ids: ids(point * step, 200 - point * step),
			}));
		const columns = { s: { kind: "step", along: "day" } } as const;
		expect(control(curve(1), columns, ["arm", "day"]).refusals.map(({ rule: broken }) => broken)).toEqual([
			"a step of the curve shows too few people",
		]);
		expect(control(curve(7), columns, ["arm", "day"]).refusals).toHaveLength(1);
		expect(control(curve(10), columns, ["arm", "day"]).refusals).toEqual([]);
	});
	it("judges the curve of each group by itself, in the order of its points", () => {
		const points = (arm: string, first: number) =>
			[20, 0, 10].map((day) => ({ arm, day, s: 1 - day / 100, ids: ids(first + day, 60 - day) }));
		const rows = [...points("A", 0), ...points("B", 100)];
		expect(control(rows, { s: { kind: "step", along: "day" } }, ["arm", "day"]).refusals).toEqual([]);
	});
	it("refuses a curve that gives the same people at every point", () => {
		const rows = [0, 1].map((day) => ({ arm: "A", day, s: day / 2, ids: ids(0, 60) }));
		expect(control(rows, { s: { kind: "step", along: "day" } }, ["arm", "day"]).refusals[0].rule).toMatch(
			/^the curve moves while its people stay/,
		);
	});
	it("refuses a tree with a small leaf", () => {
		const rows = [
			{ arm: "left", n: 4, ids: ids(0, 4) },
			{ arm: "right", n: 90, ids: ids(10, 90) },
		];
		expect(rulesBroken(rows, { n: { kind: "leaf" } })).toEqual([
			"a leaf of a tree holds too few people, and a tree cannot lose one",
		]);
	});
	it("keeps a constant, and refuses one that varies", () => {
		const rows = [
			{ arm: "A", unit: "mmHg", ids: ids(0, 9) },
			{ arm: "B", unit: "mmHg", ids: ids(20, 9) },
		];
		expect(control(rows, { unit: "constant" }).rows[1]).toEqual({ arm: "B", unit: "mmHg" });
		expect(rulesBroken([rows[0], { ...rows[1], unit: "w17" }], { unit: "constant" })).toEqual([
			"a constant must be the same in all rows",
		]);
	});
	it("takes out the next smallest group's mean where the margin's would tell that of few", () => {
		const rows = [
			{ arm: "A", m: 1, ids: ids(0, 40) },
			{ arm: "B", m: 2, ids: ids(40, 30) },
			{ arm: "C", m: 9, ids: ids(70, 3) },
			{ arm: "all", m: 1.7, ids: ids(0, 73) },
		];
		const { rows: released, suppressed, cells } = control(rows, { m: "mean" });
		expect(released.map(({ m }) => m)).toEqual([1, null, null, 1.7]);
		expect(suppressed[0].reason).toBe("Otherwise that of few people could be worked out from it.");
		expect(cells.map(({ columns }) => columns)).toEqual([["m"], [], [], ["m"]]);
	});
});
