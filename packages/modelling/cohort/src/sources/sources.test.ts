import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { cellsOfRows } from "../tables/cells.ts";
import { cohortOf } from "../tables/typed-tables.ts";
import { resolveSessions } from "./resolve-sessions.ts";
import { resolveSources } from "./resolve-sources.ts";

const daysOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
	cohortOf({ day: cellsOfRows("day", rows) } as never).day!;
const day = { personId: "p1", pregnancyId: "q1", date: "2025-03-01" };
const watch = {
	...day,
	source: "watch",
	wearMinutes: 1300,
	steps: 8000,
	totalSleepMinutes: 420,
	timeInBedMinutes: 450,
};
const ring = {
	...day,
	source: "ring",
	wearMinutes: 900,
	steps: 7000,
	totalSleepMinutes: 400,
	deepSleepMinutes: 80,
	rmssdMs: 40,
};

describe("several sources of one day", () => {
	it("by priority: each quantity of the first source that has it, a night from one alone, never a sum", () => {
		const { days, conflicts, counts } = resolveSources(daysOf([watch, ring]), {
			by: "priority",
			sources: ["ring", "watch"],
		});
		expect(days.objects()[0]).toMatchObject({
			...{ source: "ring", wearMinutes: 900, steps: 7000, rmssdMs: 40, missing: null },
			...{ totalSleepMinutes: 400, deepSleepMinutes: 80, timeInBedMinutes: Number.NaN },
		});
		expect(conflicts.objects()).toContainEqual({
			...{ personId: "p1", date: "2025-03-01", column: "steps" },
			...{ source: "ring", value: 7000, otherSource: "watch", otherValue: 8000 },
		});
		expect(counts.objects().find(({ column }) => column === "steps")).toEqual({
			column: "steps",
			nDays: 1,
			nOfSeveral: 1,
			nDiffering: 1,
		});
		expect(counts.objects().find(({ column }) => column === "rmssdMs")).toMatchObject({ nDays: 1, nOfSeveral: 0 });
	});

	it("by longest wear: what the longest-worn has, and the rest from the next", () => {
		const { days } = resolveSources(daysOf([ring, watch]), { by: "longest-wear" });
		expect(days.objects()[0]).toMatchObject({ source: "watch + ring", steps: 8000, rmssdMs: 40, wearMinutes: 1300 });
	});

	it("keeps the reason of a day that no source measured, and drops that of one which another did", () => {
		const idle = { ...day, source: "watch", wearMinutes: 0, missing: "not-worn" };
		const other = { ...day, date: "2025-03-02", source: "ring", missing: "not-charged" };
		const { days } = resolveSources(daysOf([idle, ring, other]), { by: "longest-wear" });
		expect(days.objects().map(({ date, missing, source }) => [date, missing, source])).toEqual([
			["2025-03-01", null, "ring"],
			["2025-03-02", "not-charged", "ring"],
		]);
	});

	it("is the same days where each has one source, and has as many rows as person-days in any case", () => {
		const { day: days } = cohortOf(columnsOf(exampleCohort()) as never);
		for (const rule of [{ by: "longest-wear" }, { by: "priority", sources: ["watch", "ring"] }] as const) {
			const found = resolveSources(days!, rule);
			expect(found.days.objects()).toEqual(days!.objects());
			expect(found.conflicts.numRows()).toBe(0);
		}
	});

	it("refuses a source that stands twice, is not in the list, or names another pregnancy", () => {
		const of =
			(...rows: object[]) =>
			() =>
				resolveSources(daysOf(rows as never), { by: "priority", sources: ["ring", "watch"] });
		expect(of(ring, ring)).toThrow(
			"resolveSources: days must have each source once a person and date; got ring twice for p1 on 2025-03-01",
		);
		expect(of({ ...ring, source: "phone" })).toThrow("rule.sources must name every source of the days; it lacks phone");
		expect(of(ring, { ...watch, pregnancyId: "q2" })).toThrow("must be of one pregnancy; got q1 and q2");
		expect(() => resolveSources(daysOf([ring]), { by: "sum" } as never)).toThrow(
			'rule.by must be one of "priority", "longest-wear"',
		);
	});
});

describe("wear sessions that overlap", () => {
	const session = (sessionId: string, start: string, end: string, device = "ring") => ({
		...{
			sessionId,
			personId: "p1",
			device,
			startUtc: `2025-03-${start}T00:00:00Z`,
			endUtc: `2025-03-${end}T00:00:00Z`,
		},
	});
	const rows = [
		session("a", "01", "05"),
		session("b", "01", "05"),
		session("c", "04", "20"),
		session("d", "01", "02", "watch"),
	];
	const { wearSession } = cohortOf({ wearSession: cellsOfRows("wearSession", rows) } as never);

	it("are set aside by the rule, each with the one that holds", () => {
		const longest = resolveSessions(wearSession!, { rule: "longest" });
		expect(longest.sessions.array("sessionId")).toEqual(["c", "d"]);
		expect(longest.setAside.objects().map(({ sessionId, insteadOf, why }) => [sessionId, insteadOf, why])).toEqual([
			["a", "c", "overlap"],
			["b", "c", "overlap"],
		]);
		const first = resolveSessions(wearSession!, { rule: "first" });
		expect(first.sessions.array("sessionId")).toEqual(["a", "d"]);
		expect([first.nSame, first.nOverlapping]).toEqual([1, 1]);
	});
});
