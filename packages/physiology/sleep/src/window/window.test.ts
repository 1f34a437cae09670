import { localDays, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guidedSleepWindow } from "./guided-sleep-window.ts";
import { heartRateSleepWindow } from "./heart-rate-sleep-window.ts";
import { naps } from "./naps.ts";
import { nightDate, sleepNights } from "./sleep-nights.ts";
import { sleepPeriodWindowNaive } from "./sleep-period-window.naive.ts";
import { sleepPeriodWindow, sleepWindowBoundsDegrees } from "./sleep-period-window.ts";
import { sustainedInactivity } from "./sustained-inactivity.ts";

const none = Number.NaN;
const perHour = 720;

/** Angles by 5 s: turning by day, still between two hours, with a turn now and then. */
function angles(hours: number, still: readonly (readonly [number, number])[], seed = 1): Float64Array {
	const random = seededRandom(seed);
	let angle = 0;
	return Float64Array.from({ length: hours * perHour }, (_, i) => {
		const hour = i / perHour;
		const isStill = still.some(([from, to]) => hour >= from && hour < to);
		if (!isStill) angle = 160 * random() - 80;
		else if (random() < 1 / 400) angle = 160 * random() - 80;
		return angle + (isStill ? 0.005 * random() : 0);
	});
}

describe("what is no angle, rate, night or nap", () => {
	const night = { date: "2024-03-30", startSeconds: 0, endSeconds: 86_400 };
	const nights = (over: object) => sleepNights([1], { nights: [{ ...night, ...over }], nightBelongsTo: "begin" });
	it.each<[string, () => unknown]>([
		[
			"sleepPeriodWindow: angleZDegrees must be -90 to 90 degrees, or NaN where not known; got 200 at 1",
			() => sleepPeriodWindow([0, 200]),
		],
		[
			"sustainedInactivity: angleZDegrees must be -90 to 90 degrees",
			() => sustainedInactivity([Number.POSITIVE_INFINITY]),
		],
		['got "toString"', () => sleepPeriodWindow([1], { bounds: "toString" as "ggir" })],
		[
			"heartRatePerMinute must be 1 to 350 a minute, or NaN where not known; got 0 at 1",
			() => heartRateSleepWindow([70, 0], { epochSeconds: 60 }),
		],
		["heartRatePerMinute must be 1 to 350", () => heartRateSleepWindow([-70], { epochSeconds: 60 })],
		["nights must begin at 0 s or later", () => nights({ startSeconds: -5 })],
		["nights must begin at 0 s or later", () => nights({ endSeconds: Number.POSITIVE_INFINITY })],
		['date must be one such as "2024-03-30"; got "2024-02-31"', () => nightDate("2024-02-31", "begin")],
		[
			"mainSleep must end after it begins; got 82800 s to 25200 s",
			() => naps([1], { epochSeconds: 60, mainSleep: { startSeconds: 82_800, endSeconds: 25_200 } }),
		],
	])("is refused: %s", (message, call) => {
		expect(call).toThrow(message);
	});
	it("takes the epoch that begins with a night, where its seconds carry a quarter of a microsecond", () => {
		const day = angles(48, [[11, 19]]);
		const of = (startSeconds: number) =>
			sleepNights(day, { nights: [{ ...night, startSeconds, endSeconds: 86_400 }], nightBelongsTo: "begin" })[0]!;
		expect(of(3600 + 2.4e-7)).toEqual({ ...of(3600), hours: (86_400 - 3600 - 2.4e-7) / 3600 });
	});
});

describe("sleepPeriodWindow", () => {
	it("finds a night from 11 h to 19 h after noon", () => {
		const window = sleepPeriodWindow(angles(24, [[11, 19]]));
		expect(window.startSeconds / 3600).toBeCloseTo(11, 1);
		expect(window.endSeconds / 3600).toBeCloseTo(19, 1);
		expect(window.minutes).toBeCloseTo((window.endSeconds - window.startSeconds) / 60, 9);
		expect(window.warnings).toEqual([]);
	});
	it("bridges 45 min awake, not 75, and takes the longer part", () => {
		expect(
			sleepPeriodWindow(
				angles(24, [
					[11, 14],
					[14.75, 19],
				]),
			).blocks,
		).toHaveLength(1);
		const parted = sleepPeriodWindow(
			angles(24, [
				[11, 14],
				[15.25, 20],
			]),
		);
		expect(parted.blocks).toHaveLength(2);
		expect(parted.startSeconds / 3600).toBeCloseTo(15.25, 1);
	});
	it("drops 25 still minutes, keeps 40", () => {
		expect(
			sleepPeriodWindow(
				angles(24, [
					[3, 3.42],
					[11, 19],
				]),
			).blocks,
		).toHaveLength(1);
		expect(
			sleepPeriodWindow(
				angles(24, [
					[3, 3.75],
					[11, 19],
				]),
			).blocks,
		).toHaveLength(2);
	});
	it("a night that straddles a gap: a short one is bridged and counted, a long one parts it", () => {
		const short = angles(24, [[11, 19]]);
		short.fill(none, 14 * perHour, 14.5 * perHour);
		const bridged = sleepPeriodWindow(short);
		expect(bridged.minutes).toBeCloseTo(480, -1);
		expect(bridged.unknownMinutes).toBeCloseTo(30, 6);
		expect(bridged.warnings.map(({ code }) => code)).toEqual(["unknown-inside"]);
		const long = angles(24, [[11, 19]]);
		long.fill(none, 13 * perHour, 15 * perHour);
		expect(sleepPeriodWindow(long).blocks).toHaveLength(2);
	});
	it("never worn, always moving, always still: stated results", () => {
		const unworn = sleepPeriodWindow(new Float64Array(24 * perHour).fill(none));
		expect(unworn).toMatchObject({ startSeconds: none, endSeconds: none, minutes: none, blocks: [] });
		expect(unworn.warnings.map(({ code }) => code)).toEqual(["mostly-unknown", "no-window"]);
		expect(sleepPeriodWindow(angles(24, [])).warnings.map(({ code }) => code)).toEqual(["no-window"]);
		const still = sleepPeriodWindow(new Float64Array(24 * perHour));
		expect(still.minutes).toBeCloseTo(1435, 0);
		expect(still.warnings.map(({ code }) => code)).toEqual(["at-edge"]);
		for (const n of [0, 1, 59]) expect(sleepPeriodWindow(new Float64Array(n)).minutes).toBeNaN();
	});
	it("an angle turned over, and the day backwards, have the same night", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 8 }), (seed, hours) => {
				const given = angles(24, [[10, 10 + hours]], seed);
				const plain = sleepPeriodWindow(given);
				expect(sleepPeriodWindow(given.map((angle) => -angle)).startSeconds).toBe(plain.startSeconds);
				expect(sleepPeriodWindow(given.toReversed()).minutes).toBeCloseTo(plain.minutes, 0);
			}),
			{ numRuns: 15 },
		);
	});
	it("gives what the slow way gives, with gaps too", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e6 }),
				fc.constantFrom("ggir", "ggirFixed", "skdh", "vanHees2018"),
				fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 3 }),
				(seed, bounds, gaps) => {
					const given = angles(
						9,
						[
							[0.5 + (seed % 7) / 10, 3],
							[3 + (seed % 13) / 10, 6.5],
						],
						seed,
					);
					for (const [start, length] of gaps) given.fill(none, start, start + length);
					const { startSeconds, endSeconds } = sleepPeriodWindow(given, { bounds: bounds as "ggir" });
					const slow = sleepPeriodWindowNaive([...given], sleepWindowBoundsDegrees[bounds as "ggir"]);
					expect([startSeconds / 5, endSeconds / 5]).toEqual(slow ?? [none, none]);
				},
			),
			{ numRuns: 40 },
		);
	});
	it("refuses bounds out of order", () => {
		expect(() => sleepPeriodWindow([0], { bounds: [1, 0.5] })).toThrow("bounds must be");
		expect(() => sleepPeriodWindow([0], { epochSeconds: 0 })).toThrow(
			"epochSeconds must be a finite number above 0; got 0",
		);
	});
});

describe("sleepNights", () => {
	it.each([
		["a day of 24 hours", "2026-03-20", 24],
		["the night in which clocks go forward, of 23 hours", "2026-03-28", 23],
		["the night in which clocks go back, of 25 hours", "2026-10-24", 25],
	])("names %s by its evening or its morning", (_, date, hours) => {
		const start = Date.parse(`${date}T12:00:00Z`) / 1000 - (date < "2026-03-29" || date > "2026-10-25" ? 3600 : 7200);
		const { days } = localDays({ start, durationSeconds: hours * 3600, zone: "Europe/Berlin", startsAtHour: 12 });
		expect(days.map((day) => [day.date, (day.endSeconds - day.startSeconds) / 3600])).toEqual([[date, hours]]);
		const given = angles(hours, [[11, 18]]);
		const [begin] = sleepNights(given, { nights: days, nightBelongsTo: "begin" });
		const [end] = sleepNights(given, { nights: days, nightBelongsTo: "end" });
		expect(begin.date).toBe(date);
		expect(end.date).toBe(nightDate(date, "end"));
		expect(begin.hours).toBe(hours);
		expect(begin.minutes).toBeCloseTo(420, -1);
	});
	it("a night that begins after midnight belongs to the same evening, and times count from the record's start", () => {
		const given = angles(48, [
			[13, 20],
			[37.5, 43],
		]);
		const nights = [
			{ date: "2024-02-28", startSeconds: 0, endSeconds: 86_400 },
			{ date: "2024-02-29", startSeconds: 86_400, endSeconds: 172_800 },
		];
		const found = sleepNights(given, { nights, nightBelongsTo: "end" });
		expect(found.map(({ date }) => date)).toEqual(["2024-02-29", "2024-03-01"]);
		expect(found.map(({ startSeconds }) => Math.round(startSeconds / 1800) / 2)).toEqual([13, 37.5]);
	});
	it("a device on a table is no sleeper, once it is told that it was not worn", () => {
		const given = angles(24, [
			[2, 9],
			[12, 18],
		]);
		const nights = [{ date: "2024-01-01", startSeconds: 0, endSeconds: 86_400 }];
		const nonwear = Uint8Array.from(given, (_, i) => (i >= 2 * perHour && i < 9 * perHour ? 1 : 0));
		const [fooled] = sleepNights(given, { nights, nightBelongsTo: "begin" });
		const [told] = sleepNights(given, { nights, nightBelongsTo: "begin", nonwear });
		expect(fooled?.startSeconds).toBeCloseTo(2 * 3600, -3);
		expect(told?.startSeconds).toBeCloseTo(12 * 3600, -3);
		expect(told?.sleep.totalSleepTimeMinutes).toBeGreaterThan(270);
		expect(told?.sleep.timeInBedMinutes).toBeCloseTo(told?.minutes ?? 0, 9);
		expect(() => sleepNights(given, { nights, nightBelongsTo: "begin", nonwear: [0] })).toThrow(
			"nonwear must be as long as angleZDegrees",
		);
	});
	it("a night without a window keeps its place", () => {
		const nights = [{ date: "2024-01-01", startSeconds: 0, endSeconds: 86_400 }];
		expect(sleepNights(angles(24, []), { nights, nightBelongsTo: "begin" })[0]).toMatchObject({
			date: "2024-01-01",
			startSeconds: none,
		});
		expect(() => sleepNights([], { nights, nightBelongsTo: "noon" as "end" })).toThrow(
			'nightBelongsTo must be "begin" or "end"; got "noon"',
		);
		expect(() => nightDate("1 May", "end")).toThrow('got "1 May"');
	});
});

describe("sustainedInactivity", () => {
	it("is more than 5 min without a turn of more than 5 degrees", () => {
		const turns = (epochs: number) => [0, ...new Array(epochs).fill(40), 0];
		expect(
			sustainedInactivity(turns(61))
				.slice(1, -1)
				.every((value) => value === 1),
		).toBe(true);
		expect(sustainedInactivity(turns(60)).every((value) => value === 0)).toBe(true);
		expect(
			sustainedInactivity(Float64Array.from({ length: 100 }, (_, i) => 5 * (i % 2))).every((value) => value === 1),
		).toBe(true);
		expect(
			sustainedInactivity(Float64Array.from({ length: 100 }, (_, i) => 5.1 * (i % 2))).every((value) => value === 0),
		).toBe(true);
	});
	it("what is not known stays unknown and ends a stretch", () => {
		const given = new Float64Array(100);
		given[50] = none;
		const scores = sustainedInactivity(given);
		expect(scores[50]).toBeNaN();
		expect(scores[0]).toBe(0);
	});
});

describe("guidedSleepWindow", () => {
	const scores = Float64Array.from({ length: 100 }, (_, i) =>
		i >= 20 && i < 60 && i !== 40 ? 1 : i >= 80 && i < 90 ? 1 : 0,
	);
	const at = (from: number, to: number, toleranceMinutes = 0) =>
		guidedSleepWindow(scores, {
			epochSeconds: 60,
			guider: { startSeconds: from * 60, endSeconds: to * 60 },
			toleranceMinutes,
		});
	it("takes whole what the stated time meets", () => {
		expect(at(30, 50)).toMatchObject({
			startSeconds: 1200,
			endSeconds: 3600,
			minutes: 40,
			asleepMinutes: 39,
			unknownMinutes: 0,
		});
		expect(at(65, 75).warnings[0].code).toBe("no-sleep");
		expect(at(65, 75, 10)).toMatchObject({ startSeconds: 41 * 60, endSeconds: 90 * 60 });
		expect(at(65, 75, 6)).toMatchObject({ startSeconds: 41 * 60, endSeconds: 90 * 60 });
		expect(at(500, 600).warnings[0].code).toBe("outside");
	});
	it("refuses a rise before the bedtime, and says why that happens", () => {
		expect(() => at(50, 30)).toThrow("A time after midnight lies on the next day");
	});
});

describe("heartRateSleepWindow", () => {
	const rates = (shift = 0) =>
		Float64Array.from({ length: 1440 }, (_, i) => (i >= 660 && i < 1140 ? 52 : 75) + 2 * Math.sin(i) + shift);
	it("finds the low stretch, whatever the person's level", () => {
		for (const shift of [0, 30]) {
			const { startSeconds, endSeconds, warnings } = heartRateSleepWindow(rates(shift), { epochSeconds: 60 });
			expect(startSeconds / 60).toBeGreaterThan(650);
			expect(startSeconds / 60).toBeLessThan(700);
			expect(endSeconds / 60).toBeGreaterThan(1090);
			expect(warnings).toEqual([]);
		}
	});
	it("of nothing there is none", () => {
		expect(heartRateSleepWindow(new Float64Array(1440).fill(none), { epochSeconds: 60 }).warnings[0].code).toBe(
			"no-window",
		);
	});
});

describe("naps", () => {
	const scores = Float64Array.from({ length: 1440 }, (_, i) =>
		i < 400 || (i >= 600 && i < 630 && i !== 610) || (i >= 800 && i < 815) ? 1 : 0,
	);
	const options = { epochSeconds: 60, mainSleep: { startSeconds: 0, endSeconds: 24_000 } };
	it("are sleep of 20 min outside the main one, brief wake in it", () => {
		expect(naps(scores, options)).toEqual([
			{ startSeconds: 36_000, endSeconds: 37_800, minutes: 30, asleepMinutes: 29 },
		]);
		expect(naps(scores, { ...options, shortestMinutes: 10 })).toHaveLength(2);
		expect(naps(scores, { ...options, wakeMinutes: 0 })).toHaveLength(0);
	});
	it("none without a main sleep but what is there, and none in what is not known", () => {
		expect(naps(scores, { ...options, mainSleep: { startSeconds: none, endSeconds: none } })[0].minutes).toBe(400);
		expect(naps(new Float64Array(100).fill(none), options)).toEqual([]);
		const broken = Float64Array.from(scores);
		broken[610] = none;
		expect(naps(broken, options)).toEqual([]);
	});
});
