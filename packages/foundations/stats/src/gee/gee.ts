import { checkName, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import { type GroupLabels, groupingOf, rowsByGroup } from "../mixed/grouping.ts";
import { orthonormalColumns } from "../mixed/orthonormal-columns.ts";
import { checkLength } from "../model/check-length.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { type Coefficient, coefficientTable } from "../regression/coefficient-table.ts";
import { checkOutcomes, type Family, families } from "./family.ts";
import { type GeeCovariance, type GroupParts, sandwich } from "./gee-covariance.ts";
import {
	estimateCorrelation,
	type GroupedRows,
	type WorkingCorrelation,
	type WorkingCorrelationKind,
	weightedProducts,
} from "./working-correlation.ts";

export interface GeeOptions {
	/** n values: any (gaussian), 0 or 1 (binomial), counts (poisson). */
	readonly outcome: Samples;
	/** n rows, one column for each effect, finite; an intercept is added. */
	readonly fixed: Matrix;
	readonly names?: readonly string[];
	/** Group of each row, such as a participant; groups are independent of one another. */
	readonly groups: GroupLabels;
	/** Identity, logit and log link. */
	readonly family?: "gaussian" | "binomial" | "poisson";
	/** What is assumed of rows of one group; the robust errors hold when it is wrong. */
	readonly correlation?: WorkingCorrelationKind;
	/** Time of each row within its group, no two alike, for "ar1" and "unstructured"; the order of rows when left out. */
	readonly order?: ArrayLike<number>;
	/** Added to the linear predictor: log of the exposure, for rates. */
	readonly offset?: Samples;
	/** "robust" (default; sandwich), bias-corrected for few groups, or "model" (true only when the correlation is right). */
	readonly covariance?: GeeCovariance;
	/** Whether scale and correlation are divided by numbers less the number of coefficients, as Liang and Zeger; true by default. */
	readonly lessCoefficients?: boolean;
	/** Of the tests: the normal distribution (default), or Student's t with groups less coefficients. */
	readonly degreesOfFreedom?: "normal" | "groups";
	/** Scale in the quasi-likelihood: the same for all models compared. 1 by default for binomial and poisson, the model's own for gaussian. */
	readonly quasiScale?: number;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A marginal model fitted by generalised estimating equations. */
export interface Gee {
	/** Intercept first; log odds ratios (binomial) or log rate ratios (poisson) for one unit of the column. */
	readonly coefficients: readonly Coefficient[];
	/** Of the kind asked for, p x p. */
	readonly covariance: Matrix;
	readonly modelCovariance: Matrix;
	readonly robustCovariance: Matrix;
	readonly workingCorrelation: WorkingCorrelation;
	/** Pearson's scale: residual variance (gaussian), 1 where variance is as the family says. */
	readonly scale: number;
	/** Quasi-likelihood criterion: the lower, the better; for correlations and columns. */
	readonly qic: number;
	/** For columns only. */
	readonly qicu: number;
	readonly n: number;
	readonly nGroups: number;
	readonly largestGroup: number;
	readonly nIterations: number;
	/** "few-groups", "correlation-limited", "not-converged". */
	readonly warnings: readonly Warning[];
}

const MAXIMUM_ITERATIONS = 100;
/** A step of this many standard errors, squared, ends the search. */
const SMALLEST_STEP = 1e-20;
/** Fewer groups than this make the robust errors too small, by about a tenth at 20 (Mancl and DeRouen 2001). */
const FEW_GROUPS = 40;

/**
 * Generalised estimating equations: a regression whose coefficients hold for the population, from rows that depend on one
 * another within groups, such as days of a participant.
 *
 * @param options - `outcome` (n), `fixed` (n x k; an intercept is added), `groups`, `family` ("gaussian"), `correlation`
 *   ("exchangeable"), `order`, `offset`, `covariance` ("robust"), `lessCoefficients` (true), `degreesOfFreedom` ("normal"),
 *   `quasiScale`, `levelPercent` (95). Rows may be in any order.
 * @returns Coefficients with errors, p and limits; the working correlation; scale; QIC; warnings: "few-groups" (under 40, with
 *   "robust"), "correlation-limited", "not-converged" (NaN estimates: a column parts zeros from ones, or counts from zeros).
 * @throws InvalidInputError when lengths differ, a value is not finite, a column is a combination of others (the message names
 *   it), outcomes are not of the family, there are fewer than 2 groups, times are alike within a group, "unstructured" has more
 *   than 200 times, or with a bias-corrected covariance one group alone decides a coefficient.
 *
 * Source: Liang KY, Zeger SL. Biometrika 1986;73:13-22, doi:10.1093/biomet/73.1.13; bias-corrected: Mancl LA, DeRouen TA.
 * Biometrics 2001;57:126-134, doi:10.1111/j.0006-341X.2001.00126.x; Kauermann G, Carroll RJ. J Am Stat Assoc 2001;96:1387-1396,
 * doi:10.1198/016214501753382309; QIC: Pan W. Biometrics 2001;57:120-125, doi:10.1111/j.0006-341X.2001.00120.x.
 * Agrees with: statsmodels GEE and R's geepack (which does not take coefficients off: `lessCoefficients: false`), to 1e-9
 * (tests/peers/geepack).
 * @example
 * gee({
 *   outcome: [1, 2, 2, 3, 3, 5],
 *   fixed: matrixFromColumns([[0, 1, 2, 0, 1, 2]]),
 *   groups: ["a", "a", "a", "b", "b", "b"],
 * }).coefficients[1].estimate; // 0.75
 */
export function gee({
	outcome,
	fixed,
	names: given,
	groups,
	family: familyName = "gaussian",
	correlation: kind = "exchangeable",
	order,
	offset,
	covariance: covarianceKind = "robust",
	lessCoefficients = true,
	degreesOfFreedom = "normal",
	quasiScale,
	levelPercent = 95,
}: GeeOptions): Gee {
	const where = "gee";
	checkName(where, "family", familyName, families);
	checkName(where, "correlation", kind, ["independence", "exchangeable", "ar1", "unstructured"]);
	checkName(where, "covariance", covarianceKind, ["robust", "mancl-derouen", "kauermann-carroll", "model"]);
	checkName(where, "degreesOfFreedom", degreesOfFreedom, ["normal", "groups"]);
	checkFeatures(where, fixed);
	const n = fixed.nRows;
	checkLength(where, "outcome", outcome.length, { like: "fixed has rows", wanted: n });
	checkFinite(where, "outcome", outcome);
	checkOutcomes(where, familyName, outcome);
	if (offset) {
		checkLength(where, "offset", offset.length, { like: "fixed has rows", wanted: n });
		checkFinite(where, "offset", offset);
	}
	if (given) checkLength(where, "names", given.length, { like: "fixed has columns", wanted: fixed.nColumns });
	const family = families[familyName];
	const names = ["intercept", ...(given ?? Array.from({ length: fixed.nColumns }, (_, j) => `column ${j + 1}`))];
	const p = names.length;
	if (n <= p) {
		throw new InvalidInputError(`${where}: fixed must have more rows than coefficients (${p}); got ${n}`, {
			code: "too-short",
			argument: "fixed",
			received: n,
		});
	}
	const sorted = sortedRows(where, kind, groups, order, n);
	const { rows, grouped } = sorted;
	const nGroups = grouped.starts.length - 1;
	const columns = names.map((_, j) =>
		Float64Array.from({ length: n }, (_unused, t) => (j === 0 ? 1 : fixed.values[rows[t] * fixed.nColumns + j - 1])),
	);
	const { q, r } = orthonormalColumns(where, "fixed", columns, names);
	const y = Float64Array.from(rows, (row) => outcome[row]);
	const shift = Float64Array.from(rows, (row) => offset?.[row] ?? 0);
	const fit = solve({ family, kind, grouped, q, y, shift, nFixed: lessCoefficients ? p : 0 });
	const warnings: Warning[] = [];
	if (!fit.converged) {
		warnings.push({
			code: "not-converged",
			message:
				familyName === "gaussian"
					? "Estimates and working correlation did not settle."
					: "The equations have no finite solution, as when a column parts one outcome from the other.",
		});
	}
	if (fit.correlation.warning) warnings.push(fit.correlation.warning);
	if (nGroups < FEW_GROUPS && covarianceKind === "robust") {
		warnings.push({
			code: "few-groups",
			message: `Robust errors of ${nGroups} groups are too small; take covariance "mancl-derouen" or "kauermann-carroll".`,
		});
	}
	const robust = fit.converged ? sandwich("robust", fit.parts) : undefined;
	const bread = fit.converged
		? choleskyInverse(choleskyFactor({ values: fit.parts.total, nRows: p, nColumns: p }) as Matrix).values
		: undefined;
	const asked =
		covarianceKind === "model"
			? bread?.map((value) => value * fit.scale)
			: fit.converged
				? sandwich(covarianceKind, fit.parts)
				: undefined;
	if (fit.converged && !asked) {
		throw new InvalidInputError(
			`${where}: groups must each leave the others to decide the coefficients for "${covarianceKind}"; got one that decides a coefficient alone`,
			{ code: "full-leverage", argument: "groups", received: nGroups },
		);
	}
	const back = (values: Float64Array | undefined) => inColumns(values, r, p);
	const covariance = back(asked);
	const estimates = new Float64Array(p).fill(Number.NaN);
	if (fit.converged) {
		for (let j = p - 1; j >= 0; j--) {
			let sum = fit.b[j];
			for (let m = j + 1; m < p; m++) sum -= r[j * p + m] * estimates[m];
			estimates[j] = sum / r[j * p + j];
		}
	}
	const quasi = quasiScale ?? (familyName === "gaussian" ? fit.scale : 1);
	let likelihood = 0;
	for (let t = 0; t < n; t++) likelihood += family.quasiLikelihood(y[t], fit.means[t]);
	// tr(Omega_I V_R), Omega_I the information under independence.
	let trace = 0;
	if (robust)
		for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) trace += fit.independence[i * p + j] * robust[j * p + i];
	const settled = fit.converged ? 1 : Number.NaN;
	const { warning: _limited, ...workingCorrelation } = fit.correlation;
	return {
		coefficients: coefficientTable(
			where,
			names,
			estimates,
			covariance,
			degreesOfFreedom === "normal" ? Number.POSITIVE_INFINITY : groupDegrees(where, nGroups, p),
			levelPercent,
		),
		covariance,
		modelCovariance: back(bread?.map((value) => value * fit.scale)),
		robustCovariance: back(robust),
		workingCorrelation,
		scale: fit.scale * settled,
		qic: settled * ((-2 * likelihood) / quasi + (2 * trace) / quasi),
		qicu: settled * ((-2 * likelihood) / quasi + 2 * p),
		n,
		nGroups,
		largestGroup: sorted.largestGroup,
		nIterations: fit.nIterations,
		warnings,
	};
}

interface Problem {
	readonly family: Family;
	readonly kind: WorkingCorrelationKind;
	readonly grouped: GroupedRows;
	/** Orthonormal columns, sorted. */
	readonly q: readonly Float64Array[];
	readonly y: Float64Array;
	readonly shift: Float64Array;
	/** Coefficients taken off the counts of scale and correlation. */
	readonly nFixed: number;
}

interface Solution {
	readonly b: Float64Array;
	readonly means: Float64Array;
	readonly scale: number;
	readonly correlation: WorkingCorrelation;
	readonly parts: GroupParts;
	/** Information of independent rows, p x p. */
	readonly independence: Float64Array;
	readonly nIterations: number;
	readonly converged: boolean;
}

/** Fisher scoring, with scale and correlation from the residuals of each step; first as if rows were independent. */
function solve({ family, kind, grouped, q, y, shift, nFixed }: Problem): Solution {
	const n = y.length;
	const p = q.length;
	const w = p + 1;
	const nGroups = grouped.starts.length - 1;
	const values = new Float64Array(n * w);
	const residuals = new Float64Array(n);
	const means = new Float64Array(n);
	const products = new Float64Array(w * w);
	const scores = new Float64Array(nGroups * p);
	const informations = new Float64Array(nGroups * p * p);
	const total = new Float64Array(p * p);
	const independence = new Float64Array(p * p);
	const b = startOf(family, q, y, shift);
	let isIndependent = true;
	let converged = false;
	let scale = 1;
	let correlation: WorkingCorrelation = { kind: "independence" };
	let iteration = 1;
	for (; iteration <= MAXIMUM_ITERATIONS; iteration++) {
		let isPossible = true;
		let squares = 0;
		for (let t = 0; t < n; t++) {
			let predictor = shift[t];
			for (let j = 0; j < p; j++) predictor += q[j][t] * b[j];
			if (!(Math.abs(predictor) <= family.largestPredictor)) isPossible = false;
			const mean = family.mean(predictor);
			const root = Math.sqrt(family.variance(mean));
			means[t] = mean;
			residuals[t] = (y[t] - mean) / root;
			squares += residuals[t] * residuals[t];
			for (let j = 0; j < p; j++) values[t * w + j] = root * q[j][t];
			values[t * w + p] = residuals[t];
		}
		if (!isPossible) break;
		scale = squares / (n - nFixed);
		correlation = isIndependent
			? { kind: "independence" }
			: estimateCorrelation(kind, grouped, residuals, scale, nFixed);
		total.fill(0);
		independence.fill(0);
		const score = new Float64Array(p);
		for (let g = 0; g < nGroups; g++) {
			weightedProducts(correlation, grouped, g, values, w, products);
			for (let i = 0; i < p; i++) {
				scores[g * p + i] = products[i * w + p];
				score[i] += products[i * w + p];
				for (let j = 0; j < p; j++) {
					informations[(g * p + i) * p + j] = products[i * w + j];
					total[i * p + j] += products[i * w + j];
				}
			}
		}
		for (let t = 0; t < n; t++)
			for (let i = 0; i < p; i++)
				for (let j = 0; j < p; j++) independence[i * p + j] += values[t * w + i] * values[t * w + j];
		const factor = choleskyFactor({ values: total, nRows: p, nColumns: p });
		if (!factor) break;
		const step = choleskySolve(factor, score);
		let size = 0;
		for (let j = 0; j < p; j++) {
			b[j] += step[j];
			size += (step[j] * score[j]) / scale;
		}
		if (isIndependent && (size < 1e-8 || (kind === "independence" && size < SMALLEST_STEP))) {
			if (kind !== "independence") {
				isIndependent = false;
				continue;
			}
		}
		if ((!isIndependent || kind === "independence") && size < SMALLEST_STEP) {
			converged = true;
			break;
		}
	}
	return {
		b,
		means,
		scale,
		correlation: kind === "independence" ? { kind } : correlation,
		parts: { nGroups, p, scores, informations, total },
		independence,
		nIterations: Math.min(iteration, MAXIMUM_ITERATIONS),
		converged,
	};
}

/** Coefficients of a first guess: the link of outcomes drawn halfway to their mean, by least squares. */
function startOf(family: Family, q: readonly Float64Array[], y: Float64Array, shift: Float64Array): Float64Array {
	let mean = 0;
	for (let t = 0; t < y.length; t++) mean += (y[t] - mean) / (t + 1);
	return Float64Array.from(q, (column) => {
		let sum = 0;
		for (let t = 0; t < y.length; t++) sum += column[t] * (family.link((y[t] + mean) / 2) - shift[t]);
		return sum;
	});
}

function sortedRows(
	where: string,
	kind: WorkingCorrelationKind,
	groups: GroupLabels,
	order: ArrayLike<number> | undefined,
	n: number,
): { readonly rows: Int32Array; readonly grouped: GroupedRows; readonly largestGroup: number } {
	const grouping = groupingOf(where, "groups", groups, n);
	if (grouping.labels.length < 2) {
		throw new InvalidInputError(`${where}: groups must be at least 2; got ${grouping.labels.length}`, {
			code: "one-group",
			argument: "groups",
			received: grouping.labels.length,
		});
	}
	const { rows, starts } = rowsByGroup(grouping);
	if (order) {
		checkLength(where, "order", order.length, { like: "fixed has rows", wanted: n });
		for (let i = 0; i < n; i++) {
			if (Number.isFinite(order[i])) continue;
			throw new InvalidInputError(`${where}: order must be finite; got ${order[i]} at row ${i}`, {
				code: "not-finite",
				argument: "order",
				received: order[i],
			});
		}
	}
	const times = new Float64Array(n);
	let largestGroup = 0;
	for (let g = 0; g + 1 < starts.length; g++) {
		const part = rows.subarray(starts[g], starts[g + 1]);
		if (order) part.sort((a, b) => order[a] - order[b] || a - b);
		largestGroup = Math.max(largestGroup, part.length);
		for (let t = 0; t < part.length; t++) {
			const time = order ? order[part[t]] : t;
			if (t > 0 && time === times[starts[g] + t - 1] && (kind === "ar1" || kind === "unstructured")) {
				throw new InvalidInputError(
					`${where}: order must differ between rows of one group; got ${time} twice in ${grouping.labels[g]}`,
					{ code: "duplicate", argument: "order", received: time },
				);
			}
			times[starts[g] + t] = time;
		}
	}
	const isUnstructured = kind === "unstructured";
	const distinct = isUnstructured ? Float64Array.from(new Set(times)).sort() : new Float64Array(0);
	if (distinct.length > 200) {
		throw new InvalidInputError(
			`${where}: order must have at most 200 different times for "unstructured"; got ${distinct.length}. Take "ar1" or "exchangeable".`,
			{ code: "too-long", argument: "order", received: distinct.length },
		);
	}
	const numbers = new Map(Array.from(distinct, (time, place) => [time, place]));
	const places = Int32Array.from(times, (time) => (isUnstructured ? (numbers.get(time) as number) : 0));
	return { rows, grouped: { n, starts, times, places, distinctTimes: distinct }, largestGroup };
}

/** R^-1 V R^-T: a covariance in the basis as one of the columns; NaN where there is none. */
function inColumns(values: Float64Array | undefined, r: Float64Array, p: number): Matrix {
	const result = new Float64Array(p * p).fill(Number.NaN);
	if (values) {
		result.set(values);
		const solveUpper = () => {
			for (let c = 0; c < p; c++) {
				for (let i = p - 1; i >= 0; i--) {
					let sum = result[i * p + c];
					for (let m = i + 1; m < p; m++) sum -= r[i * p + m] * result[m * p + c];
					result[i * p + c] = sum / r[i * p + i];
				}
			}
		};
		solveUpper();
		for (let i = 0; i < p; i++)
			for (let j = 0; j < i; j++) [result[i * p + j], result[j * p + i]] = [result[j * p + i], result[i * p + j]];
		solveUpper();
	}
	return { values: result, nRows: p, nColumns: p };
}

function groupDegrees(where: string, nGroups: number, p: number): number {
	if (nGroups > p) return nGroups - p;
	throw new InvalidInputError(
		`${where}: groups must be more than the coefficients (${p}) for degreesOfFreedom "groups"; got ${nGroups}`,
		{ code: "too-short", argument: "groups", received: nGroups },
	);
}
