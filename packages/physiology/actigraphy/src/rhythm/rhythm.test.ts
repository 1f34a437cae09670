import { drawNormal, localDays, localTimeOfDay, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityFragmentation } from "./activity-fragmentation.ts";
import { averageDay } from "./average-day.ts";
import { cosinor } from "./cosinor.ts";
import { dailyPower } from "./daily-power.ts";
import { extendedCosinor } from "./extended-cosinor.ts";
import {
	interdailyStability,
	intradailyVariability,
	meanInterdailyStability,
	meanIntradailyVariability,
} from "./interdaily-stability.ts";
import { lowess } from "./lowess.ts";
import { mostAndLeastActive } from "./most-and-least-active.ts";
import { restActivityTransitions } from "./rest-activity-transitions.ts";

const hourly = { epochSeconds: 3600 };
const none = Number.NaN;

/** Days of hourly activity: awake from 7 to 23, with noise. */
function days(n: number, seed = 1): Float64Array {
	const random = seededRandom(seed);
	return Float64Array.from({ length: 24 * n }, (_, i) => {
		const hour = i % 24;
		return Math.max(0, (hour >= 7 && hour < 23 ? 100 : 5) + 10 * drawNormal(random));
	});
}

describe("averageDay", () => {
	it("starts where the clock stands, and leaves out what is not known", () => {
		const { means, nDays } = averageDay([1, 2, 3, none, 5], { epochSeconds: 21600, startSecondsOfDay: 64800 });
		expect([...means]).toEqual([2, 3, none, 3]);
		expect([...nDays]).toEqual([1, 1, 0, 2]);
	});
	it("puts the hour that a day has twice, and the one that it lacks, where the clock shows them", () => {
		// 25 October 2026 in Berlin: the hour from 2 to 3 comes twice; a day before that it comes once.
		const clock = [...Array(24).keys(), 0, 1, 2, 2, ...Array.from({ length: 21 }, (_, i) => 3 + i)].map(
			(h) => h * 3600,
		);
		const values = clock.map((seconds) => seconds / 3600);
		const long = averageDay(values, { epochSeconds: 3600, secondsOfDay: clock });
		expect([...long.means]).toEqual([...Array(24).keys()]);
		expect(long.nDays[2]).toBe(3);
		const short = clock.filter((_, i) => i < 24).filter((seconds) => seconds !== 7200);
		expect(averageDay(short, { epochSeconds: 3600, secondsOfDay: short }).means[2]).toBeNaN();
	});
	it("refuses an epoch that does not divide a day, and a time outside it", () => {
		expect(() => averageDay([1], { epochSeconds: 7 })).toThrow("averageDay: epochSeconds must divide a day of 86400 s");
		expect(() => averageDay([1], { epochSeconds: 60, startSecondsOfDay: 86400 })).toThrow(
			"must lie in 0 to 86400 s; got 86400",
		);
	});
});

describe("mostAndLeastActive", () => {
	it("goes round midnight in the average day", () => {
		const night = Array.from({ length: 24 }, (_, hour) => (hour >= 22 || hour < 3 ? 0 : 10));
		const found = mostAndLeastActive(night, hourly);
		expect(found).toMatchObject({
			most: 10,
			mostStartSeconds: 3 * 3600,
			least: 0,
			leastStartSeconds: 22 * 3600,
			relativeAmplitude: 1,
		});
	});
	it("does not take an unworn night for the best sleep", () => {
		const week = days(7);
		for (let i = 0; i < 24; i++) week[24 * 3 + i] = none;
		const found = mostAndLeastActive(week, { ...hourly, over: "each-day" });
		expect(found.nDays).toBe(6);
		expect(found.least).toBeGreaterThan(0);
	});
	it("names the days of a zone, the one of 23 hours too, and keeps one that gives nothing", () => {
		const start = Date.UTC(2026, 2, 27, 23) / 1000;
		const given = { start, durationSeconds: 71 * 3600, zone: "Europe/Berlin" };
		const { days: named } = localDays(given);
		const secondsOfDay = localTimeOfDay(
			Float64Array.from({ length: 71 }, (_, i) => i * 3600),
			{ startUtcSeconds: start, zone: "Europe/Berlin" },
		);
		const values = secondsOfDay.map((seconds) => (seconds >= 8 * 3600 && seconds < 20 * 3600 ? 50 : 1));
		values.fill(none, 47, 71);
		const found = mostAndLeastActive(values, { ...hourly, secondsOfDay, over: "each-day", days: named });
		expect(
			found.days.map(({ date, most, mostStartSeconds, leastStartSeconds }) => [
				date,
				most,
				mostStartSeconds,
				leastStartSeconds,
			]),
		).toEqual([
			["2026-03-28", 50, 8 * 3600, 0],
			["2026-03-29", 50, 8 * 3600, 0],
			["2026-03-30", none, none, none],
		]);
		expect(found.nDays).toBe(2);
	});
	it("is not known when nothing is, with a warning", () => {
		const found = mostAndLeastActive(new Float64Array(48).fill(none), hourly);
		expect(found).toMatchObject({ most: none, least: none, relativeAmplitude: none });
		expect(found.warnings[0].code).toBe("no-whole-stretch");
	});
	it("has no relative amplitude when nothing moves", () => {
		expect(mostAndLeastActive(new Float64Array(48), hourly).relativeAmplitude).toBeNaN();
	});
	it("a factor scales the levels and leaves amplitude and times; a shift of the clock moves the times", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1000 }),
				fc.double({ min: 0.1, max: 50, noNaN: true }),
				fc.integer({ min: 0, max: 23 }),
				(seed, factor, shift) => {
					const values = days(5, seed);
					const plain = mostAndLeastActive(values, hourly);
					const scaled = mostAndLeastActive(
						values.map((value) => factor * value),
						{ ...hourly, startSecondsOfDay: shift * 3600 },
					);
					expect(scaled.most).toBeCloseTo(factor * plain.most, 6);
					expect(scaled.relativeAmplitude).toBeCloseTo(plain.relativeAmplitude, 9);
					const turned = (scaled.mostStartSeconds - plain.mostStartSeconds) / 3600 - shift;
					expect(((turned % 24) + 24) % 24).toBeCloseTo(0, 6);
				},
			),
			{ numRuns: 50 },
		);
	});
});

describe("interdaily stability and intradaily variability", () => {
	it("by hand", () => {
		expect(interdailyStability([0, 5, 0, 5], { epochSeconds: 43200, binMinutes: 720 })).toBe(1);
		expect(interdailyStability([0, 5, 5, 0], { epochSeconds: 43200, binMinutes: 720 })).toBeNaN();
		expect(intradailyVariability([0, 2, 0, 2], hourly)).toBe(4);
		expect(intradailyVariability([0, 2, none, 2, 0], hourly)).toBe(4);
		expect(intradailyVariability([0, 2, 0, 2], { ...hourly, ddof: 1 })).toBe(3);
		expect(intradailyVariability([0, 9, 1, 9], { ...hourly, activeAbove: 4 })).toBe(4);
	});
	it("days in another order are as stable; scale and level do not matter", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (seed, factor) => {
				const values = days(5, seed);
				const turned = Float64Array.from(
					[...values.subarray(48), ...values.subarray(0, 48)],
					(value) => factor * value + 7,
				);
				expect(interdailyStability(turned, hourly)).toBeCloseTo(interdailyStability(values, hourly), 9);
				expect(intradailyVariability(values.toReversed(), hourly)).toBeCloseTo(
					intradailyVariability(values, hourly),
					9,
				);
			}),
			{ numRuns: 50 },
		);
	});
	it("lie where they must, and means over bins are means", () => {
		const values = days(7);
		const is = interdailyStability(values, hourly);
		expect(is).toBeGreaterThan(0.9);
		expect(is).toBeLessThanOrEqual(1);
		expect(meanInterdailyStability(values, { ...hourly, binsMinutes: [60, 120] })).toBeCloseTo(
			(is + interdailyStability(values, { ...hourly, binMinutes: 120 })) / 2,
			12,
		);
		expect(meanIntradailyVariability(values, { ...hourly, binsMinutes: [60] })).toBe(
			intradailyVariability(values, hourly),
		);
	});
	it("are not known of a level line, of one day, of nothing; and refuse a bin that is no whole number of epochs", () => {
		for (const values of [new Float64Array(48).fill(3), new Float64Array(48).fill(none), []]) {
			expect(interdailyStability(values, hourly)).toBeNaN();
			expect(intradailyVariability(values, hourly)).toBeNaN();
		}
		expect(() => interdailyStability([1], { ...hourly, binMinutes: 90 })).toThrow(
			"binMinutes must be a whole number of epochs of 3600 s",
		);
	});
});

describe("cosinor", () => {
	it("finds level, height and peak of a cosine, in the local time of the day", () => {
		const values = Float64Array.from({ length: 72 }, (_, i) => 10 + 4 * Math.cos((2 * Math.PI * (i + 6 - 15)) / 24));
		values[40] = none;
		const found = cosinor(values, { ...hourly, startSecondsOfDay: 6 * 3600 });
		expect(found.mesor).toBeCloseTo(10, 9);
		expect(found.components[0].amplitude).toBeCloseTo(4, 9);
		expect(found.components[0].acrophaseHours).toBeCloseTo(15, 9);
		expect(found.r2).toBeCloseTo(1, 9);
		expect(found.n).toBe(71);
	});
	it("tells a second cosine apart, and takes another period from the first epoch on", () => {
		const values = Float64Array.from(
			{ length: 96 },
			(_, i) => 5 + 3 * Math.cos((2 * Math.PI * (i - 14)) / 24) + Math.cos((2 * Math.PI * (i - 3)) / 12),
		);
		const found = cosinor(values, { ...hourly, components: 2 });
		expect(
			found.components.map(({ amplitude, acrophaseHours }) => [amplitude, acrophaseHours].map((x) => x.toFixed(6))),
		).toEqual([
			["3.000000", "14.000000"],
			["1.000000", "3.000000"],
		]);
		const long = Float64Array.from({ length: 100 }, (_, i) => Math.cos((2 * Math.PI * (i - 20)) / 25));
		expect(
			cosinor(long, { ...hourly, periodHours: 25, startSecondsOfDay: 7200 }).components[0].acrophaseHours,
		).toBeCloseTo(20, 9);
	});
	it("is not known of too few epochs, or of epochs at one time alone", () => {
		expect(cosinor([1, 2, 3], hourly).mesor).toBeNaN();
		const once = Float64Array.from({ length: 240 }, (_, i) => (i % 24 === 5 ? i : none));
		expect(cosinor(once, hourly).mesor).toBeNaN();
	});
});

describe("extendedCosinor", () => {
	it("finds the parameters of a curve of its own shape", () => {
		const curve = (hour: number) => 2 + 30 / (1 + Math.exp(-6 * (Math.cos((2 * Math.PI * (hour - 15)) / 24) + 0.3)));
		const values = Float64Array.from({ length: 24 * 12 * 3 }, (_, i) => curve((i / 12) % 24));
		const found = extendedCosinor(values, { epochSeconds: 300 });
		for (const [name, value] of Object.entries({ minimum: 2, amplitude: 30, alpha: -0.3, beta: 6, acrophaseHours: 15 }))
			expect(found[name as "alpha"]).toBeCloseTo(value, 5);
		expect(found.upMesorHours).toBeCloseTo(15 - (Math.acos(-0.3) * 24) / (2 * Math.PI), 5);
		expect(found.warnings).toEqual([]);
	});
	it("never fits worse than the single cosine, whatever the days", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
				const values = days(3, seed);
				expect(extendedCosinor(values, hourly).residualSumOfSquares).toBeLessThan(
					cosinor(values, hourly).residualSumOfSquares,
				);
			}),
			{ numRuns: 20 },
		);
	});
	it("is not known of nothing, and says so", () => {
		const found = extendedCosinor(new Float64Array(48).fill(none), hourly);
		expect(found.alpha).toBeNaN();
		expect(found.warnings[0].code).toBe("too-little");
	});
});

describe("dailyPower", () => {
	it("of a cosine of a day is a quarter of its squared height; the strongest rhythm is found between the bins", () => {
		const of = (period: number, n: number) =>
			Float64Array.from({ length: n }, (_, i) => 6 * Math.cos((2 * Math.PI * i) / period));
		expect(dailyPower(of(24, 240), hourly).atOneCyclePerDay).toBeCloseTo(9, 9);
		expect(dailyPower(of(25, 2400), hourly).strongestPerDay).toBeCloseTo(24 / 25, 4);
	});
	it("refuses a hole", () => {
		expect(() => dailyPower([1, none, 2, 3], hourly)).toThrow("dailyPower: values must all be known; got NaN at 1");
	});
});

describe("bouts", () => {
	it("by hand, an unknown epoch ends a bout", () => {
		const found = activityFragmentation([9, 9, 9, 0, 9, none, 9, 0, 0], { activeAbove: 4 });
		expect(found.active).toMatchObject({ nBouts: 3, meanEpochs: 5 / 3, transitionProbability: 3 / 5 });
		expect(found.rest).toMatchObject({ nBouts: 2, meanEpochs: 1.5 });
		expect(activityFragmentation([0, 0], { activeAbove: 4 }).active.meanEpochs).toBeNaN();
	});
	it("of coin throws the chance to leave either state is a half", () => {
		const random = seededRandom(3);
		const values = Float64Array.from({ length: 50_000 }, () => (random() < 0.5 ? 0 : 9));
		const { restToActive, activeToRest } = restActivityTransitions(values, { activeAbove: 4 });
		expect(restToActive).toBeCloseTo(0.5, 1);
		expect(activeToRest).toBeCloseTo(0.5, 1);
		expect(restActivityTransitions([0, 0, 9], { activeAbove: 4 }).restToActive).toBeNaN();
	});
	it("the smoother leaves a straight line as it is", () => {
		const x = Float64Array.from([1, 2, 4, 7, 8, 12, 20]);
		expect(
			[
				...lowess(
					x,
					x.map((value) => 3 * value + 1),
					0.6,
				),
			].map((value) => value.toFixed(9)),
		).toEqual([...x].map((value) => (3 * value + 1).toFixed(9)));
	});
});

describe("a rhythm of what does not vary, or is no activity", () => {
	it.each([0, 0.1, 1 / 3, 1e6 / 7])("is none at a level of %d, whatever rounding does", (level) => {
		const values = new Float64Array(14 * 1440 + 7).fill(level);
		const clock = { epochSeconds: 60 };
		expect(interdailyStability(values, clock)).toBeNaN();
		expect(intradailyVariability(values, clock)).toBeNaN();
		const { mesor, r2, fStatistic, components } = cosinor(values, clock);
		expect(mesor).toBeCloseTo(level, 6);
		expect([r2, fStatistic, components[0]!.acrophaseHours]).toEqual([none, none, none]);
		expect(extendedCosinor(values, clock).warnings.map(({ code }) => code)).toEqual(["nothing-varies"]);
		expect(dailyPower(values.slice(0, 14 * 1440), clock).strongestPerDay).toBeNaN();
	});
	it("is found where only the level is high", () => {
		const values = days(7).map((value) => value + 1e7);
		expect(interdailyStability(values, hourly)).toBeCloseTo(interdailyStability(days(7), hourly), 6);
		expect(cosinor(values, hourly).r2).toBeCloseTo(cosinor(days(7), hourly).r2, 6);
	});
	it.each<[string, () => unknown, string]>([
		[
			"infinite",
			() => cosinor([1, Number.POSITIVE_INFINITY], { ...hourly, periodHours: 25 }),
			"cosinor: values must be",
		],
		["infinite", () => averageDay([Number.NEGATIVE_INFINITY], hourly), "averageDay: values must be finite"],
		["infinite", () => activityFragmentation([Number.POSITIVE_INFINITY], { activeAbove: 4 }), "values must be finite"],
		[
			"negative",
			() => mostAndLeastActive([-1], hourly),
			"mostAndLeastActive: values must not be negative; got -1 at 0",
		],
		["no threshold", () => restActivityTransitions([1], { activeAbove: none }), "activeAbove must be between"],
		["no threshold", () => intradailyVariability([1], { ...hourly, activeAbove: none }), "activeAbove must be between"],
		[
			"no bin",
			() => meanInterdailyStability([1], { epochSeconds: 7 }),
			"meanInterdailyStability: binsMinutes must hold",
		],
	])("is refused: %s", (_, call, message) => {
		expect(call).toThrow(message);
	});
});

describe.each([
	["nothing", []],
	["one epoch", [3]],
	["never worn", new Float64Array(72).fill(none)],
	["all still", new Float64Array(72)],
	["all alike", new Float64Array(72).fill(7)],
	["a day and a gap of one", [...days(1), ...new Float64Array(24).fill(none), ...days(1)]],
] as const)("every measure of %s", (_, values) => {
	it("gives numbers or what is not known, never an error or what is not finite", () => {
		const found = [
			...averageDay(values, hourly).means,
			...Object.values(mostAndLeastActive(values, hourly)),
			...Object.values(mostAndLeastActive(values, { ...hourly, over: "each-day" })),
			interdailyStability(values, hourly),
			intradailyVariability(values, hourly),
			meanInterdailyStability(values, hourly),
			meanIntradailyVariability(values, hourly),
			...Object.values(restActivityTransitions(values, { activeAbove: 4 })),
			...Object.values(activityFragmentation(values, { activeAbove: 4 }).active),
			...Object.values(cosinor(values, hourly)),
			...Object.values(extendedCosinor(values, hourly)),
		].filter((value) => typeof value === "number");
		for (const value of found) expect(Math.abs(value)).not.toBe(Number.POSITIVE_INFINITY);
	});
});
