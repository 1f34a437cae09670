import { describe, expect, it } from "vitest";
import { clockSeconds, dayNumber, secondOfDay } from "./local-seconds.ts";
import { isoOfLocal, printClock } from "./print-clock.ts";
import { recordingStart } from "./recording-start.ts";
import { zonedSeconds, zoneOfOffset } from "./zoned-seconds.ts";

describe("days and times", () => {
	it("know the calendar", () => {
		expect([dayNumber(1970, 1, 1), dayNumber(2016, 2, 29), dayNumber(1969, 12, 31)]).toEqual([0, 16_860, -1]);
		for (const [year, month, day] of [
			[2015, 2, 29],
			[2015, 13, 1],
			[2015, 0, 1],
			[2015, 4, 31],
			[2015, 4, 0],
			[2015, Number.NaN, 1],
		] as const)
			expect(dayNumber(year, month, day)).toBeNaN();
	});

	it("know clocks of 12 and 24 hours", () => {
		expect([secondOfDay(23, 59, 59), secondOfDay(12, 0, 0, "a"), secondOfDay(12, 30, 0, "p")]).toEqual([
			86_399, 0, 45_000,
		]);
		for (const time of [
			secondOfDay(24, 0, 0),
			secondOfDay(1, 60, 0),
			secondOfDay(13, 0, 0, "p"),
			secondOfDay(0, 0, 60),
		])
			expect(time).toBeNaN();
		expect(clockSeconds(1970, 1, 2, 1, 1, 1)).toBe(90_061);
		expect(clockSeconds(21, 1, 2, 1, 1, 1)).toBeNaN();
	});
});

describe("a local time", () => {
	it("is printed to the millisecond, and to the microsecond where that says more", () => {
		expect(isoOfLocal(16_860 * 86_400 + 25_500)).toBe("2016-02-29T07:05:00.000");
		expect(printClock(25_500, 0.25)).toBe("1970-01-01T07:05:00.250");
		expect(printClock(25_500, 1.000_001)).toBe("1970-01-01T07:05:01.000001");
	});

	it("is an instant of its zone: the first of two, and as if not put forward where the clock skips it", () => {
		const wall = (text: string) => Date.parse(`${text}Z`) / 1000;
		expect(zonedSeconds(wall("2024-10-27T02:30:00"), "Europe/Paris")).toBe(wall("2024-10-27T00:30:00"));
		expect(zonedSeconds(wall("2024-03-31T02:30:00"), "Europe/Paris")).toBe(wall("2024-03-31T01:30:00"));
		expect(zonedSeconds(wall("2024-07-01T12:00:00") + 0.5, "Europe/Paris")).toBe(wall("2024-07-01T10:00:00") + 0.5);
		expect(zonedSeconds(wall("2024-07-01T12:00:00"), "-05:30")).toBe(wall("2024-07-01T17:30:00"));
		expect(zonedSeconds(0, null)).toBeNull();
		expect(() => zonedSeconds(0, "Europe/Nowhere")).toThrow(/zone must be .*Europe\/Nowhere/);
	});

	it("and its zone are the start of a recording", () => {
		expect(recordingStart(3600, zoneOfOffset(3600))).toEqual({
			localTime: "1970-01-01T01:00:00.000",
			zone: "+01:00",
			utcSeconds: 0,
		});
		expect(zoneOfOffset(-19_800)).toBe("-05:30");
		expect(recordingStart(0, null)).toMatchObject({ zone: null, utcSeconds: null });
	});
});
