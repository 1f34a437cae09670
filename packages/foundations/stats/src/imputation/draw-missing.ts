import { drawInteger, drawNormal, type Random } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import { choleskyFactor } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";
import { firthLogisticRegression } from "../regression/firth-logistic-regression.ts";
import { logisticRegression } from "../regression/logistic-regression.ts";
import { type NormalDraw, normalDraw } from "./normal-draw.ts";

/** Rows of one variable, sorted into those that are known and those that are to be drawn; designs with their intercept. */
export interface DrawRows {
	readonly known: Matrix;
	readonly missing: Matrix;
	readonly values: Float64Array;
}

/** Draws of a normal linear model. */
export function drawNormalRows(random: Random, rows: DrawRows): Float64Array {
	const draw = normalDraw(random, rows.known, rows.values);
	return predicted(rows.missing, draw.drawn).map((mean) => mean + draw.sigma * drawNormal(random));
}

/** Predictive mean matching: the value of one of the donors whose mean, at the estimates, is nearest to the drawn mean. */
export function drawMatchedRows(random: Random, rows: DrawRows, nDonors: number): Float64Array {
	const draw: NormalDraw = normalDraw(random, rows.known, rows.values);
	return matched(
		random,
		predicted(rows.known, draw.estimates),
		predicted(rows.missing, draw.drawn),
		rows.values,
		nDonors,
	);
}

/**
 * For each wanted mean the value of one of the nDonors known rows with the nearest means, each as likely; of rows as near as the
 * last donor, each is as likely to be that one.
 */
export function matched(
	random: Random,
	means: Float64Array,
	wanted: Float64Array,
	values: Float64Array,
	nDonors: number,
): Float64Array {
	const order = Int32Array.from(means.keys()).sort((a, b) => means[a] - means[b]);
	const sorted = Float64Array.from(order, (row) => means[row]);
	const n = sorted.length;
	const k = Math.min(nDonors, n);
	return wanted.map((mean) => {
		let low = 0;
		let high = n;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (sorted[middle] < mean) low = middle + 1;
			else high = middle;
		}
		// The k nearest are from .. to - 1; those as far away as the farthest of them are ties.
		let from = low;
		let to = low;
		const distance = (place: number) => Math.abs(sorted[place] - mean);
		while (to - from < k) {
			if (from > 0 && (to >= n || distance(from - 1) <= distance(to))) from--;
			else to++;
		}
		const farthest = Math.max(distance(from), distance(to - 1));
		let inner = from;
		while (inner < to && distance(inner) === farthest) inner++;
		let innerEnd = to;
		while (innerEnd > inner && distance(innerEnd - 1) === farthest) innerEnd--;
		const nCloser = innerEnd - inner;
		const choice = drawInteger(random, k);
		if (choice < nCloser) return values[order[inner + choice]];
		while (from > 0 && distance(from - 1) === farthest) from--;
		while (to < n && distance(to) === farthest) to++;
		const tie = drawInteger(random, to - from - nCloser);
		const place = from + tie < inner ? from + tie : from + tie + nCloser;
		return values[order[place]];
	});
}

/** Draws of a logistic model; Firth's estimates where the known rows are separated, so that a draw exists. */
export function drawLogisticRows(
	random: Random,
	rows: DrawRows,
): { readonly drawn: Float64Array; readonly separated: boolean } {
	const kept = independentColumns(rows.known);
	const known = picked(rows.known, kept);
	const missing = picked(rows.missing, kept);
	const plain = logisticRegression(known, rows.values);
	const separated = plain.warnings.length > 0;
	const fit = separated ? firthLogisticRegression(known, rows.values, { interval: "wald" }) : undefined;
	const estimates = fit ? Float64Array.from(fit.coefficients, ({ estimate }) => estimate) : plain.coefficients;
	const covariance = fit ? fit.covariance : plain.covariance;
	const factor = choleskyFactor(covariance);
	const k = estimates.length;
	const beta = estimates.slice();
	if (factor) {
		const z = Float64Array.from({ length: k }, () => drawNormal(random));
		for (let j = 0; j < k; j++) for (let m = 0; m <= j; m++) beta[j] += factor.values[j * k + m] * z[m];
	}
	const drawn = new Float64Array(missing.nRows);
	for (let i = 0; i < drawn.length; i++) {
		let sum = beta[0];
		for (let j = 1; j < k; j++) sum += missing.values[i * missing.nColumns + j - 1] * beta[j];
		drawn[i] = random() < inverseLogit(sum) ? 1 : 0;
	}
	return { drawn, separated };
}

export function predicted({ values, nRows, nColumns: k }: Matrix, beta: Float64Array): Float64Array {
	const result = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < k; j++) result[i] += values[i * k + j] * beta[j];
	return result;
}

/** Columns after the intercept that are no combination of those before, by Gram-Schmidt. */
function independentColumns({ values, nRows: n, nColumns: k }: Matrix): number[] {
	const basis: Float64Array[] = [];
	const kept: number[] = [];
	for (let j = 0; j < k; j++) {
		const v = Float64Array.from({ length: n }, (_, i) => values[i * k + j]);
		const whole = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
		for (let pass = 0; pass < 2; pass++) {
			for (const q of basis) {
				let share = 0;
				for (let i = 0; i < n; i++) share += q[i] * v[i];
				for (let i = 0; i < n; i++) v[i] -= share * q[i];
			}
		}
		const left = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
		if (!(left > 1e-6 * whole)) continue;
		basis.push(v.map((value) => value / left));
		if (j > 0) kept.push(j);
	}
	return kept;
}

function picked({ values, nRows, nColumns }: Matrix, columns: readonly number[]): Matrix {
	const k = columns.length;
	const result = new Float64Array(nRows * k);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < k; j++) result[i * k + j] = values[i * nColumns + columns[j]];
	return { values: result, nRows, nColumns: k };
}
