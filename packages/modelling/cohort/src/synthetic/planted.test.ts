import { describe, expect, it } from "vitest";
import {
	defaultDesign,
	type Scenario,
	type SyntheticDesign,
	type SyntheticPregnancy,
	scenarios,
	syntheticPregnancy,
} from "./index.ts";

const designWith = (scenario: Partial<Scenario>, more: Partial<SyntheticDesign> = {}): SyntheticDesign => ({
	...defaultDesign,
	// Few days are enough here, and quick.
	daysBefore: 30,
	daysAfter: 1,
	...more,
	scenario: { ...scenarios.reference, ...scenario },
});

function births(design: SyntheticDesign, n: number): SyntheticPregnancy[] {
	const made: SyntheticPregnancy[] = [];
	for (let index = 0; made.length < n; index++) {
		const pregnancy = syntheticPregnancy(design, index);
		if (pregnancy.truth.ended === "live-birth") made.push(pregnancy);
	}
	return made;
}

const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;
const meanOver = (values: Float64Array, from: number, to: number) => mean(Array.from(values.slice(from, to)));

describe("the planted turn of RMSSD", () => {
	/** Change of RMSSD over four weeks ending at a day, relative to its level. */
	const change = (p: SyntheticPregnancy, at: number) => {
		const level = meanOver(p.days.rmssdMs, at - 28, at);
		return (meanOver(p.days.rmssdMs, at - 14, at) - meanOver(p.days.rmssdMs, at - 28, at - 14)) / level;
	};

	it("follows birth, gestation, both or neither, as the scenario says", () => {
		const shares = {
			birth: { birth: 1, gestation: 0, both: 0 },
			gestation: { birth: 0, gestation: 1, both: 0 },
			none: { birth: 0, gestation: 0, both: 0 },
		};
		const early = { pretermShare: 1, inducedShare: 0, plannedCaesareanShare: 0 };
		const rise = (turn: Scenario["turn"], more: Partial<SyntheticDesign>) =>
			mean(births(designWith({ turn, beforeBirth: "rowan-2022" }, more), 900).map((p) => change(p, p.days.endIndex)));
		// Born before 37 weeks: only a turn by birth has them rise before it as others do.
		expect(rise(shares.birth, early)).toBeGreaterThan(0.1);
		expect(rise(shares.gestation, early)).toBeLessThan(0.1);
		expect(rise(shares.none, early)).toBeLessThan(0);
		// At term both clocks have turned.
		expect(rise(shares.gestation, { pretermShare: 0 })).toBeGreaterThan(0.1);
		expect(rise(shares.none, { pretermShare: 0 })).toBeLessThan(0);
	});

	it("is given in the truth, and mixtures keep their shares (4 standard errors)", () => {
		const n = 4000;
		const design = designWith({ turn: { birth: 0.5, gestation: 0.2, both: 0.1 } });
		const counts = { birth: 0, gestation: 0, both: 0, none: 0 };
		for (let index = 0; index < n; index++) {
			const { truth } = syntheticPregnancy(design, index);
			counts[truth.turnClock]++;
			if (truth.turnClock === "none") expect(truth.hrvTurnGestationalAgeDays).toBeNaN();
		}
		const shares = { birth: 0.5, gestation: 0.2, both: 0.1, none: 0.2 };
		for (const clock of ["birth", "gestation", "both", "none"] as const) {
			const p = shares[clock];
			expect(Math.abs(counts[clock] / n - p), clock).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
		}
	});
});

describe("planted inequities", () => {
	const readings = (
		design: SyntheticDesign,
		tones: readonly number[],
		column: "spo2Percent" | "restingHeartRateBpm",
	) => {
		const differences: number[] = [];
		for (let index = 0; index < 600; index++) {
			const { observed, days, truth } = syntheticPregnancy(design, index);
			if (!tones.includes(truth.skinTone)) continue;
			let sum = 0;
			let n = 0;
			for (let i = 0; i < days.n; i++) {
				const seen = observed.days[column][i];
				if (Number.isNaN(seen)) continue;
				sum += seen - days[column][i];
				n++;
			}
			if (n > 0) differences.push(sum / n);
		}
		return differences;
	};

	it("reads oxygen too high in dark skin by the planted amount, and not at all where none is planted", () => {
		const bias = (scenario: Partial<Scenario>) =>
			mean(readings(designWith(scenario), [10], "spo2Percent")) -
			mean(readings(designWith(scenario), [1], "spo2Percent"));
		expect(bias({ skinToneOxygen: "sjoding-2020" })).toBeCloseTo(0.61 * 2, 1);
		expect(Math.abs(bias({ skinToneOxygen: "none" }))).toBeLessThan(0.01);
	});

	it("has no effect of skin tone on heart rate by default", () => {
		const dark = readings(designWith({}), [9, 10], "restingHeartRateBpm");
		const light = readings(designWith({}), [1, 2], "restingHeartRateBpm");
		expect(Math.abs(mean(dark) - mean(light))).toBeLessThan(0.1);
	});
});

describe("wear", () => {
	const short = (design: SyntheticDesign) => {
		const gone = { good: [0, 0], bad: [0, 0] };
		for (const { days, observed } of births(design, 300)) {
			const sleep = days.lightSleepMinutes.map(
				(light, i) => light + days.deepSleepMinutes[i] + days.remSleepMinutes[i],
			);
			const usual = mean(Array.from(sleep.slice(0, days.endIndex)));
			for (let i = 0; i < days.endIndex; i++) {
				const bucket = sleep[i] < usual - 100 ? gone.bad : sleep[i] > usual ? gone.good : null;
				if (!bucket) continue;
				bucket[0]++;
				if (observed.days.missing[i] === "not-worn") bucket[1]++;
			}
		}
		return { good: gone.good[1] / gone.good[0], bad: gone.bad[1] / gone.bad[0] };
	};

	it("is less after bad nights where it is not at random, and as much where it is", () => {
		const biased = short(designWith({}));
		expect(biased.bad / biased.good).toBeGreaterThan(1.5);
		const random = short(designWith({}, { wear: "at-random" }));
		expect(Math.abs(random.bad / random.good - 1)).toBeLessThan(0.08);
	});

	it("is whole where the design says so, and gives a reason for each missing day otherwise", () => {
		const { observed, days } = syntheticPregnancy({ ...defaultDesign, wear: "complete" }, 4);
		expect(observed.days.missing.slice(0, days.n).every((reason) => reason === null)).toBe(true);
		for (let index = 0; index < 100; index++) {
			const { observed, days } = syntheticPregnancy(defaultDesign, index);
			for (let i = 0; i < days.n; i++) {
				const hasAny = !Number.isNaN(observed.days.restingHeartRateBpm[i]);
				expect(observed.days.missing[i] === null).toBe(hasAny);
			}
		}
	});
});

describe("dating", () => {
	it("has no error where the design takes it away, and the scan's SD otherwise", () => {
		const errors = (design: SyntheticDesign) =>
			Array.from({ length: 1200 }, (_, index) => syntheticPregnancy(design, index))
				.filter(({ observed }) => observed.pregnancy.ultrasoundOn !== null)
				.map(({ observed, truth }) => {
					const day = Date.parse(observed.pregnancy.ultrasoundOn as string) / 86400000;
					return observed.pregnancy.ultrasoundGestationalAgeDays - (day - truth.gestationStartDay);
				});
		expect(errors(designWith({}, { datingError: 0 })).every((error) => error === 0)).toBe(true);
		const found = errors(designWith({}));
		const sd = Math.sqrt(mean(found.map((error) => error ** 2)));
		// Whole days add a twelfth to the variance.
		expect(Math.abs(sd - Math.sqrt(2.5 ** 2 + 1 / 12))).toBeLessThan(0.2);
	});
});

describe("the design's door", () => {
	it("names what can't be", () => {
		const refuse =
			(more: Partial<SyntheticDesign>, index = 0) =>
			() =>
				syntheticPregnancy({ ...defaultDesign, ...more }, index);
		expect(refuse({ seed: 0.5 })).toThrow("syntheticPregnancy: design.seed must be a whole number; got 0.5");
		expect(refuse({ from: "2024-13-01" })).toThrow("design.from must be a date");
		expect(refuse({ lossShare: 1.2 })).toThrow("design.lossShare must be between 0 and 1; got 1.2");
		expect(refuse({ devices: { band: 1, ring: 1, watch: 0 } })).toThrow("the sum of design.devices");
		expect(refuse({ skinTones: [1] })).toThrow("design.skinTones must be ten shares");
		expect(refuse({ scenario: { ...scenarios.reference, turn: { birth: 0.9, gestation: 0.9, both: 0 } } })).toThrow(
			"design.scenario.turn",
		);
		expect(refuse({}, -1)).toThrow("syntheticPregnancy: index must be a whole number of at least 0; got -1");
	});
});
