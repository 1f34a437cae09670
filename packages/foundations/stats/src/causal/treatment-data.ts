import { InvalidInputError, type Samples } from "@quickening/core";
import { checkFeatures } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";

/** Checks a 0/1 column (treatment, or seen to the end) beside its features; both values must be there. */
export function checkTreatment(where: string, argument: string, values: Samples, features: Matrix): void {
	checkFeatures(where, features);
	if (values.length !== features.nRows) {
		throw new InvalidInputError(
			`${where}: ${argument} must be as long as features has rows (${features.nRows}); got ${values.length}`,
			{ code: "length-mismatch", argument, received: values.length },
		);
	}
	let ones = 0;
	for (let i = 0; i < values.length; i++) {
		if (values[i] !== 0 && values[i] !== 1) {
			throw new InvalidInputError(`${where}: ${argument} must be 0 or 1; got ${values[i]} at row ${i}`, {
				code: "not-binary",
				argument,
				received: values[i],
			});
		}
		ones += values[i];
	}
	if (ones > 0 && ones < values.length) return;
	throw new InvalidInputError(
		`${where}: ${argument} must hold both 0 and 1; got ${ones} ones in ${values.length} rows`,
		{
			code: "one-class",
			argument,
			received: ones,
		},
	);
}

/** Features with a column in front. */
export function withColumn(first: Samples | number, { values, nRows, nColumns }: Matrix): Matrix {
	const k = nColumns + 1;
	const joined = new Float64Array(nRows * k);
	for (let i = 0; i < nRows; i++) {
		joined[i * k] = typeof first === "number" ? first : first[i];
		for (let j = 0; j < nColumns; j++) joined[i * k + j + 1] = values[i * nColumns + j];
	}
	return { values: joined, nRows, nColumns: k };
}
