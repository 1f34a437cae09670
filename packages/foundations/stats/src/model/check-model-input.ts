import { checkMinimumLength, InvalidInputError, type Samples } from "@quickening/core";
import type { Matrix } from "./matrix.ts";

/**
 * Refuses outcomes that are not all 0 or 1 (NaN included).
 *
 * @returns The number of ones (events).
 * @throws InvalidInputError (code "not-binary").
 */
export function checkBinaryOutcomes(where: string, outcomes: Samples): number {
	let nEvents = 0;
	for (let i = 0; i < outcomes.length; i++) {
		const outcome = outcomes[i];
		if (outcome !== 0 && outcome !== 1) {
			throw new InvalidInputError(`${where}: outcomes must be 0 or 1; got ${outcome} at row ${i}`, {
				code: "not-binary",
				argument: "outcomes",
				received: outcome,
			});
		}
		nEvents += outcome;
	}
	return nEvents;
}

/**
 * Refuses values that are not finite: a model must be told how to treat what is missing before it is fitted.
 *
 * @throws InvalidInputError (code "not-finite").
 */
export function checkFinite(where: string, argument: string, values: Samples): void {
	for (let i = 0; i < values.length; i++) {
		if (Number.isFinite(values[i])) continue;
		throw new InvalidInputError(`${where}: ${argument} must be finite; got ${values[i]} at position ${i}`, {
			code: "not-finite",
			argument,
			received: values[i],
		});
	}
}

/**
 * Refuses a matrix whose size and values disagree, or that holds a value that is not finite.
 *
 * @throws InvalidInputError (codes "length-mismatch", "not-finite"); the message names row and column.
 */
export function checkFeatures(where: string, features: Matrix): void {
	const { values, nRows, nColumns } = features;
	if (values.length !== nRows * nColumns) {
		throw new InvalidInputError(
			`${where}: features must hold nRows x nColumns = ${nRows * nColumns} values; got ${values.length}`,
			{ code: "length-mismatch", argument: "features", received: values.length },
		);
	}
	for (let i = 0; i < values.length; i++) {
		if (Number.isFinite(values[i])) continue;
		const row = Math.floor(i / nColumns);
		throw new InvalidInputError(
			`${where}: features must be finite; got ${values[i]} in row ${row}, column ${i % nColumns}. ` +
				"Impute or drop what is missing first.",
			{ code: "not-finite", argument: "features", received: values[i] },
		);
	}
}

/**
 * What every fit asks of its data: finite features, one outcome (0 or 1) a row, and both outcomes present.
 *
 * @returns The number of events.
 * @throws InvalidInputError (codes as above, and "one-class").
 */
export function checkTrainingData(where: string, features: Matrix, outcomes: Samples): number {
	checkFeatures(where, features);
	return checkTrainingOutcomes(where, features, outcomes);
}

/**
 * The part of {@link checkTrainingData} that fits ask for which take missing features as they are.
 *
 * @returns The number of events.
 * @throws InvalidInputError (codes "too-short", "length-mismatch", those of {@link checkBinaryOutcomes} and "one-class").
 */
export function checkTrainingOutcomes(where: string, { nRows }: Pick<Matrix, "nRows">, outcomes: Samples): number {
	checkMinimumLength(where, "outcomes", outcomes, 1);
	if (outcomes.length !== nRows) {
		throw new InvalidInputError(
			`${where}: outcomes must be as long as features has rows (${nRows}); got ${outcomes.length}`,
			{ code: "length-mismatch", argument: "outcomes", received: outcomes.length },
		);
	}
	const nEvents = checkBinaryOutcomes(where, outcomes);
	if (nEvents === 0 || nEvents === outcomes.length) {
		throw new InvalidInputError(
			`${where}: outcomes must hold both 0 and 1; got ${nEvents} events in ${outcomes.length} rows`,
			{ code: "one-class", argument: "outcomes", received: nEvents },
		);
	}
	return nEvents;
}
