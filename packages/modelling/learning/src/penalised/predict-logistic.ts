import { checkFeatures, inverseLogit, type Matrix } from "@quickening/stats";
import { checkColumns } from "../check-columns.ts";

/** Probabilities from coefficients in the columns' own units. */
export function predictLogistic(
	where: string,
	features: Matrix,
	intercept: number,
	coefficients: Float64Array,
): Float64Array {
	checkFeatures(where, features);
	checkColumns(where, features, coefficients.length);
	const { values, nRows, nColumns } = features;
	const probabilities = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		let eta = intercept;
		for (let j = 0; j < nColumns; j++) eta += coefficients[j] * values[i * nColumns + j];
		probabilities[i] = inverseLogit(eta);
	}
	return probabilities;
}
