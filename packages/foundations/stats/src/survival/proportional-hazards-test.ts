import { checkName, InvalidInputError } from "@quickening/core";
import { chiSquareTail } from "../distributions/chi-square.ts";
import { choleskyFactor, choleskySolve } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import { ranks } from "../ranks/ranks.ts";
import { type ChiSquareTest, type CoxRegression, coxStateOf } from "./cox-fit.ts";
import { eventsInOrder, scaledSchoenfeldOf, schoenfeldOf } from "./cox-residuals.ts";
import { detailedEvaluation } from "./cox-score-residuals.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { type CheckedTimes, countAtMost } from "./survival-times.ts";

/** Time as the test takes it: 1 - survival just before ("km"), its rank among the times of all rows, itself, or its logarithm. */
export type TimeTransform = "km" | "rank" | "identity" | "log";

export interface ProportionalHazardsTest {
	/** One test a column: does its log hazard ratio change along the transformed time? */
	readonly columns: readonly (ChiSquareTest & { readonly name: string })[];
	/** All columns together. */
	readonly global: ChiSquareTest;
	/**
	 * For a plot: transformed time of each event, and the scaled Schoenfeld residuals (events x p), log hazard ratios at that
	 * time.
	 */
	readonly transformedTimes: Float64Array;
	readonly eventTimes: Float64Array;
	readonly scaledSchoenfeld: Matrix;
}

/**
 * Test of proportional hazards: the score test of adding each column times a function of time to a Cox regression.
 *
 * @param fit - From coxRegression. Errors are the model's, also when the fit's are robust.
 * @param options - `transform` "km" (default), "rank", "identity" or "log".
 * @throws InvalidInputError when fit is a copy or has no finite estimates, or "log" meets a time that is not above 0.
 *
 * Source: Grambsch PM, Therneau TM. Biometrika 1994;81:515-526, doi:10.1093/biomet/81.3.515; as an exact score test since
 * survival
 * 3.0: Therneau's vignette "approximate", https://cran.r-project.org/package=survival.
 * Agrees with: R's survival, cox.zph, to 1e-9 (tests/peers/survival).
 * @example
 * proportionalHazardsTest(coxRegression({ times: [1, 2, 3, 4, 5], events: [1, 1, 1, 1, 0], features: matrixFromColumns([[1, 0,
 * 2, 1, 0]]) })).global.degreesOfFreedom; // 1
 */
export function proportionalHazardsTest(
	fit: CoxRegression,
	{ transform = "km" }: { readonly transform?: TimeTransform } = {},
): ProportionalHazardsTest {
	const where = "proportionalHazardsTest";
	checkName(where, "transform", transform, ["km", "rank", "identity", "log"]);
	const state = coxStateOf(where, fit);
	const { data, ties, beta, checked, names, r, weights } = state;
	const p = beta.length;
	const { places, rows } = eventsInOrder(state);
	const eventTimes = Float64Array.from(rows, (row) => checked.times[row]);
	const transformed = transformedTimes(where, transform, eventTimes, rows, checked);
	const centre = transformed.reduce((sum, value) => sum + value, 0) / transformed.length;
	const g = new Float64Array(data.grid.times.length);
	for (const [i, place] of places.entries()) g[data.end[place] - 1] = transformed[i] - centre;
	const { evaluation, detail } = detailedEvaluation(data, ties, beta, g);
	const schoenfeld = schoenfeldOf(state, places, detail.means);
	const gradient = new Float64Array(2 * p);
	for (const [i, row] of rows.entries()) {
		const weight = (transformed[i] - centre) * weights[row];
		for (let j = 0; j < p; j++) gradient[p + j] += weight * schoenfeld.values[i * p + j];
	}
	// Gradient and information of the columns and of the columns times g, in the columns as given.
	const u = gradient.slice();
	for (let j = 0; j < p; j++) {
		u[p + j] = 0;
		for (let i = 0; i <= j; i++) u[p + j] += gradient[p + i] * r[i * p + j];
	}
	const blocks = [evaluation.information, detail.weighted, detail.weightedTwice].map((values) =>
		conjugated(values, r, p),
	);
	const element = (a: number, b: number) => blocks[(a >= p ? 1 : 0) + (b >= p ? 1 : 0)][(a % p) * p + (b % p)];
	const test = (which: readonly number[]): ChiSquareTest => {
		const k = p + which.length;
		const at = (i: number) => (i < p ? i : p + which[i - p]);
		const values = Float64Array.from({ length: k * k }, (_, i) => element(at(Math.floor(i / k)), at(i % k)));
		const right = Float64Array.from({ length: k }, (_, i) => (i < p ? 0 : u[at(i)]));
		// Each on its own scale, so that the units of columns and time do not decide what is singular.
		const scale = Float64Array.from({ length: k }, (_, i) => 1 / Math.sqrt(values[i * k + i]));
		const factor = choleskyFactor({
			values: values.map((value, i) => value * scale[Math.floor(i / k)] * scale[i % k]),
			nRows: k,
			nColumns: k,
		});
		const scaled = right.map((value, i) => value * scale[i]);
		const chiSquare = factor
			? choleskySolve(factor, scaled).reduce((sum, value, i) => sum + value * scaled[i], 0)
			: Number.NaN;
		return { chiSquare, degreesOfFreedom: which.length, p: chiSquareTail(chiSquare, which.length) };
	};
	return {
		columns: names.map((name, j) => ({ name, ...test([j]) })),
		global: test(names.map((_, j) => j)),
		transformedTimes: transformed,
		eventTimes,
		scaledSchoenfeld: scaledSchoenfeldOf(state, schoenfeld),
	};
}

function transformedTimes(
	where: string,
	transform: TimeTransform,
	eventTimes: Float64Array,
	rows: Int32Array,
	checked: CheckedTimes,
): Float64Array {
	if (transform === "identity") return eventTimes.slice();
	if (transform === "rank") {
		const all = ranks(checked.times);
		return Float64Array.from(rows, (row) => all[row]);
	}
	if (transform === "log") {
		const low = eventTimes.find((time) => !(time > 0));
		if (low !== undefined) {
			throw new InvalidInputError(`${where}: times must be above 0 for "log"; got ${low}. Take "km" or "rank".`, {
				code: "not-positive",
				argument: "fit",
				received: low,
			});
		}
		return eventTimes.map(Math.log);
	}
	const { times, survival } = kaplanMeier({
		times: checked.times,
		events: Float64Array.from(checked.events),
		...(checked.entries && { entries: checked.entries }),
	});
	return eventTimes.map((time) => {
		const place = countAtMost(times, time) - 2;
		return place < 0 ? 0 : 1 - survival[place];
	});
}

/** R' A R of a symmetric A of which the lower triangle is filled. */
function conjugated(a: Float64Array, r: Float64Array, p: number): Float64Array {
	const result = new Float64Array(p * p);
	for (let j = 0; j < p; j++) {
		for (let m = 0; m < p; m++) {
			let sum = 0;
			for (let i = 0; i <= j; i++)
				for (let l = 0; l <= m; l++) sum += r[i * p + j] * a[Math.max(i, l) * p + Math.min(i, l)] * r[l * p + m];
			result[j * p + m] = sum;
		}
	}
	return result;
}
