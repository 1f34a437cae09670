import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineColumns } from "../index.ts";

const visits = defineColumns({
	participant: { type: "text", unit: "id" },
	rate: { type: "number", unit: "bpm" },
});
const women = defineColumns({
	participant: { type: "text", unit: "id" },
	age: { type: "number", unit: "years" },
	site: { type: "text", unit: "code" },
});
const seen = visits.fromRows(
	[
		{ participant: "b", rate: 70 },
		{ participant: "a", rate: 80 },
		{ participant: "c", rate: 60 },
		{ participant: "a", rate: 90 },
	],
	"visits.csv",
);
const known = women.fromRows(
	[
		{ participant: "a", age: 30, site: "x" },
		{ participant: "b", age: 40, site: "y" },
	],
	"women.csv",
);

describe("a join", () => {
	it("adds the other table's columns, in the order of the left table, units and all", () => {
		const joined = seen.join(known, "participant");
		expect(joined.objects()).toEqual([
			{ participant: "b", rate: 70, age: 40, site: "y" },
			{ participant: "a", rate: 80, age: 30, site: "x" },
			{ participant: "a", rate: 90, age: 30, site: "x" },
		]);
		expect([joined.title("rate"), joined.title("age")]).toEqual(["rate (bpm)", "age (years)"]);
		expect(joined.warnings).toEqual([
			{ code: "unmatched", message: "join: 1 of 4 rows of visits.csv have no match in women.csv" },
		]);
	});

	it("from the left keeps rows without a match, whose numbers are NaN and texts null", () => {
		expect(seen.join_left(known, "participant").objects()[2]).toEqual({
			participant: "c",
			rate: 60,
			age: Number.NaN,
			site: null,
		});
	});

	it("finds rows that have a match, and those that have none", () => {
		expect(seen.semijoin(known, "participant").array("participant")).toEqual(["b", "a", "a"]);
		expect(seen.antijoin(known, "participant").array("participant")).toEqual(["c"]);
		expect(seen.antijoin(known, "participant").title("rate")).toBe("rate (bpm)");
	});

	it("takes keys of another name, and several", () => {
		const renamed = known.rename({ participant: "mother" });
		expect(seen.join(renamed, [["participant"], ["mother"]]).columnNames()).toEqual([
			"participant",
			"rate",
			"mother",
			"age",
			"site",
		]);
		const keys = defineColumns({ a: { type: "text", unit: "id" }, b: { type: "number", unit: "1" } });
		const left = keys.fromRows([
			{ a: "1", b: 12 },
			{ a: "11", b: 2 },
		]);
		const right = left.derive({ c: (d) => d.b }, { units: { c: "1" } });
		expect(left.join(right, ["a", "b"], { expect: "one-to-one" }).array("c")).toEqual([12, 2]);
	});

	it("multiplies rows only where the caller says that it may", () => {
		expect(known.join(seen, "participant", { expect: "one-to-many" }).array("rate")).toEqual([80, 90, 70]);
		expect(() => known.join(seen, "participant")).toThrow(
			'join: expect is "many-to-one", so each key must stand once in the right table; participant "a" stands in rows 2 and 4 of visits.csv. Say expect: "one-to-many" if that is meant, or make its rows one a key',
		);
		expect(() => seen.join(known, "participant", { expect: "one-to-one" })).toThrow(
			'join: expect is "one-to-one", so each key must stand once in the left table; participant "a" stands in rows 2 and 4 of visits.csv. Say expect: "many-to-one" if that is meant, or make its rows one a key',
		);
		expect(() => seen.join(seen.rename({ rate: "other" }), "participant", { expect: "one-to-many" })).toThrow(
			'join: expect is "one-to-many", so each key must stand once in the left table',
		);
	});

	it("refuses keys of other types or units, missing keys, and a column of the same name in both", () => {
		const numbered = defineColumns({ participant: { type: "number", unit: "id" } }).fromRows(
			[{ participant: 1 }],
			"n.csv",
		);
		expect(() => seen.join(numbered as never, "participant" as never)).toThrow(
			"join: key participant must be of one type; got texts in visits.csv and numbers in n.csv",
		);
		const days = defineColumns({ t: { type: "number", unit: "days" } }).fromRows([{ t: 1 }], "d.csv");
		const weeks = defineColumns({ t: { type: "number", unit: "weeks" } }).fromRows([{ t: 1 }], "w.csv");
		expect(() => days.join(weeks, "t")).toThrow("join: key t must have one unit; got days in d.csv and weeks in w.csv");
		const open = defineColumns({ participant: { type: "text", unit: "id", missing: [""] } }).fromRows(
			[{ participant: "a" }, { participant: null }],
			"open.csv",
		);
		expect(() => open.join(known as never, "participant" as never)).toThrow(
			"join: a key must be there in every row; it is missing in open.csv, row 2, column participant. Filter such rows out first",
		);
		expect(() => seen.join(seen.dedupe("participant"), "participant")).toThrow(
			"join: column rate must stand in one table alone; it is in visits.csv and in visits.csv. Rename one, or select without it",
		);
		expect(() => seen.join(known, ((a: unknown, b: unknown) => a === b) as never)).toThrow(
			"join: on must name key columns",
		);
	});

	it("has as many rows as pairs of equal keys, whichever table is longer", () => {
		const key = fc.constantFrom("a", "b", "c", "d");
		fc.assert(
			fc.property(fc.array(key), fc.uniqueArray(key), (left, right) => {
				const a = visits.fromRows(left.map((participant, i) => ({ participant, rate: i })));
				const b = women.fromRows(right.map((participant, i) => ({ participant, age: i, site: "x" })));
				const joined = a.join(b, "participant");
				expect(joined.objects()).toEqual(
					left.flatMap((participant, i) =>
						right.includes(participant) ? [{ participant, rate: i, age: right.indexOf(participant), site: "x" }] : [],
					),
				);
				expect(a.join_left(b, "participant").numRows()).toBe(left.length);
			}),
		);
	});
});
