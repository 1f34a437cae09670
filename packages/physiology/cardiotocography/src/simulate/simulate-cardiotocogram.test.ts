import { createHash } from "node:crypto";
import { seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { accelerations } from "../events/accelerations.ts";
import { classifyDeceleration } from "../events/classify-deceleration.ts";
import { shortTermVariability } from "../variability/short-term-variability.ts";
import { type SimulationOptions, simulateCardiotocogram } from "./simulate-cardiotocogram.ts";
import { medianBandwidth } from "./simulated-variability.ts";

const seeds = Array.from({ length: 12 }, (_, i) => `simulation-${i}`);
const simulate = (seed: string, options: Partial<SimulationOptions> = {}) =>
	simulateCardiotocogram({ random: seededRandom(seed), minutes: 40, ...options });
const worst = {
	noise: { sdBpm: 3, wrongCountsPer10Minutes: 4, spikesPer10Minutes: 10 },
	loss: { fraction: 0.4, ratioInDecelerations: 3 },
};
const noEvents = {
	accelerations: { per10Minutes: 0 },
	decelerations: { perContraction: 0 },
	smallDeparturesPer10Minutes: 0,
};

describe("simulateCardiotocogram", () => {
	it("gives the same bytes for the same seed, on every machine", () => {
		const hash = createHash("sha256");
		const { fhrBpm, uterineActivity, truth } = simulate("pinned", worst);
		for (const samples of [fhrBpm, uterineActivity, truth.baselineBpm, truth.cleanFhrBpm]) {
			hash.update(new Uint8Array(samples.buffer));
		}
		hash.update(JSON.stringify([truth.accelerations, truth.decelerations, truth.contractions, truth.stvMs]));
		expect(hash.digest("hex")).toBe("fe4394d6ecad0d9eb836a4c511f067699f6e7c7bf47a671d42b46194f8886cc3");
	});

	it("gives other records for other seeds", () => {
		expect(simulate("a").fhrBpm).not.toEqual(simulate("b").fhrBpm);
	});

	it("shows one seed's labour unchanged under any noise and loss", () => {
		const quiet = simulate("labour");
		const loud = simulate("labour", worst);
		expect(loud.truth).toEqual(quiet.truth);
		expect(loud.missingFraction).toBeGreaterThan(quiet.missingFraction);
	});

	it("stores the clean rate to the nearest quarter when there is neither noise nor loss", () => {
		const { fhrBpm, truth, missingFraction } = simulate("quiet");
		expect(missingFraction).toBe(0);
		fhrBpm.forEach((bpm, i) => {
			expect(bpm).toBe(Math.round(truth.cleanFhrBpm[i] * 4) / 4);
		});
	});

	it("is the baseline and nothing else without variability, events, noise and loss", () => {
		const { truth } = simulate("flat", {
			...noEvents,
			bandwidthBpm: 0,
			baseline: { startBpm: 140, driftBpm: 8, step: { atMinute: 20, sizeBpm: -15, overSeconds: 30 } },
		});
		expect(truth.cleanFhrBpm).toEqual(truth.baselineBpm);
		expect(truth.baselineBpm[0]).toBe(140);
		expect(truth.baselineBpm[20 * 240]).toBeCloseTo(144, 10);
		expect(truth.baselineBpm[20 * 240 + 120]).toBeCloseTo(144 + 8 * (30 / 2400) - 15, 10);
	});

	it("honours the bandwidth exactly", () => {
		for (const bandwidthBpm of [4, 12, 30]) {
			const { truth } = simulate("bandwidth", { ...noEvents, bandwidthBpm });
			const variability = truth.cleanFhrBpm.map((bpm, i) => bpm - truth.baselineBpm[i]);
			expect(medianBandwidth(variability, 4)).toBeCloseTo(bandwidthBpm, 9);
		}
	});

	it("gives the short-term variability that the measure finds in the clean signal", () => {
		for (const seed of seeds) {
			const { truth } = simulate(seed);
			const { stvMs } = shortTermVariability(truth.cleanFhrBpm, 4, { decelerations: truth.decelerations });
			expect(truth.stvMs).toBeCloseTo(stvMs, 9);
		}
	});

	it("has the short-term variability of labour by default: 7.1 ms (Wretler 2016), to 0.3", () => {
		let sum = 0;
		const n = 40;
		for (let k = 0; k < n; k++) sum += simulate(`stv-${k}`).truth.stvMs;
		expect(Math.abs(sum / n - 7.1)).toBeLessThan(0.3);
	});

	it("reaches each event's amplitude at its extreme, from the baseline at its feet", () => {
		for (const seed of seeds) {
			const { truth } = simulate(seed, { bandwidthBpm: 0, smallDeparturesPer10Minutes: 0 });
			const above = (seconds: number) => {
				const i = Math.round(seconds * 4);
				return truth.cleanFhrBpm[i] - truth.baselineBpm[i];
			};
			for (const [side, events] of [[1, truth.accelerations] as const, [-1, truth.decelerations] as const]) {
				for (const { startSeconds, extremeSeconds, endSeconds, amplitudeBpm, areaBeats } of events) {
					expect(Math.abs(above(startSeconds))).toBeLessThan(0.2);
					expect(Math.abs(above(endSeconds))).toBeLessThan(0.2);
					expect(Math.abs(side * above(extremeSeconds) - amplitudeBpm)).toBeLessThan(0.2);
					let area = 0;
					for (let i = Math.ceil(startSeconds * 4); i <= endSeconds * 4; i++) area += (side * above(i / 4)) / 240;
					expect(Math.abs(area - areaBeats)).toBeLessThan(0.01 * areaBeats);
				}
			}
		}
	});

	it("makes accelerations and decelerations that meet FIGO's definitions", () => {
		let nAccelerations = 0;
		let nDecelerations = 0;
		for (const seed of seeds) {
			const { truth } = simulate(seed);
			nAccelerations += truth.accelerations.length;
			nDecelerations += truth.decelerations.length;
			for (const { amplitudeBpm, startSeconds, extremeSeconds, endSeconds } of truth.accelerations) {
				expect(amplitudeBpm).toBeGreaterThanOrEqual(15);
				expect(endSeconds - startSeconds).toBeGreaterThan(15);
				expect(endSeconds - startSeconds).toBeLessThan(600);
				expect(extremeSeconds - startSeconds).toBeLessThan(30);
			}
			for (const deceleration of truth.decelerations) {
				expect(deceleration.amplitudeBpm).toBeGreaterThanOrEqual(15);
				expect(deceleration.endSeconds - deceleration.startSeconds).toBeGreaterThan(15);
				expect(classifyDeceleration(deceleration, truth.contractions)).toBe(deceleration.kind);
			}
			for (const { amplitudeBpm } of truth.smallDepartures) expect(amplitudeBpm).toBeLessThan(15);
		}
		expect(nAccelerations).toBeGreaterThan(20);
		expect(nDecelerations).toBeGreaterThan(30);
	});

	it("makes each kind of deceleration when asked for it alone, and no other", () => {
		for (const kind of ["early", "late", "variable", "prolonged"] as const) {
			const { truth } = simulate("kinds", { decelerations: { perContraction: 1, weights: { [kind]: 1 } } });
			expect(truth.decelerations.length).toBeGreaterThan(2);
			expect(new Set(truth.decelerations.map((event) => event.kind))).toEqual(new Set([kind]));
		}
	});

	it("begins late decelerations more than 20 s after their contraction, with the nadir more than 30 s after their onset", () => {
		for (const seed of seeds) {
			const { truth } = simulate(seed, { decelerations: { perContraction: 1, weights: { late: 1 } } });
			for (const { startSeconds, extremeSeconds } of truth.decelerations) {
				const contraction = truth.contractions.findLast((c) => c.startSeconds <= startSeconds);
				expect(startSeconds - (contraction?.startSeconds ?? startSeconds)).toBeGreaterThan(20);
				expect(extremeSeconds - startSeconds).toBeGreaterThan(30);
				expect(extremeSeconds).toBeGreaterThan(contraction?.peakSeconds ?? Number.POSITIVE_INFINITY);
			}
		}
	});

	it("keeps departures apart, inside the record and in time order", () => {
		for (const seed of seeds) {
			const { truth } = simulate(seed, { accelerations: { per10Minutes: 6 } });
			const all = [...truth.accelerations, ...truth.decelerations, ...truth.smallDepartures].sort(
				(a, b) => a.startSeconds - b.startSeconds,
			);
			all.forEach(({ startSeconds, endSeconds }, k) => {
				expect(startSeconds).toBeGreaterThanOrEqual(k === 0 ? 0 : all[k - 1].endSeconds + 20 - 1e-9);
				expect(endSeconds).toBeLessThanOrEqual(2400);
			});
		}
	});

	it("lets the detector find every acceleration of a trace without variability, given the true baseline", () => {
		for (const seed of seeds) {
			const { truth } = simulate(seed, { bandwidthBpm: 0, accelerations: { amplitudeBpm: [16, 35] } });
			const found = accelerations(truth.cleanFhrBpm, 4, { baselineBpm: truth.baselineBpm });
			expect(found.length).toBe(truth.accelerations.length);
		}
	});

	it("contracts as often as asked", () => {
		for (const per10Minutes of [2, 4, 5]) {
			const { truth } = simulate("contractions", { minutes: 200, contractions: { per10Minutes } });
			expect(Math.abs(truth.contractions.length - 20 * per10Minutes)).toBeLessThan(0.1 * 20 * per10Minutes);
		}
		expect(simulate("none", { contractions: { per10Minutes: 0 } }).truth.contractions).toEqual([]);
	});

	it("loses on average the share that it was told to lose (200 records of 40 min; 5 standard errors)", () => {
		for (const fraction of [0.05, 0.3]) {
			const lost = Array.from({ length: 200 }, (_, k) => simulate(`loss-${k}`, { loss: { fraction } }).missingFraction);
			const mean = lost.reduce((sum, value) => sum + value, 0) / lost.length;
			const variance = lost.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (lost.length - 1);
			expect(Math.abs(mean - fraction)).toBeLessThan(5 * Math.sqrt(variance / lost.length));
		}
	});

	it("loses more inside decelerations when told so, and no more on the whole", () => {
		const shares = (ratioInDecelerations: number) => {
			let inside = 0;
			let lostInside = 0;
			let lost = 0;
			const n = 80;
			for (let k = 0; k < n; k++) {
				const loss = { fraction: 0.15, ratioInDecelerations };
				const { fhrBpm, truth, missingFraction } = simulate(`informative-${k}`, { loss });
				lost += missingFraction / n;
				for (const { startSeconds, endSeconds } of truth.decelerations) {
					for (let i = Math.ceil(startSeconds * 4); i < endSeconds * 4; i++) {
						inside++;
						if (fhrBpm[i] === 0) lostInside++;
					}
				}
			}
			return { inside: lostInside / inside, whole: lost };
		};
		const plain = shares(1);
		const informative = shares(6);
		expect(informative.inside).toBeGreaterThan(1.5 * plain.inside);
		expect(Math.abs(informative.whole - 0.15)).toBeLessThan(0.03);
	});

	it("stays inside what monitors print, in their steps", () => {
		for (const seed of seeds) {
			const { fhrBpm, uterineActivity, missingFraction } = simulate(seed, worst);
			let zeros = 0;
			for (const bpm of fhrBpm) {
				if (bpm === 0) zeros++;
				else expect(bpm >= 50 && bpm <= 240 && bpm * 4 === Math.round(bpm * 4)).toBe(true);
			}
			expect(missingFraction).toBe(zeros / fhrBpm.length);
			for (const units of uterineActivity) {
				expect(units >= 0 && units <= 127.5 && units * 2 === Math.round(units * 2)).toBe(true);
			}
		}
	});

	it("adds noise of the size asked for", () => {
		const { fhrBpm, truth } = simulate("noise", { noise: { sdBpm: 2 } });
		let squares = 0;
		for (let i = 0; i < fhrBpm.length; i++) squares += (fhrBpm[i] - truth.cleanFhrBpm[i]) ** 2;
		// Rounding to quarters adds a variance of 0.25^2 / 12.
		expect(Math.abs(squares / fhrBpm.length - 4 - 0.0625 / 12)).toBeLessThan(0.3);
	});

	it("counts half of high rates and twice low ones", () => {
		const options = { ...noEvents, bandwidthBpm: 0, noise: { wrongCountsPer10Minutes: 5 } };
		const rates = (startBpm: number) => new Set(simulate("counts", { ...options, baseline: { startBpm } }).fhrBpm);
		expect(rates(140)).toEqual(new Set([140, 70]));
		expect(rates(100)).toEqual(new Set([100, 200]));
	});

	it("refuses a length, a bandwidth and a loss out of range", () => {
		expect(() => simulate("x", { minutes: 0.5 })).toThrow(
			"simulateCardiotocogram: minutes must be between 1 and 1440; got 0.5",
		);
		expect(() => simulate("x", { bandwidthBpm: -1 })).toThrow("bandwidthBpm");
		expect(() => simulate("x", { loss: { fraction: 1 } })).toThrow("loss.fraction");
	});
});
