import { describe, expect, it } from "vitest";
import { meanWithInterval } from "./mean-with-interval.ts";
import { rises } from "./rises.ts";
import { simulateVisits } from "./simulate-visits.ts";
import { summariseWeeks } from "./summarise-weeks.ts";
import { type Visit, visitColumns } from "./visit.ts";

const design = {
	seed: 1,
	women: 40,
	weeks: [12, 24, 36],
	heartRate: { at12WeeksBpm: 80, risePerWeekBpm: 0.5, betweenWomenSdBpm: 9, withinWomanSdBpm: 0 },
	missedVisits: 0,
};

const risesOf = (visits: readonly Visit[]) => rises(visitColumns.fromRows(visits)).array("rise");

describe("simulated visits", () => {
	it("are the same for the same seed, and others for another", () => {
		expect(simulateVisits(design)).toEqual(simulateVisits(design));
		expect(simulateVisits({ ...design, seed: 2 })).not.toEqual(simulateVisits(design));
	});
	it("have exactly the rise that was put in where nothing is added to it", () => {
		for (const rise of risesOf(simulateVisits(design))) expect(rise).toBeCloseTo(12, 10);
	});
	it("lack about the share that was to be missed", () => {
		const { length } = simulateVisits({ ...design, women: 2000, missedVisits: 0.1 });
		expect(length / 6000).toBeGreaterThan(0.88);
		expect(length / 6000).toBeLessThan(0.92);
	});
});

describe("summaries, by hand", () => {
	const visits = [
		{ participantId: "a", gestationWeeks: 36, heartRateBpm: 90 },
		{ participantId: "a", gestationWeeks: 12, heartRateBpm: 80 },
		{ participantId: "b", gestationWeeks: 12, heartRateBpm: 70 },
	];
	it("a rise needs both weeks", () => {
		expect(risesOf(visits)).toEqual([10]);
	});
	it("weeks come in order, and one woman alone has no interval", () => {
		const rows = summariseWeeks(visitColumns.fromRows(visits));
		expect(rows.map(({ gestationWeeks, n, meanBpm }) => [gestationWeeks, n, meanBpm])).toEqual([
			[12, 2, 75],
			[36, 1, 90],
		]);
		expect(rows[1]?.lowBpm).toBeNaN();
	});
	it("the mean of 1, 2, 3 is 2, and its interval reaches 4.303 standard errors of 0.577", () => {
		const { mean, low, high } = meanWithInterval([1, 2, 3]);
		expect(mean).toBe(2);
		expect(high - mean).toBeCloseTo(2.4841, 3);
		expect(mean - low).toBeCloseTo(2.4841, 3);
	});
});
