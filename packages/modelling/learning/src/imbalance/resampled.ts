import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";

/** A data set with rows added; the original rows come first, in their order. */
export interface Resampled {
	readonly features: Matrix;
	readonly outcomes: Float64Array;
	/** For each row the original row that it is or was made from: what a leakage audit needs. */
	readonly sourceRows: Int32Array;
}

/** Which outcome is rarer (1 when equal), and how many rows of it must be added to reach the ratio. */
export function rowsToAdd(
	where: string,
	nEvents: number,
	n: number,
	ratio: number,
): { rare: 0 | 1; nRare: number; nAdded: number } {
	const rare = nEvents <= n - nEvents ? 1 : 0;
	const nRare = rare === 1 ? nEvents : n - nEvents;
	const nWanted = Math.round(ratio * (n - nRare));
	if (!(ratio > 0 && ratio <= 1) || nWanted < nRare) {
		throw new InvalidInputError(
			`${where}: ratio must be at most 1 and at least that of the data (${(nRare / (n - nRare)).toPrecision(3)}); got ${ratio}`,
			{ code: "out-of-range", argument: "ratio", received: ratio },
		);
	}
	return { rare, nRare, nAdded: nWanted - nRare };
}
