import { InvalidInputError } from "@quickening/core";
import { choleskyFactor } from "../../linear-algebra/cholesky.ts";
import type { Matrix } from "../../model/matrix.ts";
import { profiledDeviance } from "../criterion.ts";
import type { FreeElement } from "../group-sums.ts";
import { minimiseNewton } from "../minimise-newton.ts";
import { oneFactorCriterion } from "../one-factor.ts";
import { groupLogLikelihoods } from "./group-log-likelihoods.ts";
import type { GroupProducts } from "./group-products.ts";
import type { ProductsModel } from "./products-model.ts";
import { sumsOf } from "./sums-of-products.ts";
import { backward, forward } from "./triangular.ts";

/** A linear mixed model fitted by maximum likelihood from products. */
export interface ProductsFit {
	readonly logLikelihood: number;
	/** -2 log-likelihood. */
	readonly deviance: number;
	readonly aic: number;
	/** Fixed effects, variances and covariances, the residual variance among them. */
	readonly nParameters: number;
	/** Fixed effects, in the order of `fixed`. */
	readonly estimates: Float64Array;
	/** Covariance of the random effects, q x q. */
	readonly randomCovariance: Matrix;
	readonly residualVariance: number;
	readonly n: number;
	readonly nGroups: number;
	/** log-likelihood of each group; they sum to `logLikelihood`. */
	readonly groupLogLikelihoods: Float64Array;
	/** Where the search ended: the covariance of the random effects in the model's own units. */
	readonly theta: Float64Array;
	readonly converged: boolean;
}

/**
 * Linear mixed model with one grouping factor by maximum likelihood (ML), from sums of products within groups: the model of
 * `mixedModel({ method: "ML" })`, without a pass over the rows. Likelihoods of other fixed effects of the same rows may be
 * compared.
 *
 * @param groups - From `groupProducts`. @param model - Columns of the outcome, the fixed and the random effects.
 * @throws InvalidInputError when the model names no column or one that is not there, a fixed or random column is a combination of
 *   others, there are fewer than 2 groups, or as many effects as rows.
 *
 * Agrees with: our own `mixedModel`, 1e-8 of the deviance (this folder's test); it is judged against lme4 in tests/peers.
 * Source: as `mixedModel`; Laird NM, Ware JH. Biometrics 1982;38:963-974, doi:10.2307/2529876.
 * @example
 * const products = groupProducts([[[0, 1, 2], [1, 2, 2]], [[0, 1, 2], [3, 3, 5]]]);
 * mixedFromProducts(products, { outcome: 2, fixed: [0, 1], random: [0] }).estimates[1]; // 0.75
 */
export function mixedFromProducts(groups: GroupProducts, model: ProductsModel): ProductsFit {
	const { outcome, fixed, random } = checked(groups, model);
	const { k, nGroups, nRows, products } = groups;
	const p = fixed.length;
	const q = random.length;
	const total = new Float64Array(k * k);
	for (let g = 0; g < nGroups; g++) for (let m = 0; m < k * k; m++) total[m] += products[g * k * k + m];
	let n = 0;
	for (let g = 0; g < nGroups; g++) n += nRows[g];
	if (n <= p || n <= nGroups * q) {
		throw new InvalidInputError(
			`mixedFromProducts: groups must have more rows than effects (${p} fixed, ${nGroups} x ${q} random); got ${n}`,
			{ code: "not-identifiable", argument: "groups", received: n },
		);
	}
	const basis = factorOf("fixed", total, k, fixed, 1);
	const frame = factorOf("random", total, k, random, n);
	const shares = forward(
		basis,
		fixed.map((column) => total[column * k + outcome]),
	);
	const left = total[outcome * k + outcome] - shares.reduce((sum, share) => sum + share * share, 0);
	const sums = sumsOf(groups, { n, model, basis, frame, shares, left });
	const free: FreeElement[] = [];
	for (let column = 0; column < q; column++) for (let row = column; row < q; row++) free.push([row, column]);
	const criterion = oneFactorCriterion(sums, free);
	const minimum = minimiseNewton(
		(theta, order) => profiledDeviance(criterion.evaluate(theta, order, false), n, false),
		model.start?.length === free.length ? model.start : criterion.start(),
	);
	const { logDeterminant, residualSquares, delta } = criterion.evaluate(minimum.at, 0, false);
	const residualVariance = residualSquares.value / n;
	const deviance = logDeterminant.value + n * (1 + Math.log(2 * Math.PI * residualVariance));
	const nParameters = p + free.length + 1;
	const estimates = backward(
		basis,
		shares.map((share, j) => share + delta[j]),
	);
	const relative = relativeCovariance(minimum.at, free, frame);
	return {
		logLikelihood: -deviance / 2,
		deviance,
		aic: deviance + 2 * nParameters,
		nParameters,
		estimates,
		randomCovariance: { values: relative.map((value) => value * residualVariance), nRows: q, nColumns: q },
		residualVariance,
		n,
		nGroups,
		groupLogLikelihoods: groupLogLikelihoods(groups, model, { estimates, relative, residualVariance }),
		theta: minimum.at,
		converged: minimum.converged,
	};
}

function checked({ k, nGroups }: GroupProducts, model: ProductsModel): ProductsModel {
	const named = [model.outcome, ...model.fixed, ...model.random];
	const isColumn = (column: number) => Number.isInteger(column) && column >= 0 && column < k;
	if (!named.every(isColumn) || model.fixed.length === 0 || model.random.length === 0) {
		throw new InvalidInputError(
			`mixedFromProducts: model must name columns 0 .. ${k - 1}, at least one fixed and one random; got outcome ${model.outcome}, fixed ${model.fixed.join(", ")}, random ${model.random.join(", ")}`,
			{ code: "unknown-column", argument: "model", received: named.length },
		);
	}
	if (nGroups < 2) {
		throw new InvalidInputError(`mixedFromProducts: groups must be at least 2; got ${nGroups}`, {
			code: "too-few-groups",
			argument: "groups",
			received: nGroups,
		});
	}
	return model;
}

/** L of the columns' products over `scale`, L L' = C / scale, lower, row-major. */
function factorOf(
	argument: "fixed" | "random",
	total: Float64Array,
	k: number,
	columns: readonly number[],
	scale: number,
): Float64Array {
	const m = columns.length;
	const values = new Float64Array(m * m);
	// Correlation scale, so that columns of other sizes are judged alike.
	const sizes = columns.map((column) => Math.sqrt(total[column * k + column] / scale));
	for (let a = 0; a < m; a++) {
		for (let b = 0; b < m; b++) {
			values[a * m + b] = total[columns[a] * k + columns[b]] / scale / (sizes[a] * sizes[b]);
		}
	}
	const factor = choleskyFactor({ values, nRows: m, nColumns: m });
	const weakest = factor && Math.min(...columns.map((_, a) => factor.values[a * m + a]));
	if (factor === undefined || !((weakest as number) > 1e-6)) {
		throw new InvalidInputError(
			`mixedFromProducts: ${argument} must be linearly independent columns; got ${columns.join(", ")}, of which one is 0 or a combination of others`,
			{ code: "rank-deficient", argument: "model", received: m },
		);
	}
	return factor.values.map((value, at) => value * sizes[Math.floor(at / m)]);
}

/** Covariance of the random effects over sigma^2 in the units of their columns: L'^-1 T T' L^-1 for T of theta. */
function relativeCovariance(theta: Float64Array, free: readonly FreeElement[], frame: Float64Array): Float64Array {
	const q = Math.round(Math.sqrt(frame.length));
	const columns = Array.from({ length: q }, () => new Float64Array(q));
	free.forEach(([row, column], m) => {
		(columns[column] as Float64Array)[row] = theta[m];
	});
	const roots = columns.map((column) => backward(frame, column));
	const relative = new Float64Array(q * q);
	for (let a = 0; a < q; a++) {
		for (let b = 0; b < q; b++) for (const root of roots) relative[a * q + b] += root[a] * root[b];
	}
	return relative;
}
