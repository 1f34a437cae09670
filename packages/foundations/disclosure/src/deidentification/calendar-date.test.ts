import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateFormat, parseCalendarDate } from "./calendar-date.ts";

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const problem = (text: string, options: { format?: DateFormat; zone?: string } = {}) => {
	const found = parseCalendarDate(text, options);
	return "problem" in found ? found.problem : undefined;
};

describe("parseCalendarDate", () => {
	it.each<[string, DateFormat, string]>([
		["2024-02-29", "YYYY-MM-DD", "2024-02-29"],
		["29.2.2024", "DD.MM.YYYY", "2024-02-29"],
		["03/04/2024", "DD/MM/YYYY", "2024-04-03"],
		["03/04/2024", "MM/DD/YYYY", "2024-03-04"],
		["20240403", "YYYYMMDD", "2024-04-03"],
		["45385", "excel", "2024-04-03"],
		["61", "excel", "1900-03-01"],
	])("reads %s as %s", (text, format, expected) => {
		expect(parseCalendarDate(text, { format })).toEqual({ day: day(expected) });
	});
	it("takes the day that a time names, whatever the offset, and keeps the wall clock", () => {
		expect(parseCalendarDate("2024-03-31T00:30:00+03:00")).toEqual({ day: day("2024-03-31"), secondsOfDay: 1800 });
		expect(parseCalendarDate("2024-03-31 23:59")).toEqual({ day: day("2024-03-31"), secondsOfDay: 86_340 });
	});
	it("asks for the zone of a time in UTC, and takes its calendar, in summer time and out of it", () => {
		expect(problem("2024-03-30T22:30:00Z")).toMatch(/say zone in the plan/);
		const zone = "Europe/Helsinki";
		expect(parseCalendarDate("2024-03-30T22:30:00Z", { zone })).toEqual({ day: day("2024-03-31"), secondsOfDay: 1800 });
		// Summer time began in that night: 22:30 UTC is now half past one.
		expect(parseCalendarDate("2024-03-31T22:30:00Z", { zone })).toEqual({ day: day("2024-04-01"), secondsOfDay: 5400 });
	});
	it.each([
		["24-03-31", "has a year of two digits"],
		["31.03.24", "has a year of two digits"],
		["2023-02-29", "is no day of the calendar between 1880 and 2199"],
		["0024-02-29", "is no day of the calendar between 1880 and 2199"],
		["2024-3-1", "is no date of the form YYYY-MM-DD"],
		["45385", "is no date of the form YYYY-MM-DD"],
		["unknown", "is no date of the form YYYY-MM-DD"],
		["2024-03-31T25:00", "has a time that no clock shows"],
	])("refuses %s: %s", (text, expected) => {
		expect(problem(text)).toBe(expected);
	});
	it("refuses serial numbers of Excel's false leap day, of a negative day and of words", () => {
		for (const text of ["60", "0", "-3", "1e5", "12.13", "999999"])
			expect(problem(text, { format: "excel" })).toBeDefined();
	});
	it("reads back every day of three centuries in every format", () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date("1900-03-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
				(date) => {
					const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-");
					const found = day(`${year}-${month}-${dayOfMonth}`);
					const written: [string, DateFormat][] = [
						[`${year}-${month}-${dayOfMonth}`, "YYYY-MM-DD"],
						[`${dayOfMonth}.${month}.${year}`, "DD.MM.YYYY"],
						[`${month}/${dayOfMonth}/${year}`, "MM/DD/YYYY"],
						[`${year}${month}${dayOfMonth}`, "YYYYMMDD"],
						[String(found + 25_569), "excel"],
					];
					for (const [text, format] of written) expect(parseCalendarDate(text, { format })).toEqual({ day: found });
				},
			),
		);
	});
});
