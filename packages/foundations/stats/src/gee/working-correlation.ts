import { choleskyFactor } from "../linear-algebra/cholesky.ts";
import type { Matrix } from "../model/matrix.ts";

export type WorkingCorrelationKind = "independence" | "exchangeable" | "ar1" | "unstructured";

/** Rows in the order of groups and times. */
export interface GroupedRows {
	readonly n: number;
	/** nGroups + 1 numbers. */
	readonly starts: Int32Array;
	/** Time of each sorted row. */
	readonly times: Float64Array;
	/** Number of the time of each sorted row among all distinct times. */
	readonly places: Int32Array;
	readonly distinctTimes: Float64Array;
}

/** The estimated working correlation. */
export interface WorkingCorrelation {
	readonly kind: WorkingCorrelationKind;
	/** Of two rows of a group ("exchangeable"), of rows one step apart ("ar1"). */
	readonly correlation?: number;
	/** Of rows at each two of `times` ("unstructured"). */
	readonly matrix?: Matrix;
	readonly times?: readonly number[];
	/** What had to be changed for it to be a correlation. */
	readonly warning?: { readonly code: string; readonly message: string };
}

/**
 * Estimates the working correlation from Pearson residuals by moments: means of products of pairs, over the scale. With
 * `nFixed` above 0 it is taken off the number of pairs.
 *
 * Source: Liang KY, Zeger SL. Biometrika 1986;73:13-22, doi:10.1093/biomet/73.1.13, section 4. AR(1) with times missing: from
 * neighbouring rows, the correlation of rows t apart being alpha^t.
 */
export function estimateCorrelation(
	kind: WorkingCorrelationKind,
	rows: GroupedRows,
	residuals: Float64Array,
	scale: number,
	nFixed: number,
): WorkingCorrelation {
	if (kind === "independence") return { kind };
	if (kind === "exchangeable") return exchangeable(rows, residuals, scale, nFixed);
	return kind === "ar1" ? autoregressive(rows, residuals, scale, nFixed) : unstructured(rows, residuals, scale, nFixed);
}

function exchangeable({ starts }: GroupedRows, r: Float64Array, scale: number, nFixed: number): WorkingCorrelation {
	let products = 0;
	let nPairs = 0;
	let largest = 1;
	for (let g = 0; g + 1 < starts.length; g++) {
		let sum = 0;
		let squares = 0;
		for (let t = starts[g]; t < starts[g + 1]; t++) {
			sum += r[t];
			squares += r[t] * r[t];
		}
		const size = starts[g + 1] - starts[g];
		products += (sum * sum - squares) / 2;
		nPairs += (size * (size - 1)) / 2;
		largest = Math.max(largest, size);
	}
	const found = nPairs > nFixed ? products / scale / (nPairs - nFixed) : 0;
	return within("exchangeable", found, largest > 1 ? -1 / (largest - 1) : -1);
}

function autoregressive(
	{ starts, times }: GroupedRows,
	r: Float64Array,
	scale: number,
	nFixed: number,
): WorkingCorrelation {
	// Pairs of neighbours by their distance: sum of products over the scale, and number.
	const sums = new Map<number, { products: number; n: number }>();
	for (let g = 0; g + 1 < starts.length; g++) {
		for (let t = starts[g] + 1; t < starts[g + 1]; t++) {
			const distance = times[t] - times[t - 1];
			const sum = sums.get(distance) ?? { products: 0, n: 0 };
			sum.products += (r[t] * r[t - 1]) / scale;
			sum.n++;
			sums.set(distance, sum);
		}
	}
	const nPairs = Array.from(sums.values()).reduce((total, { n }) => total + n, 0);
	if (nPairs <= nFixed) return { kind: "ar1", correlation: 0 };
	const corrected = nPairs / (nPairs - nFixed);
	const distances = [...sums.keys()].sort((a, b) => a - b);
	if (distances.length === 1 && distances[0] === 1) {
		return within("ar1", ((sums.get(1) as { products: number }).products * corrected) / nPairs, -1);
	}
	// Sum over pairs of d a^(d - 1) (product - a^d) = 0: the least sum of squares, by halving where it turns.
	const slope = (a: number) =>
		distances.reduce((total, d) => {
			const { products, n } = sums.get(d) as { products: number; n: number };
			return total + d * a ** (d - 1) * (products * corrected - n * a ** d);
		}, 0);
	const allWhole = distances.every((d) => Number.isSafeInteger(d));
	const wholes = distances.filter((d) => d === 1);
	const start = wholes.length > 0 ? (sums.get(1) as { products: number; n: number }) : undefined;
	const negative = allWhole && start !== undefined && start.products < 0;
	return within("ar1", turn(slope, negative ? -1 : 0, negative ? 0 : 1), -1);
}

/** Where a slope goes from above to below 0 between two ends, by halving. */
function turn(slope: (a: number) => number, from: number, to: number): number {
	let low = from + (from < 0 ? 1e-12 : 1e-6);
	let high = to - 1e-12;
	if (!(slope(low) > 0)) return from < 0 ? low : 0;
	if (!(slope(high) < 0)) return high;
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle === low || middle === high) return middle;
		if (slope(middle) > 0) low = middle;
		else high = middle;
	}
}

function within(kind: "exchangeable" | "ar1", found: number, least: number): WorkingCorrelation {
	if (found > least && found < 1) return { kind, correlation: found };
	const correlation = found >= 1 ? 0.999 : least * 0.999;
	return {
		kind,
		correlation,
		warning: {
			code: "correlation-limited",
			message: `The working correlation came out as ${found.toFixed(3)}, which no data can have, and was set to ${correlation.toFixed(3)}.`,
		},
	};
}

function unstructured(
	{ starts, places, distinctTimes }: GroupedRows,
	r: Float64Array,
	scale: number,
	nFixed: number,
): WorkingCorrelation {
	const k = distinctTimes.length;
	const products = new Float64Array(k * k);
	const counts = new Float64Array(k * k);
	for (let g = 0; g + 1 < starts.length; g++) {
		for (let t = starts[g]; t < starts[g + 1]; t++) {
			for (let s = starts[g]; s < t; s++) {
				const at = places[t] * k + places[s];
				products[at] += (r[t] * r[s]) / scale;
				counts[at]++;
			}
		}
	}
	const values = new Float64Array(k * k);
	for (let i = 0; i < k; i++) {
		values[i * k + i] = 1;
		for (let j = 0; j < i; j++) {
			const at = i * k + j;
			values[at] = values[j * k + i] = counts[at] > nFixed ? products[at] / (counts[at] - nFixed) : 0;
		}
	}
	const times = Array.from(distinctTimes);
	for (let share = 0; share < 20; share++) {
		const drawn = values.map((value, m) => (m % (k + 1) === 0 ? 1 : (value * (20 - share)) / 20));
		const matrix = { values: drawn, nRows: k, nColumns: k };
		if (!choleskyFactor(matrix)) continue;
		const warning = {
			code: "correlation-limited",
			message: `The working correlations were drawn ${share * 5} percent towards 0, where they are those of some data.`,
		};
		return { kind: "unstructured", matrix, times, ...(share > 0 && { warning }) };
	}
	const unit = Float64Array.from({ length: k * k }, (_, m) => (m % (k + 1) === 0 ? 1 : 0));
	return {
		kind: "unstructured",
		matrix: { values: unit, nRows: k, nColumns: k },
		times,
		warning: {
			code: "correlation-limited",
			message: "No working correlation could be estimated; rows count as independent.",
		},
	};
}

/**
 * Products of the rows of one group with the inverse of their working correlation between: [X r]'R^-1[X r].
 *
 * @param values - n x w, row-major, sorted.
 * @param result - w x w; overwritten, both triangles.
 */
export function weightedProducts(
	{ kind, correlation = 0, matrix }: WorkingCorrelation,
	{ starts, times, places }: GroupedRows,
	g: number,
	values: Float64Array,
	w: number,
	result: Float64Array,
): void {
	const from = starts[g];
	const to = starts[g + 1];
	const size = to - from;
	result.fill(0);
	if (kind === "unstructured") {
		const whitened = whiten(matrix as Matrix, places.subarray(from, to), values.subarray(from * w, to * w), w);
		for (let t = 0; t < size; t++) addProducts(whitened, t * w, w, 1, result);
	} else if (kind === "ar1") {
		const row = new Float64Array(w);
		for (let t = from; t < to; t++) {
			const r = t === from ? 0 : correlation ** (times[t] - times[t - 1]);
			for (let i = 0; i < w; i++) row[i] = values[t * w + i] - (r === 0 ? 0 : r * values[(t - 1) * w + i]);
			addProducts(row, 0, w, 1 / (1 - r * r), result);
		}
	} else {
		const inverse = 1 / (1 - correlation);
		for (let t = from; t < to; t++) addProducts(values, t * w, w, inverse, result);
		if (correlation !== 0) {
			const total = new Float64Array(w);
			for (let t = from; t < to; t++) for (let i = 0; i < w; i++) total[i] += values[t * w + i];
			addProducts(total, 0, w, (-inverse * correlation) / (1 + (size - 1) * correlation), result);
		}
	}
	for (let i = 0; i < w; i++) for (let j = 0; j < i; j++) result[i * w + j] = result[j * w + i];
}

function addProducts(row: Float64Array, at: number, w: number, factor: number, result: Float64Array): void {
	for (let i = 0; i < w; i++) {
		const left = factor * row[at + i];
		for (let j = i; j < w; j++) result[i * w + j] += left * row[at + j];
	}
}

/** L^-1 times rows, L L' being the correlation of their times. */
function whiten({ values: all, nRows: k }: Matrix, places: Int32Array, rows: Float64Array, w: number): Float64Array {
	const size = places.length;
	const part = new Float64Array(size * size);
	for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) part[i * size + j] = all[places[i] * k + places[j]];
	const { values: l } = choleskyFactor({ values: part, nRows: size, nColumns: size }) as Matrix;
	const result = Float64Array.from(rows);
	for (let i = 0; i < size; i++) {
		for (let m = 0; m < i; m++) for (let c = 0; c < w; c++) result[i * w + c] -= l[i * size + m] * result[m * w + c];
		for (let c = 0; c < w; c++) result[i * w + c] /= l[i * size + i];
	}
	return result;
}
