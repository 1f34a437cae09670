import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayEnmo } from "./day/day-enmo.ts";
import { daySteps } from "./day/day-steps.ts";
import { syntheticMinutes } from "./day/synthetic-minutes.ts";
import { ogttCurve } from "./glucose/ogtt-curve.ts";
import type { MinuteSource } from "./minute-source.ts";
import { nightStages } from "./night/night-stages.ts";
import { syntheticNight } from "./night/synthetic-night.ts";

describe("nightStages", () => {
	it("has exactly the epochs that were asked for, whatever the night", () => {
		const epochs = fc.integer({ min: 0, max: 900 });
		fc.assert(
			fc.property(epochs, epochs, epochs, epochs, fc.integer(), (light, deep, rem, wake, seed) => {
				const stages = nightStages(
					{
						timeInBedMinutes: (light + deep + rem + wake) / 2,
						lightSleepMinutes: light / 2,
						deepSleepMinutes: deep / 2,
						remSleepMinutes: rem / 2,
					},
					seededRandom(seed),
				);
				const count = (...names: string[]) => stages.filter((stage) => names.includes(stage)).length;
				expect([count("N1", "N2"), count("N3"), count("R"), count("W")]).toEqual([light, deep, rem, wake]);
			}),
		);
	});

	it("refuses a night with more sleep than time in bed, and what is no duration", () => {
		const night = { timeInBedMinutes: 300, lightSleepMinutes: 200, deepSleepMinutes: 60, remSleepMinutes: 80 };
		expect(() => nightStages(night, seededRandom(1))).toThrow(
			"nightStages: timeInBedMinutes must hold all sleep, 340 min; got 300 min",
		);
		for (const value of [-1, Number.NaN, 1e9]) {
			expect(() => nightStages({ ...night, remSleepMinutes: value }, seededRandom(1))).toThrow(
				`nightStages: remSleepMinutes must be minutes of a night; got ${value}`,
			);
		}
	});
});

describe("daySteps", () => {
	it("adds up to the steps whatever the day, also where few minutes or none are left to walk in", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 60_000 }),
				fc.double({ min: 0, max: 400, noNaN: true }),
				fc.integer({ min: 0, max: 1500 }),
				fc.integer({ min: 0, max: 1500 }),
				fc.integer(),
				(steps, mvpaMinutes, minutes, up, seed) => {
					const isAwake = Uint8Array.from({ length: minutes }, (_, m) => (m < up ? 1 : 0));
					const found = daySteps({ steps, mvpaMinutes }, isAwake, seededRandom(seed));
					const sum = found.reduce((a, b) => a + b, 0);
					expect(sum).toBe(minutes === 0 ? 0 : steps);
					expect(found.every((each) => each >= 0 && Number.isInteger(each))).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe("dayEnmo", () => {
	it("has the mean whatever the day: all in bed, never in bed, next to no movement", () => {
		for (const inBed of [0, 1]) {
			for (const mean of [0, 0.2, 30, 300]) {
				const isInBed = new Uint8Array(1440).fill(inBed);
				const steps = new Float64Array(1440);
				const enmo = dayEnmo(mean, { isInBed, isAsleep: isInBed, steps }, seededRandom(1));
				expect(enmo.reduce((a, b) => a + b) / 1440).toBeCloseTo(mean, 9);
				expect(Math.min(...enmo)).toBeGreaterThanOrEqual(0);
			}
		}
	});
});

describe("ogttCurve", () => {
	it("goes through its three values and never beyond them on the way", () => {
		const level = fc.double({ min: 60, max: 300, noNaN: true });
		fc.assert(
			fc.property(level, level, level, (ogttFastingMgDl, ogtt1hMgDl, ogtt2hMgDl) => {
				const values = { ogttFastingMgDl, ogtt1hMgDl, ogtt2hMgDl };
				const curve = ogttCurve(
					values,
					Float64Array.from({ length: 181 }, (_, minute) => minute),
				);
				expect(curve[0]).toBeCloseTo(ogttFastingMgDl, 9);
				expect(curve[60]).toBeCloseTo(ogtt1hMgDl, 9);
				expect(curve[120]).toBeCloseTo(ogtt2hMgDl, 9);
				const all = [ogttFastingMgDl, ogtt1hMgDl, ogtt2hMgDl];
				expect(Math.min(...curve)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
				expect(Math.max(...curve)).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
			}),
		);
		expect(() => ogttCurve({ ogttFastingMgDl: 80, ogtt1hMgDl: 1, ogtt2hMgDl: 1 }, [181])).toThrow(
			"ogttCurve: minutes must lie between 0 and 180; got 181",
		);
		expect(() => ogttCurve({ ogttFastingMgDl: Number.NaN, ogtt1hMgDl: 1, ogtt2hMgDl: 1 }, [0])).toThrow(
			"ogttCurve: fasting must be a finite number above 0; got NaN",
		);
	});
});

describe("days at the edge", () => {
	const column = (value: number) => new Float64Array(2).fill(value);
	const source = (
		change: object = {},
		zone = "Pacific/Apia",
		firstDay = Date.parse("2011-12-29") / 86_400_000,
	): MinuteSource => ({
		seed: "edge",
		index: 3,
		zone,
		days: {
			n: 2,
			firstDay,
			firstGestationalAgeDays: 0,
			endIndex: 2,
			restingHeartRateBpm: column(70),
			sleepingHeartRateBpm: column(62),
			rmssdMs: column(30),
			steps: column(5000),
			mvpaMinutes: column(10),
			enmoMg: column(25),
			energyExpenditureKcal: column(2000),
			timeInBedMinutes: column(480),
			lightSleepMinutes: column(240),
			deepSleepMinutes: column(70),
			remSleepMinutes: column(100),
			bedtimeMinute: column(-45),
			skinTemperatureCel: column(34),
			respiratoryRatePerMinute: column(15),
			spo2Percent: column(97),
			glucoseMgDl: column(100),
			glucoseSdMgDl: column(18),
			weightKg: column(70),
			systolicHomeMmHg: column(105),
			diastolicHomeMmHg: column(65),
			...change,
		},
	});

	it("a date that the calendar of a zone left out has no minutes", () => {
		expect(syntheticMinutes(source(), 0).minutes).toBe(1440);
		expect(syntheticMinutes(source(), 1)).toMatchObject({ date: "2011-12-30", minutes: 0 });
	});

	it("a night without sleep is awake throughout, and a day in bed has no waking rate", () => {
		const sleepless = syntheticNight(
			source({ lightSleepMinutes: column(0), deepSleepMinutes: column(0), remSleepMinutes: column(0) }),
			0,
		);
		expect(new Set(sleepless.stages)).toEqual(new Set(["W"]));
		const inBed = syntheticMinutes(source({ bedtimeMinute: column(0), timeInBedMinutes: column(1440) }), 0);
		expect(inBed.isInBed.every((each) => each === 1)).toBe(true);
		expect(inBed.heartRateBpm.every(Number.isFinite)).toBe(true);
		expect(inBed.steps.reduce((a, b) => a + b)).toBe(5000);
	});

	it("a night may begin after midnight", () => {
		const late = syntheticMinutes(source({ bedtimeMinute: column(90) }, "UTC"), 1);
		expect([...late.isInBed.slice(0, 90)].every((each) => each === 0)).toBe(true);
		expect([...late.isInBed.slice(90, 570)].every((each) => each === 1)).toBe(true);
		expect([...late.isInBed.slice(570)].every((each) => each === 0)).toBe(true);
	});

	it("refuses a day that is not there, and a zone that nobody knows", () => {
		expect(() => syntheticMinutes(source(), 2)).toThrow(
			"syntheticMinutes: day must be below the number of days, 2; got 2",
		);
		expect(() => syntheticNight(source(), -1)).toThrow(
			"syntheticNight: day must be a whole number of at least 0; got -1",
		);
		expect(() => syntheticMinutes(source({}, "Mars/Olympus"), 0)).toThrow(/IANA zone/);
	});
});
