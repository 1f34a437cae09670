import { InvalidInputError } from "@quickening/core";
import { checkFeatures, inverseLogit, type Matrix } from "@quickening/stats";

/** Probabilities from coefficients in the columns' own units. */
export function predictLogistic(
	where: string,
	features: Matrix,
	intercept: number,
	coefficients: Float64Array,
): Float64Array {
	checkFeatures(where, features);
	const { values, nRows, nColumns } = features;
	if (nColumns !== coefficients.length) {
		throw new InvalidInputError(
			`${where}: features must have the ${coefficients.length} columns of the training data; got ${nColumns}`,
			{ code: "length-mismatch", argument: "features", received: nColumns },
		);
	}
	const probabilities = new Float64Array(nRows);
	for (let i = 0; i < nRows; i++) {
		let eta = intercept;
		for (let j = 0; j < nColumns; j++) eta += coefficients[j] * values[i * nColumns + j];
		probabilities[i] = inverseLogit(eta);
	}
	return probabilities;
}
