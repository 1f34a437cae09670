import { choleskyFactor, choleskyInverse } from "../linear-algebra/cholesky.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import { multiply } from "../mixed/small-matrices.ts";
import type { Matrix } from "../model/matrix.ts";

export type GeeCovariance = "robust" | "mancl-derouen" | "kauermann-carroll" | "model";

/** Scores and information of each group, in the basis of the fixed columns. */
export interface GroupParts {
	readonly nGroups: number;
	readonly p: number;
	/** nGroups x p. */
	readonly scores: Float64Array;
	/** nGroups x p x p. */
	readonly informations: Float64Array;
	/** Sum of the informations. */
	readonly total: Float64Array;
}

/**
 * Covariance of the estimates of a GEE, over nothing: B^-1 (sum of s s') B^-1, with each group's score s as it is ("robust"), or
 * as it would be without the group's own pull on the fit: (I - G B^-1)^-1 s (Mancl and DeRouen), (I - G B^-1)^(-1/2) s (Kauermann
 * and Carroll), which is what (I - H)^-1 and (I - H)^(-1/2) of its residuals come to.
 *
 * @returns p x p; undefined when one group alone decides a coefficient, so that nothing is left of its residuals.
 */
export function sandwich(kind: Exclude<GeeCovariance, "model">, parts: GroupParts): Float64Array | undefined {
	const { nGroups, p, scores, informations, total } = parts;
	const factor = choleskyFactor({ values: total, nRows: p, nColumns: p }) as Matrix;
	const { values: bread } = choleskyInverse(factor);
	const meat = new Float64Array(p * p);
	for (let g = 0; g < nGroups; g++) {
		const own = scores.subarray(g * p, (g + 1) * p);
		const s = kind === "robust" ? own : freed(kind, own, informations.subarray(g * p * p, (g + 1) * p * p), factor);
		if (!s) return undefined;
		for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) meat[i * p + j] += s[i] * s[j];
	}
	const half = new Float64Array(p * p);
	const result = new Float64Array(p * p);
	multiply(bread, 0, meat, 0, half, 0, p, p, p);
	multiply(half, 0, bread, 0, result, 0, p, p, p);
	return result;
}

/** L (I - L^-1 G L^-T)^power L^-1 s, with L L' the whole information. */
function freed(
	kind: "mancl-derouen" | "kauermann-carroll",
	s: Float64Array,
	g: Float64Array,
	{ values: l, nRows: p }: Matrix,
): Float64Array | undefined {
	const inner = Float64Array.from(g);
	forward(l, p, inner, p);
	for (let i = 0; i < p; i++)
		for (let j = 0; j < i; j++) [inner[i * p + j], inner[j * p + i]] = [inner[j * p + i], inner[i * p + j]];
	forward(l, p, inner, p);
	for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) inner[i * p + j] = (inner[i * p + j] + inner[j * p + i]) / 2;
	const { values, vectors } = symmetricEigen({ values: inner, nRows: p, nColumns: p });
	const column = Float64Array.from(s);
	forward(l, p, column, 1);
	const moved = new Float64Array(p);
	for (let m = 0; m < p; m++) {
		const left = 1 - values[m];
		if (!(left > 1e-10)) return undefined;
		let along = 0;
		for (let i = 0; i < p; i++) along += vectors.values[i * p + m] * column[i];
		along *= kind === "mancl-derouen" ? 1 / left : 1 / Math.sqrt(left);
		for (let i = 0; i < p; i++) moved[i] += vectors.values[i * p + m] * along;
	}
	const result = new Float64Array(p);
	for (let i = 0; i < p; i++) for (let m = 0; m <= i; m++) result[i] += l[i * p + m] * moved[m];
	return result;
}

/** L^-1 times a p x width matrix, in place. */
function forward(l: Float64Array, p: number, b: Float64Array, width: number): void {
	for (let i = 0; i < p; i++) {
		for (let m = 0; m < i; m++) for (let c = 0; c < width; c++) b[i * width + c] -= l[i * p + m] * b[m * width + c];
		for (let c = 0; c < width; c++) b[i * width + c] /= l[i * p + i];
	}
}
