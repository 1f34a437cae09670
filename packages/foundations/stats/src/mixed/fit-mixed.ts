import { checkName, type Samples, type Warning } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import { type Criterion, profiledDeviance } from "./criterion.ts";
import { type CrossedPattern, crossedCriterion, crossedPattern } from "./crossed.ts";
import {
	correlationAt,
	criterionWithErrors,
	isAtLimit,
	type PreparedErrors,
	startOfErrors,
	sumsWithErrors,
} from "./error-correlation.ts";
import { keepState } from "./fit-state.ts";
import { fixedEffects } from "./fixed-effects.ts";
import { searchedElements, triangularTheta } from "./free-elements.ts";
import type { FreeElement, GroupSums } from "./group-sums.ts";
import { minimiseNewton } from "./minimise-newton.ts";
import type { MixedFit, MixedFitOptions, RandomVariance } from "./mixed-fit.ts";
import { oneFactorCriterion } from "./one-factor.ts";
import { type PreparedDesign, splitOutcome } from "./prepared-design.ts";
import type { Factor } from "./random-terms.ts";
import { startOfGroups } from "./start-of-groups.ts";

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
	const { searched, criterion, theta: thetaOf } = criteriaOf(design, split.left);
	const nErrors = isReml ? n - p : n;
	const minimum = minimiseNewton(
		(theta, order) => profiledDeviance(searched.evaluate(theta, order, isReml), nErrors, isReml),
		searched.start(),
	);
	const theta = thetaOf(minimum.at);
	const evaluation = criterion.evaluate(theta, degreesOfFreedom === "satterthwaite" ? 2 : 0, true);
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
	const ls = factorsAt(factors, theta);
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
		random: factors
			.flatMap((factor, f) => randomVariances(factor, ls[f], residualVariance))
			.toSorted((a, b) => a.number - b.number)
			.map(({ variance }) => variance),
		...(design.errors && {
			errors: {
				kind: design.errors.kind,
				correlation: correlationAt(design.errors, theta[criterion.nTheta - 1]),
			},
		}),
		residualVariance,
		residualStandardDeviation: sigma,
		logLikelihood: -deviance / 2,
		nParameters,
		deviance,
		aic: deviance + 2 * nParameters,
		bic: deviance + Math.log(n) * nParameters,
		n,
		nIterations: minimum.nIterations,
		warnings: [...warningsOf(factors, ls, minimum.converged), ...limitOf(design.errors, theta)],
	};
	keepState(fit, {
		design,
		outcome: Float64Array.from(outcome),
		estimates,
		factors: ls,
		theta,
		sigma,
		evaluation,
		criterion,
	});
	return fit;
}

/** The criterion in the elements that are searched, and in those that are reported. */
interface Criteria {
	readonly searched: Criterion;
	readonly criterion: Criterion;
	/** From the searched elements to the reported ones. */
	readonly theta: (searched: Float64Array) => Float64Array;
}

function criteriaOf(design: PreparedDesign, left: Float64Array): Criteria {
	const { factors, errors } = design;
	const elements = factors.map(searchedElements);
	const theta = (searched: Float64Array) => {
		let at = 0;
		const parts = factors.flatMap((factor, f) => {
			const part = searched.subarray(at, at + elements[f].length);
			at += elements[f].length;
			return Array.from(triangularTheta(factor, elements[f], part));
		});
		return Float64Array.from([...parts, ...searched.subarray(at)]);
	};
	if (factors.length > 1) return { ...crossedCriteria(design, left, elements), theta };
	const [factor] = factors;
	const [free, own] = [elements[0] ?? [], factor?.free ?? []];
	if (errors) {
		const sumsAt = sumsOfErrors(design, errors, left);
		const start = startOfErrors(errors);
		return {
			searched: criterionWithErrors(sumsAt, free, start),
			criterion: criterionWithErrors(sumsAt, own, start),
			theta,
		};
	}
	const sums = groupSums(design, factor, left);
	return { searched: oneFactorCriterion(sums, free), criterion: oneFactorCriterion(sums, own), theta };
}

function crossedCriteria(
	design: PreparedDesign,
	left: Float64Array,
	elements: readonly (readonly FreeElement[])[],
): Omit<Criteria, "theta"> {
	const { factors } = design;
	const { blocks, zx: fixed } = crossedSums(design);
	const w = design.names.length + 1;
	const zx = Float64Array.from(fixed);
	let squares = 0;
	for (let i = 0; i < left.length; i++) squares += left[i] * left[i];
	for (const [f, { q, columns, grouping }] of factors.entries()) {
		for (let i = 0; i < left.length; i++) {
			const at = blocks.offsets[f][grouping.codes[i]];
			for (let a = 0; a < q; a++) zx[(at + a) * w + w - 1] += columns[i * q + a] * left[i];
		}
	}
	const xx = outcomeProducts(w, squares);
	const make = (frees: readonly (readonly FreeElement[])[], isRough: boolean) => {
		// Each factor as if it stood alone: too large a variance, which is the better side to start from.
		const start = factors.flatMap((factor, f) => Array.from(startOfGroups(groupSums(design, factor, left), frees[f])));
		return crossedCriterion(blocks, zx, xx, w - 1, frees, Float64Array.from(start), isRough);
	};
	return {
		searched: make(elements, true),
		criterion: make(
			factors.map(({ free }) => free),
			false,
		),
	};
}

const packedRows = new WeakMap<PreparedDesign, Float64Array>();

/** Rows of random columns, fixed basis and outcome lie one after another in the order of groups and time. */
function sumsOfErrors(design: PreparedDesign, errors: PreparedErrors, left: Float64Array): (eta: number) => GroupSums {
	const { n, factors, basis, names } = design;
	const factor = factors[0] as Factor | undefined;
	const q = factor?.q ?? 0;
	const p = names.length;
	const m = q + p + 1;
	let packed = packedRows.get(design);
	if (!packed) {
		packed = new Float64Array(n * m);
		for (let t = 0; t < n; t++) {
			const i = errors.rows[t];
			for (let a = 0; a < q; a++) packed[t * m + a] = (factor as Factor).columns[i * q + a];
			for (let j = 0; j < p; j++) packed[t * m + q + j] = basis.q[j][i];
		}
		packedRows.set(design, packed);
	}
	const rows = Float64Array.from(packed);
	for (let t = 0; t < n; t++) rows[t * m + m - 1] = left[errors.rows[t]];
	const shape = { nRows: n, nGroups: factor?.grouping.labels.length ?? 0, q, p };
	const codes = factor?.grouping.codes;
	return (eta) => sumsWithErrors(errors, eta, rows, codes, shape);
}

/** [Q e]'[Q e] of an orthonormal Q and an e at right angles to it. */
function outcomeProducts(w: number, squares: number): Float64Array {
	const xx = new Float64Array(w * w);
	for (let j = 0; j < w; j++) xx[j * w + j] = j === w - 1 ? squares : 1;
	return xx;
}

const crossed = new WeakMap<PreparedDesign, { readonly blocks: CrossedPattern; readonly zx: Float64Array }>();

/** Blocks of Z'Z and Z'Q, made once for a design. */
function crossedSums(design: PreparedDesign): { readonly blocks: CrossedPattern; readonly zx: Float64Array } {
	const ready = crossed.get(design);
	if (ready) return ready;
	const blocks = crossedPattern(design.factors);
	const w = design.names.length + 1;
	const zx = new Float64Array(blocks.size * w);
	for (const [f, { q, columns, grouping }] of design.factors.entries()) {
		for (let i = 0; i < design.n; i++) {
			const at = blocks.offsets[f][grouping.codes[i]];
			for (let a = 0; a < q; a++)
				for (let j = 0; j < w - 1; j++) zx[(at + a) * w + j] += columns[i * q + a] * design.basis.q[j][i];
		}
	}
	const made = { blocks, zx };
	crossed.set(design, made);
	return made;
}

const fixedSums = new WeakMap<Factor, { readonly zz: Float64Array; readonly zx: Float64Array }>();

/** Sums within groups; those without the outcome are made once for a design. */
function groupSums(design: PreparedDesign, factor: Factor | undefined, left: Float64Array): GroupSums {
	const { n, basis, names } = design;
	const p = names.length;
	const w = p + 1;
	const q = factor?.q ?? 0;
	const nGroups = factor?.grouping.labels.length ?? 0;
	let squares = 0;
	for (let i = 0; i < n; i++) squares += left[i] * left[i];
	const xx = outcomeProducts(w, squares);
	if (!factor) {
		return { nRows: n, nGroups, q, p, zz: new Float64Array(0), zx: new Float64Array(0), xx, logDeterminant: 0 };
	}
	const { columns } = factor;
	const { codes } = factor.grouping;
	let ready = fixedSums.get(factor);
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
		fixedSums.set(factor, ready);
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
): readonly { readonly number: number; readonly variance: RandomVariance }[] {
	return terms.map(({ number, name, at, columnNames, transform }) => {
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
		const covariance = { values, nRows: k, nColumns: k };
		return {
			number,
			variance: { name, nGroups: grouping.labels.length, columnNames, covariance, standardDeviations, correlation },
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

function limitOf(errors: PreparedErrors | undefined, theta: Float64Array): Warning[] {
	if (!errors || !isAtLimit(errors, theta[theta.length - 1])) return [];
	const correlation = correlationAt(errors, theta[theta.length - 1]).toFixed(4);
	return [
		{
			code: "correlation-limit",
			message: `The correlation of errors went to the end of its range (${correlation}): these data do not tell it.`,
		},
	];
}
