import { describe, expect, it } from "vitest";
import { defaultDesign, syntheticPregnancy } from "../synthetic/index.ts";
import { type CohortCells, cellsOfRows } from "../tables/cells.ts";
import { clockRowsOfTables } from "./clock-rows-of-tables.ts";
import { compareClocks } from "./compare-clocks.ts";

const pregnancy = {
	pregnancyId: "q1",
	participantId: "w1",
	fetuses: 1,
	lastPeriodOn: "2026-01-01",
	ended: "live-birth",
	endedOn: "2026-10-08",
	onset: "spontaneous",
};
const night = { personId: "w1", pregnancyId: "q1", date: "2026-06-01", source: "ring", rmssdMs: 40 };
const tables = (days: readonly object[], pregnancies: readonly object[] = [pregnancy]): CohortCells => ({
	day: cellsOfRows("day", days as Record<string, unknown>[]),
	pregnancy: cellsOfRows("pregnancy", pregnancies as Record<string, unknown>[]),
});

describe("clockRowsOfTables", () => {
	it("counts days on both clocks: 1 June is day 151 from 1 January, and 129 before 8 October", () => {
		const { people, pregnancyIds, nDaysUsed } = clockRowsOfTables(tables([night]));
		expect(people).toEqual([
			{
				gestationalAgeDays: Float64Array.of(151),
				daysToBirth: Float64Array.of(129),
				values: Float64Array.of(Math.log(40)),
			},
		]);
		expect([pregnancyIds, nDaysUsed]).toEqual([["q1"], 1]);
	});

	it("takes no day before the pregnancy, none from birth on, none of an infant, none without a value", () => {
		const { nDaysUsed, nDaysLeftOut } = clockRowsOfTables(
			tables([
				night,
				{ ...night, date: "2025-12-31" },
				{ ...night, date: "2026-10-08" },
				{ ...night, date: "2026-06-02", personId: "i1" },
				{ ...night, date: "2026-06-03", rmssdMs: null },
				{ ...night, date: "2026-06-04", pregnancyId: "q9" },
			]),
		);
		expect([nDaysUsed, nDaysLeftOut]).toEqual([1, 5]);
	});

	it("leaves out pregnancies for one reason each, and counts them", () => {
		const others = [
			{ ...pregnancy, pregnancyId: "q2", ended: "loss" },
			{ ...pregnancy, pregnancyId: "q3", fetuses: 2 },
			{ ...pregnancy, pregnancyId: "q4", endedOn: null },
			{ ...pregnancy, pregnancyId: "q5", lastPeriodOn: null },
			{ ...pregnancy, pregnancyId: "q6", onset: "induced" },
			{ ...pregnancy, pregnancyId: "q7" },
		];
		const { leftOut, pregnancyIds } = clockRowsOfTables(tables([night], [pregnancy, ...others]), {
			births: "spontaneous",
		});
		expect(pregnancyIds).toEqual(["q1"]);
		expect(leftOut).toEqual({
			"not a live birth": 1,
			"more than one fetus": 1,
			"no date of birth": 1,
			"not dated": 1,
			"not known to be spontaneous": 1,
			"no usable day": 1,
		});
	});

	it("warns where a day has two sources, and takes one when it is named", () => {
		const two = tables([night, { ...night, source: "band", rmssdMs: 30 }]);
		expect(clockRowsOfTables(two).warnings.map(({ code }) => code)).toEqual(["several-sources"]);
		const named = clockRowsOfTables(two, { source: "band", log: false });
		expect(named.warnings).toEqual([]);
		expect(named.people[0]?.values).toEqual(Float64Array.of(30));
	});

	it("refuses what it cannot read", () => {
		expect(() => clockRowsOfTables({})).toThrow("clockRowsOfTables: cohort must have the table day");
		expect(() => clockRowsOfTables(tables([night]), { column: "hrv" })).toThrow("got none called hrv");
		expect(() => clockRowsOfTables(tables([{ ...night, rmssdMs: 0 }]))).toThrow(
			"rmssdMs must be positive for its logarithm; got 0 in row 0",
		);
		expect(() => clockRowsOfTables(tables([night]), { births: "some" as never })).toThrow("births must be");
	});

	it("runs on the tables of the synthetic cohort, whose women turn by birth", () => {
		const design = { ...defaultDesign, devices: { band: 1, ring: 0, watch: 0 }, daysBefore: 0, daysAfter: 0 };
		const made = Array.from({ length: 60 }, (_, index) => syntheticPregnancy(design, index).observed);
		const columns = Object.keys(made[0]?.days ?? {}) as (keyof (typeof made)[0]["days"])[];
		const day = Object.fromEntries(
			columns.map((name) => {
				const parts = made.map(({ days }) => days[name]);
				return [
					name,
					parts[0] instanceof Float64Array
						? Float64Array.from(parts.flatMap((part) => [...(part as Float64Array)]))
						: parts.flatMap((part) => [...(part as readonly (string | null)[])]),
				];
			}),
		);
		const rows = clockRowsOfTables({
			day,
			pregnancy: cellsOfRows(
				"pregnancy",
				made.map(({ pregnancy }) => pregnancy as unknown as Record<string, unknown>),
			),
		});
		const leftOut = Object.values(rows.leftOut).reduce((sum, count) => sum + count, 0);
		expect(rows.people.length + leftOut).toBe(60);
		expect(rows.people.length).toBeGreaterThan(40);
		const found = compareClocks(rows.people);
		expect(found.nRows).toBe(rows.nDaysUsed);
		expect(found.aicDifference).toBeGreaterThan(0);
	});
});
