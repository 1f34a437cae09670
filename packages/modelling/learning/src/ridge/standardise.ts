import { InvalidInputError, type Warning } from "@quickening/core";
import { columnScales, type Matrix, scaleColumns } from "@quickening/stats";

/** Columns with mean 0 and SD 1 (divisor n); a constant one becomes 0, and is told of. */
export function standardise(
	where: string,
	{ values, nRows, nColumns }: Matrix,
): { standardised: Matrix; means: Float64Array; sds: Float64Array; warnings: readonly Warning[] } {
	const { centres: means, scales: sds } = columnScales({ values, nRows, nColumns });
	let nConstant = 0;
	for (let j = 0; j < nColumns; j++) {
		if (!Number.isFinite(sds[j])) {
			throw new InvalidInputError(`${where}: features must be finite; got a value that is not in column ${j}`, {
				code: "not-finite",
				argument: "features",
				received: j,
			});
		}
		if (sds[j] > 1e-12 * Math.abs(means[j])) continue;
		// Divided by infinity a column is 0 for any row, and its coefficient has no say.
		sds[j] = Number.POSITIVE_INFINITY;
		nConstant++;
	}
	const standardised = scaleColumns({ values, nRows, nColumns }, { centres: means, scales: sds });
	const warnings =
		nConstant === 0
			? []
			: [{ code: "constant-columns", message: `${nConstant} of ${nColumns} columns are constant: they have no say.` }];
	return { standardised, means, sds, warnings };
}
