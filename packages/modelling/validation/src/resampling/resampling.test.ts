import { drawNormal, isInvalidInput, seededRandom } from "@quickening/core";
import { type Fit, inverseLogit, logisticRegression, type Matrix } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delong } from "../discrimination/delong.ts";
import { groupedFolds } from "./grouped-folds.ts";
import { optimismCorrectedBootstrap } from "./optimism-corrected-bootstrap.ts";
import { repeatedCrossValidation } from "./repeated-cross-validation.ts";

/** Maximum likelihood: overfits when columns are many. */
const logistic: Fit = (features, outcomes) => {
	const { coefficients } = logisticRegression(features, outcomes);
	return ({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => {
			let eta = coefficients[0];
			for (let j = 0; j < nColumns; j++) eta += coefficients[j + 1] * values[i * nColumns + j];
			return inverseLogit(eta);
		});
};

/** The first column as it is: nothing is learned, so nothing can be too good. */
const fixed: Fit =
	() =>
	({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => inverseLogit(values[i * nColumns]));

/** Remembers its training rows and their outcomes: the worst overfitting there is. */
const memory: Fit = (features, outcomes) => {
	const known = new Map<number, number>();
	for (let i = 0; i < features.nRows; i++) known.set(features.values[i * features.nColumns], outcomes[i]);
	return ({ values, nRows, nColumns }) =>
		Float64Array.from({ length: nRows }, (_, i) => 0.25 + 0.5 * (known.get(values[i * nColumns]) ?? 0.5));
};

function data(seed: number | string, n: number, k: number, effect = 1): { features: Matrix; outcomes: Float64Array } {
	const random = seededRandom(seed);
	const values = Float64Array.from({ length: n * k }, () => drawNormal(random));
	const outcomes = Float64Array.from({ length: n }, (_, i) =>
		random() < inverseLogit(-1 + effect * values[i * k]) ? 1 : 0,
	);
	return { features: { values, nRows: n, nColumns: k }, outcomes };
}

describe("groupedFolds", () => {
	const rows = fc
		.array(fc.record({ participant: fc.integer({ min: 0, max: 25 }), outcome: fc.integer({ min: 0, max: 1 }) }), {
			minLength: 20,
			maxLength: 120,
		})
		.filter((all) => new Set(all.map((row) => row.participant)).size >= 5);

	it("puts every row in one fold, fills every fold and never splits a participant", () => {
		fc.assert(
			fc.property(rows, fc.integer({ min: 2, max: 5 }), fc.boolean(), fc.integer(), (all, folds, stratified, seed) => {
				const participantIds = all.map((row) => `mother-${row.participant}`);
				const fold = groupedFolds(
					all.map((row) => row.outcome),
					{ folds, participantIds, stratified, random: seededRandom(seed) },
				);
				expect(fold.length).toBe(all.length);
				expect(new Set(fold)).toEqual(new Set(Array.from({ length: folds }, (_, f) => f)));
				const foldOf = new Map<string, number>();
				participantIds.forEach((id, i) => {
					expect(foldOf.get(id) ?? fold[i]).toBe(fold[i]);
					foldOf.set(id, fold[i]);
				});
			}),
		);
	});

	it("with one row a participant, events and rows differ by at most one", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 10, maxLength: 90 }),
				fc.integer({ min: 2, max: 10 }),
				(outcomes, folds) => {
					const fold = groupedFolds(outcomes, { folds });
					const events = new Int32Array(folds);
					const sizes = new Int32Array(folds);
					fold.forEach((f, i) => {
						events[f] += outcomes[i];
						sizes[f]++;
					});
					expect(Math.max(...events) - Math.min(...events)).toBeLessThanOrEqual(1);
					expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
				},
			),
		);
	});

	it("repeats itself for one seed and not for another", () => {
		const outcomes = Array.from({ length: 40 }, (_, i) => i % 2);
		const run = (seed: number) => groupedFolds(outcomes, { random: seededRandom(seed) });
		expect(run(1)).toEqual(run(1));
		expect(run(1)).not.toEqual(run(2));
	});

	it("refuses more folds than participants", () => {
		expect(() => groupedFolds([0, 1, 0], { folds: 2, participantIds: ["a", "a", "a"] })).toThrow(
			"groupedFolds: folds must be at most the number of participants (1); got 2",
		);
		expect(() => groupedFolds([0, 1], { folds: 2, participantIds: ["a"] })).toThrow(
			"participantIds must be as long as there are rows (2)",
		);
	});
});

describe("repeatedCrossValidation", () => {
	it("gives a model that learns nothing exactly its plain AUC and DeLong's interval", () => {
		const { features, outcomes } = data("fixed", 150, 2);
		const result = repeatedCrossValidation(fixed, features, outcomes, { repeats: 3 });
		const plain = delong(fixed(features, outcomes, Math.random)(features), outcomes);
		expect(result.aucMean).toBeCloseTo(plain.auc, 12);
		expect(result.aucInterval.low).toBeCloseTo(plain.low, 12);
		expect(result.aucInterval.high).toBeCloseTo(plain.high, 12);
		expect(result.aucInterval.method).toContain("models taken as fixed");
		expect(result.predictionsPerRepeat.length).toBe(3);
	});

	it("sees through a model that remembers its rows, also when participants repeat them", () => {
		const { features, outcomes } = data("memory", 60, 1, 0);
		expect(repeatedCrossValidation(memory, features, outcomes, { repeats: 2 }).aucMean).toBe(0.5);
		const twice: Matrix = {
			values: Float64Array.from([...features.values, ...features.values]),
			nRows: 120,
			nColumns: 1,
		};
		const both = Float64Array.from([...outcomes, ...outcomes]);
		const participantIds = Array.from({ length: 120 }, (_, i) => i % 60);
		expect(repeatedCrossValidation(memory, twice, both, { repeats: 2, participantIds }).aucMean).toBe(0.5);
		expect(repeatedCrossValidation(memory, twice, both, { repeats: 2 }).aucMean).toBeGreaterThan(0.8);
	});

	it("never fits on a row that it predicts", () => {
		const { features, outcomes } = data("apart", 50, 1);
		let nFits = 0;
		const watched: Fit = (training) => {
			nFits++;
			const seen = new Set(training.values);
			return (held) => {
				for (const value of held.values) expect(seen.has(value)).toBe(false);
				return new Float64Array(held.nRows).fill(0.5);
			};
		};
		repeatedCrossValidation(watched, features, outcomes, { folds: 5, repeats: 4 });
		expect(nFits).toBe(20);
	});

	it("uses the same folds for every model and repeats itself; progress is told", () => {
		const { features, outcomes } = data("same", 80, 2);
		const told: number[] = [];
		const options = { repeats: 3, onProgress: (done: number, total: number) => told.push(done / total) };
		const first = repeatedCrossValidation(logistic, features, outcomes, options);
		expect(told).toEqual([1 / 3, 2 / 3, 1]);
		expect(repeatedCrossValidation(logistic, features, outcomes, { repeats: 3 })).toEqual(first);
		expect(repeatedCrossValidation(fixed, features, outcomes, { repeats: 3 }).folds).toEqual(first.folds);
	});

	it("refuses NaN and one class", () => {
		const { features } = data("bad", 10, 1);
		expect(() => repeatedCrossValidation(fixed, features, new Float64Array(10))).toThrow("must hold both 0 and 1");
		features.values[3] = Number.NaN;
		expect(() => repeatedCrossValidation(fixed, features, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])).toThrow("got NaN in row 3");
	});
});

describe("optimismCorrectedBootstrap", () => {
	it("takes almost nothing off a model that learns nothing, and its interval is near DeLong's", () => {
		const { features, outcomes } = data("fixed", 200, 2);
		const { auc, brier, repeats } = optimismCorrectedBootstrap(fixed, features, outcomes, { repeats: 400 });
		const plain = delong(fixed(features, outcomes, Math.random)(features), outcomes);
		expect(auc.apparent).toBe(plain.auc);
		// The mean over resamples of (resample - original) has standard error se / sqrt(400).
		expect(Math.abs(auc.optimism)).toBeLessThan((4 * plain.se) / Math.sqrt(repeats));
		expect(auc.low).toBeCloseTo(plain.low, 1);
		expect(auc.high).toBeCloseTo(plain.high, 1);
		expect(brier.corrected).toBeCloseTo(brier.apparent, 2);
	});

	it("of maximum likelihood, apparent intercept and slope are 0 and 1, and the corrected slope is below 1", () => {
		const { features, outcomes } = data("overfit", 120, 8);
		const { auc, slope, intercept } = optimismCorrectedBootstrap(logistic, features, outcomes, { repeats: 100 });
		expect(intercept.apparent).toBeCloseTo(0, 8);
		expect(slope.apparent).toBeCloseTo(1, 8);
		expect(slope.corrected).toBeLessThan(0.9);
		expect(slope.low).toBeLessThan(slope.corrected);
		expect(slope.high).toBeGreaterThan(slope.corrected);
		expect(slope.intervalMethod).toContain("model variation only");
		expect(auc.corrected).toBeLessThan(auc.apparent);
		expect(auc.intervalMethod).toContain("location-shifted");
	});

	it("corrects towards the AUC on new data (mean over 20 data sets of 200 rows and 10 columns)", () => {
		let apparent = 0;
		let corrected = 0;
		let onNew = 0;
		const fresh = data("fresh", 3000, 10);
		for (let s = 0; s < 20; s++) {
			const { features, outcomes } = data(`set ${s}`, 200, 10);
			const { auc } = optimismCorrectedBootstrap(logistic, features, outcomes, { repeats: 40 });
			apparent += auc.apparent / 20;
			corrected += auc.corrected / 20;
			onNew += delong(logistic(features, outcomes, Math.random)(fresh.features), fresh.outcomes).auc / 20;
		}
		expect(apparent - onNew).toBeGreaterThan(0.04);
		expect(Math.abs(corrected - onNew)).toBeLessThan(0.03);
	});

	it("the location-shifted limits are the percentiles of the resampled AUC less the optimism", () => {
		const { features, outcomes } = data("shift", 80, 1);
		const narrow = optimismCorrectedBootstrap(logistic, features, outcomes, { repeats: 101, levelPercent: 50 });
		const wide = optimismCorrectedBootstrap(logistic, features, outcomes, { repeats: 101, levelPercent: 95 });
		expect(narrow.auc.optimism).toBe(wide.auc.optimism);
		expect(narrow.auc.high - narrow.auc.low).toBeLessThan(wide.auc.high - wide.auc.low);
	});

	it("two-stage intervals are given for every measure", () => {
		const { features, outcomes } = data("two-stage", 100, 2);
		let total = 0;
		const result = optimismCorrectedBootstrap(logistic, features, outcomes, {
			repeats: 10,
			outerRepeats: 30,
			onProgress: (_, all) => {
				total = all;
			},
		});
		expect(total).toBe(310);
		for (const name of ["auc", "brier", "intercept", "slope"] as const) {
			expect(result[name].low).toBeLessThan(result[name].high);
			expect(result[name].intervalMethod).toContain("two-stage bootstrap, 30 x 10 resamples");
		}
	});

	it("draws whole participants, and draws again what holds one outcome only", () => {
		const { features, outcomes } = data("rare", 30, 1);
		outcomes.fill(0);
		outcomes[0] = 1;
		outcomes[1] = 1;
		const sizes = new Set<number>();
		const watched: Fit = (training, y, random) => {
			sizes.add(training.nRows);
			expect(y.includes(1) && y.includes(0)).toBe(true);
			return fixed(training, y, random);
		};
		const participantIds = Array.from({ length: 30 }, (_, i) => Math.floor(i / 3));
		const result = optimismCorrectedBootstrap(watched, features, outcomes, { repeats: 60, participantIds });
		expect([...sizes]).toEqual([30]);
		expect(result.nRedrawn).toBeGreaterThan(0);
	});

	it("measures that cannot be estimated are NaN and counted, the others stay", () => {
		const { features, outcomes } = data("bound", 60, 1);
		const certain: Fit =
			() =>
			({ nRows, values }) =>
				Float64Array.from({ length: nRows }, (_, i) => (values[i] > 0 ? 1 : 0));
		const { auc, slope } = optimismCorrectedBootstrap(certain, features, outcomes, { repeats: 20 });
		expect(slope.corrected).toBeNaN();
		expect(slope.nNotEstimable).toBe(20);
		expect(Number.isFinite(auc.low)).toBe(true);
	});

	it("repeats itself for one seed and not for another, and refuses bad input", () => {
		const { features, outcomes } = data("seed", 60, 1);
		const run = (seed: number) =>
			optimismCorrectedBootstrap(fixed, features, outcomes, { repeats: 20, random: seededRandom(seed) }).auc;
		expect(run(1)).toEqual(run(1));
		expect(run(1)).not.toEqual(run(2));
		try {
			optimismCorrectedBootstrap(fixed, features, outcomes, { repeats: 0 });
			expect.unreachable();
		} catch (error) {
			expect(isInvalidInput(error)).toBe(true);
		}
	});
});
