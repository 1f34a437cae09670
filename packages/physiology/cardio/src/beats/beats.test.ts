import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rrFromBeats } from "../intervals/rr-from-beats.ts";
import { compareBeats } from "./compare-beats.ts";
import { detectRPeaks } from "./ecg/detect-r-peaks.ts";
import { detectPulsePeaks } from "./ppg/detect-pulse-peaks.ts";

/** An electrocardiogram drawn by bells, with known R peaks: P, Q, R, S and T, drift, noise. */
function drawnEcg(samplingRateHz: number, seconds: number, { bpm = 72, noise = 0.02 } = {}) {
	const random = seededRandom(`ecg ${samplingRateHz} ${bpm}`);
	const beats: number[] = [];
	for (let t = 0.6; t < seconds - 0.6; t += (60 / bpm) * (1 + 0.06 * (random() - 0.5))) beats.push(t);
	const waves = [
		[-0.17, 0.12, 0.025],
		[-0.028, -0.12, 0.009],
		[0, 1, 0.011],
		[0.03, -0.22, 0.01],
		[0.27, 0.28, 0.045],
	] as const;
	const ecg = Float64Array.from(
		{ length: Math.round(seconds * samplingRateHz) },
		(_, i) => 0.1 * Math.sin((2 * Math.PI * 0.2 * i) / samplingRateHz) + noise * (random() - 0.5),
	);
	for (const beat of beats) {
		for (const [offset, height, width] of waves) {
			const first = Math.max(0, Math.floor((beat + offset - 5 * width) * samplingRateHz));
			const last = Math.min(ecg.length - 1, Math.ceil((beat + offset + 5 * width) * samplingRateHz));
			for (let i = first; i <= last; i++)
				ecg[i] += height * Math.exp(-0.5 * ((i / samplingRateHz - beat - offset) / width) ** 2);
		}
	}
	return { ecg, beats: Float64Array.from(beats) };
}

/** A pulse wave of two bells a beat, and the times of its tops. */
function drawnPpg(samplingRateHz: number, seconds: number, bpm = 70) {
	const random = seededRandom(`ppg ${samplingRateHz} ${bpm}`);
	const peaks: number[] = [];
	for (let t = 1; t < seconds - 1; t += (60 / bpm) * (1 + 0.06 * (random() - 0.5))) peaks.push(t);
	const ppg = Float64Array.from({ length: Math.round(seconds * samplingRateHz) }, (_, i) => {
		const t = i / samplingRateHz;
		let value = 0.3 * Math.sin(2 * Math.PI * 0.2 * t) + 0.02 * random();
		for (const peak of peaks) {
			if (Math.abs(t - peak) > 1) continue;
			value += Math.exp(-0.5 * ((t - peak) / 0.09) ** 2) + 0.4 * Math.exp(-0.5 * ((t - peak - 0.27) / 0.12) ** 2);
		}
		return value;
	});
	return { ppg, peaks: Float64Array.from(peaks) };
}

describe("detectRPeaks", () => {
	it.each([64, 100, 128, 250, 360, 500, 1000])("finds every beat within 10 ms at %i Hz", (rate) => {
		const { ecg, beats } = drawnEcg(rate, 60);
		const found = compareBeats(detectRPeaks(ecg, rate).rPeakTimesSeconds, beats);
		expect([found.sensitivityPercent, found.precisionPercent]).toEqual([100, 100]);
		expect(Math.abs(found.medianErrorMs)).toBeLessThan(2);
		expect(found.p95AbsoluteErrorMs).toBeLessThan(10);
	});
	it.each([40, 60, 100, 150, 190])("finds every beat of a heart of %i a minute", (bpm) => {
		const { ecg, beats } = drawnEcg(250, 60, { bpm });
		const found = compareBeats(detectRPeaks(ecg, 250).rPeakTimesSeconds, beats);
		expect([found.falseNegatives, found.falsePositives]).toEqual([0, 0]);
	});
	const { ecg, beats } = drawnEcg(250, 120);
	const plain = detectRPeaks(ecg, 250);
	it.each([1000, 0.001, 1e-9])("gives the same beats at a scale of %d", (scale) => {
		const scaled = detectRPeaks(
			ecg.map((x) => x * scale),
			250,
		).rPeakTimesSeconds;
		expect(scaled.length).toBe(plain.rPeakTimesSeconds.length);
		scaled.forEach((time, i) => {
			expect(time).toBeCloseTo(plain.rPeakTimesSeconds[i], 9);
		});
	});
	it("gives the same beats upside down, and says so", () => {
		const inverted = detectRPeaks(
			ecg.map((x) => -x),
			250,
		);
		expect(inverted.polarity).toBe("negative");
		expect(inverted.rPeakTimesSeconds).toEqual(plain.rPeakTimesSeconds);
	});
	it("loses only what is missing in a block of 500 missing samples", () => {
		const gappy = ecg.slice();
		gappy.fill(Number.NaN, 10_000, 10_500);
		const outside = beats.filter((time) => time < 10_000 / 250 - 0.3 || time > 10_500 / 250 + 0.3);
		const { rPeakTimesSeconds, gaps, warnings } = detectRPeaks(gappy, 250);
		expect(compareBeats(rPeakTimesSeconds, outside).falseNegatives).toBe(0);
		expect(compareBeats(rPeakTimesSeconds, beats).falsePositives).toBe(0);
		expect(gaps).toEqual([{ startSeconds: 40, endSeconds: 42 }]);
		expect(warnings.map(({ code }) => code)).toEqual(["gaps"]);
	});
	it.each(["missing", "flat"])("finds nothing in a gap of 20 s that is %s, and all beside it", (kind) => {
		const gappy = ecg.slice();
		gappy.fill(kind === "flat" ? 0 : Number.NaN, 10_000, 15_000);
		const { rPeakTimesSeconds } = detectRPeaks(gappy, 250);
		expect(rPeakTimesSeconds.filter((time) => time > 40.1 && time < 59.9).length).toBe(0);
		const outside = beats.filter((time) => time < 39.7 || time > 60.3);
		expect(compareBeats(rPeakTimesSeconds, outside).falseNegatives).toBe(0);
		expect(rrFromBeats(rPeakTimesSeconds, { longestIntervalMs: 3000 }).rrMs.filter(Number.isNaN).length).toBe(1);
	});
	it("is not put off by a step, nor by a flat line before and after", () => {
		const stepped = ecg.map((x, i) => (i > 15_000 ? x + 20 : x));
		expect(compareBeats(detectRPeaks(stepped, 250).rPeakTimesSeconds, beats).falseNegatives).toBeLessThanOrEqual(1);
		const padded = Float64Array.of(...new Float64Array(2500), ...ecg, ...new Float64Array(2500));
		const found = compareBeats(
			detectRPeaks(padded, 250).rPeakTimesSeconds,
			beats.map((time) => time + 10),
		);
		expect(found.falseNegatives).toBe(0);
		expect(found.falsePositives).toBeLessThanOrEqual(1);
	});
	it("finds nothing in nothing, and says so", () => {
		for (const empty of [[1], new Array(2000).fill(3), new Array(2000).fill(Number.NaN)]) {
			const { rPeakTimesSeconds, warnings } = detectRPeaks(empty, 250);
			expect(rPeakTimesSeconds.length).toBe(0);
			expect(warnings.map(({ code }) => code)).toContain("no-beats");
		}
	});
	it("refuses an empty record, and a rate at which a QRS complex has too few samples", () => {
		expect(() => detectRPeaks([], 250)).toThrow("detectRPeaks: ecg must have at least 1 value; got 0");
		expect(() => detectRPeaks([1, 2], 50)).toThrow("detectRPeaks: samplingRateHz must be at least 64 Hz; got 50");
		expect(() => detectRPeaks([1, 2], Number.NaN)).toThrow("got NaN");
	});
	it("warns of a rate that hardly any heart has", () => {
		const { warnings } = detectRPeaks(drawnEcg(250, 120, { bpm: 20 }).ecg, 250);
		expect(warnings.map(({ code }) => code)).toContain("implausible-rate");
	});
});

describe("detectPulsePeaks", () => {
	it.each([25, 64, 128, 500])("finds every pulse within 15 ms at %i Hz", (rate) => {
		const { ppg, peaks } = drawnPpg(rate, 60);
		const found = compareBeats(detectPulsePeaks(ppg, rate).pulsePeakTimesSeconds, peaks);
		expect([found.sensitivityPercent, found.precisionPercent]).toEqual([100, 100]);
		expect(Math.abs(found.medianErrorMs)).toBeLessThan(10);
	});
	it("gives the same pulses at any scale, and upside down when told", () => {
		const { ppg } = drawnPpg(64, 60);
		const plain = detectPulsePeaks(ppg, 64).pulsePeakTimesSeconds;
		expect(
			detectPulsePeaks(
				ppg.map((x) => 1000 * x),
				64,
			).pulsePeakTimesSeconds.length,
		).toBe(plain.length);
		expect(
			detectPulsePeaks(
				ppg.map((x) => -x),
				64,
				{ polarity: "down" },
			).pulsePeakTimesSeconds,
		).toEqual(plain);
	});
	it("loses only what is missing", () => {
		const { ppg, peaks } = drawnPpg(64, 120);
		ppg.fill(Number.NaN, 64 * 40, 64 * 60);
		const { pulsePeakTimesSeconds, gaps } = detectPulsePeaks(ppg, 64);
		const outside = peaks.filter((time) => time < 39 || time > 61);
		expect(compareBeats(pulsePeakTimesSeconds, outside).falseNegatives).toBe(0);
		expect(gaps).toEqual([{ startSeconds: 40, endSeconds: 60 }]);
	});
	it("finds nothing in a constant, and refuses what is no record", () => {
		expect(detectPulsePeaks(new Array(2000).fill(1), 64).warnings.map(({ code }) => code)).toEqual(["no-pulses"]);
		expect(() => detectPulsePeaks([], 64)).toThrow("detectPulsePeaks: ppg must have at least 1 value; got 0");
		expect(() => detectPulsePeaks([1], 5)).toThrow("detectPulsePeaks: samplingRateHz must be at least 20 Hz; got 5");
	});
});

describe("compareBeats", () => {
	it("matches one to one, by hand", () => {
		const found = compareBeats([1.01, 2.5, 3.02, 3.05], [1, 2, 3]);
		expect([found.truePositives, found.falsePositives, found.falseNegatives]).toEqual([2, 2, 1]);
		expect(Array.from(found.matches)).toEqual([0, -1, 2]);
		expect(found.medianErrorMs).toBeCloseTo(15, 9);
	});
	it("of a record with itself is perfect, and what one side misses the other side has too many", () => {
		const times = fc
			.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 40 })
			.map((list) => list.toSorted((a, b) => a - b).map((x) => x / 10));
		fc.assert(
			fc.property(times, times, (a, b) => {
				expect(compareBeats(a, a).truePositives).toBe(a.length);
				const there = compareBeats(a, b);
				const back = compareBeats(b, a);
				expect(there.truePositives).toBe(back.truePositives);
				expect(there.falsePositives).toBe(back.falseNegatives);
			}),
		);
	});
	it("says NaN where there is nothing to count, and refuses unsorted times", () => {
		expect(compareBeats([], []).sensitivityPercent).toBeNaN();
		expect(() => compareBeats([2, 1], [1])).toThrow(
			"compareBeats: detectedSeconds must rise; got 1 at index 1 after 2",
		);
	});
});
