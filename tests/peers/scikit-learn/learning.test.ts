import { seededRandom } from "@quickening/core";
import { fitPenalisedLogistic, fitRandomForest, smote } from "@quickening/learning";
import { columnScales, type Matrix, matrixFromColumns, mean, standardDeviation } from "@quickening/stats";
import { areaUnderRoc } from "@quickening/validation";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

/** Both sides solve the same smooth problem to about 1e-13; what remains is rounding. */
const smoothTolerance = 1e-9;
/** SAGA stops when coefficients move by less than its own tolerance, which leaves about this error. */
const sagaTolerance = 1e-7;
/** lbfgs stops when its progress is in the rounding of the loss, which leaves about 1e-8 in the coefficients. */
const lbfgsTolerance = 1e-7;

function featuresOf(table: Record<string, Float64Array>): Matrix {
	return matrixFromColumns([table.age, table.x1, table.x2, table.x3, table.x4]);
}

describe("scikit-learn: penalised logistic regression", () => {
	const { cases, rows } = readPeer("scikit-learn/fits.json");
	const table = readTabular(rows);
	for (const { penalty, mixing, lambda_, intercept, coefficients } of cases) {
		it(`${penalty} at lambda ${lambda_} has the same coefficients as C = 1 / (n lambda)`, () => {
			const fit = fitPenalisedLogistic(featuresOf(table), table.y, {
				penalty,
				lambda: lambda_,
				...(penalty === "elastic-net" ? { mixing } : {}),
			});
			expect(fit.warnings).toEqual([]);
			const tolerance = penalty === "ridge" ? smoothTolerance : sagaTolerance;
			for (let j = 0; j < 5; j++) expectClose(fit.standardisedCoefficients[j], coefficients[j], tolerance, 0.1);
			const { centres } = columnScales(featuresOf(table));
			let atMeans = fit.intercept;
			for (let j = 0; j < 5; j++) atMeans += fit.coefficients[j] * centres[j];
			expectClose(atMeans, intercept, tolerance);
		});
	}

	it("without a penalty has the coefficients of C = infinity on 10,000 rows", () => {
		const { coef, intercept } = readPeer("scikit-learn/W9.sklearn.logistic_unpenalised.json").output;
		const all = readTabular();
		const fit = fitPenalisedLogistic(featuresOf(all), all.y, { penalty: "none" });
		for (let j = 0; j < 5; j++) expectClose(fit.coefficients[j], coef[j], lbfgsTolerance, 1);
		expectClose(fit.intercept, intercept, lbfgsTolerance);
	});
});

describe("scikit-learn: trees and forests", () => {
	const { trees, outOfBagAuc, outOfBagAucMinLeaf10, rows } = readPeer("scikit-learn/forest.json");
	const table = readTabular(rows);
	const features = featuresOf(table);
	for (const { maxDepth, minLeaf, probabilities, nNodes } of trees) {
		it(`a tree of depth ${maxDepth} with leaves of ${minLeaf} gives the same probabilities`, () => {
			const forest = fitRandomForest(features, table.y, {
				nTrees: 1,
				maxFeatures: "all",
				bootstrap: false,
				maxDepth,
				minLeaf,
			});
			expect(forest.trees[0].column.length).toBe(nNodes);
			const predicted = forest.predict(features);
			for (let i = 0; i < rows; i++) expectClose(predicted[i], probabilities[i], 1e-12);
		});
	}

	for (const [minLeaf, expected] of [
		[1, outOfBagAuc],
		[10, outOfBagAucMinLeaf10],
	] as const) {
		it(`forests with leaves of ${minLeaf} have the same out-of-bag AUC over seeds (4 standard errors of the difference)`, () => {
			const own = Array.from({ length: 12 }, (_, seed) =>
				areaUnderRoc(fitRandomForest(features, table.y, { minLeaf, random: seededRandom(seed) }).outOfBag, table.y),
			);
			const error = Math.hypot(standardDeviation(own) / Math.sqrt(12), standardDeviation(expected) / Math.sqrt(20));
			expect(Math.abs(mean(own) - mean(expected))).toBeLessThan(4 * error);
		});
	}
});

describe("scikit-learn: SMOTE", () => {
	it("chooses among the same neighbours as NearestNeighbors, and makes as many rows as imbalanced-learn", () => {
		const { neighbours, rareRows, nRowsAfterSmote, rows } = readPeer("scikit-learn/neighbours.json");
		const table = readTabular(rows);
		const raw = featuresOf(table);
		const { centres, scales } = columnScales(raw);
		const standardised = { ...raw, values: raw.values.map((x, i) => (x - centres[i % 5]) / scales[i % 5]) };
		const result = smote(standardised, table.y);
		expect(result.outcomes.length).toBe(nRowsAfterSmote);
		const seen = new Map<number, Set<number>>();
		for (let seed = 0; seed < 30; seed++) {
			const { sourceRows, neighbourRows } = smote(standardised, table.y, { random: seededRandom(seed) });
			for (let i = rows; i < sourceRows.length; i++) {
				if (!seen.has(sourceRows[i])) seen.set(sourceRows[i], new Set());
				seen.get(sourceRows[i])?.add(neighbourRows[i]);
			}
		}
		rareRows.forEach((row: number, m: number) => {
			expect([...(seen.get(row) ?? [])].sort((a, b) => a - b)).toEqual(
				neighbours[m].toSorted((a: number, b: number) => a - b),
			);
		});
	});
});
