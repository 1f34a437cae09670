import { choleskyFactor, choleskyInverse } from "../linear-algebra/cholesky.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import type { FreeElement, GroupSums } from "./group-sums.ts";

/** Smallest variance of the start, relative to the errors': Newton's method leaves 0 slowly, and finds it fast. */
const SMALLEST_VARIANCE = 0.01;

/**
 * Where the search for theta starts: each group's effects by least squares, their covariance between groups less what errors
 * add to it, relative to the variance within groups. The unit matrix where too few groups have enough rows for that.
 */
export function startOfGroups(
	{ nRows, nGroups, q, p, zz, zx, xx }: GroupSums,
	free: readonly FreeElement[],
): Float64Array {
	const unit = Float64Array.from(free, ([row, column]) => (row === column ? 1 : 0));
	const w = p + 1;
	const moments = new Float64Array(q * q);
	const errors = new Float64Array(q * q);
	const effect = new Float64Array(q);
	let nUsed = 0;
	let within = xx[p * w + p];
	for (let g = 0; g < nGroups; g++) {
		const factor = choleskyFactor({ values: zz.subarray(g * q * q, (g + 1) * q * q), nRows: q, nColumns: q });
		if (!factor) continue;
		const { values: inverse } = choleskyInverse(factor);
		nUsed++;
		for (let a = 0; a < q; a++) {
			let sum = 0;
			for (let b = 0; b < q; b++) sum += inverse[a * q + b] * zx[(g * q + b) * w + p];
			effect[a] = sum;
			within -= sum * zx[(g * q + a) * w + p];
		}
		for (let a = 0; a < q; a++) {
			for (let b = 0; b < q; b++) {
				moments[a * q + b] += effect[a] * effect[b];
				errors[a * q + b] += inverse[a * q + b];
			}
		}
	}
	const variance = within / (nRows - nUsed * q);
	if (nUsed < 2 * q || nRows <= nUsed * q || !(variance > 1e-12 * xx[p * w + p])) return unit;
	const isFree = new Uint8Array(q * q);
	for (const [row, column] of free) isFree[row * q + column] = 1;
	const d = new Float64Array(q * q);
	for (let a = 0; a < q; a++) {
		for (let b = 0; b <= a; b++) {
			if (!isFree[a * q + b]) continue;
			const m = a * q + b;
			d[m] = d[b * q + a] = (moments[m] / variance - errors[m]) / nUsed;
		}
	}
	const { values, vectors } = symmetricEigen({ values: d, nRows: q, nColumns: q });
	const raised = new Float64Array(q * q);
	for (let a = 0; a < q; a++) {
		for (let b = 0; b < q; b++) {
			for (let m = 0; m < q; m++) {
				const value = Math.max(SMALLEST_VARIANCE, values[m]);
				raised[a * q + b] += value * vectors.values[a * q + m] * vectors.values[b * q + m];
			}
		}
	}
	const l = choleskyFactor({ values: raised, nRows: q, nColumns: q });
	return l ? Float64Array.from(free, ([row, column]) => l.values[row * q + column]) : unit;
}
