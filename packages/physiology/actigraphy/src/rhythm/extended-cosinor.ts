import { checkInteger, type Samples, type Warning } from "@quickening/core";
import { choleskyFactor, choleskySolve } from "@quickening/stats";
import { averageDay } from "./average-day.ts";
import { cosinor } from "./cosinor.ts";
import type { DayClock } from "./day-clock.ts";

/** A cosine pressed into plateaus by an anti-logistic function. */
export interface ExtendedCosinor {
	/** Lowest level, in the unit of the values. */
	readonly minimum: number;
	/** From the lowest level to the highest. */
	readonly amplitude: number;
	/** Midway between the two. */
	readonly mesor: number;
	/** Share of the day at rest: -1 narrow troughs, 0 day and night alike, 1 narrow peaks. */
	readonly alpha: number;
	/** Steepness of rise and fall; a cosine has about 2, a square wave many. */
	readonly beta: number;
	/** Time of the peak, hours after midnight. */
	readonly acrophaseHours: number;
	/** When activity rises through the middle, and falls, hours after midnight. */
	readonly upMesorHours: number;
	readonly downMesorHours: number;
	readonly residualSumOfSquares: number;
	/** Improvement over a single cosine: (its squares - ours) / 2 over our mean square; larger: more of a square wave. */
	readonly fOverCosinor: number;
	readonly n: number;
	readonly warnings: readonly Warning[];
}

/**
 * Extended cosinor: minimum + amplitude x expit(beta x (cos(time - acrophase) - alpha)), fitted by least squares.
 *
 * Repeated days weigh as days: the fit is to the average day, weighted by how many days stand behind each time, which has the
 * same minimum as the fit to all epochs. Levenberg-Marquardt from the single cosine, with several alphas and betas to start from;
 * alpha is kept within -1 to 1, beta above 0, minimum and amplitude at 0 or more.
 *
 * @param values - Activity by epoch, often as log(counts + 1); NaN marks an epoch that is not known.
 * @param options - Epoch and clock; `maximumSteps` of each start (200).
 * @returns The five parameters and what follows from them; NaN with a warning when there is too little to fit or nothing varies,
 *   and a warning when a parameter lies at its bound.
 * @throws InvalidInputError when the epoch does not divide a day.
 *
 * Source: Marler MR et al. Stat Med 2006;25:3893-3904, doi:10.1002/sim.2466 (anti-logistic transformed cosine).
 * Agrees with: scipy 1.17.1, optimize.least_squares with the same model and bounds, on 14 days of log counts, to 1e-6
 *   (tests/peers/rhythm).
 * @example
 * extendedCosinor([0, 0, 10, 10, 10, 10, 0, 0], { epochSeconds: 10800 }).acrophaseHours; // 10.5
 */
export function extendedCosinor(
	values: Samples,
	{ maximumSteps = 200, ...clock }: DayClock & { readonly maximumSteps?: number },
): ExtendedCosinor {
	checkInteger("extendedCosinor", "maximumSteps", maximumSteps, 1);
	const day = averageDay(values, clock);
	const start = cosinor(values, clock);
	const known = day.nDays.reduce((count, n) => count + (n > 0 ? 1 : 0), 0);
	if (known < 6 || Number.isNaN(start.mesor)) return unknown(start.n);
	if (Number.isNaN(start.r2))
		return { ...unknown(start.n), warnings: [{ code: "nothing-varies", message: "All values are alike: no curve." }] };
	const hours = Float64Array.from(day.means, (_, i) => (i * clock.epochSeconds) / 3600);
	const problem: Problem = { hours, means: day.means, weights: Float64Array.from(day.nDays) };
	let within = 0;
	const [{ cosine, sine, amplitude, acrophaseHours: swing }] = start.components;
	const acrophaseHours = Number.isNaN(swing) ? 12 : swing;
	// What days differ by at the same time no curve of the day can take away.
	for (let i = 0; i < hours.length; i++) {
		if (day.nDays[i] === 0) continue;
		const angle = (2 * Math.PI * hours[i]) / 24;
		within -= day.nDays[i] * (day.means[i] - start.mesor - cosine * Math.cos(angle) - sine * Math.sin(angle)) ** 2;
	}
	within = Math.max(0, within + start.residualSumOfSquares);
	let best: Fit | undefined;
	for (const alpha of [0, -0.5, 0.5])
		for (const beta of [2, 10]) {
			const from = [Math.max(0, start.mesor - amplitude), 2 * amplitude, alpha, beta, acrophaseHours];
			const fit = levenbergMarquardt(problem, Float64Array.from(from), maximumSteps);
			if (!best || fit.squares < best.squares) best = fit;
		}
	const [minimum, height, alpha, beta, peak] = best!.parameters;
	const residualSumOfSquares = best!.squares + within;
	const half = (Math.acos(alpha) * 24) / (2 * Math.PI);
	const warnings: Warning[] = [];
	if (Math.abs(alpha) > 1 - 1e-6 || beta < 1e-6 || beta > 1e4 || height < 1e-12)
		warnings.push({
			code: "at-bound",
			message: `A parameter lies at its bound (alpha ${alpha.toPrecision(3)}, beta ${beta.toPrecision(3)}): the day has no such shape.`,
		});
	return {
		minimum,
		amplitude: height,
		mesor: minimum + height / 2,
		alpha,
		beta,
		acrophaseHours: roundTheClock(peak),
		upMesorHours: roundTheClock(peak - half),
		downMesorHours: roundTheClock(peak + half),
		residualSumOfSquares,
		fOverCosinor: (start.residualSumOfSquares - residualSumOfSquares) / 2 / (residualSumOfSquares / (start.n - 5)),
		n: start.n,
		warnings,
	};
}

interface Problem {
	readonly hours: Float64Array;
	readonly means: Float64Array;
	readonly weights: Float64Array;
}

interface Fit {
	readonly parameters: Float64Array;
	readonly squares: number;
}

function levenbergMarquardt(problem: Problem, from: Float64Array, maximumSteps: number): Fit {
	let parameters = from;
	let { squares, gradient, curvature } = linearised(problem, parameters);
	let damping = 1e-3;
	for (let step = 0; step < maximumSteps; step++) {
		const damped = curvature.slice();
		for (let j = 0; j < 5; j++) damped[6 * j] += damping * Math.max(damped[6 * j], 1e-12);
		const factor = choleskyFactor({ values: damped, nRows: 5, nColumns: 5 });
		const change = factor ? choleskySolve(factor, gradient) : undefined;
		const next = change ? bounded(parameters, change) : undefined;
		const there = next ? linearised(problem, next) : undefined;
		if (!next || !there || !(there.squares < squares)) {
			if (damping > 1e12) break;
			damping *= 5;
			continue;
		}
		const gain = squares - there.squares;
		parameters = next;
		({ squares, gradient, curvature } = there);
		damping = Math.max(1e-12, damping / 5);
		if (gain <= 1e-15 * squares) break;
	}
	return { parameters, squares };
}

function bounded(parameters: Float64Array, change: Float64Array): Float64Array {
	const next = parameters.map((value, j) => value + change[j]);
	next[0] = Math.max(0, next[0]);
	next[1] = Math.max(0, next[1]);
	next[2] = Math.min(1, Math.max(-1, next[2]));
	next[3] = Math.min(1e5, Math.max(0, next[3]));
	return next;
}

/** Weighted squares, and the normal equations of the curve's tangent. */
function linearised({ hours, means, weights }: Problem, [minimum, height, alpha, beta, peak]: Float64Array) {
	const gradient = new Float64Array(5);
	const curvature = new Float64Array(25);
	const slopes = new Float64Array(5);
	const turn = (2 * Math.PI) / 24;
	let squares = 0;
	for (let i = 0; i < hours.length; i++) {
		const weight = weights[i];
		if (weight === 0) continue;
		const angle = turn * (hours[i] - peak);
		const lift = Math.cos(angle) - alpha;
		const share = 1 / (1 + Math.exp(-beta * lift));
		const error = means[i] - minimum - height * share;
		const slope = height * share * (1 - share);
		slopes[0] = 1;
		slopes[1] = share;
		slopes[2] = -slope * beta;
		slopes[3] = slope * lift;
		slopes[4] = slope * beta * Math.sin(angle) * turn;
		squares += weight * error * error;
		for (let j = 0; j < 5; j++) {
			gradient[j] += weight * error * slopes[j];
			for (let k = 0; k < 5; k++) curvature[5 * j + k] += weight * slopes[j] * slopes[k];
		}
	}
	return { squares, gradient, curvature };
}

function roundTheClock(hours: number): number {
	return ((hours % 24) + 24) % 24;
}

function unknown(n: number): ExtendedCosinor {
	const none = Number.NaN;
	return {
		minimum: none,
		amplitude: none,
		mesor: none,
		alpha: none,
		beta: none,
		acrophaseHours: none,
		upMesorHours: none,
		downMesorHours: none,
		residualSumOfSquares: none,
		fOverCosinor: none,
		n,
		warnings: [
			{ code: "too-little", message: "Fewer than six times of the day have a value: no curve of a day can be fitted." },
		],
	};
}
