import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rrFromBeats } from "../intervals/rr-from-beats.ts";
import { timesFromRr } from "../intervals/times-from-rr.ts";
import { hrvBands } from "./frequency/hrv-bands.ts";
import { hrvFrequency } from "./frequency/hrv-frequency.ts";
import { dfa } from "./nonlinear/dfa.ts";
import { heartRateAsymmetry } from "./nonlinear/heart-rate-asymmetry.ts";
import { heartRateFragmentation } from "./nonlinear/heart-rate-fragmentation.ts";
import { hrvNonlinear } from "./nonlinear/hrv-nonlinear.ts";
import { poincare } from "./nonlinear/poincare.ts";
import { hrvOverTime } from "./over-time/hrv-over-time.ts";
import { hrvTime } from "./time/hrv-time.ts";
import { meanNn } from "./time/mean-nn.ts";
import { pnn } from "./time/pnn.ts";
import { rmssd } from "./time/rmssd.ts";
import { sdann } from "./time/sdann.ts";
import { sdnn } from "./time/sdnn.ts";
import { sdnnIndex } from "./time/sdnn-index.ts";
import { sdsd } from "./time/sdsd.ts";
import { tinn } from "./time/tinn.ts";
import { triangularIndex } from "./time/triangular-index.ts";

const gap = Number.NaN;
const intervals = fc.array(
	fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 400, max: 1500 }) }, { weight: 1, arbitrary: fc.constant(gap) }),
	{ minLength: 2, maxLength: 80 },
);

/** Every measure that takes intervals alone. */
const measures: Readonly<Record<string, (nnMs: readonly number[]) => unknown>> = {
	meanNn,
	sdnn,
	rmssd,
	sdsd,
	pnn: (nn) => pnn(nn).percent,
	triangularIndex,
	tinn,
	hrvTime: (nn) => hrvTime(nn).rmssdMs,
	poincare: (nn) => poincare(nn).sd1Ms,
	heartRateAsymmetry: (nn) => heartRateAsymmetry(nn).guzikPercent,
	heartRateFragmentation: (nn) => heartRateFragmentation(nn).shortSegmentFraction,
	hrvNonlinear: (nn) => hrvNonlinear(nn).sampleEntropy,
};

describe.each(Object.entries(measures))("%s", (_, measure) => {
	it.each([
		[-800, "-800"],
		[0, "0"],
		[Number.POSITIVE_INFINITY, "Infinity"],
	])("refuses an interval of %d", (interval, printed) => {
		expect(() => measure([800, interval, 810])).toThrow(
			`nnMs must be durations above 0 ms, or NaN for a removed beat; got ${printed} at index 1`,
		);
	});
	it("says NaN, and does not fail, when all is missing", () => {
		expect(measure([gap, gap, gap])).toBeNaN();
	});
});

describe("time domain", () => {
	it("is what a pencil gives", () => {
		expect(meanNn([800, gap, 820])).toBe(810);
		expect(sdnn([800, 820, 840])).toBe(20);
		expect(rmssd([800, 810, 790])).toBeCloseTo(Math.sqrt(250), 12);
		expect(sdsd([800, 810, 790])).toBeCloseTo(21.213203, 6);
		expect(pnn([800, 860, 850, 920])).toEqual({ count: 2, percent: 200 / 3, nPairs: 3 });
		expect(triangularIndex([800, 801, 820, 840])).toBe(2);
	});
	it("never takes a difference across a removed beat", () => {
		expect(rmssd([800, 810, gap, 400, 410])).toBe(10);
		expect(pnn([800, gap, 400]).nPairs).toBe(0);
		expect(rmssd([800, gap, 400])).toBeNaN();
	});
	it("gives in one pass what the single measures give, gaps or none", () => {
		fc.assert(
			fc.property(intervals, (nn) => {
				const all = hrvTime(nn);
				const close = (a: number, b: number) => (Number.isNaN(b) ? expect(a).toBeNaN() : expect(a).toBeCloseTo(b, 8));
				close(all.meanNnMs, meanNn(nn));
				close(all.sdnnMs, sdnn(nn));
				close(all.rmssdMs, rmssd(nn));
				close(all.sdsdMs, sdsd(nn));
				close(all.pnn50Percent, pnn(nn).percent);
				close(all.triangularIndex, triangularIndex(nn));
				close(all.tinnMs, tinn(nn));
			}),
		);
	});
	it("scales, shifts and turns round in time as it should", () => {
		fc.assert(
			fc.property(intervals, (nn) => {
				const plain = hrvTime(nn);
				const doubled = hrvTime(nn.map((x) => 2 * x));
				const close = (a: number, b: number) => (Number.isNaN(b) ? expect(a).toBeNaN() : expect(a).toBeCloseTo(b, 8));
				close(doubled.sdnnMs, 2 * plain.sdnnMs);
				close(hrvTime(nn.map((x) => x + 100)).rmssdMs, plain.rmssdMs);
				close(hrvTime(nn.toReversed()).rmssdMs, plain.rmssdMs);
				close(hrvTime(nn.toReversed()).medianNnMs, plain.medianNnMs);
			}),
		);
	});
	it("says how much is missing, and how short a record is", () => {
		const { warnings, nIntervals, nPairs } = hrvTime([800, gap, 810, 820]);
		expect([nIntervals, nPairs]).toEqual([3, 1]);
		expect(warnings.map(({ code }) => code)).toEqual(["many-removed", "short-record"]);
		expect(hrvTime([]).warnings.map(({ code }) => code)).toEqual(["no-intervals"]);
	});
	it("cuts segments by time, so that a gap moves no other segment", () => {
		const random = seededRandom("segments");
		const nn = Array.from({ length: 3000 }, () => 900 + 100 * random());
		const times = timesFromRr(nn);
		const kept = Array.from(nn.keys()).filter((i) => times[i] < 700 || times[i] > 1100);
		const some = sdnnIndex(
			kept.map((i) => nn[i]),
			kept.map((i) => times[i]),
		);
		expect(some).toBeCloseTo(sdnnIndex(nn, times), 0);
		expect(sdann(nn, times)).toBeLessThan(some);
		expect(() => sdann(nn, times.toReversed())).toThrow("sdann: nnTimesSeconds must rise");
		expect(sdann(nn.slice(0, 500), times.slice(0, 500))).toBeNaN();
	});
	it("fits the triangle that the search over both feet fits", () => {
		const random = seededRandom("tinn");
		const nn = Array.from({ length: 4000 }, () => 800 + 60 * (random() + random() + random() - 1.5));
		const bin = 1000 / 128;
		const first = Math.floor(Math.min(...nn) / bin);
		const counts = new Array(Math.floor(Math.max(...nn) / bin) - first + 1).fill(0);
		for (const x of nn) counts[Math.floor(x / bin) - first]++;
		const peak = counts.indexOf(Math.max(...counts));
		let best = { width: 0, misfit: Number.POSITIVE_INFINITY };
		for (let n = -1; n < peak; n++) {
			for (let m = peak + 1; m <= counts.length; m++) {
				const line = (i: number) =>
					i <= n || i >= m
						? 0
						: i <= peak
							? (counts[peak] * (i - n)) / (peak - n)
							: (counts[peak] * (m - i)) / (m - peak);
				const misfit = counts.reduce((sum, count, i) => sum + (count - line(i)) ** 2, 0);
				if (misfit < best.misfit) best = { width: (m - n) * bin, misfit };
			}
		}
		expect(tinn(nn)).toBeCloseTo(best.width, 9);
	});
});

describe("frequency domain", () => {
	/** Intervals with one oscillation of known amplitude. */
	const swinging = (seconds: number, hz: number, amplitudeMs: number) => {
		const nn: number[] = [];
		for (let t = 0; t < seconds; t += nn[nn.length - 1] / 1000)
			nn.push(900 + amplitudeMs * Math.sin(2 * Math.PI * hz * t));
		return Float64Array.from(nn);
	};
	it.each(["welch", "lomb", "ar"] as const)("finds an oscillation in its band, with its power, by %s", (method) => {
		const slow = swinging(900, 0.1, 40);
		const quick = swinging(900, 0.3, 40);
		const lf = hrvFrequency(slow, timesFromRr(slow), { method, order: 40 });
		const hf = hrvFrequency(quick, timesFromRr(quick), { method, order: 40 });
		expect(lf.lfNu).toBeGreaterThan(95);
		expect(hf.hfNu).toBeGreaterThan(90);
		expect(lf.lfPeakHz).toBeCloseTo(0.1, 2);
		if (method !== "ar") expect(lf.lfMs2 / 800).toBeCloseTo(1, 0);
	});
	it("refuses bands that the record is too short for, and says so", () => {
		const nn = swinging(120, 0.1, 40);
		const { vlfMs2, lfMs2, ulfMs2, warnings } = hrvFrequency(nn, timesFromRr(nn));
		expect(vlfMs2).toBeNaN();
		expect(ulfMs2).toBeNaN();
		expect(lfMs2).toBeNaN();
		expect(warnings.map(({ code }) => code)).toEqual(["too-short-for-band", "too-short-for-band"]);
	});
	it("leaves out segments with a gap, and bridges none", () => {
		const nn = swinging(3600, 0.1, 40);
		const times = timesFromRr(nn);
		const removed = nn.map((x, i) => (times[i] > 1500 && times[i] < 1520 ? gap : x));
		const { warnings, lfMs2 } = hrvFrequency(removed, times);
		expect(warnings.map(({ code }) => code)).toEqual(["segments-left-out"]);
		expect(lfMs2).toBeCloseTo(hrvFrequency(nn, times).lfMs2, -2);
	});
	it("has no fault with nothing, one interval, a constant", () => {
		for (const nn of [[], [800], [800, 810], new Array(600).fill(800)]) {
			const { lfMs2 } = hrvFrequency(nn, timesFromRr(nn), { support: "all" });
			expect(Number.isNaN(lfMs2) || lfMs2 < 1e-9).toBe(true);
		}
		expect(() => hrvFrequency([800, 800], [1, 1])).toThrow(
			"hrvSpectrum: nnTimesSeconds must rise; got 1 at index 1 after 1",
		);
		expect(() => hrvFrequency([800, 800], [1])).toThrow(
			"hrvSpectrum: nnTimesSeconds must be as long as nnMs (2); got 1",
		);
	});
	it("knows that newborns breathe faster", () => {
		expect(hrvBands.newborn.hf[1]).toBeGreaterThan(hrvBands.adult.hf[1]);
	});
});

describe("nonlinear", () => {
	it("of a Poincare plot follows from SDNN and SDSD", () => {
		const random = seededRandom("poincare");
		const nn = Array.from({ length: 500 }, () => 700 + 300 * random());
		const { sd1Ms } = poincare(nn);
		expect(sd1Ms).toBeCloseTo(sdsd(nn) / Math.SQRT2, 10);
		expect(poincare(nn, { axes: "fromSdnn" }).sd2Ms ** 2 + sd1Ms ** 2).toBeCloseTo(2 * sdnn(nn) ** 2, 6);
	});
	it("turns slowing into speeding when time is turned round", () => {
		const random = seededRandom("asymmetry");
		const nn = Array.from({ length: 300 }, () => 700 + 300 * random());
		const there = heartRateAsymmetry(nn);
		const back = heartRateAsymmetry(nn.toReversed());
		expect(there.guzikPercent + back.guzikPercent).toBeCloseTo(100, 9);
		expect(there.portaPercent + back.portaPercent).toBeCloseTo(100, 9);
	});
	it("counts changes of direction by hand, and none across a gap", () => {
		const up = heartRateFragmentation([800, 810, 800, 810, 820, 830]);
		expect(up.inflectionFraction).toBeCloseTo(2 / 6, 12);
		expect(up.inverseMeanSegment).toBeCloseTo(3 / 5, 12);
		expect(heartRateFragmentation([800, 810, gap, 810, 800]).inflectionFraction).toBe(0);
	});
	it("of DFA refuses a gap, and takes the longest run in the summary", () => {
		const nn = Array.from({ length: 200 }, (_, i) => 800 + 30 * Math.sin(i * i));
		expect(() => dfa([...nn, gap])).toThrow("detrendedFluctuation: samples must be finite");
		const broken = [...nn.slice(0, 50), gap, ...nn.slice(50)];
		const summary = hrvNonlinear(broken);
		expect(summary.dfaIntervals).toBe(150);
		expect(summary.dfaAlpha1).toBe(dfa(nn.slice(50)).alpha);
		expect(summary.warnings.map(({ code }) => code)).toEqual(["dfa-of-a-part"]);
	});
});

describe("over time", () => {
	it("measures windows by time, and leaves out those with too little in them", () => {
		const nn = new Array(4000).fill(900);
		const times = timesFromRr(nn);
		const kept = Array.from(nn.keys()).filter((i) => times[i] < 900 || times[i] > 1500);
		const windows = hrvOverTime(
			kept.map((i) => nn[i]),
			kept.map((i) => times[i]),
		);
		const measured = windows.map(({ time }) => time !== undefined);
		expect(measured.filter((one) => !one).length).toBe(2);
		expect(windows.map(({ startSeconds }) => Math.round(startSeconds - 0.9))).toEqual(windows.map((_, i) => 300 * i));
	});
});

describe("intervals", () => {
	it("between beats are missing across a gap, and keep their times", () => {
		const { rrMs, rrTimesSeconds } = rrFromBeats([0.2, 1, 9, 9.9], { gaps: [{ startSeconds: 2, endSeconds: 8.5 }] });
		expect(rrMs[0]).toBeCloseTo(800, 9);
		expect(rrMs[1]).toBeNaN();
		expect(rrMs[2]).toBeCloseTo(900, 9);
		expect(Array.from(rrTimesSeconds)).toEqual([1, 9, 9.9]);
		expect(rrFromBeats([1]).rrMs.length).toBe(0);
	});
	it("add up to times only when none is missing", () => {
		expect(timesFromRr([800, 900])[1]).toBeCloseTo(1.7, 12);
		expect(() => timesFromRr([800, gap])).toThrow(
			"timesFromRr: rrMs must have no missing interval; got NaN at index 1",
		);
	});
});
