import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { checkCohort } from "./check-cohort.ts";

const names = Object.keys(cohortTables) as CohortTableName[];

describe("tables that nobody expected", () => {
	it("are listed, whatever stands in their cells: nothing throws", () => {
		const awkward = fc.oneof(
			fc.anything({ withBigInt: true, withDate: true, withSparseArray: true, withNullPrototype: true }),
			fc.constantFrom(
				"",
				" ",
				"NaN",
				"Inf",
				"2024-02-30",
				"1e999",
				-0,
				5e-324,
				1.7e308,
				Number.NaN,
				"__proto__",
				"\ud800",
			),
			fc.string(),
		);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(), awkward), { minLength: 1, maxLength: 30 }),
				(changes) => {
					const tables = columnsOf(exampleCohort(8)) as Record<string, Record<string, unknown[]>>;
					for (const [name, column, row, value] of changes) {
						const columns = Object.keys(tables[name]!);
						const own = columns[column % columns.length]!;
						const cells = Array.from(tables[name]![own]!);
						if (cells.length > 0) cells[row % cells.length] = value;
						tables[name]![own] = cells;
					}
					expect(
						checkCohort(tables as never, { frozenOn: "2025-12-31", endsOn: "2025-12-01" }).numRows(),
					).toBeGreaterThan(0);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("may be any of the nine, with columns missing or besides, in any order", () => {
		fc.assert(
			fc.property(fc.subarray(names), fc.nat(), (some, seed) => {
				const all = columnsOf(exampleCohort(8));
				const tables = Object.fromEntries(
					some.map((name) => {
						const columns = Object.entries(all[name]!).filter((_, i) => (seed >> (i % 20)) % 2 === 0);
						return [name, Object.fromEntries(columns.reverse())];
					}),
				);
				const found = checkCohort(tables as never, { frozenOn: "2025-12-31" }).objects();
				for (const [name, columns] of Object.entries(tables)) {
					const missing = Object.keys(cohortTables[name as CohortTableName]).filter(
						(column) => !Object.hasOwn(columns, column),
					);
					const told = found.filter(({ table, code }) => table === name && /^(missing|absent)-column$/.test(code));
					expect(told.map(({ column }) => column).sort()).toEqual(missing.sort());
				}
			}),
			{ numRuns: 30 },
		);
	});

	it("may be empty, or of unequal columns, or under another name", () => {
		expect(checkCohort({}).numRows()).toBe(0);
		expect(checkCohort({ outcome: { pregnancyId: [], outcome: [], value: [] } }).array("code")).toEqual([
			"missing-table",
		]);
		const uneven = checkCohort({ outcome: { pregnancyId: ["q"], outcome: [], value: [] } });
		expect(uneven.objects().map(({ code, message }) => [code, message.slice(0, 31)])).toContainEqual([
			"unequal-columns",
			"Its columns have 0, 1 cells. Gi",
		]);
		expect(checkCohort({ days: { a: [1] } } as never).array("code")).toEqual(["unknown-table"]);
	});

	it("name few rows of a kind, and count the others; or name nobody", () => {
		const cohort = exampleCohort();
		for (const row of cohort.visit) row.heartRateBpm = 999;
		const codes = (options: object) =>
			checkCohort(columnsOf(cohort), options)
				.objects()
				.filter(({ code }) => code === "range")
				.map(({ key, rows }) => [key, rows]);
		expect(codes({ most: 2 })).toEqual([
			["visitId v10", 1],
			["visitId v11", 1],
			[null, 67],
		]);
		expect(codes({ rows: "counted" })).toEqual([[null, 70]]);
		expect(() => checkCohort({}, { frozenOn: "tomorrow" })).toThrow(
			'checkCohort: frozenOn must be a date such as "2026-11-30"; got "tomorrow"',
		);
	});
});
