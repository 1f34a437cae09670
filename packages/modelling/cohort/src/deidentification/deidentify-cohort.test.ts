import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { checkCohort } from "../checks/check-cohort.ts";
import { studyTable } from "../checks/study.ts";
import { studyFacts } from "../checks/study-facts.ts";
import { cohortTables } from "../tables/cohort-tables.ts";
import { type Cohort, cohortOf } from "../tables/typed-tables.ts";
import { deidentifyCohort } from "./deidentify-cohort.ts";

const key = Uint8Array.from({ length: 32 }, (_, i) => (i * 37) % 251);
const cohort = cohortOf(columnsOf(exampleCohort(60)) as never);
const day = (date: unknown) => Date.parse(date as string) / 86_400_000;

/** Gestational ages at the end, and ages in days of each day, as sorted lists: whom they belong to is hidden. */
function agesOf({ pregnancy, day: days }: Cohort) {
	const facts = studyFacts(
		new Map([["pregnancy", studyTable("pregnancy", cohortTables.pregnancy, pregnancy as never)]]),
	);
	const ends = facts.pregnancies
		.filter(({ isProtected }) => !isProtected)
		.map(({ gestationalAgeAtEndDays }) => gestationalAgeAtEndDays);
	const ages = days!
		.objects()
		.map((row) => day(row.date) - (facts.pregnancyById.get(row.pregnancyId ?? "")?.startDay ?? Number.NaN));
	return { ends: ends.sort((a, b) => a - b), ages: ages.sort((a, b) => a - b) };
}

describe("a cohort that is de-identified", () => {
	const { cohort: made, report } = deidentifyCohort(cohort, { key });

	it("keeps gestational age to the day, and links", () => {
		expect(agesOf(made)).toEqual(agesOf(cohort));
		const codes = checkCohort(made as never).objects();
		expect(codes.filter(({ code }) => code !== "missing-without-reason")).toEqual([]);
	});

	it("has no id and no date of before, and one shift a woman with her infants", () => {
		const text = (tables: Cohort) =>
			Object.values(tables)
				.map((table) => new TextDecoder().decode(table!.toBytes("t.csv")))
				.join("\n");
		const ids = cohort
			.participant!.array("participantId")
			.concat(cohort.infant!.array("infantId"), cohort.visit!.array("visitId"));
		const cells = new Set(text(made).split(/[\n,]/));
		expect(ids.filter((id) => cells.has(id))).toEqual([]);
		// A woman's visits lie as far apart as before.
		const gaps = (tables: Cohort) =>
			[...Map.groupBy(tables.visit!.objects(), ({ participantId }) => participantId).values()]
				.map((rows) => rows.map((row) => day(row.date)).sort((a, b) => a - b))
				.map((days) => days.map((each) => each - days[0]!).join());
		expect(gaps(made).sort()).toEqual(gaps(cohort).sort());
		const moved = new Set(made.participant!.array("enrolledOn"));
		expect(moved.size).toBeGreaterThan(30);
		expect(made.participant!.array("zone")).toEqual(made.participant!.array("zone").map(() => "UTC"));
	});

	it("takes out pregnancies that ended early, with the woman who had no other", () => {
		expect(made.pregnancy!.array("ended")).not.toContain("loss");
		expect(made.participant!.numRows()).toBe(59);
		expect(report.removedRows).toEqual({ participant: "1 to 7", pregnancy: "1 to 7" });
		const kept = deidentifyCohort(cohort, { key, earlyEnded: "keep" });
		expect(kept.cohort.pregnancy!.array("ended")).toContain("loss");
		expect(kept.report.removedRows).toEqual({});
	});

	it("keeps the day of the week where asked, and gives the same with the same key", () => {
		const weekly = deidentifyCohort(cohort, { key, keepWeekday: true }).cohort;
		const weekdays = (tables: Cohort) =>
			tables
				.day!.objects()
				.map((row) => new Date(row.date).getUTCDay())
				.sort();
		expect(weekdays(weekly)).toEqual(weekdays(cohort));
		expect(deidentifyCohort(cohort, { key }).cohort.day!.objects()).toEqual(made.day!.objects());
		const other = deidentifyCohort(cohort, { key: key.map((byte) => byte ^ 255) }).cohort;
		expect(other.participant!.array("participantId")).not.toEqual(made.participant!.array("participantId"));
	});

	it("does not tell on which days clocks changed", () => {
		expect(Math.max(...made.day!.array("wearMinutes"))).toBe(1440);
		expect(report.nLongDays).not.toBe("0");
		// Sessions began at 09:00 UTC; in Helsinki it was noon in summer and 11:00 in winter.
		const hours = made
			.wearSession!.objects()
			.map(({ startUtc, endUtc }) => [startUtc.slice(11, 16), endUtc.slice(11, 16)].join());
		expect([...new Set(hours)]).toEqual(["12:00,11:00"]);
	});

	it("leaves k women or more in each class of quasi-identifiers, or says that it does not", () => {
		const one = deidentifyCohort(cohort, { key, quasiIdentifiers: ["ethnicity", "language"], k: 5 });
		expect(one.report.kAnonymity).toMatchObject({ isMet: true, nEmptied: "0", nAtRisk: "0" });
		const { kAnonymity } = deidentifyCohort(cohort, {
			key,
			quasiIdentifiers: ["birthYear", "educationYears", "skinTone"],
			k: 5,
		}).report;
		expect(kAnonymity.quasiIdentifiers).toEqual(["birthYear", "educationYears", "skinTone"]);
		expect(kAnonymity.nEmptied).not.toBe("0");
		expect(kAnonymity.isMet).toBe(true);
		const years = deidentifyCohort(cohort, { key, k: 2 })
			.cohort.participant!.array("birthYear")
			.filter((year) => !Number.isNaN(year));
		expect(years.every((year) => year % 5 === 0)).toBe(true);
	});

	it("is refused with a weak key, a small k, or rows of nobody", () => {
		expect(() => deidentifyCohort(cohort, { key: new Uint8Array(32) })).toThrow(
			"pseudonyms: key must be 32 random bytes or more",
		);
		expect(() => deidentifyCohort(cohort, { key, k: 1 })).toThrow(
			"deidentifyCohort: k must be a whole number from 2; got 1",
		);
		const lost = exampleCohort(8);
		lost.visit[0]!.participantId = "p999";
		expect(() => deidentifyCohort(cohortOf(columnsOf(lost) as never), { key })).toThrow(
			"have rows of known women alone",
		);
	});
});
