import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaUnderRocNaive } from "./area-under-roc.naive.ts";
import { areaUnderRoc } from "./area-under-roc.ts";
import { averagePrecision } from "./average-precision.ts";
import { classificationAt } from "./classification-at.ts";
import { delongNaive } from "./delong.naive.ts";
import { delong } from "./delong.ts";
import { delongTest } from "./delong-test.ts";
import { rocBand } from "./roc-band.ts";
import { rocCurve } from "./roc-curve.ts";

const scores = [0.1, 0.4, 0.35, 0.8];
const outcomes = [0, 0, 1, 1];

/** Scores with many ties beside outcomes of both kinds. */
const ranked = fc
	.array(
		fc.record({
			score: fc.integer({ min: 0, max: 12 }),
			other: fc.integer({ min: 0, max: 12 }),
			outcome: fc.integer({ min: 0, max: 1 }),
		}),
		{
			minLength: 4,
			maxLength: 60,
		},
	)
	.filter((rows) => {
		const nEvents = rows.reduce((sum, row) => sum + row.outcome, 0);
		return nEvents >= 2 && nEvents <= rows.length - 2;
	})
	.map((rows) => ({
		scores: rows.map((row) => row.score),
		others: rows.map((row) => row.other),
		outcomes: rows.map((row) => row.outcome),
	}));

describe("by hand", () => {
	it("three of four pairs are in order: AUC 0.75", () => {
		expect(areaUnderRoc(scores, outcomes)).toBe(0.75);
		expect(areaUnderRoc([1, 1], [0, 1])).toBe(0.5);
	});

	it("DeLong: placements 0.5 and 1, 1 and 0.5 give a standard error of root 1/8", () => {
		const { auc, se, low, high, nEvents, n } = delong(scores, outcomes);
		expect(auc).toBe(0.75);
		expect(se).toBeCloseTo(Math.sqrt(1 / 8), 14);
		expect(low).toBeCloseTo(0.75 - 1.959963984540054 * Math.sqrt(1 / 8), 12);
		expect(high).toBe(1);
		expect([nEvents, n]).toEqual([2, 4]);
	});

	it("on the logit scale the interval stays inside", () => {
		const { low, high } = delong(scores, outcomes, { scale: "logit" });
		const half = (1.959963984540054 * Math.sqrt(1 / 8)) / (0.75 * 0.25);
		expect(low).toBeCloseTo(1 / (1 + Math.exp(half - Math.log(3))), 12);
		expect(high).toBeLessThan(1);
	});

	it("the ROC curve has one point a distinct score, and its area is the AUC", () => {
		const { thresholds, sensitivity, falsePositiveRate } = rocCurve(scores, outcomes);
		expect(Array.from(thresholds)).toEqual([Number.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1]);
		expect(Array.from(sensitivity)).toEqual([0, 0.5, 0.5, 1, 1]);
		expect(Array.from(falsePositiveRate)).toEqual([0, 0, 0.5, 0.5, 1]);
	});

	it("average precision 1/2 x 1 + 1/2 x 2/3", () => {
		expect(averagePrecision(scores, outcomes)).toBeCloseTo(5 / 6, 15);
		expect(averagePrecision([1, 1, 1, 1], outcomes)).toBe(0.5);
	});

	it("a row at the threshold is called positive", () => {
		const { sensitivity, specificity, positivePredictiveValue } = classificationAt(scores, outcomes, {
			threshold: 0.4,
		});
		expect([sensitivity.estimate, specificity.estimate, positivePredictiveValue.estimate]).toEqual([0.5, 0.5, 0.5]);
	});
});

describe("edges", () => {
	for (const [what, s, y] of [
		["no rows", [], []],
		["one row", [0.3], [1]],
		["events only", [0.1, 0.2], [1, 1]],
		["no event", [0.1, 0.2], [0, 0]],
	] as const) {
		it(`${what}: nothing to estimate`, () => {
			expect(areaUnderRoc(s, y)).toBeNaN();
			expect(delong(s, y).se).toBeNaN();
			expect(delong(s, y).auc).toBeNaN();
			expect(delongTest({ first: s, second: s }, y).p).toBeNaN();
			expect(rocCurve(s, y).n).toBe(s.length);
		});
	}

	it("constant scores: AUC 1/2 without spread, and no test", () => {
		expect(delong([1, 1, 1, 1], outcomes)).toMatchObject({ auc: 0.5, se: 0, low: 0.5, high: 0.5 });
		expect(delongTest({ first: scores, second: scores }, outcomes).z).toBeNaN();
		expect(rocCurve([1, 1, 1, 1], outcomes).sensitivity.length).toBe(2);
	});

	it("one event only: an AUC, but no interval", () => {
		const { auc, se, low } = delong([1, 2, 3], [0, 0, 1]);
		expect(auc).toBe(1);
		expect(se).toBeNaN();
		expect(low).toBeNaN();
	});

	it("refuses NaN, other outcomes and other lengths", () => {
		for (const measure of [areaUnderRoc, delong, rocCurve, averagePrecision]) {
			expect(() => measure([0.1, Number.NaN], [0, 1])).toThrow("scores must be finite; got NaN at position 1");
			expect(() => measure([0.1, 0.2], [0, 2])).toThrow("outcomes must be 0 or 1; got 2 at row 1");
			expect(() => measure([0.1], [0, 1])).toThrow("outcomes must be as long as scores (1); got 2");
		}
		expect(() => delong(scores, outcomes, { levelPercent: 100 })).toThrow("levelPercent must be above 0 and below 100");
		expect(() => rocBand([1, 2], [1, 1])).toThrow("outcomes must hold both 0 and 1");
	});
});

describe("the slow twins agree", () => {
	it("AUC, and DeLong's variances and covariance, with many ties", () => {
		fc.assert(
			fc.property(ranked, ({ scores: s, others, outcomes: y }) => {
				const { aucs, covariance } = delongNaive([s, others], y);
				expect(areaUnderRoc(s, y)).toBeCloseTo(areaUnderRocNaive(s, y), 12);
				expect(delong(s, y).auc).toBeCloseTo(aucs[0], 12);
				expect(delong(s, y).se ** 2).toBeCloseTo(covariance[0][0], 12);
				const test = delongTest({ first: s, second: others }, y);
				expect(test.difference).toBeCloseTo(aucs[0] - aucs[1], 12);
				expect(test.se ** 2).toBeCloseTo(covariance[0][0] + covariance[1][1] - 2 * covariance[0][1], 12);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("properties", () => {
	it("monotone maps change nothing; reversing scores or outcomes mirrors the AUC", () => {
		fc.assert(
			fc.property(ranked, ({ scores: s, outcomes: y }) => {
				const own = delong(s, y);
				const mapped = delong(
					s.map((x) => Math.exp(x / 3) - 7),
					y,
				);
				expect([mapped.auc, mapped.se]).toEqual([own.auc, own.se]);
				const mirrored = delong(
					s.map((x) => -x),
					y,
				);
				expect(mirrored.auc).toBeCloseTo(1 - own.auc, 12);
				expect(mirrored.se).toBeCloseTo(own.se, 12);
				expect(
					areaUnderRoc(
						s,
						y.map((v) => 1 - v),
					),
				).toBeCloseTo(1 - own.auc, 12);
			}),
		);
	});

	it("the order of the rows does not matter", () => {
		fc.assert(
			fc.property(ranked, ({ scores: s, outcomes: y }) => {
				expect(areaUnderRoc(s.toReversed(), y.toReversed())).toBe(areaUnderRoc(s, y));
				expect(averagePrecision(s.toReversed(), y.toReversed())).toBe(averagePrecision(s, y));
			}),
		);
	});

	it("the paired test is symmetric", () => {
		fc.assert(
			fc.property(ranked, ({ scores: first, others: second, outcomes: y }) => {
				const forth = delongTest({ first, second }, y);
				const back = delongTest({ first: second, second: first }, y);
				expect(back.difference).toBeCloseTo(-forth.difference, 12);
				expect(back.low).toBeCloseTo(-forth.high, 12);
				if (!Number.isNaN(forth.p)) expect(back.p).toBeCloseTo(forth.p, 12);
			}),
		);
	});

	it("the area below the curve by trapezia is the AUC, and rates rise", () => {
		fc.assert(
			fc.property(ranked, ({ scores: s, outcomes: y }) => {
				const { sensitivity, falsePositiveRate } = rocCurve(s, y);
				let area = 0;
				for (let i = 1; i < sensitivity.length; i++) {
					expect(sensitivity[i]).toBeGreaterThanOrEqual(sensitivity[i - 1]);
					area += ((falsePositiveRate[i] - falsePositiveRate[i - 1]) * (sensitivity[i] + sensitivity[i - 1])) / 2;
				}
				expect(area).toBeCloseTo(areaUnderRoc(s, y), 12);
			}),
		);
	});

	it("with one row a participant the clustered standard error is DeLong's; rows given twice do not make it smaller", () => {
		fc.assert(
			fc.property(ranked, ({ scores: s, outcomes: y }) => {
				const own = delong(s, y);
				const ids = s.map((_, i) => i);
				expect(delong(s, y, { participantIds: ids }).se).toBeCloseTo(own.se, 12);
				const doubled = delong([...s, ...s], [...y, ...y], { participantIds: [...ids, ...ids] });
				expect(doubled.auc).toBeCloseTo(own.auc, 12);
				expect(doubled.se).toBeCloseTo(own.se, 12);
			}),
		);
	});
});

describe("intervals cover", () => {
	it("DeLong's 95 % interval holds the true AUC in about 95 of 100 samples (30 events, 120 others)", () => {
		// Normal scores one standard deviation apart: AUC = Phi(1 / sqrt 2).
		const truth = 0.7602499389065233;
		let covered = 0;
		for (let s = 0; s < 400; s++) {
			const random = seededRandom(`delong ${s}`);
			const y = Array.from({ length: 150 }, (_, i) => (i < 30 ? 1 : 0));
			const { low, high } = delong(
				y.map((v) => v + drawNormal(random)),
				y,
			);
			if (low <= truth && truth <= high) covered++;
		}
		// Binomial, p = 0.94: 376 +- 4 x 4.7.
		expect(covered).toBeGreaterThan(357);
		expect(covered).toBeLessThan(396);
	});

	it("clustered rows: ignoring participants covers too seldom, heeding them covers", () => {
		let heeding = 0;
		let ignoring = 0;
		// Each participant's rows share an effect as large as their own noise; truth: scores differ by 1, SD sqrt 2.
		const truth = 0.6914624612740131;
		for (let s = 0; s < 200; s++) {
			const random = seededRandom(`clusters ${s}`);
			const score: number[] = [];
			const y: number[] = [];
			const ids: number[] = [];
			for (let participant = 0; participant < 60; participant++) {
				const effect = drawNormal(random);
				const outcome = participant % 3 === 0 ? 1 : 0;
				for (let row = 0; row < 5; row++) {
					score.push(outcome + effect + drawNormal(random));
					y.push(outcome);
					ids.push(participant);
				}
			}
			const own = delong(score, y, { participantIds: ids });
			if (own.low <= truth && truth <= own.high) heeding++;
			const wrong = delong(score, y);
			if (wrong.low <= truth && truth <= wrong.high) ignoring++;
		}
		expect(heeding).toBeGreaterThan(172);
		expect(ignoring).toBeLessThan(160);
	});
});

describe("rocBand", () => {
	it("holds the curve, repeats itself for one seed, and is narrower with more rows", () => {
		const sample = (n: number) => {
			const random = seededRandom(n);
			const y = Array.from({ length: n }, (_, i) => (i % 4 === 0 ? 1 : 0));
			return { y, s: y.map((v) => v + drawNormal(random)) };
		};
		const small = sample(80);
		const large = sample(800);
		const options = { repeats: 200, nPoints: 11 };
		const band = rocBand(small.s, small.y, options);
		expect(rocBand(small.s, small.y, options)).toEqual(band);
		const width = (b: typeof band) => b.high.reduce((sum, value, g) => sum + value - b.low[g], 0);
		expect(width(rocBand(large.s, large.y, options))).toBeLessThan(width(band) / 2);
		for (let g = 0; g < 11; g++) {
			expect(band.low[g]).toBeLessThanOrEqual(band.high[g]);
			expect(band.sensitivity[g]).toBeGreaterThanOrEqual(band.low[g] - 0.1);
			expect(band.sensitivity[g]).toBeLessThanOrEqual(band.high[g] + 0.1);
		}
		expect(band.sensitivity[10]).toBe(1);
		expect(band.method).toContain("200 resamples");
	});
});
