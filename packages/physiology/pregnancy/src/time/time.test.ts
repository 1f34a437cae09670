import { isInvalidInput } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completedWeeks, gestationalAgeOn, printGestationalAge, readGestationalAge } from "./gestational-age.ts";
import { infantAge } from "./infant-age.ts";
import { printLocalDate, readLocalDate } from "./local-date.ts";
import { daysToBirth, postpartumDay, weeksToBirth } from "./time-to-birth.ts";
import { trimester } from "./trimester.ts";

describe("local dates", () => {
	it.each([
		["1970-01-01", 0],
		["1969-12-31", -1],
		["2000-02-29", 11_016],
		["2026-11-30", 20_787],
		["0001-01-01", -719_162],
		["9999-12-31", 2_932_896],
	])("%s is day %i, and back", (text, day) => {
		expect(readLocalDate(text)).toBe(day);
		expect(printLocalDate(day)).toBe(text);
	});

	it.each([
		["2026-02-30", "2026-02 has no day 30"],
		["2100-02-29", "2100-02 has no day 29"],
		["2026-13-01", "there is no month 13"],
		["2026-00-10", "there is no month 0"],
		["2026-04-31", "2026-04 has no day 31"],
		["2026-04-00", "2026-04 has no day 0"],
		["0000-01-01", "begins in year 0001"],
		["2026-11-30T08:00", "a time of day belongs to a zone"],
		["2026-11-30T08:00:00Z", "a time of day belongs to a zone"],
		["30/11/2026", "write the year first"],
		["11-30-2026", "write the year first"],
		["2026-1-3", "four, two and two digits"],
		["20261130", "four, two and two digits"],
		[" 2026-11-30", "four, two and two digits"],
		["", "leave the fact out"],
	])("refuses %j: %s", (text, why) => {
		expect(() => readLocalDate(text)).toThrow(why);
	});

	it("refuses what is no text, with the code that callers read", () => {
		for (const value of [null, undefined, 20_787, new Date(0), Number.NaN])
			try {
				readLocalDate(value as unknown as string);
				expect.unreachable();
			} catch (error) {
				expect(isInvalidInput(error) && error.code).toBe("invalid-date");
			}
	});

	it("refuses a day that is not whole or lies beyond the calendar", () => {
		for (const day of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2_932_897, -719_163])
			expect(() => printLocalDate(day)).toThrow("printLocalDate: day must be a whole number of days");
	});

	it("counts days as the platform's calendar does, on any day", () => {
		fc.assert(
			fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
				const text = printLocalDate(day);
				expect(text).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
				expect(readLocalDate(text)).toBe(day);
			}),
		);
	});
});

describe("gestational age as text", () => {
	it.each([
		["10+6", 76],
		["0+0", 0],
		["40+0", 280],
		[" 10 + 6 ", 76],
		["10w6d", 76],
		["10W 6D", 76],
		["10 weeks 6 days", 76],
		["10 weeks and 6 days", 76],
		["10 weeks, 6 days", 76],
		["1 week 1 day", 8],
		["10 weeks", 70],
		["10wks 6days", 76],
	])("reads %j as %i days", (text, days) => {
		expect(readGestationalAge(text)).toBe(days);
	});

	it.each(["10.6", "10,6", "10", "76", "10.86"])("refuses %j as ambiguous, and says why", (text) => {
		expect(() => readGestationalAge(text)).toThrow("must say which part is weeks and which is days");
	});
	it("refuses the number 10.6 as ambiguous", () => {
		expect(() => readGestationalAge(10.6 as unknown as string)).toThrow("decimal fraction of weeks");
	});
	it.each([["10+7"], ["10+"], ["61+0"], ["-1+3"], ["ten weeks"], [""], ["10+6+1"], ["10w6"]])("refuses %j", (text) => {
		expect(() => readGestationalAge(text)).toThrow("must be completed weeks and days");
	});

	it("prints and reads back every day to 60+6; days before day 0 keep their distance", () => {
		for (let days = 0; days <= 426; days++) expect(readGestationalAge(printGestationalAge(days))).toBe(days);
		expect(printGestationalAge(-10)).toBe("-1+3");
		expect(printGestationalAge(76.9)).toBe("10+6");
		expect(printGestationalAge(Number.NaN)).toBe("");
	});
});

describe("places in time", () => {
	it("trimesters change at 14+0 and 28+0", () => {
		expect([-1, 0, 97, 98, 195, 196, 300].map(trimester)).toEqual([Number.NaN, 1, 1, 2, 2, 3, 3]);
		expect(trimester(Number.NaN)).toBeNaN();
	});
	it("weeks are completed weeks", () => {
		expect([0, 6, 7, 76, -1].map(completedWeeks)).toEqual([0, 0, 1, 10, -1]);
	});
	it("the last day before birth is in week 1 to birth, the day of birth in week 0", () => {
		expect([14, 8, 7, 1, 0, -6, -7].map(weeksToBirth)).toEqual([2, 2, 1, 1, 0, 0, -1]);
	});
	it("days to birth and days after it are each other's opposite", () => {
		expect(daysToBirth("2026-02-28", "2026-03-01")).toBe(1);
		expect(postpartumDay("2026-02-28", "2026-03-01")).toBe(-1);
		expect(postpartumDay("2028-03-01", "2028-02-28")).toBe(2);
	});
	it("clocks that change in the night change no date: March has its 31 days", () => {
		expect(gestationalAgeOn("2026-04-01", readLocalDate("2026-03-01"))).toBe(31);
	});
	it("refuses a date that does not exist, under the caller's name", () => {
		expect(() => daysToBirth("2026-02-30", "2026-03-01")).toThrow("daysToBirth: date must be a date");
	});
});

describe("age of an infant", () => {
	// The example of raisingmultiples.org/faqs/faq-actual-vs-adjusted-age: born at 32 weeks, 12 weeks old, 4 weeks corrected.
	it("a child born at 32+0 is 4 weeks by corrected age at 12 weeks", () => {
		const age = infantAge({ date: 84, birth: 0, gestationalAgeAtBirthDays: 224 });
		expect(age).toEqual({
			chronologicalAgeDays: 84,
			correctedAgeDays: 28,
			postmenstrualAgeDays: 308,
			isCorrected: true,
			ageDays: 28,
		});
	});
	it("at term nothing is corrected; at 36+6 it is", () => {
		expect(infantAge({ date: 10, birth: 0, gestationalAgeAtBirthDays: 259 }).correctedAgeDays).toBe(10);
		expect(infantAge({ date: 10, birth: 0, gestationalAgeAtBirthDays: 258 }).correctedAgeDays).toBe(-12);
	});
	it("correction ends on the second birthday, also of a child born on 29 February", () => {
		const at = (date: string) => infantAge({ date, birth: "2024-02-29", gestationalAgeAtBirthDays: 196 }).isCorrected;
		expect([at("2026-02-27"), at("2026-02-28")]).toEqual([true, false]);
	});
	it("refuses a date before birth, and an age at birth that no child has survived", () => {
		expect(() => infantAge({ date: 0, birth: 1, gestationalAgeAtBirthDays: 280 })).toThrow("must not be before birth");
		expect(() => infantAge({ date: 2, birth: 1, gestationalAgeAtBirthDays: 40 })).toThrow("gestationalAgeAtBirthDays");
		expect(() => infantAge({ date: 2, birth: 1, gestationalAgeAtBirthDays: Number.NaN })).toThrow("got NaN");
	});
});
