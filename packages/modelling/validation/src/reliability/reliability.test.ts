import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { intraclassCorrelation } from "./intraclass-correlation.ts";
import { lagCorrelation } from "./lag-correlation.ts";
import { nightsForReliability } from "./nights-for-reliability.ts";
import { reliabilityOfMean } from "./reliability-of-mean.ts";

describe("intraclassCorrelation", () => {
	it("is what a pencil gives for three people of two values", () => {
		// Means 1.5, 4.5, 7.5: mean square between 18, within 0.5, so (18 - 0.5) / (18 + 0.5).
		const result = intraclassCorrelation([
			[1, 2],
			[4, 5],
			[7, 8],
		]);
		expect(result.icc).toBeCloseTo(17.5 / 18.5, 14);
		expect(result.betweenVariance).toBeCloseTo(8.75, 14);
		expect(result.withinVariance).toBeCloseTo(0.5, 14);
		expect(result.nTypical).toBe(2);
		expect(result.low).toBeLessThan(result.icc);
		expect(result.high).toBeGreaterThan(result.icc);
	});

	it("finds planted components with unequal numbers, whatever the order and the unit", () => {
		const random = seededRandom(4);
		const people = Array.from({ length: 400 }, (_, i) => {
			const own = 2 * drawNormal(random);
			return Array.from({ length: 2 + (i % 9) }, () => 60 + own + 3 * drawNormal(random));
		});
		const result = intraclassCorrelation(people);
		expect(result.icc).toBeCloseTo(4 / 13, 1);
		expect(result.low).toBeLessThan(4 / 13);
		expect(result.high).toBeGreaterThan(4 / 13);
		const turned = intraclassCorrelation([...people].reverse().map((values) => values.map((value) => -1000 * value)));
		expect(turned.icc).toBeCloseTo(result.icc, 9);
	});

	it("leaves out NaN and people without values, and says when nothing can be told", () => {
		const full = intraclassCorrelation([
			[1, 2],
			[4, 5],
			[7, 8],
		]);
		expect(intraclassCorrelation([[1, Number.NaN, 2], [], [4, 5], [Number.NaN], [7, 8]])).toEqual(full);
		expect(intraclassCorrelation([[1], [2], [3]]).warnings.map(({ code }) => code)).toEqual(["too-few"]);
		expect(intraclassCorrelation([[1, 2, 3]]).icc).toBeNaN();
		expect(
			intraclassCorrelation([
				[2, 2],
				[2, 2],
			]).warnings.map(({ code }) => code),
		).toEqual(["constant"]);
		expect(
			intraclassCorrelation([
				[1, 1],
				[2, 2],
			]),
		).toMatchObject({ icc: 1, high: 1 });
		expect(() => intraclassCorrelation([[1, Number.POSITIVE_INFINITY]])).toThrow("in participant 0, position 1");
	});
});

describe("reliabilityOfMean and nightsForReliability", () => {
	it("follow Spearman and Brown for independent nights", () => {
		expect(reliabilityOfMean(4, { icc: 0.5 })).toBeCloseTo(0.8, 14);
		expect(nightsForReliability(0.8, { icc: 0.5 }).nights).toBe(4);
		expect(nightsForReliability(0.8, { icc: 0.5 }).exact).toBeCloseTo(4, 12);
		expect(nightsForReliability(0.8, { icc: 0.9 }).exact).toBeCloseTo(4 / 9, 12);
		expect(nightsForReliability(0.8, { icc: 0.9 }).nights).toBe(1);
	});

	it("count correlated nights for less, as the sum over pairs does", () => {
		for (const lagOne of [-0.4, 0.3, 0.9]) {
			for (const n of [1, 2, 7, 30]) {
				let variance = 0;
				for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) variance += lagOne ** Math.abs(i - j) / n ** 2;
				expect(reliabilityOfMean(n, { icc: 0.4, lagOne })).toBeCloseTo(0.4 / (0.4 + 0.6 * variance), 12);
			}
		}
		const independent = nightsForReliability(0.8, { icc: 0.4 });
		const correlated = nightsForReliability(0.8, { icc: 0.4, lagOne: 0.5 });
		expect(correlated.nights).toBeGreaterThan(independent.nights);
		expect(reliabilityOfMean(correlated.nights, { icc: 0.4, lagOne: 0.5 })).toBeGreaterThanOrEqual(0.8);
		expect(reliabilityOfMean(correlated.nights - 1, { icc: 0.4, lagOne: 0.5 })).toBeLessThan(0.8);
		expect(Math.ceil(correlated.exact)).toBe(correlated.nights);
	});

	it("say when no number of nights is enough, and refuse what is no reliability", () => {
		expect(nightsForReliability(0.8, { icc: 0 }).nights).toBe(Number.POSITIVE_INFINITY);
		expect(reliabilityOfMean(5, { icc: -0.1 })).toBe(0);
		expect(nightsForReliability(0.8, { icc: Number.NaN }).nights).toBeNaN();
		expect(() => nightsForReliability(1, { icc: 0.5 })).toThrow("target must be above 0 and below 1; got 1");
		expect(() => reliabilityOfMean(2, { icc: 1 })).toThrow("icc must be below 1; got 1");
		expect(() => reliabilityOfMean(2, { icc: 0.5, lagOne: 1 })).toThrow("lagOne must be above -1");
	});
});

describe("lagCorrelation", () => {
	it("pairs days that are exactly so far apart, about each one's own mean", () => {
		// Deviations -1, -1, 1, 1: products 1, -1, 1.
		expect(lagCorrelation([{ days: [1, 2, 3, 4], values: [1, 1, 3, 3] }])).toEqual({
			correlation: 1 / 3,
			nPairs: 3,
			nParticipants: 1,
		});
		const gap = lagCorrelation([{ days: [1, 2, 9, 10], values: [1, 1, 3, 3] }]);
		expect(gap).toEqual({ correlation: 1, nPairs: 2, nParticipants: 1 });
		expect(lagCorrelation([{ days: [1, 3], values: [1, 2] }]).correlation).toBeNaN();
	});

	it("finds a planted autoregression, people's levels apart", () => {
		const random = seededRandom(9);
		const people = Array.from({ length: 50 }, () => {
			const level = 100 * drawNormal(random);
			let state = drawNormal(random);
			const values = Array.from({ length: 200 }, () => {
				state = 0.6 * state + 0.8 * drawNormal(random);
				return level + state;
			});
			return { days: values.map((_, i) => i), values };
		});
		expect(lagCorrelation(people).correlation).toBeCloseTo(0.6, 1);
		expect(lagCorrelation(people, { lag: 2 }).correlation).toBeCloseTo(0.36, 1);
	});

	it("refuses days that do not rise", () => {
		expect(() => lagCorrelation([{ days: [2, 2], values: [1, 2] }])).toThrow(
			"days must rise; got 2 after 2 in participant 0",
		);
	});
});
