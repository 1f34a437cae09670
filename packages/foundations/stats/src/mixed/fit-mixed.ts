import { checkName, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import { type Criterion, type Evaluation, profiledDeviance } from "./criterion.ts";
import { fixedEffects } from "./fixed-effects.ts";
import type { GroupSums } from "./group-sums.ts";
import { minimiseNewton } from "./minimise-newton.ts";
import type { MixedFit, MixedFitOptions, RandomVariance } from "./mixed-fit.ts";
import { oneFactorCriterion } from "./one-factor.ts";
import { type PreparedDesign, splitOutcome } from "./prepared-design.ts";
import type { Factor } from "./random-terms.ts";

/** What a fit keeps for random effects, fitted values, tests and comparisons. */
export interface FitState {
	readonly design: PreparedDesign;
	readonly outcome: Float64Array;
	/** Fixed effects in the units of their columns. */
	readonly estimates: Float64Array;
	/** L of each factor, relative to sigma, in the factor's own columns. */
	readonly factors: readonly Float64Array[];
	readonly sigma: number;
	readonly evaluation: Evaluation;
}

const states = new WeakMap<MixedFit, FitState>();

/** @throws InvalidInputError when the object is a copy (one that was sent to another thread or read from a file). */
export function stateOf(where: string, fit: MixedFit): FitState {
	const state = states.get(fit);
	if (state) return state;
	throw new InvalidInputError(
		`${where}: fit must be the object that mixedModel or design.fit returned; got a copy of it, without its data`,
		{ code: "unknown-fit", argument: "fit", received: typeof fit },
	);
}

/** A standard deviation below this share of the residual's (columns at mean square 1) counts as 0, as in lme4's isSingular. */
const SINGULAR_SHARE = 1e-4;

export function fitMixed(
	where: string,
	design: PreparedDesign,
	outcome: Samples,
	{ method = "REML", degreesOfFreedom = "satterthwaite", levelPercent = 95 }: MixedFitOptions = {},
): MixedFit {
	checkName(where, "method", method, ["REML", "ML"]);
	checkName(where, "degreesOfFreedom", degreesOfFreedom, ["satterthwaite", "normal"]);
	const isReml = method === "REML";
	const { n, factors, basis, names } = design;
	const p = names.length;
	const split = splitOutcome(where, design, outcome);
	const criterion = criterionOf(design, split.left);
	const nErrors = isReml ? n - p : n;
	const minimum = minimiseNewton(
		(theta, order) => profiledDeviance(criterion.evaluate(theta, order, isReml), nErrors, isReml),
		criterion.start(),
	);
	const evaluation = criterion.evaluate(minimum.at, degreesOfFreedom === "satterthwaite" ? 2 : 0, true);
	const residualVariance = evaluation.residualSquares.value / nErrors;
	const sigma = Math.sqrt(residualVariance);
	const estimates = new Float64Array(p);
	for (let j = p - 1; j >= 0; j--) {
		let sum = split.shares[j] + evaluation.delta[j];
		for (let m = j + 1; m < p; m++) sum -= basis.r[j * p + m] * estimates[m];
		estimates[j] = sum / basis.r[j * p + j];
	}
	let logScale = 0;
	if (isReml) for (let j = 0; j < p; j++) logScale += 2 * Math.log(Math.abs(basis.r[j * p + j]));
	const deviance =
		evaluation.logDeterminant.value -
		design.sumLogWeights +
		(isReml ? evaluation.logInformation.value + logScale : 0) +
		nErrors * (1 + Math.log(2 * Math.PI * residualVariance));
	const nParameters = p + criterion.nTheta + 1;
	const ls = factorsAt(factors, minimum.at);
	const fixed = fixedEffects(where, {
		names,
		estimates,
		r: basis.r,
		evaluation,
		sigma,
		nErrors,
		isReml,
		degreesOfFreedom,
		levelPercent,
	});
	const fit: MixedFit = {
		method,
		...fixed,
		random: factors.flatMap((factor, f) => randomVariances(factor, ls[f], residualVariance)),
		residualVariance,
		residualStandardDeviation: sigma,
		logLikelihood: -deviance / 2,
		nParameters,
		deviance,
		aic: deviance + 2 * nParameters,
		bic: deviance + Math.log(n) * nParameters,
		n,
		nIterations: minimum.nIterations,
		warnings: warningsOf(factors, ls, minimum.converged),
	};
	states.set(fit, { design, outcome: Float64Array.from(outcome), estimates, factors: ls, sigma, evaluation });
	return fit;
}

function criterionOf(design: PreparedDesign, left: Float64Array): Criterion {
	const [factor] = design.factors;
	return oneFactorCriterion(groupSums(design, factor, left), factor?.free ?? []);
}

const fixedSums = new WeakMap<PreparedDesign, { readonly zz: Float64Array; readonly zx: Float64Array }>();

/** Sums within groups; those without the outcome are made once for a design. */
function groupSums(design: PreparedDesign, factor: Factor | undefined, left: Float64Array): GroupSums {
	const { n, basis, names } = design;
	const p = names.length;
	const w = p + 1;
	const q = factor?.q ?? 0;
	const nGroups = factor?.grouping.labels.length ?? 0;
	const xx = new Float64Array(w * w);
	for (let j = 0; j < p; j++) xx[j * w + j] = 1;
	let squares = 0;
	for (let i = 0; i < n; i++) squares += left[i] * left[i];
	xx[p * w + p] = squares;
	if (!factor) {
		return { nRows: n, nGroups, q, p, zz: new Float64Array(0), zx: new Float64Array(0), xx, logDeterminant: 0 };
	}
	const { columns } = factor;
	const { codes } = factor.grouping;
	let ready = fixedSums.get(design);
	if (!ready) {
		const zz = new Float64Array(nGroups * q * q);
		const zx = new Float64Array(nGroups * q * w);
		for (let i = 0; i < n; i++) {
			const g = codes[i];
			for (let a = 0; a < q; a++) {
				const z = columns[i * q + a];
				for (let b = 0; b < q; b++) zz[(g * q + a) * q + b] += z * columns[i * q + b];
				for (let j = 0; j < p; j++) zx[(g * q + a) * w + j] += z * basis.q[j][i];
			}
		}
		ready = { zz, zx };
		fixedSums.set(design, ready);
	}
	const zx = Float64Array.from(ready.zx);
	for (let i = 0; i < n; i++)
		for (let a = 0; a < q; a++) zx[(codes[i] * q + a) * w + p] += columns[i * q + a] * left[i];
	return { nRows: n, nGroups, q, p, zz: ready.zz, zx, xx, logDeterminant: 0 };
}

/** theta as one lower triangle a factor, with a diagonal that is not negative. */
function factorsAt(factors: readonly Factor[], theta: Float64Array): Float64Array[] {
	let at = 0;
	return factors.map(({ q, free }) => {
		const l = new Float64Array(q * q);
		for (const [row, column] of free) l[row * q + column] = theta[at++];
		for (let column = 0; column < q; column++) {
			if (l[column * q + column] >= 0) continue;
			for (let row = column; row < q; row++) l[row * q + column] = -l[row * q + column];
		}
		return l;
	});
}

function randomVariances(
	{ grouping, terms, q }: Factor,
	l: Float64Array,
	residualVariance: number,
): readonly RandomVariance[] {
	return terms.map(({ name, at, columnNames, transform }) => {
		const k = columnNames.length;
		// Rows of T L, whose products are the covariance.
		const root = new Float64Array(k * k);
		for (let a = 0; a < k; a++) {
			for (let c = 0; c < k; c++) {
				let sum = 0;
				for (let b = 0; b <= a; b++) sum += transform[a * k + b] * l[(at + b) * q + at + c];
				root[a * k + c] = sum;
			}
		}
		const values = new Float64Array(k * k);
		for (let a = 0; a < k; a++) {
			for (let b = 0; b < k; b++) {
				let sum = 0;
				for (let c = 0; c < k; c++) sum += root[a * k + c] * root[b * k + c];
				values[a * k + b] = sum * residualVariance;
			}
		}
		const standardDeviations = Float64Array.from({ length: k }, (_, a) => Math.sqrt(values[a * k + a]));
		const correlation: Matrix = {
			values: values.map((value, m) => {
				const a = Math.floor(m / k);
				const b = m % k;
				const scale = standardDeviations[a] * standardDeviations[b];
				if (!(scale > 0)) return Number.NaN;
				return a === b ? 1 : Math.max(-1, Math.min(1, value / scale));
			}),
			nRows: k,
			nColumns: k,
		};
		return {
			name,
			nGroups: grouping.labels.length,
			columnNames,
			covariance: { values, nRows: k, nColumns: k },
			standardDeviations,
			correlation,
		};
	});
}

function warningsOf(factors: readonly Factor[], ls: readonly Float64Array[], converged: boolean): Warning[] {
	const warnings: Warning[] = [];
	for (const [f, { terms, q }] of factors.entries()) {
		for (const { name, at, columnNames } of terms) {
			const flat = columnNames.some((_, c) => Math.abs(ls[f][(at + c) * q + at + c]) < SINGULAR_SHARE);
			if (!flat) continue;
			warnings.push({
				code: "singular",
				message:
					columnNames.length === 1
						? `The variance of ${columnNames[0]} between groups of ${name} is estimated as 0.`
						: `The covariance of ${columnNames.join(", ")} between groups of ${name} is singular: a variance is 0, or effects are ` +
							"a combination of one another. A simpler term would fit as well.",
			});
		}
	}
	if (!converged) {
		warnings.push({
			code: "not-converged",
			message: "No optimum of the likelihood was found; the estimates are those of the last step.",
		});
	}
	return warnings;
}
