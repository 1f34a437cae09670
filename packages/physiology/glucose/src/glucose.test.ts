import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	activePercent,
	adrr,
	ambulatoryGlucoseProfile,
	assessPregnancyTargets,
	bloodGlucoseRisk,
	cogi,
	episodeThresholds,
	glucoseDynamics,
	glucoseEpisodes,
	glucoseLevels,
	glucoseRanges,
	glucoseSummary,
	gmi,
	grade,
	gri,
	gridReadings,
	igc,
	jIndex,
	mage,
	mgPerDlFromMmolPerL,
	mmolPerLFromMgPerDl,
	mValue,
	sdWithinAndBetween,
	timeInRange,
} from "./index.ts";

const every5 = (n: number) => Array.from({ length: n }, (_, i) => 300 * i);
const random = seededRandom("cgm");
const fortnight = every5(288 * 14);
const trace = fortnight.map((t) => 110 + 40 * Math.sin((2 * Math.PI * t) / 21_600) + 10 * random());

/** Every measure, of times and readings. */
const measures: Readonly<Record<string, (t: readonly number[], g: readonly number[]) => number>> = {
	glucoseLevels: (t, g) => glucoseLevels(t, g).meanMgPerDl,
	gmi: (t, g) => gmi(t, g).gmiPercent,
	timeInRange: (t, g) => timeInRange(t, g).timeInRangePercent,
	gri: (t, g) => gri(t, g).gri,
	bloodGlucoseRisk: (t, g) => bloodGlucoseRisk(t, g).lbgi,
	adrr: (t, g) => adrr(t, g),
	grade: (t, g) => grade(t, g).grade,
	jIndex: (t, g) => jIndex(t, g),
	mValue: (t, g) => mValue(t, g),
	igc: (t, g) => igc(t, g).igc,
	cogi: (t, g) => cogi(t, g),
	mage: (t, g) => mage(t, g),
	glucoseDynamics: (t, g) => glucoseDynamics(t, g).moddMgPerDl,
	sdWithinAndBetween: (t, g) => sdWithinAndBetween(t, g).sdWithinDaysMgPerDl,
	glucoseEpisodes: (t, g) => glucoseEpisodes(t, g, episodeThresholds.hypoLevel1).perDay,
	activePercent: (t, g) => activePercent(t, g).activePercent,
	glucoseSummary: (t, g) => glucoseSummary(t, g).meanMgPerDl,
};

describe.each(Object.entries(measures))("%s", (_, measure) => {
	it("refuses unsorted and repeated times, and names the first", () => {
		expect(() => measure([0, 600, 300], [100, 100, 100])).toThrow(
			"timesSeconds must rise; got 300 at index 2 after 600. Sort the readings, and keep one a time.",
		);
		expect(() => measure([0, 0], [100, 100])).toThrow("timesSeconds must rise; got 0 at index 1 after 0");
	});
	it("refuses mmol/L, negative numbers and lists of another length", () => {
		expect(() => measure([0, 300], [5.5, 6.1])).toThrow("got 5.5 at index 0. Values in mmol/L: mgPerDlFromMmolPerL.");
		expect(() => measure([0, 300], [100, -100])).toThrow("got -100 at index 1");
		expect(() => measure([0, 300], [100])).toThrow("glucoseMgPerDl must be as long as timesSeconds (2); got 1");
	});
	it("says NaN of nothing, and of nothing but missing readings", () => {
		expect(measure([], [])).toBeNaN();
		expect(measure(every5(10), new Array(10).fill(Number.NaN))).toBeNaN();
	});
	it("takes a missing reading as if it were not there", () => {
		const keep = (i: number) => i % 37 !== 5;
		const gappy = trace.map((value, i) => (keep(i) ? value : Number.NaN));
		const absent = [fortnight.filter((_, i) => keep(i)), trace.filter((_, i) => keep(i))] as const;
		expect(measure(fortnight, gappy)).toBeCloseTo(measure(...absent), 9);
	});
});

describe("by time, never by row", () => {
	it("readings every minute and every five weigh as long as they stand", () => {
		// An hour at 100 read every five minutes, then an hour at 200 read every minute.
		const times = [...every5(12), ...Array.from({ length: 60 }, (_, i) => 3600 + 60 * i)];
		const values = [...new Array(12).fill(100), ...new Array(60).fill(200)];
		expect(glucoseLevels(times, values).meanMgPerDl).toBeCloseTo(150, 6);
		expect(glucoseLevels(times, values, { weighting: "reading" }).meanMgPerDl).toBeGreaterThan(180);
		expect(timeInRange(times, values).timeAboveRangePercent).toBeCloseTo(50, 6);
	});
	it("a gap counts for nothing, however long", () => {
		const near = timeInRange(
			[...every5(12), ...every5(12).map((t) => t + 7200)],
			[...new Array(12).fill(100), ...new Array(12).fill(250)],
		);
		const far = timeInRange(
			[...every5(12), ...every5(12).map((t) => t + 720_000)],
			[...new Array(12).fill(100), ...new Array(12).fill(250)],
		);
		expect(far.timeInRangePercent).toBe(near.timeInRangePercent);
	});
	it("no value is made up in a gap of more than 45 minutes", () => {
		const { glucoseMgPerDl } = gridReadings([0, 300, 3600, 3900], [100, 110, 120, 130]);
		expect(Array.from(glucoseMgPerDl.slice(0, 13))).toEqual([110, ...new Array(10).fill(Number.NaN), 120, 130]);
		const bridged = gridReadings([0, 300, 2400], [100, 110, 180]).glucoseMgPerDl;
		expect(bridged[4]).toBeCloseTo(110 + 40, 9);
	});
	it("a day begins at local midnight", () => {
		const { midnightSeconds, days } = gridReadings([0, 300], [100, 100], { startSecondOfDay: 86_100 });
		expect(midnightSeconds).toBe(-86_100);
		expect(days).toBe(1);
	});
});

describe("units", () => {
	it("go there and back", () => {
		expect(mgPerDlFromMmolPerL([5.5])[0]).toBeCloseTo(99.0858, 4);
		expect(mmolPerLFromMgPerDl(mgPerDlFromMmolPerL([7.8]))[0]).toBeCloseTo(7.8, 12);
	});
});

describe("ranges", () => {
	it("of pregnancy are 63 to 140, both inside, and shares add up to 100", () => {
		const values = [62, 63, 100, 140, 141, 53];
		const shares = timeInRange(every5(6), values, { range: glucoseRanges.pregnancy });
		expect(shares.timeInRangePercent).toBeCloseTo(50, 9);
		expect(shares.timeBelowRangePercent).toBeCloseTo(100 / 3, 9);
		expect(shares.timeBelow54Percent).toBeCloseTo(100 / 6, 9);
		const all = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(all, (glucose) => {
				const { timeInRangePercent, timeBelowRangePercent, timeAboveRangePercent } = timeInRange(
					every5(glucose.length),
					glucose,
				);
				expect(timeInRangePercent + timeBelowRangePercent + timeAboveRangePercent).toBeCloseTo(100, 9);
			}),
		);
	});
	it("have targets in type 1 diabetes, and none in type 2 and gestational diabetes", () => {
		const shares = timeInRange(every5(100), new Array(100).fill(100), { range: glucoseRanges.pregnancy });
		expect(assessPregnancyTargets(shares, "type1").targets.map(({ target, met }) => [target, met])).toEqual([
			["timeInRangePercent above 70", true],
			["timeAboveRangePercent below 25", true],
			["timeBelowRangePercent below 4", true],
			["timeBelow54Percent below 1", true],
		]);
		for (const diabetes of ["type2", "gestational"] as const) {
			const { targets, note } = assessPregnancyTargets(shares, diabetes);
			expect(targets).toEqual([]);
			expect(note).toContain("no targets");
		}
	});
	it("are refused when empty", () => {
		expect(() => timeInRange([0], [100], { range: { lowMgPerDl: 140, highMgPerDl: 63 } })).toThrow(
			"timeInRange: range must have a low end below its high end; got 140 to 63",
		);
	});
});

describe("level and risk", () => {
	it("GMI is 3.31 and 0.02392 of the mean, and warns in pregnancy", () => {
		expect(gmi([0, 300], [100, 100]).gmiPercent).toBeCloseTo(5.702, 12);
		expect(gmi([0, 300], [100, 100]).warnings).toEqual([]);
		expect(gmi([0, 300], [100, 100], { pregnant: true }).warnings.map(({ code }) => code)).toEqual([
			"gmi-in-pregnancy",
		]);
		expect(glucoseSummary(fortnight, trace, { pregnant: true }).range).toEqual(glucoseRanges.pregnancy);
	});
	it("a constant has no spread and no change", () => {
		const flat = new Array(288 * 3).fill(112.5);
		const times = every5(flat.length);
		expect(glucoseLevels(times, flat).sdMgPerDl).toBe(0);
		expect(mage(times, flat)).toBeNaN();
		expect(bloodGlucoseRisk(times, flat)).toEqual({ lbgi: 0, hbgi: 0 });
		expect(glucoseDynamics(times, flat)).toMatchObject({ moddMgPerDl: 0, magMgPerDlPerHour: 0, gvpPercent: 0 });
	});
	it("MAGE of a wave is its height", () => {
		const wave = fortnight.map((t) => 150 + 50 * Math.sin((2 * Math.PI * t) / 14_400));
		expect(mage(fortnight, wave)).toBeCloseTo(100, 0);
		expect(mage(fortnight, wave, { direction: "up" })).toBeCloseTo(100, 0);
		expect(() => mage(fortnight, wave, { longSteps: 3 })).toThrow(
			"mage: longSteps must be a whole number above shortSteps (5); got 3",
		);
	});
	it("of whole days does not depend on the order of participants, nor on where the clock begins", () => {
		const shifted = fortnight.map((t) => t + 864_000);
		expect(mage(shifted, trace)).toBeCloseTo(mage(fortnight, trace), 9);
		expect(adrr(shifted, trace)).toBeCloseTo(adrr(fortnight, trace), 9);
	});
});

describe("episodes", () => {
	const values = (low: number, steps: number, back: number) => [
		...new Array(20).fill(100),
		...new Array(steps).fill(low),
		...new Array(back).fill(100),
		...new Array(3).fill(low),
		...new Array(20).fill(100),
	];
	it("last 15 minutes at least, and end after 15 minutes back", () => {
		const count = (glucose: number[]) =>
			glucoseEpisodes(every5(glucose.length), glucose, episodeThresholds.hypoLevel1).episodes.length;
		expect(count([...new Array(20).fill(100), 60, 60, ...new Array(20).fill(100)])).toBe(0);
		expect(count(values(60, 3, 2))).toBe(1);
		expect(count(values(60, 3, 3))).toBe(2);
	});
	it("have a start, a length, a mean and a lowest value", () => {
		const glucose = [...new Array(20).fill(100), 65, 60, 55, 62, ...new Array(20).fill(100)];
		const { episodes } = glucoseEpisodes(every5(glucose.length), glucose, episodeThresholds.hypoLevel1);
		expect(episodes).toEqual([{ startSeconds: 6000, durationMinutes: 20, meanMgPerDl: 60.5, extremeMgPerDl: 55 }]);
	});
	it("end in a gap, since what happens in it is not known", () => {
		const times = [...every5(20), ...every5(20).map((t) => t + 20_000)];
		expect(glucoseEpisodes(times, new Array(40).fill(60), episodeThresholds.hypoLevel1).episodes.length).toBe(2);
	});
});

describe("ambulatoryGlucoseProfile", () => {
	it("lays days over one another by local time, and smooths nothing", () => {
		const profile = ambulatoryGlucoseProfile(fortnight, trace, { binMinutes: 60 });
		expect(profile.length).toBe(24);
		expect(profile.every(({ nReadings, nDays }) => nReadings === 168 && nDays === 14)).toBe(true);
		expect(profile.every(({ p5, p50, p95 }) => p5 <= p50 && p50 <= p95)).toBe(true);
		expect(ambulatoryGlucoseProfile([0], [100])[0].p50).toBeNaN();
		expect(() => ambulatoryGlucoseProfile([0], [100], { binMinutes: 7 })).toThrow("bins of a day");
	});
	it("moves with the clock", () => {
		const noon = ambulatoryGlucoseProfile(fortnight, trace, { binMinutes: 60, startSecondOfDay: 43_200 });
		expect(noon[12].p50).toBeCloseTo(ambulatoryGlucoseProfile(fortnight, trace, { binMinutes: 60 })[0].p50, 0);
	});
});

describe("glucoseSummary", () => {
	it("warns of too few days and of a sensor that was off", () => {
		const codes = (t: number[], g: number[]) => glucoseSummary(t, g).warnings.map(({ code }) => code);
		expect(codes(fortnight, trace)).toEqual([]);
		expect(codes(fortnight.slice(0, 288), trace.slice(0, 288))).toEqual(["short-record"]);
		expect(
			codes(
				fortnight.filter((_, i) => i % 288 < 120),
				trace.filter((_, i) => i % 288 < 120),
			),
		).toContain("inactive-sensor");
	});
});
