import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import type { Evaluation } from "./criterion.ts";

/** Directions of the variance parameters in which the deviance is flatter than this say nothing, as in lmerTest. */
const FLAT = 1e-8;

/**
 * Satterthwaite's degrees of freedom of contrasts of the fixed effects: 2 v^2 / (g' A g), with v the variance of the
 * contrast, g its gradient by the variance parameters (theta and sigma) and A their covariance, twice the inverse of the
 * deviance's Hessian. Derivatives are exact.
 *
 * @param evaluation - The criterion at the optimum, with second derivatives.
 * @param contrasts - Each of length p, in the orthonormal basis of the fixed columns.
 *
 * Source: Kuznetsova A, Brockhoff PB, Christensen RHB. J Stat Softw 2017;82(13), doi:10.18637/jss.v082.i13; Fai AHT,
 * Cornelius PL. J Stat Comput Simul 1996;54:363-378, doi:10.1080/00949659608811740.
 */
export function satterthwaite(
	{ logDeterminant, residualSquares, logInformation, inverseInformation, informationSlopes }: Evaluation,
	{ sigma, nErrors, isReml }: { readonly sigma: number; readonly nErrors: number; readonly isReml: boolean },
	contrasts: readonly Float64Array[],
): Float64Array {
	const nTheta = informationSlopes.length;
	const size = nTheta + 1;
	const hessian = new Float64Array(size * size);
	const reml = isReml ? 1 : 0;
	for (let i = 0; i < nTheta; i++) {
		for (let j = 0; j < nTheta; j++) {
			const m = i * nTheta + j;
			hessian[i * size + j] =
				logDeterminant.hessian[m] + reml * logInformation.hessian[m] + residualSquares.hessian[m] / sigma ** 2;
		}
		hessian[i * size + nTheta] = hessian[nTheta * size + i] = (-2 * residualSquares.gradient[i]) / sigma ** 3;
	}
	hessian[size * size - 1] = (-2 * nErrors) / sigma ** 2 + (6 * residualSquares.value) / sigma ** 4;
	// Sigma in units of itself, so that flatness does not depend on the outcome's unit.
	for (let i = 0; i < size; i++) {
		hessian[i * size + nTheta] *= sigma;
		hessian[nTheta * size + i] *= sigma;
	}
	const { values, vectors } = symmetricEigen({ values: hessian, nRows: size, nColumns: size });
	const p = contrasts.length === 0 ? 0 : contrasts[0].length;
	const gradient = new Float64Array(size);
	const image = new Float64Array(p);
	return Float64Array.from(contrasts, (u) => {
		let variance = 0;
		for (let a = 0; a < p; a++) {
			let sum = 0;
			for (let b = 0; b < p; b++) sum += inverseInformation[a * p + b] * u[b];
			image[a] = sum;
			variance += u[a] * sum;
		}
		for (let i = 0; i < nTheta; i++) {
			let sum = 0;
			for (let a = 0; a < p; a++)
				for (let b = 0; b < p; b++) sum += image[a] * informationSlopes[i][a * p + b] * image[b];
			gradient[i] = sum;
		}
		gradient[nTheta] = 2 * variance;
		let spread = 0;
		for (let m = 0; m < size; m++) {
			if (!(values[m] > FLAT)) continue;
			let along = 0;
			for (let i = 0; i < size; i++) along += vectors.values[i * size + m] * gradient[i];
			spread += (2 * along * along) / values[m];
		}
		return (2 * variance * variance) / spread;
	});
}
