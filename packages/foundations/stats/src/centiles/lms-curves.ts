import { InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { quantileOfSorted } from "../descriptive/quantile.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../linear-algebra/cholesky.ts";
import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import { checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { distinctValues } from "../smooth/bases/basis.ts";
import { cubicBasis } from "../smooth/bases/cubic-basis.ts";
import { type Lms, lmsZScore } from "./lms.ts";

export interface LmsCurvesOptions {
	/** n ages (or gestational days, heights), finite. */
	readonly x: Samples;
	/** n measurements, above 0. */
	readonly y: Samples;
	/**
	 * Effective degrees of freedom of each curve: 1 a constant, 2 a straight line, then up to `nBasis` (no penalty).
	 * By default L 2, M 5, S 3.
	 */
	readonly edf?: { readonly l?: number; readonly m?: number; readonly s?: number };
	/** Knots of the cubic splines, at even quantiles of x; 10 by default. */
	readonly nBasis?: number;
	/** Participant of each row: rows of one participant are warned of, since the fit takes rows as independent. */
	readonly participants?: GroupLabels;
}

/** Fitted L, M and S curves. */
export interface LmsCurves {
	/** L, M and S at x within the data. @throws InvalidInputError (code "extrapolation") outside. */
	readonly at: (x: number) => Lms;
	/** z-score of each row. */
	readonly zScores: Float64Array;
	readonly range: readonly [number, number];
	readonly edf: { readonly l: number; readonly m: number; readonly s: number };
	/** Log-likelihood of the measurements, without the penalties. */
	readonly logLikelihood: number;
	/** With edf as the number of parameters; lower is better, for choosing `edf`. */
	readonly aic: number;
	readonly bic: number;
	readonly n: number;
	/** "repeated-measures", "few-rows", "not-converged". */
	readonly warnings: readonly Warning[];
}

const curves = ["l", "m", "s"] as const;
/** Cole and Green's references have hundreds of rows; outer centiles of fewer are guesses. */
const FEW_ROWS = 200;

/**
 * LMS centile curves: Box-Cox power L, median M and coefficient of variation S as smooth curves of age, by penalised maximum
 * likelihood. M and L on their own scales, S on the log scale, so that it stays above 0.
 *
 * @param options - `x` and `y` (n, the same length), `edf`, `nBasis` (10), `participants`.
 * @returns Curves as a function that refuses to extrapolate, z-scores of the rows, likelihood, AIC and BIC; warnings.
 *   Centiles by {@link lmsCentile} of the curves, z-scores of new measurements by {@link lmsZScore}; look at {@link wormPlot}.
 * @throws InvalidInputError when lengths differ, a value is not finite, a measurement is not above 0, an edf is
 *   not 1, 2 or
 *   between 2 and nBasis, x has fewer different values than nBasis, or there are not more rows than 3 nBasis.
 *
 * Source: Cole TJ, Green PJ. Stat Med 1992;11:1305-1319, doi:10.1002/sim.4780111005 (likelihood, expected information and edf;
 * theirs smooths S itself).
 * Agrees with: base R's optim on the likelihood written out, without penalty: L to 1e-5, M and S to 1e-6 (tests/peers/lms).
 * @example
 * lmsCurves({
 *   x: Array.from({ length: 60 }, (_, i) => i),
 *   y: Array.from({ length: 60 }, (_, i) => 100 + (i % 5)),
 *   edf: { l: 1, m: 2, s: 1 },
 * }).edf.m; // 2
 */
export function lmsCurves({ x, y, edf: asked = {}, nBasis = 10, participants }: LmsCurvesOptions): LmsCurves {
	const where = "lmsCurves";
	const refuse = (code: string, argument: string, rule: string, received: unknown): never => {
		throw new InvalidInputError(`${where}: ${argument} must ${rule}; got ${String(received)}`, {
			code,
			argument,
			received,
		});
	};
	const n = x.length;
	checkFinite(where, "x", x);
	checkFinite(where, "y", y);
	if (y.length !== n) refuse("length-mismatch", "y", `be as long as x (${n})`, y.length);
	for (let i = 0; i < n; i++) if (!(y[i] > 0)) refuse("not-positive", "y", "be above 0", `${y[i]} at position ${i}`);
	const target = { l: 2, m: 5, s: 3, ...asked };
	if (!(Number.isInteger(nBasis) && nBasis >= 3))
		refuse("out-of-range", "nBasis", "be a whole number of at least 3", nBasis);
	for (const curve of curves) {
		const own = target[curve];
		if (!(own === 1 || (own >= 2 && own <= nBasis)))
			refuse(
				"out-of-range",
				`edf.${curve}`,
				`be 1 (a constant), or from 2 (a straight line) to nBasis (${nBasis})`,
				own,
			);
	}
	if (n <= 3 * nBasis) refuse("too-short", "x", `have more rows than three times nBasis (${3 * nBasis})`, n);
	const distinct = distinctValues(x);
	if (distinct.length < nBasis)
		refuse("too-few-values", "x", `have at least nBasis (${nBasis}) different values`, distinct.length);
	const [low, high] = [distinct[0], distinct[distinct.length - 1]];
	const place = (value: number) => (value - low) / (high - low);
	const basis = cubicBasis(
		Float64Array.from({ length: nBasis }, (_, j) => place(quantileOfSorted(distinct, j / (nBasis - 1)))),
		false,
	);
	const spline = basis.at(Float64Array.from(x, place));
	const blocks = curves.map((curve) => {
		const own = target[curve];
		const k = own <= 2 ? own : nBasis;
		const rowAt = (value: number) =>
			own <= 2 ? [1, 2 * place(value) - 1].slice(0, k) : basis.at([place(value)]).values;
		const rows =
			own <= 2
				? Float64Array.from(x, (value) => 2 * place(value) - 1).reduce(
						(all, value, i) => {
							all[i * k] = 1;
							if (k === 2) all[i * k + 1] = value;
							return all;
						},
						new Float64Array(n * k),
					)
				: spline.values;
		return { k, rows, rowAt, target: own, isPenalised: own > 2 && own < nBasis };
	});
	const starts = blocks.map((_, b) => blocks.slice(0, b).reduce((sum, { k }) => sum + k, 0));
	const p = blocks.reduce((sum, { k }) => sum + k, 0);
	const unit = quantileOfSorted(Float64Array.from(y).sort(), 0.5);
	const measured = Float64Array.from(y, (value) => value / unit);
	const lambda = new Float64Array(3);
	for (const [b, one] of blocks.entries()) lambda[b] = one.isPenalised ? 1 : 0;
	let theta = startOf(blocks, starts, p, measured);
	let converged = false;
	let fit = maximise(blocks, starts, p, measured, basis.penalty, lambda, theta);
	for (let round = 0; round < 60; round++) {
		theta = fit.theta;
		let off = 0;
		for (const [b, one] of blocks.entries()) {
			if (!one.isPenalised) continue;
			off = Math.max(off, Math.abs(fit.edf[b] - one.target));
			lambda[b] = lambdaFor(one.target, fit.information, starts[b], one.k, p, basis.penalty);
		}
		if (off < 1e-6 && fit.converged) {
			converged = true;
			break;
		}
		fit = maximise(blocks, starts, p, measured, basis.penalty, lambda, theta);
	}
	const at = (value: number): Lms => {
		if (!(value >= low && value <= high))
			refuse("extrapolation", "x", `be in the range of the data, ${low} to ${high}`, value);
		const [l, m, logS] = blocks.map(({ k, rowAt }, b) => {
			const row = rowAt(value);
			let sum = 0;
			for (let j = 0; j < k; j++) sum += row[j] * fit.theta[starts[b] + j];
			return sum;
		});
		return { l, m: m * unit, s: Math.exp(logS) };
	};
	const zScores = Float64Array.from(y, (value, i) => lmsZScore(value, at(x[i])));
	const warnings: Warning[] = [];
	if (!converged) warnings.push({ code: "not-converged", message: "The curves did not settle; ask for smaller edf." });
	if (n < FEW_ROWS)
		warnings.push({ code: "few-rows", message: `Outer centiles of ${n} rows are guesses; references take hundreds.` });
	if (participants) {
		const { labels } = groupingOf(where, "participants", participants, n);
		if (labels.length < n)
			warnings.push({
				code: "repeated-measures",
				message: `${n} rows are of ${labels.length} participants: curves count rows as independent, so that those measured often weigh more. Resample whole participants for errors.`,
			});
	}
	let logLikelihood = fit.logLikelihood - (n / 2) * Math.log(2 * Math.PI);
	for (let i = 0; i < n; i++) logLikelihood -= Math.log(y[i]);
	const total = fit.edf.reduce((sum, value) => sum + value, 0);
	return {
		at,
		zScores,
		range: [low, high],
		edf: { l: fit.edf[0], m: fit.edf[1], s: fit.edf[2] },
		logLikelihood,
		aic: -2 * logLikelihood + 2 * total,
		bic: -2 * logLikelihood + Math.log(n) * total,
		n,
		warnings,
	};
}

interface Curve {
	readonly k: number;
	/** n x k. */
	readonly rows: Float64Array;
}

/** L 1, M and log S the mean and spread of all, as constants in each basis. */
function startOf(blocks: readonly Curve[], starts: readonly number[], p: number, y: Float64Array): Float64Array {
	let mean = 0;
	for (let i = 0; i < y.length; i++) mean += (y[i] - mean) / (i + 1);
	let squares = 0;
	for (let i = 0; i < y.length; i++) squares += (y[i] - mean) ** 2;
	const theta = new Float64Array(p);
	const values = [1, mean, Math.log(Math.max(Math.sqrt(squares / y.length) / mean, 1e-8))];
	for (const [b, { k }] of blocks.entries()) theta.fill(values[b], starts[b], starts[b] + (k === 2 ? 1 : k));
	return theta;
}

/** Penalised maximum likelihood by scoring with Cole and Green's expected information, steps halved until it rises. */
function maximise(
	blocks: readonly Curve[],
	starts: readonly number[],
	p: number,
	y: Float64Array,
	penalty: Matrix,
	lambda: Float64Array,
	start: Float64Array,
) {
	const n = y.length;
	const penalties = new Float64Array(p * p);
	for (const [b, { k }] of blocks.entries()) {
		if (lambda[b] === 0) continue;
		for (let i = 0; i < k; i++)
			for (let j = 0; j < k; j++)
				penalties[(starts[b] + i) * p + starts[b] + j] = lambda[b] * penalty.values[i * k + j];
	}
	const predictor = (theta: Float64Array, b: number, i: number) => {
		const { k, rows } = blocks[b];
		let sum = 0;
		for (let j = 0; j < k; j++) sum += rows[i * k + j] * theta[starts[b] + j];
		return sum;
	};
	const stateOf = (theta: Float64Array) => {
		let logLikelihood = 0;
		for (let i = 0; i < n; i++) {
			const [l, m, logS] = [predictor(theta, 0, i), predictor(theta, 1, i), predictor(theta, 2, i)];
			if (!(m > 0)) return { logLikelihood: Number.NEGATIVE_INFINITY, value: Number.NEGATIVE_INFINITY };
			const u = Math.log(y[i] / m);
			const z = powerOver(l, u) / Math.exp(logS);
			logLikelihood += l * u - logS - (z * z) / 2;
		}
		let wiggliness = 0;
		for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) wiggliness += theta[i] * penalties[i * p + j] * theta[j];
		return { logLikelihood, value: logLikelihood - wiggliness / 2 };
	};
	let theta = start;
	let state = stateOf(theta);
	let converged = false;
	let information = new Float64Array(p * p);
	let factor: Matrix | undefined;
	for (let step = 0; step < 500; step++) {
		information = new Float64Array(p * p);
		const score = new Float64Array(p);
		const weights = new Float64Array(9);
		const slopes = new Float64Array(3);
		for (let i = 0; i < n; i++) {
			const [l, m, logS] = [predictor(theta, 0, i), predictor(theta, 1, i), predictor(theta, 2, i)];
			const s = Math.exp(logS);
			const u = Math.log(y[i] / m);
			const z = powerOver(l, u) / s;
			const excess = z * z - 1;
			slopes[0] = z * (bendOver(l, u) / s) - u * excess;
			slopes[1] = z / (m * s) + (l * excess) / m;
			slopes[2] = excess;
			weights.set([
				(7 * s * s) / 4,
				-1 / (2 * m),
				l * s * s,
				-1 / (2 * m),
				(1 + 2 * l * l * s * s) / (m * m * s * s),
				(2 * l) / m,
				l * s * s,
				(2 * l) / m,
				2,
			]);
			for (let b = 0; b < 3; b++) {
				const { k, rows } = blocks[b];
				for (let j = 0; j < k; j++) {
					const own = rows[i * k + j];
					if (own === 0) continue;
					score[starts[b] + j] += own * slopes[b];
					for (let c = 0; c <= b; c++) {
						const other = blocks[c];
						const weight = own * weights[b * 3 + c];
						for (let h = 0; h < other.k; h++)
							information[(starts[b] + j) * p + starts[c] + h] += weight * other.rows[i * other.k + h];
					}
				}
			}
		}
		for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) information[j * p + i] = information[i * p + j];
		const whole = new Float64Array(p * p);
		for (let i = 0; i < p; i++)
			for (let j = 0; j < p; j++) {
				whole[i * p + j] = information[i * p + j] + penalties[i * p + j];
				score[i] -= penalties[i * p + j] * theta[j];
			}
		factor = choleskyFactor({ values: whole, nRows: p, nColumns: p });
		if (!factor) break;
		const direction = choleskySolve(factor, score);
		let decrement = 0;
		for (let j = 0; j < p; j++) decrement += direction[j] * score[j];
		if (decrement < 1e-16 * (1 + Math.abs(state.value))) {
			converged = true;
			break;
		}
		let size = 1;
		let next = stateOf(theta.map((value, j) => value + direction[j]));
		while (!(next.value >= state.value - 1e-14 * Math.abs(state.value)) && size > 1e-9) {
			size /= 2;
			next = stateOf(theta.map((value, j) => value + size * direction[j]));
		}
		if (size <= 1e-9) {
			converged = decrement < 1e-9;
			break;
		}
		theta = theta.map((value, j) => value + size * direction[j]);
		state = next;
	}
	// Each curve's edf by its own block, as Cole and Green define it.
	const edf = blocks.map(({ k }, b) => {
		if (lambda[b] === 0) return k;
		const values = new Float64Array(k * k);
		const at = (a: Float64Array, i: number, j: number) => a[(starts[b] + i) * p + starts[b] + j];
		for (let i = 0; i < k; i++)
			for (let j = 0; j < k; j++) values[i * k + j] = at(information, i, j) + at(penalties, i, j);
		const own = choleskyFactor({ values, nRows: k, nColumns: k });
		if (!own) return Number.NaN;
		const inverse = choleskyInverse(own).values;
		let trace = k;
		for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) trace -= inverse[i * k + j] * at(penalties, j, i);
		return trace;
	});
	return { theta, logLikelihood: state.logLikelihood, edf, information, converged };
}

/** (exp(l u) - 1) / l, which is u at l = 0. */
function powerOver(l: number, u: number): number {
	const t = l * u;
	return Math.abs(t) < 1e-8 ? u * (1 + t / 2) : (u * Math.expm1(t)) / t;
}

/** (powerOver(l, u) - u) / l: u^2 / 2 at l = 0. */
function bendOver(l: number, u: number): number {
	const t = l * u;
	return Math.abs(t) < 1e-4 ? ((u * u) / 2) * (1 + t / 3 + (t * t) / 12) : (u * (Math.expm1(t) - t)) / (t * l);
}

/** The smoothing parameter that leaves a curve the edf asked for, by its own block of the information (halving an interval). */
function lambdaFor(
	target: number,
	information: Float64Array,
	start: number,
	k: number,
	p: number,
	penalty: Matrix,
): number {
	let low = -40;
	let high = 40;
	for (let step = 0; step < 70; step++) {
		const middle = (low + high) / 2;
		const values = new Float64Array(k * k);
		for (let i = 0; i < k; i++)
			for (let j = 0; j < k; j++)
				values[i * k + j] = information[(start + i) * p + start + j] + Math.exp(middle) * penalty.values[i * k + j];
		const factor = choleskyFactor({ values, nRows: k, nColumns: k });
		let edf = 2;
		if (factor) {
			const inverse = choleskyInverse(factor).values;
			edf = k;
			for (let i = 0; i < k; i++)
				for (let j = 0; j < k; j++) edf -= inverse[i * k + j] * Math.exp(middle) * penalty.values[j * k + i];
		}
		if (edf > target) low = middle;
		else high = middle;
	}
	return Math.exp((low + high) / 2);
}
