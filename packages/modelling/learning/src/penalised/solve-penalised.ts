import type { Samples, Warning } from "@quickening/core";
import { columnScales, type Matrix } from "@quickening/stats";
import { coordinateDescent } from "./coordinate-descent.ts";
import { ridgeNewton } from "./ridge-newton.ts";

/** What {@link solvePenalised} finds: the part of a fit that does not depend on how lambda was chosen. */
export interface PenalisedSolution {
	readonly intercept: number;
	readonly coefficients: Float64Array;
	readonly standardisedCoefficients: Float64Array;
	readonly deviance: number;
	readonly nIterations: number;
	readonly warnings: readonly Warning[];
}

/** Standardises, solves for one lambda, and takes the solution back to the columns' units. Trusts its input. */
export function solvePenalised(
	features: Matrix,
	outcomes: Samples,
	lambda: number,
	lassoShare: number,
	start?: PenalisedSolution,
): PenalisedSolution {
	const { nRows, nColumns } = features;
	const { centres, scales } = columnScales(features);
	const varying: number[] = [];
	for (let j = 0; j < nColumns; j++) if (scales[j] > 0) varying.push(j);
	const k = varying.length;
	// Column-major, standardised; coordinate descent and the information both read whole columns.
	const columns = new Float64Array(nRows * k);
	for (let m = 0; m < k; m++) {
		const j = varying[m];
		for (let i = 0; i < nRows; i++) {
			columns[m * nRows + i] = (features.values[i * nColumns + j] - centres[j]) / scales[j];
		}
	}
	const beta = new Float64Array(k + 1);
	if (start !== undefined) {
		beta[0] = start.intercept;
		for (let m = 0; m < k; m++) {
			beta[m + 1] = start.standardisedCoefficients[varying[m]];
			beta[0] += start.coefficients[varying[m]] * centres[varying[m]];
		}
	} else beta[0] = marginalLogit(outcomes);
	const solver = lassoShare === 0 || lambda === 0 ? ridgeNewton : coordinateDescent;
	const { nIterations, deviance, warnings } = solver(
		{ columns, nRows, nColumns: k, outcomes, lambda, lassoShare },
		beta,
	);
	const coefficients = new Float64Array(nColumns);
	const standardisedCoefficients = new Float64Array(nColumns);
	let intercept = beta[0];
	for (let m = 0; m < k; m++) {
		const j = varying[m];
		standardisedCoefficients[j] = beta[m + 1];
		coefficients[j] = beta[m + 1] / scales[j];
		intercept -= coefficients[j] * centres[j];
	}
	return { intercept, coefficients, standardisedCoefficients, deviance, nIterations, warnings };
}

function marginalLogit(outcomes: Samples): number {
	let nEvents = 0;
	for (let i = 0; i < outcomes.length; i++) nEvents += outcomes[i];
	return Math.log(nEvents / (outcomes.length - nEvents));
}
