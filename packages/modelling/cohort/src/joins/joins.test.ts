import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { cohortOf } from "../tables/typed-tables.ts";
import { joinDaysWithVisits } from "./join-days-with-visits.ts";
import { naiveMatch } from "./match-days.naive.ts";
import { matchDays } from "./match-days.ts";
import { meanReading } from "./mean-reading.ts";

const match = (left: readonly number[], right: readonly number[], options: object) =>
	matchDays(
		{ group: left.map(() => "q"), day: left },
		{ group: right.map(() => "q"), day: right },
		{ toleranceDays: 7, rule: "nearest", use: "many", ...options },
	);

describe("days within a tolerance", () => {
	it("by hand: the nearest, the last before, ties by name", () => {
		expect([...match([84], [80, 86, 100], {}).row]).toEqual([1]);
		expect([...match([84], [80, 86, 100], { rule: "last-before" }).row]).toEqual([0]);
		expect([...match([84], [84], { rule: "last-before", toleranceDays: 0 }).row]).toEqual([0]);
		expect([...match([84], [82, 86], {}).row]).toEqual([0]);
		expect(match([84], [82, 86], { ties: "later" })).toMatchObject({ nTies: 1, row: Int32Array.of(1) });
		expect([...match([84], [92], {}).row]).toEqual([-1]);
	});

	it("each day once: the nearer visit has it, the other takes its next", () => {
		const once = match([84, 85], [85, 90], { use: "once" });
		expect([...once.row]).toEqual([1, 0]);
		expect([...once.offsetDays]).toEqual([6, 0]);
		expect(match([84, 85], [85], { use: "once" })).toMatchObject({ nMatched: 1, nUnmatched: 1, nRightUnused: 0 });
		expect(match([84, 85], [85], {})).toMatchObject({ nMatched: 2, nRightReused: 1 });
	});

	it("rows without a group or a day are counted, and matched with none", () => {
		const left = { group: [null, "q", "q"], day: [84, Number.NaN, 84] };
		const found = matchDays(left, { group: ["q"], day: [84] }, { toleranceDays: 0, rule: "nearest", use: "many" });
		expect(found).toMatchObject({ nWithoutKey: 2, nMatched: 1, nUnmatched: 0 });
	});

	it("is what all pairs, looked at one by one, give", () => {
		const rows = fc.array(fc.record({ group: fc.constantFrom("a", "b", null), day: fc.integer({ min: 0, max: 20 }) }), {
			maxLength: 14,
		});
		fc.assert(
			fc.property(
				rows,
				rows,
				fc.record({
					toleranceDays: fc.integer({ min: 0, max: 6 }),
					rule: fc.constantFrom("nearest" as const, "last-before" as const),
					ties: fc.constantFrom("earlier" as const, "later" as const),
					use: fc.constantFrom("many" as const, "once" as const),
				}),
				(left, right, options) => {
					const columns = (all: typeof left) => ({
						group: all.map(({ group }) => group),
						day: all.map(({ day }) => day),
					});
					const found = matchDays(columns(left), columns(right), options);
					expect([...found.row]).toEqual(naiveMatch(columns(left), columns(right), options));
					expect(found.nMatched + found.nUnmatched + found.nWithoutKey).toBe(left.length);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("refuses half days, other rules and lengths that differ", () => {
		expect(() => match([84.5], [84], {})).toThrow("matchDays: left.day must be whole days, or NaN; got 84.5 in row 1");
		expect(() => match([84], [84], { rule: "next" })).toThrow("matchDays: rule must be");
		expect(() => match([84], [84], { toleranceDays: -1 })).toThrow("toleranceDays");
	});
});

describe("visits with a wearable's days", () => {
	const rows = exampleCohort();
	// A visit in the week of the days.
	for (const visit of rows.visit) if (visit.ogttFastingMgDl !== null) visit.date = "2024-10-28";
	rows.visit[0]!.context = "home";
	const cohort = cohortOf(columnsOf(rows) as never);
	const options = {
		toleranceDays: 1,
		rule: "nearest",
		use: "once",
		visits: ["systolicMmHg"],
		days: ["restingHeartRateBpm"],
	} as const;

	it("are of one context, or of those that are named", () => {
		expect(() => joinDaysWithVisits(cohort, options)).toThrow(
			'joinDaysWithVisits: readings must be of one context; got home and office. Name the one that is meant, contexts: ["home"], or all that are, if a mixture is meant',
		);
		expect(() => joinDaysWithVisits(cohort, { ...options, contexts: ["clinic" as never] })).toThrow('got "clinic"');
		expect(() => meanReading(cohort.visit!, "systolicMmHg")).toThrow("meanReading: readings must be of one context");
		const [home, both] = [["home"], ["home", "office"]] as const;
		expect(meanReading(cohort.visit!, "systolicMmHg", { contexts: home })).toMatchObject({
			nReadings: 1,
			nOfOtherContexts: 68,
			sd: Number.NaN,
		});
		expect(meanReading(cohort.visit!, "systolicMmHg", { contexts: both })).toMatchObject({
			nPeople: 23,
			nReadings: 69,
			unit: "mmHg",
		});
	});

	it("have units, gestational age and how far apart they lie, and what has no match is counted", () => {
		const {
			table,
			match: counts,
			nVisitsOfOtherContexts,
			nUndated,
		} = joinDaysWithVisits(cohort, { ...options, contexts: ["office"] });
		expect(table.title("dayRestingHeartRateBpm")).toBe("dayRestingHeartRateBpm (bpm)");
		expect([nVisitsOfOtherContexts, nUndated]).toEqual([1, 0]);
		expect(counts.nMatched + counts.nUnmatched).toBe(68);
		expect(table.numRows()).toBe(counts.nMatched);
		const near = table.objects().filter(({ offsetDays }) => Math.abs(offsetDays as number) <= 1);
		expect(near.length).toBe(table.numRows());
		const row = table.objects().find(({ participantId }) => participantId === "p1")!;
		const start = Date.parse(rows.pregnancy[0]!.lastPeriodOn as string);
		expect(row.gestationalAgeDays).toBe((Date.parse("2024-10-28") - start) / 86_400_000);
	});

	it("are refused where a person has two sources on a day", () => {
		const two = exampleCohort();
		two.day.push({ ...two.day.find(({ missing }) => missing === null)!, source: "phone" });
		expect(() => joinDaysWithVisits(cohortOf(columnsOf(two) as never), options)).toThrow("resolveSources");
	});
});
