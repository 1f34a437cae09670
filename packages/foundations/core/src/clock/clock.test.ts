import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordingStart } from "../recording/recording.ts";
import { localDays } from "./local-days.ts";
import { printLocalTime, utcOfLocalTime } from "./local-time.ts";
import { localTimeOfDay } from "./local-time-of-day.ts";
import { recordingStartUtc } from "./recording-start-utc.ts";
import { zoneOffsetSeconds } from "./zone-offset.ts";

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const startOf = (localTime: string, zone: string | null): RecordingStart => ({ localTime, zone, utcSeconds: null });
const zones = [
	"UTC",
	"+05:30",
	"Europe/Paris",
	"America/New_York",
	"America/Sao_Paulo", // skipped midnight until 2018
	"America/Havana", // repeats midnight
	"Australia/Lord_Howe", // changes by half an hour
	"Asia/Kathmandu",
	"Africa/Casablanca",
	"Pacific/Apia", // left a day out in 2011
	"Pacific/Chatham",
];

describe("zoneOffsetSeconds", () => {
	it("knows names and offsets", () => {
		expect(zoneOffsetSeconds("Europe/Paris", utc("2024-01-01T00:00:00"))).toBe(3600);
		expect(zoneOffsetSeconds("Europe/Paris", utc("2024-07-01T00:00:00"))).toBe(7200);
		expect(zoneOffsetSeconds("Asia/Kathmandu", 0.5)).toBe(5.5 * 3600);
		expect(["Z", "+01:00", "-0530", "+02"].map((zone) => zoneOffsetSeconds(zone, 0))).toEqual([0, 3600, -19_800, 7200]);
	});
	it("refuses what is no zone, and says what would be", () => {
		expect(() => localDays({ start: 0, durationSeconds: 1, zone: "Paris" })).toThrow(
			'localDays: zone must be an IANA zone such as "Europe/Paris" or an offset such as "+01:00"; got "Paris"',
		);
	});
});

describe("utcOfLocalTime", () => {
	it("takes the earlier of a time shown twice and names the other", () => {
		expect(utcOfLocalTime("2024-10-27T02:30:00", "Europe/Paris")).toEqual({
			utcSeconds: utc("2024-10-27T00:30:00"),
			shown: "repeated",
			otherUtcSeconds: utc("2024-10-27T01:30:00"),
		});
	});
	it("moves a time that no clock showed past the gap, and names the change", () => {
		expect(utcOfLocalTime("2024-03-31T02:30:00", "Europe/Paris")).toEqual({
			utcSeconds: utc("2024-03-31T01:30:00"),
			shown: "skipped",
			otherUtcSeconds: utc("2024-03-31T01:00:00"),
		});
	});
	it.each(["2024-02-30T00:00:00", "2024-01-01", "2024-01-01T24:00:00", "01/02/2024 10:00", "2024-01-01T00:00:00Z"])(
		"refuses %s",
		(text) => expect(() => utcOfLocalTime(text, "UTC")).toThrow("utcOfLocalTime: localTime must be"),
	);
	it("inverts the printed local time in every zone", () => {
		fc.assert(
			fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2_000_000_000 }), (zone, instant) => {
				const { utcSeconds, shown, otherUtcSeconds } = utcOfLocalTime(printLocalTime(instant, zone).slice(0, 23), zone);
				expect(shown).not.toBe("skipped");
				expect([utcSeconds, otherUtcSeconds]).toContain(instant);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("recordingStartUtc", () => {
	it.each([Number.NaN, Number.POSITIVE_INFINITY, 1.7e12])(
		"refuses a start of %d s, which no reader may give",
		(utcSeconds) => {
			const start = { localTime: "2024-01-01T10:00:00", zone: null, utcSeconds };
			expect(() => recordingStartUtc(start)).toThrow("start.utcSeconds must be between");
			expect(() => recordingStartUtc(utcSeconds)).toThrow("start must be between");
		},
	);
	it("reads a device that was set to another zone than it was worn in", () => {
		const start = startOf("2024-03-30T18:00:00.000", "America/New_York");
		const { days, startUtcSeconds } = localDays({ start, durationSeconds: 86_400, zone: "Europe/Paris" });
		expect(startUtcSeconds).toBe(utc("2024-03-30T22:00:00"));
		expect(days.map(({ date, hours }) => [date, hours])).toEqual([
			["2024-03-30", 24],
			["2024-03-31", 23],
		]);
	});
	it("lets the caller's zone win over the file's", () => {
		const start = { localTime: "2024-01-01T10:00:00", zone: "+00:00", utcSeconds: utc("2024-01-01T10:00:00") };
		expect(recordingStartUtc(start, { deviceZone: "+02:00" }).utcSeconds).toBe(utc("2024-01-01T08:00:00"));
	});
	it.each([
		[startOf("2024-10-27T02:30:00", "Europe/Paris"), "start-repeated"],
		[startOf("2024-03-31T02:30:00", "Europe/Paris"), "start-skipped"],
		[startOf("2024-03-31T12:30:00", null), "zone-assumed"],
	])("warns of %o: %s", (start, code) => {
		expect(recordingStartUtc(start, { fallbackZone: "UTC" }).warnings.map((one) => one.code)).toEqual([code]);
	});
	it("gives no instant where nobody names a zone", () => {
		const { utcSeconds, warnings } = recordingStartUtc(startOf("2024-03-31T12:30:00", null));
		expect(utcSeconds).toBeNaN();
		expect(warnings[0]!.message).toContain("name it as deviceZone");
	});
});

describe("localDays", () => {
	it("has a day of 23 hours and one of 25", () => {
		const spring = localDays({ start: utc("2024-03-30T23:00:00"), durationSeconds: 2 * 86_400, zone: "Europe/Paris" });
		expect(spring.days).toEqual([
			{ date: "2024-03-31", startSeconds: 0, endSeconds: 82_800, hours: 23, whole: true },
			{ date: "2024-04-01", startSeconds: 82_800, endSeconds: 169_200, hours: 24, whole: true },
			{ date: "2024-04-02", startSeconds: 169_200, endSeconds: 172_800, hours: 24, whole: false },
		]);
		expect(spring.warnings.map(({ code }) => code)).toEqual(["clocks-changed"]);
		const autumn = localDays({ start: utc("2024-10-26T22:00:00"), durationSeconds: 90_000, zone: "Europe/Paris" });
		expect(autumn.days).toEqual([{ date: "2024-10-27", startSeconds: 0, endSeconds: 90_000, hours: 25, whole: true }]);
	});
	it("names a night from noon to noon by its first evening, and gives the night of the change 23 hours", () => {
		const { days } = localDays({
			start: utc("2024-03-29T23:00:00"),
			durationSeconds: 2 * 86_400,
			zone: "Europe/Paris",
			startsAtHour: 12,
		});
		expect(days.map(({ date, hours, startSeconds }) => [date, hours, startSeconds])).toEqual([
			["2024-03-29", 24, 0],
			["2024-03-30", 23, 12 * 3600],
			["2024-03-31", 24, 35 * 3600],
		]);
	});
	it("begins a day whose midnight was skipped as the clocks do", () => {
		const { days } = localDays({
			start: utc("2018-11-04T03:00:00"),
			durationSeconds: 82_800,
			zone: "America/Sao_Paulo",
		});
		expect(days).toEqual([{ date: "2018-11-04", startSeconds: 0, endSeconds: 82_800, hours: 23, whole: true }]);
	});
	it("leaves out the date that Samoa left out, and says so", () => {
		const { days, warnings } = localDays({
			start: utc("2011-12-29T10:00:00"),
			durationSeconds: 2 * 86_400,
			zone: "Pacific/Apia",
		});
		expect(days.map(({ date }) => date)).toEqual(["2011-12-29", "2011-12-31"]);
		expect(warnings.map(({ code }) => code)).toEqual(["date-skipped"]);
	});
	it("has no day in a recording of no length", () => {
		for (const start of [0, 3600]) expect(localDays({ start, durationSeconds: 0, zone: "UTC" }).days).toEqual([]);
	});
	it("covers a recording without a hole, each second on the date that a clock shows", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 900_000_000, max: 1_900_000_000 }),
				fc.integer({ min: 1, max: 9 * 86_400 }),
				fc.integer({ min: 0, max: 23 }),
				fc.nat(),
				(zone, start, durationSeconds, startsAtHour, at) => {
					const { days } = localDays({ start, durationSeconds, zone, startsAtHour });
					expect(days[0]!.startSeconds).toBe(0);
					expect(days.at(-1)!.endSeconds).toBe(durationSeconds);
					for (let i = 1; i < days.length; i++) expect(days[i]!.startSeconds).toBe(days[i - 1]!.endSeconds);
					for (const { hours, whole, startSeconds, endSeconds } of days) {
						expect(hours).toBeGreaterThan(0);
						if (whole) expect((endSeconds - startSeconds) / 3600).toBeCloseTo(hours, 9);
					}
					if (startsAtHour === 0) {
						const second = at % durationSeconds;
						const day = days.find((one) => second < one.endSeconds)!;
						const shown = printLocalTime(start + second, zone).slice(0, 10);
						// Clocks that go back at midnight show the last hour of the date before once more.
						if (zone !== "America/Sao_Paulo" && zone !== "America/Havana") expect(day.date).toBe(shown);
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe("localTimeOfDay", () => {
	it("jumps with the clocks", () => {
		const startUtcSeconds = utc("2024-03-31T00:30:00");
		const times = localTimeOfDay([0, 1799, 1800, Number.NaN], { startUtcSeconds, zone: "Europe/Paris" });
		expect([...times]).toEqual([5400, 7199, 10_800, Number.NaN]);
	});
	it("agrees with the printed local time", () => {
		fc.assert(
			fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2_000_000_000 }), (zone, instant) => {
				const times = localTimeOfDay([-450, 0, 450], { startUtcSeconds: instant, zone });
				const [hour, minute, second] = printLocalTime(instant, zone).slice(11, 19).split(":").map(Number);
				expect(times[1]).toBe(hour! * 3600 + minute! * 60 + second!);
			}),
			{ numRuns: 200 },
		);
	});
});
