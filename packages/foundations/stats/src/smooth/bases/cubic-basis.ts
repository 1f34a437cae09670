import type { Samples } from "@quickening/core";
import { choleskyFactor, choleskySolve } from "../../linear-algebra/cholesky.ts";
import type { Matrix } from "../../model/matrix.ts";
import { matrixProduct, transposed } from "../../model/matrix-product.ts";
import type { Basis } from "./basis.ts";

/**
 * Natural cubic spline, told by its values at the knots; its penalty is the integral of the squared second derivative.
 *
 * @param knots - k >= 3, rising; beyond them curves go on as straight lines.
 * @param isCyclic - The last knot is the first again: value and two derivatives agree there, and there are k - 1 columns.
 *
 * Source: Wood SN. Generalized additive models, 2nd ed. 2017, doi:10.1201/9781315370279, section 5.3.1 and 5.3.2.
 */
export function cubicBasis(knots: Float64Array, isCyclic: boolean): Basis {
	const k = knots.length;
	const nColumns = isCyclic ? k - 1 : k;
	const second = isCyclic ? cyclicSecond(knots) : naturalSecond(knots);
	return {
		nColumns,
		knots,
		penalty: second.penalty,
		rank: isCyclic ? nColumns - 1 : nColumns - 2,
		at: (x) => valuesAt(x, knots, second.derivatives, nColumns),
	};
}

interface Second {
	/** k x columns: second derivative at each knot from values at the knots. */
	readonly derivatives: Float64Array;
	readonly penalty: Matrix;
}

/** Wood's table 5.1: B times the second derivatives at inner knots is D times the values. */
function naturalSecond(knots: Float64Array): Second {
	const k = knots.length;
	const m = k - 2;
	const b = new Float64Array(m * m);
	const d = new Float64Array(m * k);
	for (let i = 0; i < m; i++) {
		const h = knots[i + 1] - knots[i];
		const next = knots[i + 2] - knots[i + 1];
		d[i * k + i] = 1 / h;
		d[i * k + i + 1] = -1 / h - 1 / next;
		d[i * k + i + 2] = 1 / next;
		b[i * m + i] = (h + next) / 3;
		if (i + 1 < m) b[i * m + i + 1] = b[(i + 1) * m + i] = next / 6;
	}
	const inner = solveColumns({ values: b, nRows: m, nColumns: m }, { values: d, nRows: m, nColumns: k });
	const derivatives = new Float64Array(k * k);
	derivatives.set(inner.values, k);
	return { derivatives, penalty: symmetric(matrixProduct(transposed({ values: d, nRows: m, nColumns: k }), inner)) };
}

/** The same with the first knot following the last. */
function cyclicSecond(knots: Float64Array): Second {
	const m = knots.length - 1;
	const h = Float64Array.from({ length: m }, (_, i) => knots[i + 1] - knots[i]);
	const b = new Float64Array(m * m);
	const d = new Float64Array(m * m);
	for (let i = 0; i < m; i++) {
		const before = (i + m - 1) % m;
		const after = (i + 1) % m;
		b[i * m + i] += (h[before] + h[i]) / 3;
		b[i * m + before] += h[before] / 6;
		b[i * m + after] += h[i] / 6;
		d[i * m + i] += -1 / h[before] - 1 / h[i];
		d[i * m + before] += 1 / h[before];
		d[i * m + after] += 1 / h[i];
	}
	const wide = { values: d, nRows: m, nColumns: m };
	const inner = solveColumns({ values: b, nRows: m, nColumns: m }, wide);
	const derivatives = new Float64Array((m + 1) * m);
	derivatives.set(inner.values);
	derivatives.set(inner.values.subarray(0, m), m * m);
	return { derivatives, penalty: symmetric(matrixProduct(transposed(wide), inner)) };
}

function solveColumns(b: Matrix, d: Matrix): Matrix {
	const factor = choleskyFactor(b) as Matrix;
	const result = new Float64Array(d.values.length);
	const right = new Float64Array(d.nRows);
	for (let j = 0; j < d.nColumns; j++) {
		for (let i = 0; i < d.nRows; i++) right[i] = d.values[i * d.nColumns + j];
		const solved = choleskySolve(factor, right);
		for (let i = 0; i < d.nRows; i++) result[i * d.nColumns + j] = solved[i];
	}
	return { values: result, nRows: d.nRows, nColumns: d.nColumns };
}

function symmetric({ values, nRows: k }: Matrix): Matrix {
	const result = new Float64Array(k * k);
	for (let i = 0; i < k; i++)
		for (let j = 0; j < k; j++) result[i * k + j] = (values[i * k + j] + values[j * k + i]) / 2;
	return { values: result, nRows: k, nColumns: k };
}

function valuesAt(x: Samples, knots: Float64Array, second: Float64Array, nColumns: number): Matrix {
	const k = knots.length;
	const values = new Float64Array(x.length * nColumns);
	for (let i = 0; i < x.length; i++) {
		const j = intervalOf(x[i], knots);
		const h = knots[j + 1] - knots[j];
		const inside = Math.min(Math.max(x[i], knots[0]), knots[k - 1]);
		const left = knots[j + 1] - inside;
		const right = inside - knots[j];
		// Beyond the outer knots: the value there, and its slope times the distance.
		const beyond = x[i] - inside;
		const c0 = ((left * left * left) / h - h * left) / 6 + (beyond * (h - (3 * left * left) / h)) / 6;
		const c1 = ((right * right * right) / h - h * right) / 6 + (beyond * ((3 * right * right) / h - h)) / 6;
		const row = i * nColumns;
		for (let m = 0; m < nColumns; m++)
			values[row + m] = c0 * second[j * nColumns + m] + c1 * second[(j + 1) * nColumns + m];
		values[row + j] += (left - beyond) / h;
		values[row + ((j + 1) % nColumns)] += (right + beyond) / h;
	}
	return { values, nRows: x.length, nColumns };
}

/** Number of the interval between knots that holds x. */
function intervalOf(x: number, knots: Float64Array): number {
	let low = 0;
	let high = knots.length - 1;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (x >= knots[middle]) low = middle;
		else high = middle;
	}
	return low;
}
