import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../../model/matrix.ts";
import { mixedModel } from "../mixed-model.ts";
import { groupProducts, joinProducts } from "./group-products.ts";
import { mixedFromProducts } from "./mixed-from-products.ts";

/** People with their own level and slope, of unlike numbers of rows. */
const random = seededRandom("products");
const people = Array.from({ length: 40 }, (_, person) => {
	const n = 3 + (person % 9);
	const level = 2 + drawNormal(random);
	const slope = 0.5 * drawNormal(random);
	const time = Array.from({ length: n }, (_, i) => (i + random()) / 4);
	return {
		time,
		square: time.map((t) => t * t),
		outcome: time.map((t) => level + (slope - 0.3) * t + 0.1 * t * t + 0.4 * drawNormal(random)),
	};
});
const products = groupProducts(people.map(({ time, square, outcome }) => [time, square, outcome]));
const flat = (of: (person: (typeof people)[number]) => readonly number[]) => people.flatMap(of);
const groups = people.flatMap(({ time }, person) => time.map(() => person));

describe("mixedFromProducts", () => {
	it.each([
		{ name: "random intercept", randomColumns: [0] },
		{ name: "random intercept and slope", randomColumns: [0, 1] },
	])("is the ML fit of mixedModel: $name", ({ randomColumns }) => {
		const fit = mixedFromProducts(products, { outcome: 3, fixed: [0, 1, 2], random: randomColumns });
		const judge = mixedModel({
			method: "ML",
			outcome: flat(({ outcome }) => outcome),
			fixed: matrixFromColumns([flat(({ time }) => time), flat(({ square }) => square)]),
			random: [
				{
					name: "person",
					groups,
					...(randomColumns.length === 2 && { columns: matrixFromColumns([flat(({ time }) => time)]) }),
				},
			],
		});
		expect(fit.deviance).toBeCloseTo(judge.deviance, 8);
		expect(fit.aic).toBeCloseTo(judge.aic, 8);
		expect(fit.nParameters).toBe(judge.nParameters);
		expect(fit.n).toBe(judge.n);
		expect(fit.residualVariance).toBeCloseTo(judge.residualVariance, 8);
		judge.coefficients.forEach(({ estimate }, j) => {
			expect(fit.estimates[j]).toBeCloseTo(estimate, 7);
		});
		judge.random[0].covariance.values.forEach((value, m) => {
			expect(fit.randomCovariance.values[m]).toBeCloseTo(value, 6);
		});
	});

	it("the groups' log-likelihoods sum to the whole", () => {
		for (const randomColumns of [[0], [0, 1]]) {
			const fit = mixedFromProducts(products, { outcome: 3, fixed: [0, 1, 2], random: randomColumns });
			expect(fit.groupLogLikelihoods).toHaveLength(40);
			expect(fit.groupLogLikelihoods.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit.logLikelihood, 8);
		}
	});

	it("does not depend on the order of groups, nor on how they were joined", () => {
		const model = { outcome: 3, fixed: [0, 1, 2], random: [0, 1] };
		const parts = [people.slice(25), people.slice(0, 25)].map((part) =>
			groupProducts(part.map(({ time, square, outcome }) => [time, square, outcome])),
		);
		expect(mixedFromProducts(joinProducts(parts), model).deviance).toBeCloseTo(
			mixedFromProducts(products, model).deviance,
			8,
		);
	});

	it("leaves out a group without rows", () => {
		const some = groupProducts([[[], []], ...people.map(({ time, outcome }) => [time, outcome])]);
		expect(some.nGroups).toBe(40);
	});

	it.each([
		[{ outcome: 4, fixed: [0], random: [0] }, "mixedFromProducts: model must name columns 0 .. 3"],
		[{ outcome: 3, fixed: [], random: [0] }, "at least one fixed and one random"],
		[
			{ outcome: 3, fixed: [0, 1, 1], random: [0] },
			"mixedFromProducts: fixed must be linearly independent columns; got 0, 1, 1",
		],
	])("refuses %j", (model, message) => {
		expect(() => mixedFromProducts(products, model)).toThrow(message);
	});

	it("refuses one group, too few rows, and numbers that are not finite", () => {
		const model = { outcome: 2, fixed: [0, 1], random: [0] };
		expect(() =>
			mixedFromProducts(
				groupProducts([
					[
						[0, 1],
						[1, 2],
					],
				]),
				model,
			),
		).toThrow("groups must be at least 2; got 1");
		expect(() =>
			mixedFromProducts(
				groupProducts([
					[[0], [1]],
					[[1], [2]],
				]),
				model,
			),
		).toThrow("more rows than effects");
		expect(() =>
			groupProducts([
				[
					[0, 1],
					[1, Number.NaN],
				],
			]),
		).toThrow("groups[0] must hold finite numbers");
		expect(() =>
			groupProducts([
				[
					[0, 1],
					[1, 2],
				],
				[[0, 1], [1]],
			]),
		).toThrow("groups[1] must have 2 columns of one length; got lengths 2, 1");
		expect(() => joinProducts([products, groupProducts([[[1], [2]]])])).toThrow(
			"joinProducts: parts must have the same columns (4); got 3",
		);
	});
});
