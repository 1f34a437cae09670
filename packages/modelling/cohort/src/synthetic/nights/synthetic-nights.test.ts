import { describe, expect, it } from "vitest";
import type { NightDesign, SyntheticNights } from "./night-design.ts";
import { syntheticNights } from "./synthetic-nights.ts";

const design: NightDesign = {
	clock: "birth",
	turnGestationalAgeDays: 231,
	turnDaysToBirth: 49,
	fallPerDay: 0.002,
	risePerDay: 0.006,
	meanLnRmssd: 3.46,
	betweenSd: 0.39,
	slopeSdPer100Days: 0.1,
	turnSdDays: 10,
	riseLogSd: 0.3,
	nightSd: 0.31,
	nightLag1: 0.27,
	wanderShare: 0,
	wanderLag1: 0,
	measurementIntercept: 0,
	measurementSlope: 1,
	measurementSd: 0,
	births: [
		{ firstDay: 259, lastDay: 272, share: 0.3 },
		{ firstDay: 273, lastDay: 286, share: 0.7 },
	],
	inducedShare: 0,
	inducedEarlierDays: 0,
	firstNight: [40, 160],
	wornShare: 0.6,
	wornLogitSd: 0.5,
	wornPerNoiseSd: 0,
	wornPerLateWeek: 0,
	datingBiasDays: 0,
	datingSdDays: 0,
};
/** Neither noise nor differences between women. */
const plain: NightDesign = {
	...design,
	betweenSd: 0,
	slopeSdPer100Days: 0,
	turnSdDays: 0,
	riseLogSd: 0,
	nightSd: 0,
	wornShare: 0.999999,
	wornLogitSd: 0,
};
const many = (change: Partial<NightDesign>, n: number): SyntheticNights[] =>
	Array.from({ length: n }, (_, index) => syntheticNights({ ...design, ...change }, { seed: "test", index }));
const pooled = (women: readonly SyntheticNights[], of: (woman: SyntheticNights) => Float64Array) =>
	women.flatMap((woman) => [...of(woman)]);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("syntheticNights", () => {
	it("turns where the clock says: the lowest night is 49 days before birth, or gestational day 231", () => {
		for (let index = 0; index < 20; index++) {
			const byBirth = syntheticNights(plain, { seed: "turn", index });
			const lowest = byBirth.lnRmssd.indexOf(Math.min(...byBirth.lnRmssd));
			expect(byBirth.daysToBirth[lowest]).toBe(49);
			const byGestation = syntheticNights({ ...plain, clock: "gestation" }, { seed: "turn", index });
			expect(byGestation.gestationalAgeDays[byGestation.lnRmssd.indexOf(Math.min(...byGestation.lnRmssd))]).toBe(231);
			const neither = syntheticNights({ ...plain, clock: "neither" }, { seed: "turn", index });
			expect(neither.lnRmssd.indexOf(Math.min(...neither.lnRmssd))).toBe(neither.lnRmssd.length - 1);
		}
	});

	it("falls and rises as fast as asked: -0.002 and +0.006 a day", () => {
		const { lnRmssd, daysToBirth } = syntheticNights(plain, { seed: "slopes", index: 3 });
		const at = (days: number) => lnRmssd[daysToBirth.indexOf(days)];
		expect((at(59) - at(69)) / 10).toBeCloseTo(-0.002, 12);
		expect((at(9) - at(19)) / 10).toBeCloseTo(0.006, 12);
		expect(at(49)).toBeCloseTo(3.46 - 0.002 * (daysToBirth[0] + 0 - 49 + firstDayOf(3)), 12);
	});

	it("half of the rise follows either clock when both are asked for", () => {
		const options = { seed: "both", index: 1 };
		const { lnRmssd } = syntheticNights({ ...plain, clock: "both" }, options);
		const byBirth = syntheticNights(plain, options).lnRmssd;
		const byGestation = syntheticNights({ ...plain, clock: "gestation" }, options).lnRmssd;
		lnRmssd.forEach((value, i) => {
			expect(value).toBeCloseTo((byBirth[i] + byGestation[i]) / 2, 12);
		});
	});

	it("a turn by birth keeps to the day on which labour would have begun", () => {
		const induced = { ...plain, inducedShare: 1, inducedEarlierDays: 14 };
		const turns = Array.from({ length: 60 }, (_, index) => {
			const { lnRmssd, daysToBirth } = syntheticNights(induced, { seed: "induced", index });
			return daysToBirth[lnRmssd.indexOf(Math.min(...lnRmssd))];
		});
		expect(Math.min(...turns)).toBe(35);
		expect(Math.max(...turns)).toBe(49);
	});

	it("what is measured is a line of what is true", () => {
		const options = { seed: "line", index: 2 };
		const truth = syntheticNights(design, options).lnRmssd;
		const measured = syntheticNights({ ...design, measurementIntercept: 0.5, measurementSlope: 0.9 }, options).lnRmssd;
		measured.forEach((value, i) => {
			expect(value).toBeCloseTo(0.5 + 0.9 * truth[i], 12);
		});
	});

	it("has the same woman and nights under another clock, wear and dating", () => {
		const options = { seed: "same", index: 5 };
		const one = syntheticNights({ ...design, clock: "neither" }, options);
		const other = syntheticNights({ ...design, clock: "neither", datingSdDays: 4, measurementSd: 0.1 }, options);
		expect(other.truth.gestationalAgeAtBirthDays).toBe(one.truth.gestationalAgeAtBirthDays);
		expect(other.daysToBirth).toEqual(one.daysToBirth);
		const error = other.truth.datingErrorDays;
		expect(error).not.toBe(0);
		expect([...other.gestationalAgeDays]).toEqual([...one.gestationalAgeDays].map((day) => day + error));
		expect(other.gestationalAgeDays[0] + other.daysToBirth[0]).toBe(one.truth.gestationalAgeAtBirthDays + error);
	});

	it("noise has the standard deviation and lag-1 correlation asked for (n about 40,000 nights; 5 standard errors)", () => {
		const women = many(
			{ clock: "neither", fallPerDay: 0, betweenSd: 0, slopeSdPer100Days: 0, wornShare: 0.999999, wornLogitSd: 0 },
			220,
		);
		const values = pooled(women, ({ lnRmssd }) => lnRmssd).map((value) => value - 3.46);
		const variance = mean(values.map((value) => value * value));
		expect(Math.abs(variance - 0.31 ** 2)).toBeLessThan(5 * 0.31 ** 2 * Math.sqrt((2 * 1.16) / values.length));
		const products = women.flatMap(({ lnRmssd }) =>
			[...lnRmssd.subarray(1)].map((value, i) => (value - 3.46) * (lnRmssd[i] - 3.46)),
		);
		expect(Math.abs(mean(products) / variance - 0.27)).toBeLessThan(5 / Math.sqrt(values.length));
	});

	it("births fall into the classes by their shares, and low nights are missing more often when asked for", () => {
		const women = many({}, 2000);
		const early = women.filter(({ truth }) => truth.gestationalAgeAtBirthDays < 273).length / 2000;
		expect(Math.abs(early - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 2000));
		for (const { truth } of women) {
			expect(truth.gestationalAgeAtBirthDays >= 259 && truth.gestationalAgeAtBirthDays <= 286).toBe(true);
		}
		const change = { clock: "neither", fallPerDay: 0, betweenSd: 0, slopeSdPer100Days: 0 } as const;
		const fair = mean(pooled(many(change, 200), ({ lnRmssd }) => lnRmssd));
		const biased = mean(pooled(many({ ...change, wornPerNoiseSd: 1 }, 200), ({ lnRmssd }) => lnRmssd));
		expect(Math.abs(fair - 3.46)).toBeLessThan(0.02);
		expect(biased).toBeGreaterThan(3.5);
	});

	it("wears it less as birth comes nearer when asked for, and only then", () => {
		const late = (change: Partial<NightDesign>) => {
			const days = pooled(many(change, 300), ({ daysToBirth }) => daysToBirth);
			return days.filter((day) => day <= 7).length / days.filter((day) => day > 28 && day <= 35).length;
		};
		expect(Math.abs(late({}) - 1)).toBeLessThan(0.15);
		expect(late({ wornPerLateWeek: -0.7 })).toBeLessThan(0.5);
	});
});

/** Gestational day of the first night of the woman that the test on slopes looks at. */
function firstDayOf(index: number): number {
	return syntheticNights(plain, { seed: "slopes", index }).gestationalAgeDays[0];
}
