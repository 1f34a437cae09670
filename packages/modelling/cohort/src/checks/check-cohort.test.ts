import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { mutations } from "../../test/mutations.ts";
import { checkCohort } from "./check-cohort.ts";
import { problemKinds } from "./problem-kinds.ts";

const options = { frozenOn: "2025-12-31" };
const check = (cohort: ReturnType<typeof exampleCohort>) =>
	checkCohort(columnsOf(cohort), options)
		.objects()
		.filter(({ code }) => code !== "unknown-column");

describe("a good cohort", () => {
	it("has no problem, but that a column is none of the schema's", () => {
		expect(checkCohort(columnsOf(exampleCohort()), options).objects()).toEqual([
			{
				...{ table: "visit", key: null, column: "clinic", code: "unknown-column", severity: "note", rows: 69 },
				message: 'The table has no column "clinic". Rename it, or name it in the mapping, if it is one of them.',
				protected: false,
			},
		]);
	});
});

describe("a cohort that was spoilt in one place", () => {
	it.each(mutations)(
		"by $what: $code is found, and nothing else",
		({ code, table, spoil, also = [], isProtected = false }) => {
			fc.assert(
				fc.property(fc.nat({ max: 10_000 }), (seed) => {
					const cohort = exampleCohort();
					spoil(cohort, (rows) => {
						expect(rows.length).toBeGreaterThan(0);
						return rows[seed % rows.length]!;
					});
					const found = check(cohort);
					const own = found.filter((each) => each.code === code && each.table === table);
					expect(own.length, JSON.stringify(found)).toBeGreaterThan(0);
					expect([...new Set(found.map((each) => each.code))].sort()).toEqual([code, ...also].sort());
					expect(own.every((each) => each.protected === isProtected)).toBe(true);
					for (const { message, severity } of own) {
						expect(severity).toBe(problemKinds[code].severity);
						expect(message).toContain(problemKinds[code].todo);
					}
					if (isProtected) {
						expect(own.map(({ key, rows }) => [key, rows])).toEqual([[null, Number.NaN]]);
						expect(JSON.stringify(found)).not.toMatch(/"[^"]*\bq\d+\b/);
					}
				}),
				{ numRuns: 4 },
			);
		},
	);

	it("has a mutation for each kind of problem of rows", () => {
		const ofFiles = [
			"unreadable",
			"unknown-table",
			"missing-table",
			"missing-column",
			"absent-column",
			"unknown-column",
		];
		const others = [...ofFiles, "unequal-columns", "after-study-end", "record-after-withdrawal"];
		const kinds = Object.keys(problemKinds).filter((code) => !others.includes(code));
		expect(kinds.filter((code) => !mutations.some((each) => each.code === code))).toEqual([]);
	});
});
