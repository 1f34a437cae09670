import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryBytes } from "@quickening/io/bytes";
import { openMovement } from "@quickening/io/movement";
import { fileBytes } from "@quickening/io/node";
import { describe, expect, it } from "vitest";
import { participantOf } from "./participant-of.ts";
import type { DayRow, NightRow } from "./recording-rows.ts";
import { daysOfPeople, meanOverPeople, summarisePeople } from "./summarise-people.ts";

const day = (participant: string, date: string, wornHours: number, meanEnmoMg: number | null): DayRow => ({
	participant,
	file: `${participant}.gt3x`,
	date,
	hours: 24,
	wornHours,
	notWornHours: 24 - wornHours,
	missingHours: 0,
	unjudgedHours: 0,
	meanEnmoMg,
	meanCounts: null,
});
const night = (participant: string, knownHours: number, windowHours: number | null): NightRow => ({
	participant,
	file: `${participant}.gt3x`,
	date: "2024-03-01",
	knownHours,
	begin: null,
	end: null,
	windowHours,
	sleepHours: windowHours,
	unknownMinutes: 0,
	warnings: [],
});
const rules = { validDay: "ggir16h", leastValidDays: 1, leastNightHours: 16 } as const;

describe("days of people, by hand", () => {
	it("are valid from 16 h, and two recordings of one date are one day, its mean by the hours worn", () => {
		const rows = [day("a", "2024-03-02", 4, 20), day("a", "2024-03-01", 15.9, 30), day("a", "2024-03-02", 12, 40)];
		const days = daysOfPeople(rows, rules).map(({ date, day, wornHours, meanEnmoMg, valid }) => {
			return [date, day, wornHours, meanEnmoMg, valid];
		});
		expect(days).toEqual([
			["2024-03-01", 1, 15.9, 30, false],
			["2024-03-02", 2, 16, 35, true],
		]);
	});
	it("need a rule that is known", () => {
		expect(() => daysOfPeople([], { validDay: "long" as "ggir16h" })).toThrow("must be one of ggir16h, troiano10h");
	});
});

describe("people, by hand", () => {
	it("have the means of their valid days and nights, and count with enough days", () => {
		const days = daysOfPeople(
			[day("a", "2024-03-01", 20, 10), day("a", "2024-03-02", 24, 30), day("b", "2024-03-01", 3, 99)],
			rules,
		);
		const nights = [night("a", 24, 8), night("a", 15, 2), night("a", 24, null)];
		const [a, b] = summarisePeople(days, nights, rules);
		expect(a).toMatchObject({ validDays: 2, counts: true, wornHours: 22, meanEnmoMg: 20, nights: 3, validNights: 1 });
		expect(a).toMatchObject({ windowHours: 8, sleepHours: 8 });
		expect(b).toMatchObject({ days: 1, validDays: 0, counts: false, meanEnmoMg: null, windowHours: null });
	});
	it("give a mean with Student's interval, of those who have a number", () => {
		const { n, mean, sd, high } = meanOverPeople([1, null, 2, 3]);
		expect([n, mean, sd]).toEqual([3, 2, 1]);
		expect(high - mean).toBeCloseTo(2.4841, 3);
		expect(meanOverPeople([4])).toMatchObject({ n: 1, mean: 4, low: Number.NaN });
		expect(meanOverPeople([null])).toMatchObject({ n: 0, mean: Number.NaN });
	});
});

describe("a file", () => {
	it("names its participant by the pattern, or nobody is guessed", () => {
		expect(participantOf("baseline/w12_left.gt3x", "^(w\\d+)_")).toBe("w12");
		expect(participantOf("a.b.cwa", "^(.+)\\.[^.]+$")).toBe("a.b");
		expect(() => participantOf("x.cwa", "^(w\\d+)_")).toThrow("does not fit its name");
	});
	it("that is no recording of movement is refused with what it is", async () => {
		const rr = memoryBytes(new TextEncoder().encode("RR-interval [ms]\n811\n805\n799\n"), "beats.csv");
		await expect(openMovement(rr)).rejects.toMatchObject({ code: "no-movement" });
		const folder = mkdtempSync(join(tmpdir(), "recordings-"));
		writeFileSync(join(folder, "empty.gt3x"), "");
		const source = await fileBytes(join(folder, "empty.gt3x"));
		try {
			await expect(openMovement(source)).rejects.toMatchObject({ code: "empty-file" });
		} finally {
			await source.close();
			rmSync(folder, { recursive: true });
		}
	});
});
