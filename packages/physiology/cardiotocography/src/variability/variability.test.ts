import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, flutter, lose, rateHz } from "../../test/traces.ts";
import { bandwidthVariability, shortTermVariability, sinusoidalMinutes } from "../index.ts";

/** Epochs of 15 samples (3.75 s) at the given pulse intervals in turn. */
function intervals(minutes: number, ...ms: number[]): Float64Array {
	return flat(minutes).map((_, i) => 60000 / (ms[Math.floor(i / 15) % ms.length] as number));
}
const eventOver = (startSeconds: number, endSeconds: number) => ({
	startSeconds,
	endSeconds,
	extremeSeconds: startSeconds,
	amplitudeBpm: 20,
	areaBeats: 1,
});

describe("shortTermVariability", () => {
	it("is 10 ms for epochs that take turns at 400 and 410 ms: 15 pairs a minute", () => {
		const { stvMs, nEpochPairs, validMinutes } = shortTermVariability(intervals(4, 400, 410), rateHz);
		expect(stvMs).toBeCloseTo(10, 9);
		expect({ nEpochPairs, validMinutes }).toEqual({ nEpochPairs: 60, validMinutes: 4 });
	});

	it("is the pencil's answer for 400, 404, 400, 412: differences 4, 4, 12, 12 within a minute", () => {
		// 16 epochs hold 15 differences: 4 4 12 12 | 4 4 12 12 | 4 4 12 12 | 4 4 12.
		expect(shortTermVariability(intervals(1, 400, 404, 400, 412), rateHz).stvMs).toBeCloseTo((3 * 32 + 20) / 15, 9);
	});

	it("is 0 for a constant rate and NaN without a valid minute", () => {
		expect(shortTermVariability(flat(5), rateHz).stvMs).toBe(0);
		const nothing = { stvMs: Number.NaN, nEpochPairs: 0, validMinutes: 0 };
		expect(shortTermVariability([], rateHz)).toEqual(nothing);
		expect(shortTermVariability([140], rateHz)).toEqual(nothing);
		expect(shortTermVariability(flat(5).fill(Number.NaN), rateHz)).toEqual(nothing);
	});

	it("leaves out the minutes that a deceleration touches, and only those", () => {
		const trace = new Float64Array([...intervals(2, 400, 410), ...intervals(2, 400, 440)]);
		const all = shortTermVariability(trace, rateHz);
		expect(all.stvMs).toBeCloseTo(25, 9);
		const without = shortTermVariability(trace, rateHz, { decelerations: [eventOver(125, 181)] });
		expect(without.stvMs).toBeCloseTo(10, 9);
		expect(without.validMinutes).toBe(2);
	});

	it("counts no pair across a gap, and drops a minute with fewer than 8 pairs", () => {
		// A gap over epoch 4 alone costs two pairs.
		const one = lose(intervals(1, 400, 410), { fromSeconds: 15, seconds: 3.75 });
		expect(shortTermVariability(one, rateHz).nEpochPairs).toBe(13);
		expect(shortTermVariability(one, rateHz).stvMs).toBeCloseTo(10, 9);
		const most = lose(intervals(1, 400, 410), { fromSeconds: 0, seconds: 31 });
		expect(shortTermVariability(most, rateHz).validMinutes).toBe(0);
	});

	it("grows in proportion to the swing", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), (swing) => {
				expect(shortTermVariability(intervals(2, 400, 400 + swing), rateHz).stvMs).toBeCloseTo(swing, 9);
			}),
		);
	});
});

describe("bandwidthVariability", () => {
	it("is the swing of each minute", () => {
		const { perMinuteBpm, medianBpm, nMinutes } = bandwidthVariability(flutter(5, { half: 6 }), rateHz);
		expect([...perMinuteBpm]).toEqual([12, 12, 12, 12, 12]);
		expect({ medianBpm, nMinutes }).toEqual({ medianBpm: 12, nMinutes: 5 });
	});

	it("leaves events out, and a minute with less than half of it left", () => {
		const trace = flutter(3, { half: 6 }).fill(90, 60 * rateHz, 80 * rateHz);
		expect(bandwidthVariability(trace, rateHz).perMinuteBpm[1]).toBe(56);
		expect(bandwidthVariability(trace, rateHz, { events: [eventOver(60, 80)] }).perMinuteBpm[1]).toBe(12);
		expect(bandwidthVariability(trace, rateHz, { events: [eventOver(60, 91)] }).perMinuteBpm[1]).toBeNaN();
	});

	it("is NaN without signal and empty without minutes", () => {
		expect(bandwidthVariability(flat(2).fill(Number.NaN), rateHz).medianBpm).toBeNaN();
		expect(bandwidthVariability([], rateHz)).toMatchObject({ nMinutes: 0, medianBpm: Number.NaN });
		expect(bandwidthVariability([140], rateHz).perMinuteBpm).toHaveLength(0);
	});

	it("does not change when a constant is added", () => {
		fc.assert(
			fc.property(fc.integer({ min: -40, max: 40 }), (shift) => {
				const moved = flutter(3, { half: 4, bpm: 140 + shift });
				expect(bandwidthVariability(moved, rateHz).medianBpm).toBe(8);
			}),
		);
	});
});

describe("sinusoidalMinutes", () => {
	const sine = (cyclesPerMinute: number, amplitude: number) =>
		flat(20).map((bpm, i) => bpm + amplitude * Math.sin((2 * Math.PI * cyclesPerMinute * i) / (60 * rateHz)));
	const share = (trace: Float64Array) => {
		const minutes = sinusoidalMinutes(trace, rateHz);
		return minutes.reduce((sum, is) => sum + is, 0) / minutes.length;
	};
	it.each([3, 3.6, 4, 5])("sees a sine wave of %s cycles a minute and 10 bpm in every minute", (cycles) => {
		expect(share(sine(cycles, 10))).toBe(1);
	});
	it.each([
		["too slow", sine(1.5, 10)],
		["too fast", sine(8, 10)],
		["too small", sine(4, 1)],
		["too large", sine(4, 30)],
		["constant", flat(20)],
		["flutter", flutter(20, { half: 6 })],
	])("%s: none", (_, trace) => {
		expect(share(trace)).toBe(0);
	});
	it("still sees it with noise of 2 bpm and on a slope, and cannot tell without signal", () => {
		const noisy = sine(4, 10).map((bpm, i) => bpm + (i % 3) - 1 + i / 480);
		expect(share(noisy)).toBe(1);
		expect(sinusoidalMinutes(flat(3).fill(Number.NaN), rateHz).every(Number.isNaN)).toBe(true);
	});
});
