import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, flutter, lose, rateHz, step } from "../../test/traces.ts";
import { cleanFetalHeartRate, fetalHeartRateBaseline, fetalHeartRateGaps, lastSignalSample } from "../index.ts";

describe("cleanFetalHeartRate", () => {
	it("turns 0, negative, NaN, infinite and implausible rates into NaN, and counts what it removed", () => {
		const raw = [140, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 30, 140, 250, 140];
		const cleaned = cleanFetalHeartRate(raw, 1);
		expect([...cleaned.fhrBpm]).toEqual([140, ...Array(5).fill(Number.NaN), 140, Number.NaN, 140]);
		expect(cleaned.removedSamples).toBe(2);
		expect(cleaned.missingFraction).toBeCloseTo(6 / 9, 12);
	});

	it("removes an artefact from its jump until five samples in a row agree", () => {
		const raw = [...Array(10).fill(140), 180, 181, 100, 141, 142, 140, 141, 140, ...Array(5).fill(140)];
		const { fhrBpm, removedSamples } = cleanFetalHeartRate(raw, 4);
		expect([...fhrBpm.slice(9, 14)]).toEqual([140, Number.NaN, Number.NaN, Number.NaN, 141]);
		expect(removedSamples).toBe(3);
	});

	it("keeps a jump to a level that holds: an abrupt deceleration is no artefact", () => {
		const raw = step(flat(2), { fromSeconds: 60, seconds: 30, bpm: -40 });
		expect(cleanFetalHeartRate(raw, rateHz).removedSamples).toBe(0);
	});

	it("drops a scrap of 3 s between gaps, and keeps one of 6 s", () => {
		const raw = flat(2);
		raw.fill(0, 100, 300);
		raw.fill(100, 200, 212);
		expect(cleanFetalHeartRate(raw, rateHz).removedSamples).toBe(12);
		raw.fill(100, 200, 224);
		expect(cleanFetalHeartRate(raw, rateHz).removedSamples).toBe(0);
	});

	it("keeps a short stretch at the record's end, where it may go on", () => {
		const raw = new Float64Array(40);
		raw.fill(140, 30);
		expect(cleanFetalHeartRate(raw, rateHz).removedSamples).toBe(0);
	});

	it("bridges nothing unless told, and then only what is short enough", () => {
		const raw = step(flat(2), { fromSeconds: 60, seconds: 60, bpm: 12 });
		raw.fill(0, 238, 242);
		raw.fill(0, 300, 320);
		expect(cleanFetalHeartRate(raw, rateHz).bridgedSamples).toBe(0);
		const bridged = cleanFetalHeartRate(raw, rateHz, { bridgeSeconds: 2 });
		expect(bridged.bridgedSamples).toBe(4);
		expect(bridged.fhrBpm[239]).toBeCloseTo(140 + (12 * 2) / 5, 9);
		expect(bridged.gaps).toEqual([{ startSeconds: 75, endSeconds: 80 }]);
		expect(bridged.missingFraction).toBeCloseTo(24 / 480, 12);
	});

	it("never changes its input nor a rate that it keeps", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -10, max: 300 }), { maxLength: 80 }), (raw) => {
				const before = [...raw];
				const { fhrBpm } = cleanFetalHeartRate(raw, rateHz);
				expect(raw).toEqual(before);
				fhrBpm.forEach((rate, i) => {
					if (!Number.isNaN(rate)) expect(rate).toBe(raw[i]);
				});
			}),
		);
	});

	it("has nothing to say of an empty record", () => {
		const cleaned = cleanFetalHeartRate([], rateHz);
		expect(cleaned.fhrBpm).toHaveLength(0);
		expect(cleaned.missingFraction).toBeNaN();
	});

	it("refuses limits out of order and a rate of 0", () => {
		expect(() => cleanFetalHeartRate([140], 4, { lowestBpm: 200, highestBpm: 100 })).toThrow("cleanFetalHeartRate");
		expect(() => cleanFetalHeartRate([140], 0)).toThrow("cleanFetalHeartRate: samplingRateHz must be");
	});
});

describe("fetalHeartRateGaps and lastSignalSample", () => {
	it("gives gaps in seconds and leaves out those that are too short", () => {
		const trace = lose(lose(flat(1), { fromSeconds: 10, seconds: 1 }), { fromSeconds: 30, seconds: 5 });
		expect(fetalHeartRateGaps(trace, rateHz)).toHaveLength(2);
		expect(fetalHeartRateGaps(trace, rateHz, { minimumSeconds: 2 })).toEqual([{ startSeconds: 30, endSeconds: 35 }]);
	});

	it("ends at the last sample with a rate, raw or cleaned", () => {
		expect(lastSignalSample([140, 141, 0, 0])).toBe(2);
		expect(lastSignalSample([140, Number.NaN])).toBe(1);
		expect(lastSignalSample([0, Number.NaN])).toBe(0);
		expect(lastSignalSample([])).toBe(0);
	});
});

describe("fetalHeartRateBaseline", () => {
	const at = (baseline: Float64Array, minute: number) => baseline[minute * 60 * rateHz];

	it("is the rate of a flat trace, to the last bit", () => {
		expect(new Set(fetalHeartRateBaseline(flat(30), rateHz))).toEqual(new Set([140]));
	});

	it("is the middle of a trace that swings about it", () => {
		const baseline = fetalHeartRateBaseline(flutter(30, { half: 10 }), rateHz);
		for (const bpm of baseline) expect(bpm).toBeCloseTo(140, 9);
	});

	it("is not moved at all by decelerations with every third minute, 40 bpm deep", () => {
		let trace = flat(60);
		for (let minute = 2; minute < 58; minute += 3) {
			trace = step(trace, { fromSeconds: minute * 60, seconds: 60, bpm: -40 });
		}
		for (const bpm of fetalHeartRateBaseline(trace, rateHz)) expect(bpm).toBeCloseTo(140, 9);
	});

	it("does not follow a fall of 8 minutes at the record's end: less than 10 minutes make no baseline", () => {
		const trace = step(flat(30), { fromSeconds: 22 * 60, seconds: 8 * 60, bpm: -60 });
		const baseline = fetalHeartRateBaseline(trace, rateHz);
		expect(baseline[baseline.length - 1]).toBeCloseTo(140, 9);
	});

	it("follows a change that stays: tachycardia for 20 minutes", () => {
		const trace = step(flat(50), { fromSeconds: 30 * 60, seconds: 20 * 60, bpm: 30 });
		const baseline = fetalHeartRateBaseline(trace, rateHz);
		expect(at(baseline, 10)).toBeCloseTo(140, 6);
		expect(at(baseline, 45)).toBeCloseTo(170, 6);
	});

	it("is NaN in a gap of more than a minute, there in a shorter one, and does not jump over either", () => {
		const trace = lose(lose(flat(40), { fromSeconds: 600, seconds: 300 }), { fromSeconds: 1800, seconds: 40 });
		const baseline = fetalHeartRateBaseline(trace, rateHz);
		for (let i = 0; i < baseline.length; i++) {
			const missing = i >= 600 * rateHz && i < 900 * rateHz;
			if (missing) expect(baseline[i]).toBeNaN();
			else expect(baseline[i]).toBeCloseTo(140, 9);
		}
	});

	it("moves by less than 0.2 bpm a second, gaps left out, on a trace that steps by 25 bpm", () => {
		const trace = step(flutter(40, { half: 4 }), { fromSeconds: 1200, seconds: 1200, bpm: 25 });
		const baseline = fetalHeartRateBaseline(trace, rateHz);
		for (let i = rateHz; i < baseline.length; i++) {
			expect(Math.abs(baseline[i] - baseline[i - rateHz])).toBeLessThan(0.2);
		}
	});

	it("is NaN throughout without signal, and empty for an empty record", () => {
		expect(fetalHeartRateBaseline(flat(10).fill(Number.NaN), rateHz).every(Number.isNaN)).toBe(true);
		expect(fetalHeartRateBaseline([], rateHz)).toHaveLength(0);
	});

	it("moves with a constant that is added to the rate", () => {
		const wavy = fc.record({
			depth: fc.integer({ min: 0, max: 60 }),
			every: fc.integer({ min: 90, max: 400 }),
			shift: fc.integer({ min: -30, max: 30 }),
		});
		fc.assert(
			fc.property(wavy, ({ depth, every, shift }) => {
				const trace = flat(30).map((bpm, i) => bpm + (i % 7) / 4 - (Math.floor(i / 4) % every < 45 ? depth : 0));
				const baseline = fetalHeartRateBaseline(trace, rateHz);
				const moved = fetalHeartRateBaseline(
					trace.map((bpm) => bpm + shift),
					rateHz,
				);
				for (let i = 0; i < trace.length; i += 40) expect(moved[i] - baseline[i]).toBeCloseTo(shift, 6);
			}),
			{ numRuns: 30 },
		);
	});

	it("does not depend on when the recording was started: 5 minutes of silence before it shift it", () => {
		const trace = step(flutter(30, { half: 5 }), { fromSeconds: 700, seconds: 60, bpm: -35 });
		const later = new Float64Array([...flat(5).fill(Number.NaN), ...trace]);
		const moved = fetalHeartRateBaseline(later, rateHz).subarray(5 * 60 * rateHz);
		const baseline = fetalHeartRateBaseline(trace, rateHz);
		for (let i = 0; i < trace.length; i++) expect(moved[i]).toBeCloseTo(baseline[i], 9);
	});

	it("asks for a cleaned signal", () => {
		expect(() => fetalHeartRateBaseline([140, 0], rateHz)).toThrow(
			"fetalHeartRateBaseline: fhrBpm must be above 0, with NaN where the signal is missing; got 0 at sample 1",
		);
	});
});
