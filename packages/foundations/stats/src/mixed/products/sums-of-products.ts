import type { GroupSums } from "../group-sums.ts";
import type { GroupProducts } from "./group-products.ts";
import type { ProductsModel } from "./products-model.ts";
import { forwardInto } from "./triangular.ts";

/** Sums in orthonormal fixed columns and in random columns at right angles with mean square 1, as `mixedModel` has them. */
export function sumsOf(
	{ k, nGroups, products }: GroupProducts,
	{
		n,
		model: { outcome, fixed, random },
		basis,
		frame,
		shares,
		left,
	}: {
		n: number;
		model: ProductsModel;
		basis: Float64Array;
		frame: Float64Array;
		shares: Float64Array;
		left: number;
	},
): GroupSums {
	const p = fixed.length;
	const q = random.length;
	const w = p + 1;
	const zz = new Float64Array(nGroups * q * q);
	const zx = new Float64Array(nGroups * q * w);
	const xx = new Float64Array(w * w);
	for (let j = 0; j < p; j++) xx[j * w + j] = 1;
	xx[p * w + p] = left;
	const frameRows = new Float64Array(q * q);
	const framed = new Float64Array(q);
	const line = new Float64Array(p);
	const crossed = new Float64Array(q * w);
	for (let g = 0; g < nGroups; g++) {
		const at = g * k * k;
		// Z'Z: L^-1 A L'^-1, columns first, then rows.
		for (let b = 0; b < q; b++) {
			for (let a = 0; a < q; a++) framed[a] = products[at + random[a] * k + random[b]];
			forwardInto(frame, framed);
			for (let a = 0; a < q; a++) frameRows[a * q + b] = framed[a];
		}
		for (let a = 0; a < q; a++) {
			for (let b = 0; b < q; b++) framed[b] = frameRows[a * q + b];
			forwardInto(frame, framed);
			for (let b = 0; b < q; b++) zz[(g * q + a) * q + b] = framed[b];
		}
		// Z'[Q e], first the rows in the basis, then by the frame.
		for (let a = 0; a < q; a++) {
			const from = at + random[a] * k;
			for (let j = 0; j < p; j++) line[j] = products[from + fixed[j]];
			forwardInto(basis, line);
			let rest = products[from + outcome];
			for (let j = 0; j < p; j++) {
				crossed[a * w + j] = line[j];
				rest -= line[j] * shares[j];
			}
			crossed[a * w + p] = rest;
		}
		for (let j = 0; j < w; j++) {
			for (let a = 0; a < q; a++) framed[a] = crossed[a * w + j];
			forwardInto(frame, framed);
			for (let a = 0; a < q; a++) zx[(g * q + a) * w + j] = framed[a];
		}
	}
	return { nRows: n, nGroups, q, p, zz, zx, xx, logDeterminant: 0 };
}
