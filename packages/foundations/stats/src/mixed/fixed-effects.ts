import { coefficientTable } from "../regression/coefficient-table.ts";
import type { Evaluation } from "./criterion.ts";
import type { FixedEffect, MixedFit } from "./mixed-fit.ts";
import { satterthwaite } from "./satterthwaite.ts";

export interface FixedEffectsInput {
	readonly names: readonly string[];
	readonly estimates: Float64Array;
	/** p x p, upper triangular: the fixed columns are an orthonormal basis times this. */
	readonly r: Float64Array;
	readonly evaluation: Evaluation;
	readonly sigma: number;
	readonly nErrors: number;
	readonly isReml: boolean;
	readonly degreesOfFreedom: "satterthwaite" | "normal";
	readonly levelPercent: number;
}

/** The table of fixed effects and their covariance, sigma^2 (X'W^-1 X)^-1. */
export function fixedEffects(
	where: string,
	{ names, estimates, r, evaluation, sigma, nErrors, isReml, degreesOfFreedom, levelPercent }: FixedEffectsInput,
): Pick<MixedFit, "coefficients" | "covariance"> {
	const p = names.length;
	// Columns of R^-T: the contrast of each coefficient in the orthonormal basis.
	const contrasts = names.map((_, j) => basisContrast(r, p, unit(p, j)));
	const values = new Float64Array(p * p);
	for (let i = 0; i < p; i++) {
		for (let j = 0; j < p; j++) {
			let sum = 0;
			for (let a = 0; a < p; a++)
				for (let b = 0; b < p; b++) sum += contrasts[i][a] * evaluation.inverseInformation[a * p + b] * contrasts[j][b];
			values[i * p + j] = sum * sigma * sigma;
		}
	}
	const covariance = { values, nRows: p, nColumns: p };
	const df =
		degreesOfFreedom === "normal"
			? contrasts.map(() => Number.POSITIVE_INFINITY)
			: satterthwaite(evaluation, { sigma, nErrors, isReml }, contrasts);
	const coefficients = names.map((name, j): FixedEffect => {
		const [row] = coefficientTable(
			where,
			[name],
			estimates.subarray(j, j + 1),
			{ values: values.subarray(j * p + j, j * p + j + 1), nRows: 1, nColumns: 1 },
			df[j],
			levelPercent,
		);
		return { ...row, degreesOfFreedom: df[j] };
	});
	return { coefficients, covariance };
}

/** R^-T c: a combination c of coefficients as one of the basis. */
export function basisContrast(r: Float64Array, p: number, c: Float64Array): Float64Array {
	const u = new Float64Array(p);
	for (let i = 0; i < p; i++) {
		let sum = c[i];
		for (let m = 0; m < i; m++) sum -= r[m * p + i] * u[m];
		u[i] = sum / r[i * p + i];
	}
	return u;
}

function unit(p: number, j: number): Float64Array {
	const c = new Float64Array(p);
	c[j] = 1;
	return c;
}
