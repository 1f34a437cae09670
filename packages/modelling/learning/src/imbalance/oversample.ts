import { drawInteger, type Random, type Samples, seededRandom } from "@quickening/core";
import { checkTrainingData, type Matrix, take, takeRows } from "@quickening/stats";
import { type Resampled, rowsToAdd } from "./resampled.ts";

/**
 * Random oversampling: rows of the rarer outcome are copied, drawn with replacement, until the ratio is reached.
 *
 * Done before a split into training and test rows, copies of one row land on both sides and the test is worthless; put it
 * inside the fit. `sourceRows` lets an audit see this.
 *
 * @param features - n rows, finite.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options.ratio - Rare over common rows wanted, at most 1 (default).
 * @returns The original rows, then the copies, with the row each was copied from.
 * @throws InvalidInputError when the data are not as above or the ratio is below that of the data or above 1.
 *
 * Source: Batista GEAPA, Prati RC, Monard MC. SIGKDD Explor 2004;6:20-29, doi:10.1145/1007730.1007735; the leak: Vandewiele
 * G, et al. Artif Intell Med 2021;111:101987, doi:10.1016/j.artmed.2020.101987.
 * @example
 * oversample(matrixFromColumns([[1, 2, 3]]), [0, 0, 1]).sourceRows; // Int32Array [0, 1, 2, 2]
 */
export function oversample(
	features: Matrix,
	outcomes: Samples,
	{ ratio = 1, random = seededRandom(1) }: { ratio?: number; random?: Random } = {},
): Resampled {
	const nEvents = checkTrainingData("oversample", features, outcomes);
	const n = features.nRows;
	const { rare, nRare, nAdded } = rowsToAdd("oversample", nEvents, n, ratio);
	const rareRows = new Int32Array(nRare);
	for (let i = 0, m = 0; i < n; i++) if (outcomes[i] === rare) rareRows[m++] = i;
	const sourceRows = new Int32Array(n + nAdded);
	for (let i = 0; i < n; i++) sourceRows[i] = i;
	for (let i = n; i < sourceRows.length; i++) sourceRows[i] = rareRows[drawInteger(random, nRare)];
	return { features: takeRows(features, sourceRows), outcomes: take(outcomes, sourceRows), sourceRows };
}
