import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";

/** Refuses rows to predict that have other columns than the training data. */
export function checkColumns(where: string, { nColumns }: Matrix, nTrained: number): void {
	if (nColumns === nTrained) return;
	throw new InvalidInputError(
		`${where}: features must have the ${nTrained} columns of the training data; got ${nColumns}`,
		{ code: "length-mismatch", argument: "features", received: nColumns },
	);
}
