import { angleZDegrees, cadenceSummary, enmoMg, mostAndLeastActive } from "@quickening/actigraphy";
import { rmssd } from "@quickening/cardio";
import {
	nightIntervals,
	rawAcceleration,
	syntheticGlucose,
	syntheticMinutes,
	syntheticNight,
} from "@quickening/cohort/minutes";
import { glucoseLevels, timeInRange } from "@quickening/glucose";
import { heartRateSleepWindow, hypnogramStatistics, sleepPeriodWindow, sustainedInactivity } from "@quickening/sleep";
import { describe, expect, it } from "vitest";
import { exampleSource } from "./example-source.ts";

/*
 * What our packages find in the minutes of a day, beside what the day says: none of it is computed here.
 */
const women = Array.from({ length: 6 }, (_, index) => exampleSource({ index, n: 15 }));
const days = women.flatMap((source) => Array.from({ length: 14 }, (_, day) => ({ source, day })));

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

describe("a night's stages", () => {
	it("have the day's minutes in bed, light, deep and REM to half an epoch, and their order", () => {
		for (const { source, day } of days) {
			const { timeInBedMinutes, stageMinutes, sleepOnsetLatencyMinutes, remLatencyMinutes } = hypnogramStatistics(
				syntheticNight(source, day).stages,
				{ epochSeconds: 30 },
			);
			expect(Math.abs(timeInBedMinutes - source.days.timeInBedMinutes[day]!)).toBeLessThanOrEqual(0.25);
			expect(Math.abs(stageMinutes.N3 - source.days.deepSleepMinutes[day]!)).toBeLessThanOrEqual(0.25);
			expect(Math.abs(stageMinutes.R - source.days.remSleepMinutes[day]!)).toBeLessThanOrEqual(0.25);
			// Whole epochs of four stages cannot all be nearest: what is over goes to light sleep.
			expect(Math.abs(stageMinutes.N1 + stageMinutes.N2 - source.days.lightSleepMinutes[day]!)).toBeLessThanOrEqual(
				0.75,
			);
			expect(sleepOnsetLatencyMinutes).toBeGreaterThanOrEqual(0);
			expect(remLatencyMinutes).toBeGreaterThan(10);
		}
	});

	it("have deep sleep early, REM late, cycles, and short awakenings", () => {
		const early: number[] = [];
		const late: number[] = [];
		const awakenings: number[] = [];
		for (const { source, day } of days) {
			const { stages } = syntheticNight(source, day);
			const half = Math.floor(stages.length / 2);
			const share = (stage: string, part: readonly string[]) => part.filter((each) => each === stage).length;
			early.push(share("N3", stages.slice(0, half)) / share("N3", stages));
			late.push(share("R", stages.slice(half)) / share("R", stages));
			awakenings.push(hypnogramStatistics(stages, { epochSeconds: 30 }).nAwakenings);
		}
		expect(meanOf(early)).toBeGreaterThan(0.75);
		expect(meanOf(late)).toBeGreaterThan(0.65);
		expect(meanOf(awakenings)).toBeGreaterThan(5);
		expect(meanOf(awakenings)).toBeLessThan(30);
	});
});

describe("RR intervals", () => {
	it("of a night give its RMSSD back within 0.5 %, and its heart rate within 0.5 bpm", () => {
		for (const { source, day } of days.filter((_, i) => i % 9 === 0)) {
			const { rrMs } = nightIntervals(source, day);
			const target = source.days.rmssdMs[day]!;
			expect(Math.abs(rmssd(rrMs) / target - 1)).toBeLessThan(0.005);
			const night = syntheticNight(source, day);
			expect(Math.abs(60_000 / meanOf([...rrMs]) - meanOf([...night.heartRateBpm]))).toBeLessThan(0.5);
		}
	});

	it("are the same in a part as in the whole", () => {
		const whole = nightIntervals(women[0]!, 3);
		const part = nightIntervals(women[0]!, 3, { fromMinute: 60, minutes: 30 });
		const from = whole.beatTimesSeconds.findIndex((time) => time > 3600 + 1e-6);
		expect([...part.rrMs.slice(0, 1000)]).toEqual([...whole.rrMs.slice(from, from + 1000)]);
		expect(part.startUtcSeconds - whole.startUtcSeconds).toBe(3600);
		expect(part.beatTimesSeconds.at(-1)).toBeLessThanOrEqual(1800 + 1e-6);
		expect(part.beatTimesSeconds.at(-1)).toBeGreaterThan(1798);
	});
});

describe("heart rate by the minute", () => {
	it("has the day's mean asleep and a tenth of the waking minutes below its resting rate", () => {
		for (const { source, day } of days) {
			const night = syntheticNight(source, day);
			const asleep = [...night.heartRateBpm].filter((_, m) => night.isAsleep[m]);
			expect(meanOf(asleep)).toBeCloseTo(source.days.sleepingHeartRateBpm[day]!, 9);
			const { heartRateBpm, isInBed } = syntheticMinutes(source, day);
			const up = [...heartRateBpm].filter((_, m) => !isInBed[m]);
			const below = up.filter((rate) => rate < source.days.restingHeartRateBpm[day]!).length / up.length;
			expect(Math.abs(below - 0.1)).toBeLessThan(0.005);
			expect(Math.min(...heartRateBpm)).toBeGreaterThan(35);
			expect(Math.max(...heartRateBpm)).toBeLessThanOrEqual(200);
		}
	});

	it("shows when she sleeps: the window by heart rate ends within half an hour on most days", () => {
		const errors: number[] = [];
		for (const { source, day } of days) {
			if (day === 13) continue;
			// From noon to noon.
			const [today, tomorrow] = [syntheticMinutes(source, day), syntheticMinutes(source, day + 1)];
			const rate = [...today.heartRateBpm.slice(720), ...tomorrow.heartRateBpm.slice(0, 720)];
			const window = heartRateSleepWindow(rate, { epochSeconds: 60 });
			const night = syntheticNight(source, day + 1);
			errors.push(Math.abs(window.endSeconds / 60 - (720 + night.bedtimeMinute + night.minutes)));
		}
		expect(medianOf(errors)).toBeLessThan(30);
	});
});

describe("steps and acceleration by the minute", () => {
	it("add up to the day's steps, exactly, and are walked out of bed", () => {
		for (const { source, day } of days) {
			const { steps, isInBed } = syntheticMinutes(source, day);
			const { steps: sum, bandMinutes, peak30StepsPerMinute } = cadenceSummary(steps);
			expect(sum).toBe(Math.round(source.days.steps[day]!));
			expect([...steps].every(Number.isInteger)).toBe(true);
			expect(steps.every((each, m) => each === 0 || isInBed[m] === 0)).toBe(true);
			const brisk = bandMinutes["brisk walking"] + bandMinutes.faster;
			const possible = Math.min(Math.round(source.days.mvpaMinutes[day]!), Math.floor(sum / 110));
			expect(brisk).toBe(possible);
			expect(peak30StepsPerMinute).toBeGreaterThan(20);
		}
	});

	it("have the day's mean ENMO, more in minutes with more steps, least at night", () => {
		for (const source of women) {
			const all: number[] = [];
			for (let day = 0; day < 14; day++) {
				const { enmoMg: acceleration, isAsleep, steps } = syntheticMinutes(source, day);
				expect(meanOf([...acceleration])).toBeCloseTo(source.days.enmoMg[day]!, 9);
				expect(Math.min(...acceleration)).toBeGreaterThanOrEqual(0);
				const asleep = [...acceleration].filter((_, m) => isAsleep[m]);
				const walking = [...acceleration].filter((_, m) => steps[m]! >= 60);
				expect(medianOf(asleep)).toBeLessThan(3);
				expect(meanOf(walking)).toBeGreaterThan(30);
				all.push(...acceleration);
			}
			const { leastStartSeconds, least, most } = mostAndLeastActive(all, { epochSeconds: 60, startSecondsOfDay: 0 });
			expect(leastStartSeconds / 3600 < 5 || leastStartSeconds / 3600 > 21).toBe(true);
			expect(most / least).toBeGreaterThan(8);
		}
	});
});

describe("raw acceleration", () => {
	it("has the minutes' ENMO, by our own ENMO, at 30, 50 and 100 Hz", () => {
		const source = women[1]!;
		const whole = syntheticMinutes(source, 4);
		for (const [fromMinute, samplingRateHz] of [
			[120, 50],
			[900, 30],
			[1050, 100],
		] as const) {
			const found = enmoMg(rawAcceleration(source, 4, { fromMinute, minutes: 20, samplingRateHz }), {
				epochSeconds: 60,
			});
			for (let m = 0; m < 20; m++) expect(found[m]).toBeCloseTo(whole.enmoMg[fromMinute + m]!, 6);
		}
	});

	it("is still while she sleeps: angle-z finds the night, and sleep in it", () => {
		const source = women[2]!;
		const day = 6;
		const night = syntheticNight(source, day);
		// The morning, from midnight to noon.
		const raw = rawAcceleration(source, day, { fromMinute: 0, minutes: 720, samplingRateHz: 30 });
		const angle = angleZDegrees(raw, { epochSeconds: 5 });
		const window = sleepPeriodWindow(angle);
		const up = 60 * (night.bedtimeMinute + night.minutes);
		expect(Math.abs(window.endSeconds - up) / 60).toBeLessThan(15);
		const still = sustainedInactivity(angle);
		const asleep = [...still].filter((_, i) => night.isAsleep[Math.floor(i / 12) - night.bedtimeMinute] === 1);
		const awake = [...still].filter((_, i) => 5 * i > up + 600);
		expect(meanOf(asleep)).toBeGreaterThan(0.75);
		expect(meanOf(awake)).toBeLessThan(0.1);
	});

	it("is the same in a part as in the whole", () => {
		const whole = rawAcceleration(women[0]!, 2, { fromMinute: 700, minutes: 6, samplingRateHz: 30 });
		const part = rawAcceleration(women[0]!, 2, { fromMinute: 702, minutes: 2, samplingRateHz: 30 });
		expect(part.x).toEqual(whole.x.slice(2 * 1800, 4 * 1800));
	});
});

describe("glucose every five minutes", () => {
	const readings = (source: (typeof women)[number], from: number, to: number) => {
		const all: number[] = [];
		for (let day = from; day < to; day++) all.push(...syntheticGlucose(source, day).glucoseMgPerDl);
		return { times: all.map((_, i) => 300 * i), all };
	};

	it("has the mean and the standard deviation of each day", () => {
		for (const { source, day } of days) {
			const { times, all } = readings(source, day, day + 1);
			expect(all).toHaveLength(288);
			const { meanMgPerDl, sdMgPerDl } = glucoseLevels(times, all, { weighting: "reading" });
			expect(meanMgPerDl).toBeCloseTo(source.days.glucoseMgDl[day]!, 9);
			expect(sdMgPerDl).toBeCloseTo(source.days.glucoseSdMgDl[day]!, 9);
			expect(Math.min(...all)).toBeGreaterThan(30);
		}
	});

	it("remembers as readings of Hall 2018 do: .98, .75, .48 and .20 after 5, 30, 60 and 120 min", () => {
		const correlation = (lag: number) =>
			meanOf(
				women.map((source) => {
					const { all } = readings(source, 0, 14);
					const mean = meanOf(all);
					const products = all.slice(lag).map((value, i) => (value - mean) * (all[i]! - mean));
					return meanOf(products) / meanOf(all.map((value) => (value - mean) ** 2));
				}),
			);
		expect(Math.abs(correlation(1) - 0.98)).toBeLessThan(0.01);
		expect(Math.abs(correlation(6) - 0.75)).toBeLessThan(0.05);
		expect(Math.abs(correlation(12) - 0.48)).toBeLessThan(0.06);
		expect(Math.abs(correlation(24) - 0.2)).toBeLessThan(0.1);
	});

	it("lies above 140 mg/dL about as much as in GLAM: 2.7 % without GDM, 7.4 % with it (medians of women)", () => {
		// Mean and SD within a day such that days that differ by 7.6 give the SD over all that GLAM has: 19 and 23.
		const shareAbove = (mean: number, sd: number) =>
			medianOf(
				Array.from({ length: 30 }, (_, index) => {
					const { times, all } = readings(exampleSource({ index, n: 10, glucose: { mean, sd } }), 0, 10);
					const range = { lowMgPerDl: 63, highMgPerDl: 140 };
					return timeInRange(times, all, { range }).timeAboveRangePercent;
				}),
			);
		const without = shareAbove(100, 17.4);
		const withGdm = shareAbove(108, 21);
		expect(without).toBeGreaterThan(1.7);
		expect(without).toBeLessThan(3.7);
		expect(withGdm).toBeGreaterThan(5.9);
		expect(withGdm).toBeLessThan(9.5);
	});

	it("runs on over midnight without a step", () => {
		const steps: number[] = [];
		const ordinary: number[] = [];
		for (const source of women) {
			const { all } = readings(source, 0, 14);
			for (let i = 1; i < all.length; i++) {
				(i % 288 === 0 ? steps : ordinary).push(Math.abs(all[i]! - all[i - 1]!));
			}
		}
		expect(meanOf(steps)).toBeLessThan(1.5 * meanOf(ordinary));
	});
});

describe("clocks that change", () => {
	it.each([
		["Europe/London", "2026-03-29", 1380],
		["Europe/London", "2026-10-25", 1500],
		["Australia/Lord_Howe", "2026-04-05", 1470],
		["Asia/Kolkata", "2026-03-29", 1440],
	])("in %s, %s has %i minutes, and still the day's steps, acceleration and glucose", (zone, date, minutes) => {
		const firstDay = Date.parse(date) / 86_400_000 - 2;
		const source = exampleSource({ zone, firstDay, n: 6 });
		let before = syntheticMinutes(source, 1);
		for (const day of [2, 3]) {
			const found = syntheticMinutes(source, day);
			expect(found.startUtcSeconds).toBe(before.startUtcSeconds + 60 * before.minutes);
			before = found;
		}
		const found = syntheticMinutes(source, 2);
		expect([found.date, found.minutes]).toEqual([date, minutes]);
		expect(found.steps.reduce((a, b) => a + b)).toBe(Math.round(source.days.steps[2]!));
		expect(meanOf([...found.enmoMg])).toBeCloseTo(source.days.enmoMg[2]!, 9);
		expect(syntheticGlucose(source, 2).glucoseMgPerDl).toHaveLength(minutes / 5);
		expect(meanOf([...syntheticGlucose(source, 2).glucoseMgPerDl])).toBeCloseTo(source.days.glucoseMgDl[2]!, 9);
		// The night before the change ends as long after it began as she lay in bed.
		const night = syntheticNight(source, 2);
		expect(night.minutes).toBe(Math.ceil(Math.round(2 * source.days.timeInBedMinutes[2]!) / 2));
	});
});

describe("streams", () => {
	it("are the same whatever was made before, and others for another seed, woman and day", () => {
		const first = syntheticMinutes(women[0]!, 5);
		syntheticGlucose(women[0]!, 4);
		nightIntervals(women[0]!, 2);
		expect(syntheticMinutes(exampleSource({ index: 0, n: 15 }), 5)).toEqual(first);
		const other = { ...women[0]!, index: 99 };
		const seeded = { ...women[0]!, seed: 2 };
		for (const source of [other, seeded]) {
			expect(syntheticMinutes(source, 5).steps).not.toEqual(first.steps);
			expect(syntheticGlucose(source, 5)).not.toEqual(syntheticGlucose(women[0]!, 5));
			expect(syntheticNight(source, 5).stages).not.toEqual(syntheticNight(women[0]!, 5).stages);
		}
	});
});
