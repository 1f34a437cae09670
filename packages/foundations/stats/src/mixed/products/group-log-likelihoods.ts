import { invertOnePlusAd, multiply } from "../small-matrices.ts";
import type { GroupProducts } from "./group-products.ts";
import type { ProductsModel } from "./products-model.ts";

/** log-likelihood of each group at the fit. */
export function groupLogLikelihoods(
	{ k, nGroups, nRows, products }: GroupProducts,
	{ outcome, fixed, random }: ProductsModel,
	{
		estimates,
		relative,
		residualVariance,
	}: { estimates: Float64Array; relative: Float64Array; residualVariance: number },
): Float64Array {
	const q = random.length;
	const signed = new Float64Array(k);
	signed[outcome] = 1;
	fixed.forEach((column, j) => {
		signed[column] -= estimates[j];
	});
	const zz = new Float64Array(q * q);
	const inverse = new Float64Array(q * q);
	const work = new Float64Array(q * q);
	const t = new Float64Array(q * q);
	const zr = new Float64Array(q);
	const found = new Float64Array(nGroups);
	for (let g = 0; g < nGroups; g++) {
		const at = g * k * k;
		let squares = 0;
		zr.fill(0);
		for (let a = 0; a < k; a++) {
			let sum = 0;
			for (let b = 0; b < k; b++) sum += products[at + a * k + b] * signed[b];
			squares += signed[a] * sum;
			for (let i = 0; i < q; i++) if (random[i] === a) zr[i] = sum;
		}
		for (let i = 0; i < q; i++) {
			for (let j = 0; j < q; j++) zz[i * q + j] = products[at + random[i] * k + random[j]];
		}
		const determinant = invertOnePlusAd(zz, 0, relative, q, inverse, work);
		multiply(relative, 0, inverse, 0, t, 0, q, q, q);
		for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) squares -= zr[i] * t[i * q + j] * zr[j];
		found[g] =
			-0.5 * (nRows[g] * Math.log(2 * Math.PI * residualVariance) + Math.log(determinant) + squares / residualVariance);
	}
	return found;
}
