import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomGaps, throughDevice } from "./through-device.ts";

const start = Date.UTC(2026, 4, 1) / 1000;
const minutes = (values: ArrayLike<number>) => ({
	startUtcSeconds: start,
	epochSeconds: 60,
	values: Float64Array.from(values),
});
const random = () => seededRandom(1);

describe("throughDevice", () => {
	it("without an effect changes nothing", () => {
		const series = minutes([60, 61, Number.NaN, 63]);
		expect(throughDevice(series, { kind: "rate" }, random())).toEqual(series);
	});

	it("by a clock that runs fast shows each moment later and later, and gives less than a minute to a minute", () => {
		// 864 s a day: one part in a hundred.
		const ramp = minutes(Array.from({ length: 1000 }, (_, m) => m));
		const shown = throughDevice(ramp, { kind: "rate", driftSecondsPerDay: 864 }, random());
		expect(shown.startUtcSeconds).toBe(start);
		for (const m of [100, 500, 900]) expect(shown.values[m]).toBeCloseTo((m + 0.5) / 1.01 - 0.5, 1);
	});

	it("set days before, shows its first moment off by what it has drifted since", () => {
		const shown = throughDevice(
			minutes(new Float64Array(10).fill(70)),
			{ kind: "rate", driftSecondsPerDay: 30, setAtUtcSeconds: start - 10 * 86_400 },
			random(),
		);
		expect(shown.startUtcSeconds - start).toBe(300);
	});

	it("loses and doubles no step, whatever its clock", () => {
		fc.assert(
			fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), fc.integer(), (driftSecondsPerDay, seed) => {
				const draw = seededRandom(seed);
				// Still at both ends, so that no step leaves the stretch that is shown.
				const values = Array.from({ length: 600 }, (_, m) => (m < 60 || m > 540 ? 0 : Math.floor(120 * draw())));
				const { values: shown } = throughDevice(
					minutes(values),
					{ kind: "count", driftSecondsPerDay, step: 1 },
					random(),
				);
				const sum = (each: ArrayLike<number>) => Array.from(each).reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
				expect(Math.abs(sum(shown) - sum(values))).toBeLessThanOrEqual(1);
				expect([...shown].every((each) => Number.isNaN(each) || Number.isInteger(each))).toBe(true);
			}),
		);
	});

	it("has gaps, noise, gain and steps, and another gain and noise from the firmware's change on", () => {
		const shown = throughDevice(
			minutes(new Float64Array(20_000).fill(70)),
			{
				kind: "rate",
				gain: 1.1,
				offset: -2,
				noiseSd: 2,
				step: 0.5,
				gaps: [[start + 600, start + 1200]],
				firmware: [{ fromUtcSeconds: start + 10_000 * 60, gain: 1, noiseSd: 1 }],
			},
			random(),
		).values;
		expect([...shown.slice(10, 20)].every(Number.isNaN)).toBe(true);
		expect(shown.filter(Number.isNaN)).toHaveLength(10);
		const moments = (part: Float64Array) => {
			const known = part.filter((each) => !Number.isNaN(each));
			const mean = known.reduce((a, b) => a + b, 0) / known.length;
			return [mean, Math.sqrt(known.reduce((a, b) => a + (b - mean) ** 2, 0) / known.length)] as const;
		};
		const [before, after] = [moments(shown.slice(0, 10_000)), moments(shown.slice(10_000))];
		expect(Math.abs(before[0] - 75)).toBeLessThan(0.1);
		expect(Math.abs(before[1] - 2)).toBeLessThan(0.1);
		expect(Math.abs(after[0] - 68)).toBeLessThan(0.05);
		expect(Math.abs(after[1] - 1)).toBeLessThan(0.05);
		expect([...shown].every((each) => Number.isNaN(each) || (2 * each) % 1 === 0)).toBe(true);
	});

	it("refuses a clock that runs backwards and firmware out of order", () => {
		const series = minutes([1, 2]);
		expect(() => throughDevice(series, { kind: "rate", driftSecondsPerDay: -90_000 }, random())).toThrow(
			"throughDevice: driftSecondsPerDay must be above -86400; got -90000",
		);
		const firmware = [{ fromUtcSeconds: 2 }, { fromUtcSeconds: 1 }];
		expect(() => throughDevice(series, { kind: "rate", firmware }, random())).toThrow(
			"throughDevice: firmware must be in order of time; got 2,1",
		);
		expect(() => throughDevice({ ...series, epochSeconds: 0 }, { kind: "rate" }, random())).toThrow(
			"throughDevice: epochSeconds must be a finite number above 0; got 0",
		);
	});
});

describe("randomGaps", () => {
	it("are as many and as long as asked (5 standard errors), in order, and within the days", () => {
		const days = 2000;
		const gaps = randomGaps({ startUtcSeconds: start, days }, { perDay: 1.5, meanMinutes: 30 }, random());
		// A gap takes its own length from the time in which another can begin.
		const expected = days / (1 / 1.5 + 30 / 1440);
		expect(Math.abs(gaps.length - expected)).toBeLessThan(5 * Math.sqrt(expected));
		const mean = gaps.reduce((sum, [from, to]) => sum + (to - from) / 60, 0) / gaps.length;
		expect(Math.abs(mean - 30)).toBeLessThan((5 * 30) / Math.sqrt(gaps.length));
		expect(gaps.every(([from, to], i) => from <= to && (i === 0 || from > gaps[i - 1]![1]))).toBe(true);
		expect(gaps[0]![0]).toBeGreaterThan(start);
		expect(gaps.at(-1)![1]).toBeLessThanOrEqual(start + 86_400 * days);
	});
});
