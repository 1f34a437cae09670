import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, flutter, lose, rateHz, step, triangle } from "../../test/traces.ts";
import { accelerations, decelerations, fetalHeartRateBaseline } from "../index.ts";

/** Events against the trace's own baseline, as the analysis finds them. */
const rises = (trace: Float64Array) =>
	accelerations(trace, rateHz, { baselineBpm: fetalHeartRateBaseline(trace, rateHz) });
const falls = (trace: Float64Array) =>
	decelerations(trace, rateHz, { baselineBpm: fetalHeartRateBaseline(trace, rateHz) });

describe("accelerations", () => {
	it("finds a rise of 15 bpm for 20 s, with its time, height and area", () => {
		const [rise, ...more] = rises(step(flat(30), { fromSeconds: 600, seconds: 20, bpm: 15 }));
		expect(more).toEqual([]);
		expect(rise?.startSeconds).toBeCloseTo(600, 0);
		expect(rise?.endSeconds).toBeCloseTo(620, 0);
		expect(rise?.amplitudeBpm).toBeCloseTo(15, 9);
		// 15 bpm for a third of a minute.
		expect(rise?.areaBeats).toBeCloseTo(5, 9);
	});

	it("does not count 14 bpm, nor 14 s", () => {
		expect(rises(step(flat(30), { fromSeconds: 600, seconds: 20, bpm: 14 }))).toEqual([]);
		expect(rises(step(flat(30), { fromSeconds: 600, seconds: 14, bpm: 30 }))).toEqual([]);
	});

	it("does not count a rise of 10 minutes: the baseline has changed", () => {
		const baselineBpm = flat(30);
		const long = step(flat(30), { fromSeconds: 300, seconds: 600, bpm: 20 });
		expect(accelerations(long, rateHz, { baselineBpm })).toEqual([]);
		const shorter = step(flat(30), { fromSeconds: 300, seconds: 590, bpm: 20 });
		expect(accelerations(shorter, rateHz, { baselineBpm })).toHaveLength(1);
	});

	it("finds no fall", () => {
		expect(rises(step(flat(30), { fromSeconds: 600, seconds: 60, bpm: -30 }))).toEqual([]);
	});
});

describe("decelerations", () => {
	it("finds a triangle's nadir, depth and area", () => {
		const trace = triangle(flat(30), { fromSeconds: 600, extremeSeconds: 630, toSeconds: 660, bpm: -40 });
		const [fall, ...more] = falls(trace);
		expect(more).toEqual([]);
		expect(fall?.extremeSeconds).toBeCloseTo(630, 0);
		// The running mean over 2.5 s rounds the tip off by less than a beat.
		expect(fall?.amplitudeBpm).toBeGreaterThan(39);
		// It leaves the band of 5 bpm after an eighth of each side: 3.75 s.
		expect(fall?.startSeconds).toBeCloseTo(603.75, 0);
		expect(fall?.endSeconds).toBeCloseTo(656.25, 0);
		// From the baseline to 40 bpm below in 30 s.
		expect(Math.abs((fall?.approachSeconds ?? 0) - 30)).toBeLessThan(1.5);
		// A triangle of 40 bpm and a minute holds 20 beats, its two tips outside the band 2 * 5 * 3.75 / 60 / 2 of them.
		expect(fall?.areaBeats).toBeCloseTo(20 - 0.3125, 1);
	});

	it("takes the nadir's level for reached when an abrupt fall sags on for a minute", () => {
		const sag = step(flat(30), { fromSeconds: 600, seconds: 60, bpm: -40 }).map((bpm, i) =>
			bpm < 140 ? bpm - (i - 2400) / 120 : bpm,
		);
		const [fall] = falls(sag);
		expect(fall?.extremeSeconds).toBeGreaterThan(650);
		expect(fall?.approachSeconds).toBeLessThan(10);
	});

	it("follows a foot inside the band back for 15 s at most, so that an abrupt fall after a slow sag stays abrupt", () => {
		const sag = step(flat(30), { fromSeconds: 540, seconds: 60, bpm: -3 });
		const [fall] = falls(step(sag, { fromSeconds: 600, seconds: 20, bpm: -30 }));
		expect(fall?.startSeconds).toBe(600);
		expect(fall?.approachSeconds).toBeLessThan(20);
	});

	it("keeps the two halves of one deceleration apart when a gap of a minute lies between them", () => {
		const trace = lose(step(flat(30), { fromSeconds: 600, seconds: 140, bpm: -30 }), { fromSeconds: 640, seconds: 60 });
		const found = falls(trace);
		expect(found).toHaveLength(2);
		expect(found[0]?.endSeconds).toBeCloseTo(640, 0);
		expect(found[1]?.startSeconds).toBeCloseTo(700, 0);
	});

	it("bridges a gap of 10 s inside a deceleration, and no gap where bridgeSeconds is 0", () => {
		const trace = lose(step(flat(30), { fromSeconds: 600, seconds: 80, bpm: -30 }), { fromSeconds: 630, seconds: 10 });
		const baselineBpm = flat(30);
		expect(decelerations(trace, rateHz, { baselineBpm })).toHaveLength(1);
		expect(decelerations(trace, rateHz, { baselineBpm, bridgeSeconds: 0 })).toHaveLength(2);
	});

	it("does not make a deceleration from a bridge: at least half must be measured", () => {
		// 2 s at 100 bpm between two gaps of 14 s, which straight lines would turn into a fall of half a minute.
		let trace = lose(flat(30), { fromSeconds: 600, seconds: 30 });
		trace = trace.map((bpm, i) => (i >= 614 * rateHz && i < 616 * rateHz ? 100 : bpm));
		expect(decelerations(trace, rateHz, { baselineBpm: flat(30) })).toEqual([]);
	});

	it("ends where the baseline is missing", () => {
		const baselineBpm = lose(flat(30), { fromSeconds: 620, seconds: 20 });
		const trace = step(flat(30), { fromSeconds: 600, seconds: 60, bpm: -30 });
		expect(decelerations(trace, rateHz, { baselineBpm })).toHaveLength(2);
	});

	it("finds none in a trace that swings by 28 bpm from sample to sample", () => {
		expect(falls(flutter(30, { half: 14 }))).toEqual([]);
	});
});

describe("events of both kinds", () => {
	const awkward: [string, Float64Array][] = [
		["empty", new Float64Array(0)],
		["one sample", new Float64Array([140])],
		["constant", flat(10)],
		["all missing", flat(10).fill(Number.NaN)],
		["gap in the middle", lose(flat(20), { fromSeconds: 500, seconds: 300 })],
	];
	it.each(awkward)("%s: none", (_, trace) => {
		expect(rises(trace)).toEqual([]);
		expect(falls(trace)).toEqual([]);
	});

	it("mirror each other: turning the trace over turns one kind into the other", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						fromSeconds: fc.integer({ min: 0, max: 550 }),
						seconds: fc.integer({ min: 5, max: 40 }),
						bpm: fc.integer({ min: -60, max: 60 }),
					}),
					{ maxLength: 5 },
				),
				(steps) => {
					const trace = steps.reduce((so, one) => step(so, one), flat(10, 400));
					const over = trace.map((bpm) => 800 - bpm);
					const baselineBpm = flat(10, 400);
					expect(accelerations(over, rateHz, { baselineBpm })).toEqual(decelerations(trace, rateHz, { baselineBpm }));
				},
			),
		);
	});

	it("move with time: 5 minutes of baseline before them shift them by 300 s and change nothing else", () => {
		fc.assert(
			fc.property(fc.integer({ min: 60, max: 500 }), fc.integer({ min: 15, max: 100 }), (fromSeconds, seconds) => {
				const trace = step(flat(12), { fromSeconds, seconds, bpm: -25 });
				const later = new Float64Array([...flat(5), ...trace]);
				const moved = decelerations(later, rateHz, { baselineBpm: flat(17) });
				const found = decelerations(trace, rateHz, { baselineBpm: flat(12) });
				expect(found).toHaveLength(1);
				expect(moved).toEqual(
					found.map((event) => ({
						...event,
						startSeconds: event.startSeconds + 300,
						endSeconds: event.endSeconds + 300,
						extremeSeconds: event.extremeSeconds + 300,
					})),
				);
			}),
		);
	});

	it("refuse a baseline of another length", () => {
		expect(() => decelerations(flat(1), rateHz, { baselineBpm: flat(2) })).toThrow(
			"decelerations: baselineBpm must be as long as fhrBpm (240); got 480",
		);
	});
});
