import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGestationalAge } from "../time/gestational-age.ts";
import { printLocalDate, readLocalDate } from "../time/local-date.ts";
import { crownRumpAge, crownRumpFormulas } from "./crown-rump-age.ts";
import { datePregnancy } from "./date-pregnancy.ts";
import type { Dating, DatingFacts } from "./dating.ts";
import {
	drawGestationStart,
	gestationalAgeInterval,
	pretermProbability,
	probabilityBelow,
	propagateDatingError,
	trimesterProbabilities,
} from "./dating-uncertainty.ts";
import { pregnancyOrder } from "./pregnancy-order.ts";
import { redatingBands, redatingLimitDays } from "./redating-limit.ts";

const codes = ({ warnings }: { readonly warnings: Dating["warnings"] }) => warnings.map(({ code }) => code);

describe("due dates", () => {
	it("Naegele's rule: a period on 1 January is due on 8 October", () => {
		expect(printLocalDate(datePregnancy({ lastPeriodOn: "2026-01-01" }).dueDay)).toBe("2026-10-08");
	});
	// ACOG 700: 261 days after the transfer of a day-5 embryo, 263 after a day-3 one.
	it.each([
		[5, 261],
		[3, 263],
	])("a day-%i embryo is due %i days after its transfer", (embryoAgeDays, days) => {
		expect(datePregnancy({ embryoTransferOn: 1000, embryoAgeDays }).dueDay).toBe(1000 + days);
	});
	it("a 35-day cycle moves the date by a week only when that is asked for", () => {
		const facts = { lastPeriodOn: 0, cycleLengthDays: 35 };
		expect(datePregnancy(facts).gestationStartDay).toBe(0);
		expect(datePregnancy(facts, { useCycleLength: true }).gestationStartDay).toBe(7);
	});
});

describe("redating", () => {
	it("changes its limit on the first day of each band, by hand", () => {
		const ages = ["0+0", "8+6", "9+0", "13+6", "14+0", "15+6", "16+0", "21+6", "22+0", "27+6", "28+0", "41+0"];
		expect(ages.map((age) => redatingLimitDays(readGestationalAge(age)))).toEqual([
			5, 5, 7, 7, 7, 7, 10, 10, 14, 14, 21, 21,
		]);
		expect(redatingLimitDays(-1)).toBeNaN();
	});
	it("keeps the period at the limit, and changes the date one day beyond it, in every band and both ways", () => {
		for (const { fromDays, limitDays } of redatingBands)
			for (const sign of [1, -1]) {
				const age = Math.max(fromDays, 49);
				const at = (difference: number) =>
					datePregnancy({ lastPeriodOn: 0, scanOn: age, scanGestationalAgeDays: age + sign * difference });
				expect(at(limitDays)).toMatchObject({ rule: "last-period-kept", gestationStartDay: 0, limitDays });
				expect(at(limitDays + 1)).toMatchObject({
					rule: "scan-redates",
					gestationStartDay: -sign * (limitDays + 1),
					discrepancyDays: sign * (limitDays + 1),
				});
			}
	});
	// tools.junyo.dev/en/tools/gestational-age-ultrasound-calculator: 5 days at 10 weeks keep the period, 10 days do not.
	it.each([
		[5, "last-period-kept"],
		[10, "scan-redates"],
	])("%i days of difference at 10 weeks: %s", (days, rule) => {
		expect(datePregnancy({ lastPeriodOn: 0, scanOn: 70, scanGestationalAgeDays: 70 - days }).rule).toBe(rule);
	});
	it("an embryo transfer is never redated, and a scan that contradicts it is told", () => {
		const dating = datePregnancy({ embryoTransferOn: 19, embryoAgeDays: 5, scanOn: 60, scanGestationalAgeDays: 68 });
		expect(dating).toMatchObject({ rule: "embryo-transfer", gestationStartDay: 0, discrepancyDays: 8, limitDays: 5 });
		expect(codes(dating)).toEqual(["scan-contradicts-transfer"]);
	});
	it("is the same on any calendar day", () => {
		const facts = fc.record({ age: fc.integer({ min: 40, max: 250 }), by: fc.integer({ min: -30, max: 30 }) });
		fc.assert(
			fc.property(facts, fc.integer({ min: -1000, max: 40_000 }), ({ age, by }, shift) => {
				const scanGestationalAgeDays = Math.max(35, age + by);
				const here = datePregnancy({ lastPeriodOn: 0, scanOn: age, scanGestationalAgeDays });
				const there = datePregnancy({
					lastPeriodOn: shift,
					scanOn: printLocalDate(shift + age),
					scanGestationalAgeDays,
				});
				expect(there.gestationStartDay - shift).toBe(here.gestationStartDay);
				expect({ ...there, gestationStartDay: 0, dueDay: 0 }).toEqual({ ...here, gestationStartDay: 0, dueDay: 0 });
			}),
		);
	});
});

describe("facts that are missing or cannot be", () => {
	const cases: [string, DatingFacts, Dating["rule"], string[]][] = [
		["nothing at all", {}, "none", ["no-dating-facts"]],
		["a scan without its age", { lastPeriodOn: 0, scanOn: 80 }, "last-period-alone", ["scan-incomplete"]],
		["an age without the scan's date", { scanGestationalAgeDays: 80 }, "none", ["scan-incomplete", "no-dating-facts"]],
		[
			"a scan before the period",
			{ lastPeriodOn: 100, scanOn: 80, scanGestationalAgeDays: 80 },
			"scan-alone",
			["scan-before-last-period"],
		],
		[
			"a period of a year before",
			{ lastPeriodOn: 0, scanOn: 365, scanGestationalAgeDays: 80 },
			"scan-alone",
			["facts-of-two-pregnancies"],
		],
		[
			"an impossible age at the scan",
			{ lastPeriodOn: 0, scanOn: 80, scanGestationalAgeDays: 400 },
			"last-period-alone",
			["scan-age-impossible"],
		],
		[
			"a scan after the end",
			{ lastPeriodOn: 0, scanOn: 300, scanGestationalAgeDays: 90, endedOn: 280 },
			"last-period-alone",
			["scan-after-end"],
		],
		[
			"a transfer without the embryo's age",
			{ embryoTransferOn: 0 },
			"none",
			["transfer-incomplete", "no-dating-facts"],
		],
		["an end before conception", { lastPeriodOn: 0, endedOn: 10 }, "last-period-alone", ["end-before-conception"]],
		["an end before the period", { lastPeriodOn: 0, endedOn: -300 }, "last-period-alone", ["end-before-conception"]],
		["an end at 44+1", { lastPeriodOn: 0, endedOn: 309 }, "last-period-alone", ["end-after-44-weeks"]],
		["an end at 45+1", { lastPeriodOn: 0, endedOn: 316 }, "last-period-alone", ["end-after-45-weeks"]],
		[
			"a first scan at 30 weeks that redates",
			{ lastPeriodOn: 0, scanOn: 210, scanGestationalAgeDays: 180 },
			"scan-redates",
			["late-redating"],
		],
		[
			"a length outside the formula",
			{ lastPeriodOn: 0, scanOn: 100, crownRumpMm: 120 },
			"last-period-alone",
			["crown-rump-outside-range", "scan-incomplete"],
		],
		[
			"an age and a length that differ",
			{ scanOn: 100, scanGestationalAgeDays: 70, crownRumpMm: 60 },
			"scan-alone",
			["scan-contradicts-itself"],
		],
		[
			"twins with one length",
			{ scanOn: 100, crownRumpMm: [60], fetuses: 2 },
			"scan-alone",
			["lengths-and-fetuses-differ"],
		],
	];
	it.each(cases)("%s", (_, facts, rule, expected) => {
		const dating = datePregnancy(facts);
		expect(dating.rule).toBe(rule);
		expect(codes(dating)).toEqual(expected);
	});
	it("empty cells of a table are facts that are not known", () => {
		const empty = {
			lastPeriodOn: null,
			cycleLengthDays: null,
			scanOn: null,
			scanGestationalAgeDays: null,
			crownRumpMm: null,
			embryoTransferOn: null,
			embryoAgeDays: null,
			fetuses: null,
			endedOn: null,
		};
		expect(datePregnancy(empty)).toEqual(datePregnancy({}));
		expect(datePregnancy(empty).gestationStartDay).toBeNaN();
	});
	it.each([
		[{ lastPeriodOn: "2026-02-30" }, "lastPeriodOn"],
		[{ lastPeriodOn: 0.5 }, "lastPeriodOn"],
		[{ lastPeriodOn: 0, cycleLengthDays: 7 }, "cycleLengthDays"],
		[{ embryoTransferOn: 0, embryoAgeDays: 12 }, "embryoAgeDays"],
		[{ lastPeriodOn: 0, fetuses: 0 }, "fetuses"],
		[{ lastPeriodOn: 0, fetuses: 1.5 }, "fetuses"],
		[{ scanOn: 0, crownRumpMm: -3 }, "crownRumpMm"],
	])("refuses %j, and names it", (facts, argument) => {
		expect(() => datePregnancy(facts)).toThrow(argument);
	});
	it("a scan before 22+0 confirms a date; a later one, or none, does not", () => {
		const at = (age: number) => datePregnancy({ lastPeriodOn: 0, scanOn: age, scanGestationalAgeDays: age });
		expect([at(153), at(154), datePregnancy({ lastPeriodOn: 0 })].map((each) => each.isSuboptimallyDated)).toEqual([
			false,
			true,
			true,
		]);
	});
});

describe("crown-rump length", () => {
	it("by hand: Robinson 60 mm is 8.052 sqrt(62.22) + 23.73 = 87.24 days", () => {
		expect(crownRumpAge(60, { formula: "robinson-1975" }).gestationalAgeDays).toBeCloseTo(87.244, 3);
	});
	it("by hand: INTERGROWTH 64 mm is 40.9041 + 8 * 3.21585 + 64 * .348956 = 88.96 days, sd 3.63", () => {
		const { gestationalAgeDays, sdDays } = crownRumpAge(64);
		expect(gestationalAgeDays).toBeCloseTo(88.964084, 6);
		expect(sdDays).toBeCloseTo(3.6292536, 7);
	});
	it("Hadlock 10 mm is exp(1.684969 + .315646 - .049306 + .004057 - .000120456) weeks, 8 % for two sd", () => {
		const { gestationalAgeDays, sdDays } = crownRumpAge(10, { formula: "hadlock-1992" });
		expect(gestationalAgeDays / 7).toBeCloseTo(Math.exp(1.955245544), 9);
		expect(sdDays / gestationalAgeDays).toBeCloseTo(0.04, 12);
	});
	it("formulas agree with one another to 4 days from 15 to 84 mm, and grow with the length", () => {
		let before = [0, 0, 0];
		for (let mm = 15; mm <= 84; mm++) {
			const ages = Object.values(crownRumpFormulas).map(({ gestationalAgeDays }) => gestationalAgeDays(mm));
			expect(Math.max(...ages) - Math.min(...ages)).toBeLessThan(4);
			expect(ages.every((age, i) => age > before[i]!)).toBe(true);
			before = ages;
		}
	});
	it("centimetres taken for millimetres are not guessed at: outside the range there is no age", () => {
		expect(crownRumpAge(6).gestationalAgeDays).toBeNaN();
	});
	it("the largest of twins dates the pregnancy", () => {
		const twins = datePregnancy({ scanOn: 100, crownRumpMm: [55, 64], fetuses: 2 });
		expect(twins.gestationStartDay).toBe(100 - 89);
		expect(codes(twins)).toEqual([]);
		expect(twins.sdDays).toBeCloseTo(3.629, 3);
	});
});

describe("uncertainty", () => {
	it("a scan that agrees narrows a period's error: 3.55 and 3 days leave 2.29", () => {
		const dating = datePregnancy({ lastPeriodOn: 0, scanOn: 120, scanGestationalAgeDays: 120 });
		expect(dating.sdDays).toBeCloseTo((3.55 * 3) / Math.hypot(3.55, 3), 12);
	});
	it("what is left of a period's error, given a scan, is what a simulation finds", () => {
		const random = seededRandom("dating");
		const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		const errors: number[] = [];
		for (let i = 0; i < 400_000; i++) {
			const period = 1.96 + 3.55 * normal();
			const scan = 3 * normal();
			if (Math.abs(scan - period - 2) < 0.25) errors.push(period);
		}
		const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
		const sd = Math.sqrt(errors.reduce((sum, each) => sum + (each - mean) ** 2, 0) / errors.length);
		const dating = datePregnancy({ lastPeriodOn: 0, scanOn: 120, scanGestationalAgeDays: 122 });
		expect(Math.abs(mean - dating.biasDays)).toBeLessThan(0.05);
		expect(Math.abs(sd - dating.sdDays)).toBeLessThan(0.05);
	});
	it("the interval has 1.96 sd to each side of the age less its bias", () => {
		const interval = gestationalAgeInterval({ gestationStartDay: 0, sdDays: 2, biasDays: 1 }, 100);
		expect(interval.estimateDays).toBe(99);
		expect(interval.upperDays - 99).toBeCloseTo(3.919928, 6);
		expect(99 - interval.lowerDays).toBeCloseTo(3.919928, 6);
	});
	it("without error a probability is 0 or 1, and turns on the day itself", () => {
		const exact = { gestationStartDay: 0, sdDays: 0, biasDays: 0 };
		expect([pretermProbability(exact, 258), pretermProbability(exact, 259)]).toEqual([1, 0]);
		expect(trimesterProbabilities(exact, 98)).toEqual({ before: 0, first: 0, second: 1, third: 0 });
	});
	it("probabilities of trimesters add to 1, and that of a limit falls as days pass", () => {
		fc.assert(
			fc.property(fc.integer({ min: -50, max: 320 }), fc.double({ min: 0.1, max: 15, noNaN: true }), (day, sdDays) => {
				const dating = { gestationStartDay: 0, sdDays, biasDays: 0 };
				const { before, first, second, third } = trimesterProbabilities(dating, day);
				expect(before + first + second + third).toBeCloseTo(1, 12);
				expect(Math.min(before, first, second, third)).toBeGreaterThanOrEqual(0);
				expect(probabilityBelow(dating, day, 200)).toBeGreaterThanOrEqual(probabilityBelow(dating, day + 1, 200));
			}),
		);
	});
	it("a probability equals the share of drawn dates for which it is true", () => {
		const dating = datePregnancy({ lastPeriodOn: 0, scanOn: 75, scanGestationalAgeDays: 77 });
		const random = seededRandom(4);
		let preterm = 0;
		for (let i = 0; i < 100_000; i++) if (260 - drawGestationStart(dating, random) < 259) preterm++;
		expect(Math.abs(preterm / 100_000 - pretermProbability(dating, 260))).toBeLessThan(0.006);
	});
	it("a linear quantity keeps its sd times its slope, a square its known mean, a jump its probability", () => {
		const dating = { gestationStartDay: 10, sdDays: 3, biasDays: 1 };
		const line = propagateDatingError(dating, (start) => 2 * (100 - start) + 1);
		expect(line.mean).toBeCloseTo(2 * 89 + 1, 9);
		expect(line.sd).toBeCloseTo(6, 6);
		expect(line.asDated).toBe(181);
		expect(Math.abs(line.upper - (179 + 1.96 * 6))).toBeLessThan(0.31);
		expect(propagateDatingError(dating, (start) => start ** 2).mean).toBeCloseTo(121 + 9, 6);
		const jump = propagateDatingError({ gestationStartDay: 0, sdDays: 3, biasDays: 0 }, (start) => (start > 1 ? 1 : 0));
		expect(Math.abs(jump.mean - 0.3694)).toBeLessThan(0.01);
	});
	it("what is not dated stays not known", () => {
		const dating = datePregnancy({});
		expect(pretermProbability(dating, 100)).toBeNaN();
		expect(gestationalAgeInterval(dating, 100).lowerDays).toBeNaN();
		expect(propagateDatingError(dating, (start) => start).mean).toBeNaN();
	});
});

describe("pregnancies of one person", () => {
	const first = datePregnancy({ lastPeriodOn: "2024-01-01", endedOn: "2024-10-01" });
	it("stand in order of their beginning", () => {
		const second = datePregnancy({ lastPeriodOn: "2025-06-01" });
		const given = [
			{ pregnancyId: "b", dating: second },
			{ pregnancyId: "a", dating: first },
		];
		expect(pregnancyOrder(given)).toEqual({ pregnancyIds: ["a", "b"], warnings: [] });
	});
	it("a conception before the earlier one's end is told; a new period at the day of a loss is not", () => {
		const overlapping = datePregnancy({ lastPeriodOn: "2024-06-01" });
		const order = pregnancyOrder([
			{ pregnancyId: "a", dating: first },
			{ pregnancyId: "b", dating: overlapping },
		]);
		expect(codes(order)).toEqual(["pregnancies-overlap"]);
		const loss = datePregnancy({ lastPeriodOn: 0, endedOn: 60 });
		const next = datePregnancy({ lastPeriodOn: 60 });
		const after = [
			{ pregnancyId: "a", dating: loss },
			{ pregnancyId: "b", dating: next },
		];
		expect(codes(pregnancyOrder(after))).toEqual([]);
	});
	it("an open end, a missing date and a repeated id are told", () => {
		const order = pregnancyOrder([
			{ pregnancyId: "a", dating: datePregnancy({ lastPeriodOn: readLocalDate("2024-01-01") }) },
			{ pregnancyId: "b", dating: datePregnancy({ lastPeriodOn: "2025-01-01" }) },
			{ pregnancyId: "c", dating: datePregnancy({}) },
			{ pregnancyId: "c", dating: datePregnancy({}) },
		]);
		expect(new Set(codes(order))).toEqual(
			new Set(["pregnancy-undated", "pregnancy-repeated", "earlier-pregnancy-open"]),
		);
		expect(order.pregnancyIds).toEqual(["a", "b", "c", "c"]);
	});
});
