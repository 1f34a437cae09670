import { drawInteger, drawNormal, type Random, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { type PlainModel, plainLogLikelihood } from "./log-likelihood.naive.ts";
import { mixedModel } from "./mixed-model.ts";
import type { RandomTerm } from "./random-terms.ts";

/** A model drawn at random: one to three terms of any grouping, unbalanced, with slopes, weights or correlated errors. */
function drawnModel(seed: string) {
	const random = seededRandom(seed);
	const n = 40 + drawInteger(random, 40);
	const nTerms = 1 + drawInteger(random, 3);
	const errors = nTerms === 1 ? ([undefined, "ar1", "car1", "compound"] as const)[drawInteger(random, 4)] : undefined;
	const x = draws(random, n, 3);
	const day = Array.from({ length: n }, (_, i) => i + 200);
	const terms = Array.from({ length: nTerms }, (_, k) => {
		const nGroups = 4 + drawInteger(random, 9);
		const groups = Array.from({ length: n }, () => drawInteger(random, nGroups));
		// Compound symmetry and a random intercept are one thing twice.
		const hasSlope = errors === "compound" || (k === 0 && drawInteger(random, 2) === 1);
		const intercept = errors !== "compound" && (!hasSlope || drawInteger(random, 4) > 0);
		const term: RandomTerm = {
			name: `term ${k}`,
			groups,
			intercept,
			correlated: drawInteger(random, 3) > 0,
			...(hasSlope && { columns: matrixFromColumns([x[0], day]) }),
		};
		const columns = [...(intercept ? [x[0].map(() => 1)] : []), ...(hasSlope ? [x[0], day] : [])];
		const effects = Array.from({ length: nGroups }, () => drawNormal(random));
		return { term, columns, effects: groups.map((g) => effects[g]) };
	});
	const weights = drawInteger(random, 3) === 0 ? Array.from({ length: n }, () => 0.5 + random()) : undefined;
	const outcome = x[0].map(
		(value, i) => 5 + value - x[1][i] + terms.reduce((sum, { effects }) => sum + effects[i], 0) + drawNormal(random),
	);
	return { n, x, day, terms, errors, weights, outcome, isReml: drawInteger(random, 2) === 1 };
}

const draws = (random: Random, n: number, k: number) =>
	Array.from({ length: k }, () => Array.from({ length: n }, () => drawNormal(random)));

describe("the likelihood", () => {
	it.each(Array.from({ length: 100 }, (_, k) => k))(
		"is that of the plain formula, and its maximum: drawn model %d",
		(k) => {
			const { x, day, terms, errors, weights, outcome, isReml } = drawnModel(`naive ${k}`);
			const fit = mixedModel({
				outcome,
				fixed: matrixFromColumns([x[0], x[1]]),
				random: terms.map(({ term }) => term),
				method: isReml ? "REML" : "ML",
				...(weights && { weights }),
				...(errors && { errors: { kind: errors, order: errors === "car1" ? day.map((d) => d / 7) : day } }),
			});
			const { groups } = terms[0].term;
			const between = (correlation: number) => (i: number, j: number) => {
				if (groups[i] !== groups[j]) return 0;
				if (i === j) return 1;
				if (errors === "compound") return correlation;
				return correlation ** (Math.abs(i - j) / (errors === "car1" ? 7 : 1));
			};
			const plain = (change: (values: Float64Array) => Float64Array, scale = 1, shift = 0): PlainModel => ({
				outcome,
				columns: [x[0].map(() => 1), x[0], x[1]],
				terms: terms.map(({ columns, term }, t) => ({
					groups: term.groups,
					columns,
					covariance: change(fit.random[t].covariance.values),
				})),
				residualVariance: fit.residualVariance * scale,
				...(weights && { weights }),
				...(fit.errors && { correlation: between(fit.errors.correlation + shift) }),
				isReml,
			});
			const codes = fit.warnings.map(({ code }) => code);
			const best = plainLogLikelihood(plain((values) => values));
			expect(Math.abs(best - fit.logLikelihood)).toBeLessThan(1e-6);
			// At the end of a correlation's range the search goes on for ever.
			if (codes.includes("correlation-limit")) return;
			expect(codes).not.toContain("not-converged");
			// Nearby variances, covariances and correlations are no better.
			const nearby = [
				...[0.98, 1.02].map((factor) => plain((values) => values.map((value) => value * factor))),
				...[0.98, 1.02].map((factor) => plain((values) => values, factor)),
				...[-0.01, 0.01].map((shift) => plain((values) => values, 1, shift)),
				plain((values) => values.map((value, m) => (m % (Math.sqrt(values.length) + 1) === 0 ? value * 1.02 : value))),
			];
			for (const other of nearby) {
				const value = plainLogLikelihood(other);
				if (!Number.isNaN(value)) expect(value).toBeLessThanOrEqual(best + 1e-7);
			}
		},
	);
});
