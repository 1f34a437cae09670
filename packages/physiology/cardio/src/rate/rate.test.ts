import { describe, expect, it } from "vitest";
import { timesFromRr } from "../intervals/times-from-rr.ts";
import { beatTemplateQuality } from "../quality/beat-template-quality.ts";
import { respirationFromRr } from "../respiration/respiratory-rate.ts";
import { heartRate } from "./heart-rate.ts";
import { restingHeartRate } from "./resting-heart-rate.ts";

describe("heart rate", () => {
	it("is 60,000 over the interval", () => {
		expect(Array.from(heartRate([1000, 500, Number.NaN]))).toEqual([60, 120, Number.NaN]);
	});
	const times = Array.from({ length: 7200 }, (_, i) => i);
	const rates = times.map((time) => (time >= 3000 && time < 4900 ? 55 : 75));
	it("at rest is the lowest mean of half an hour, and where it is", () => {
		const found = restingHeartRate(times, rates);
		expect(found.restingHeartRateBpm).toBe(55);
		expect(found.atSeconds).toBe(3000);
	});
	it("at rest is not looked for where readings are missing, nor outside the time given", () => {
		const gappy = rates.map((rate, i) => (i >= 3000 && i < 4900 && i % 1000 < 700 ? Number.NaN : rate));
		expect(restingHeartRate(times, gappy).restingHeartRateBpm).toBeGreaterThan(60);
		expect(
			restingHeartRate(times, rates, { within: [{ startSeconds: 5000, endSeconds: 7200 }] }).restingHeartRateBpm,
		).toBe(75);
		expect(restingHeartRate([], []).restingHeartRateBpm).toBeNaN();
		expect(restingHeartRate(times, rates, { definition: "lowQuantile" }).restingHeartRateBpm).toBeLessThan(75);
	});
});

describe("respirationFromRr", () => {
	it("finds the rate of a breath that moves the intervals", () => {
		const rr: number[] = [];
		for (let t = 0; t < 300; t += rr[rr.length - 1] / 1000) rr.push(850 + 40 * Math.sin((2 * Math.PI * 15 * t) / 60));
		const { respiratoryRatePerMinute, concentrationFraction } = respirationFromRr(rr, timesFromRr(rr));
		expect(respiratoryRatePerMinute).toBeCloseTo(15, 0);
		expect(concentrationFraction).toBeGreaterThan(0.8);
	});
	it("says NaN when no stretch without a gap is long enough", () => {
		const rr = new Array(100).fill(0).map((_, i) => (i % 5 === 0 ? 4000 : 800));
		expect(respirationFromRr(rr, timesFromRr(rr)).respiratoryRatePerMinute).toBeNaN();
	});
});

describe("beatTemplateQuality", () => {
	const beats = Array.from({ length: 40 }, (_, i) => 0.5 + i * 0.8);
	const signal = Float64Array.from({ length: 250 * 30 }, (_, i) =>
		beats.reduce((sum, beat) => sum + Math.exp(-(((i / 250 - beat) / 0.03) ** 2)), 0),
	);
	it("is good where beats look alike, and bad where they do not", () => {
		const spoilt = signal.map((x, i) => (i >= 2500 && i < 5000 ? Math.sin(i * i) : x));
		const windows = beatTemplateQuality(
			spoilt,
			250,
			beats.filter((beat) => beat < 30),
		);
		expect(windows.map(({ good }) => good)).toEqual([true, false, true]);
		expect(windows[1].reasons).toContain("unlike");
	});
	it("names why a window cannot be judged", () => {
		expect(beatTemplateQuality(signal, 250, []).every(({ reasons }) => reasons.includes("no-beats"))).toBe(true);
		expect(beatTemplateQuality(signal, 250, [1, 1.3, 2.9, 5])[0].reasons).toContain("irregular");
	});
});
