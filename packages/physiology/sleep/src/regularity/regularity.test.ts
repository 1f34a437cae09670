import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockDifferenceHours, meanClockHours } from "./clock-times.ts";
import { clockStandardDeviation, compositePhaseDeviation } from "./composite-phase-deviation.ts";
import { midSleep, midSleepOfRecord } from "./mid-sleep.ts";
import { sleepRegularityIndex } from "./sleep-regularity-index.ts";
import { socialJetLag } from "./social-jet-lag.ts";

const none = Number.NaN;
const hourly = { epochSeconds: 3600 };
const days = (n: number, shift = 0) =>
	Float64Array.from({ length: 24 * n }, (_, i) => ((i + shift * Math.floor(i / 24)) % 24 < 8 ? 1 : 0));

describe("midSleepOfRecord of what is none", () => {
	it("refuses counts for scores, and times outside the day", () => {
		expect(() => midSleepOfRecord([250], [0])).toThrow("scores must be 1 (asleep), 0 (awake) or NaN (not known)");
		expect(() => midSleepOfRecord([1], [90_000])).toThrow("secondsOfDay must be seconds after midnight, 0 to 86400");
	});
});

describe("sleepRegularityIndex", () => {
	it("is 100 of days alike, -100 of days reversed, about 0 of coin throws", () => {
		expect(sleepRegularityIndex(days(7), hourly)).toMatchObject({
			index: 100,
			nPairs: 144,
			knownShare: 1,
			warnings: [],
		});
		const reversed = Float64Array.from({ length: 240 }, (_, i) => ((i + 12 * Math.floor(i / 24)) % 24 < 12 ? 1 : 0));
		expect(sleepRegularityIndex(reversed, hourly).index).toBe(-100);
		const random = seededRandom(2);
		expect(
			Math.abs(
				sleepRegularityIndex(
					Float64Array.from({ length: 24_000 }, () => (random() < 0.5 ? 1 : 0)),
					hourly,
				).index,
			),
		).toBeLessThan(3);
	});
	it("leaves out a pair of which one is not known, and gives none when too few are left", () => {
		const gap = days(7);
		gap.fill(none, 60, 70);
		expect(sleepRegularityIndex(gap, hourly)).toMatchObject({ index: 100, nPairs: 124 });
		gap.fill(none, 24, 120);
		expect(sleepRegularityIndex(gap, hourly)).toMatchObject({ index: none });
		expect(sleepRegularityIndex(gap, { ...hourly, minimumShare: 0 }).index).toBe(100);
	});
	it.each([
		["never worn", new Float64Array(240).fill(none), none, ["too-few-pairs"]],
		["one day", days(1), none, ["too-few-pairs", "few-days"]],
		["nothing", [], none, ["too-few-pairs", "few-days"]],
		["all asleep", new Float64Array(240).fill(1), 100, []],
		["all awake", new Float64Array(240), 100, []],
	] as const)("%s", (_, scores, index, codes) => {
		const found = sleepRegularityIndex(scores, hourly);
		expect(found.index).toBe(index);
		expect(found.warnings.map(({ code }) => code)).toEqual(codes);
	});
	it("asleep and awake exchanged are as regular", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1, none), { minLength: 30, maxLength: 200 }), (scores) => {
				const options = { ...hourly, minimumShare: 0 };
				expect(
					sleepRegularityIndex(
						scores.map((score) => 1 - score),
						options,
					).index,
				).toBe(sleepRegularityIndex(scores, options).index);
			}),
		);
	});
});

describe("times of the day", () => {
	it("go round midnight", () => {
		expect(meanClockHours([23, 1])).toBeCloseTo(0, 9);
		expect(meanClockHours([0, 12])).toBeNaN();
		expect(clockDifferenceHours(23, 1)).toBe(2);
		expect(clockDifferenceHours(1, 23)).toBe(-2);
		expect([...midSleep([23, 1, 22.5, none], [7, 8, 6.5, 7])]).toEqual([3, 4.5, 2.5, none]);
		expect(clockStandardDeviation([23, 1])).toBeCloseTo(Math.SQRT2, 9);
		expect(clockStandardDeviation([3, none])).toBeNaN();
		expect(() => midSleep([25], [7])).toThrow("onsetHours must lie in 0 to 24 hours, or be NaN; got 25 at 0");
	});
	it("a shift of all nights leaves the spread", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 2, maxLength: 20 }),
				fc.double({ min: 0, max: 24, noNaN: true }),
				(hours, shift) => {
					const moved = hours.map((hour) => (hour + shift) % 24);
					expect(clockStandardDeviation(moved)).toBeCloseTo(clockStandardDeviation(hours), 6);
				},
			),
		);
	});
	it("mid-sleep of a record is the mean of its epochs", () => {
		expect(midSleepOfRecord([1, 1, 0], [82_800, 3_600, 43_200])).toBeCloseTo(0, 9);
		expect(midSleepOfRecord([0, none], [0, 1])).toBeNaN();
	});
});

describe("socialJetLag", () => {
	it("by hand: 23 to 7 at work, 1 to 10 when free", () => {
		const found = socialJetLag({
			onsetHours: [23, 23, 1, 1],
			wakeHours: [7, 7, 10, 10],
			isFree: [false, false, true, true],
		});
		expect(found.midSleepWorkHours).toBeCloseTo(3, 9);
		expect(found.midSleepFreeHours).toBeCloseTo(5.5, 9);
		expect(found.socialJetLagHours).toBeCloseTo(2.5, 9);
		// A week of 5 x 8 h and 2 x 9 h has a mean of 58/7 h; half of what 9 h exceeds it comes off.
		expect(found.chronotypeHours).toBeCloseTo(5.5 - (9 - 58 / 7) / 2, 9);
		expect(found.warnings).toEqual([]);
	});
	it("is not known of nights of one kind, and warns of one night", () => {
		const week = socialJetLag({ onsetHours: [23, none], wakeHours: [7, 9], isFree: [false, true] });
		expect(week).toMatchObject({ socialJetLagHours: none, chronotypeHours: none, nFree: 0, nWork: 1 });
		expect(week.warnings[0].code).toBe("one-kind");
		expect(socialJetLag({ onsetHours: [23, 1], wakeHours: [7, 9], isFree: [false, true] }).warnings[0].code).toBe(
			"few-nights",
		);
	});
});

describe("compositePhaseDeviation", () => {
	it("by hand, and a day without a mid-sleep is no jump", () => {
		expect(compositePhaseDeviation([3, 6], { referenceHours: 2 })).toEqual({
			compositeHours: 5,
			mistimingHours: 4,
			irregularityHours: 3,
			nDays: 1,
		});
		expect(compositePhaseDeviation([3, none, 6]).nDays).toBe(0);
		expect(compositePhaseDeviation([3, none, 6]).compositeHours).toBeNaN();
		expect(compositePhaseDeviation([23.5, 0.5, 23.5], { referenceHours: 0 }).irregularityHours).toBeCloseTo(1, 9);
	});
});
