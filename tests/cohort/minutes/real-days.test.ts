import { rmssd } from "@quickening/cardio";
import { nightIntervals, syntheticGlucose, syntheticMinutes, syntheticNight } from "@quickening/cohort/minutes";
import { defaultDesign, scenarios, syntheticPregnancy } from "@quickening/cohort/synthetic";
import { timeInRange } from "@quickening/glucose";
import { hypnogramStatistics } from "@quickening/sleep";
import { describe, expect, it } from "vitest";

const { zone } = defaultDesign;
const sourceOf = (index: number, design = defaultDesign) => ({
	seed: design.seed,
	index,
	zone,
	days: syntheticPregnancy(design, index).days,
});

describe("days of the generator, from before conception to a year after birth", () => {
	it.each([
		["reference", 0],
		["contrast", 1],
	] as const)("all become minutes that come back to them (%s)", (name, index) => {
		const source = sourceOf(index, { ...defaultDesign, scenario: scenarios[name] });
		const { days } = source;
		for (let day = 0; day < days.n; day += 3) {
			const { steps, enmoMg, heartRateBpm, minutes } = syntheticMinutes(source, day);
			expect(steps.reduce((a, b) => a + b, 0)).toBe(Math.round(days.steps[day]!));
			expect(enmoMg.reduce((a, b) => a + b, 0) / minutes).toBeCloseTo(days.enmoMg[day]!, 9);
			expect(heartRateBpm.every((rate) => rate > 25 && rate <= 200)).toBe(true);
			const { stages } = syntheticNight(source, day);
			const { totalSleepTimeMinutes } = hypnogramStatistics(stages, { epochSeconds: 30 });
			const slept = days.lightSleepMinutes[day]! + days.deepSleepMinutes[day]! + days.remSleepMinutes[day]!;
			expect(Math.abs(totalSleepTimeMinutes - slept)).toBeLessThanOrEqual(0.75);
			if (day % 60 === 0) expect(rmssd(nightIntervals(source, day).rrMs) / days.rmssdMs[day]!).toBeCloseTo(1, 2);
		}
	});

	it("have more glucose above 140 mg/dL in women with gestational diabetes than in others", () => {
		// Two weeks from 24 weeks on, before an OGTT.
		const shares = { with: [] as number[], without: [] as number[] };
		for (let index = 0; index < 400; index++) {
			const { truth, days } = syntheticPregnancy(defaultDesign, index);
			if (truth.gestationalAgeAtEndDays < 200) continue;
			const group = truth.hasGestationalDiabetes ? shares.with : shares.without;
			if (group.length >= 40) continue;
			const first = 168 - days.firstGestationalAgeDays;
			const all: number[] = [];
			for (let day = first; day < first + 10; day++) {
				all.push(...syntheticGlucose({ seed: 1, index, zone, days }, day).glucoseMgPerDl);
			}
			const times = all.map((_, i) => 300 * i);
			group.push(timeInRange(times, all, { range: { lowMgPerDl: 63, highMgPerDl: 140 } }).timeAboveRangePercent);
		}
		const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
		expect(shares.with.length).toBeGreaterThan(15);
		// GLAM has 7.4 % and 2.7 %.
		expect(median(shares.with)).toBeGreaterThan(4.5);
		expect(median(shares.with)).toBeLessThan(12);
		expect(median(shares.without)).toBeGreaterThan(1.5);
		expect(median(shares.without)).toBeLessThan(5);
	});
});
