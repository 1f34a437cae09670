import {
	checkInteger,
	drawInteger,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
	shuffle,
} from "@quickening/core";
import { checkTrainingData, type Matrix } from "@quickening/stats";
import { type Resampled, rowsToAdd } from "./resampled.ts";

/** Result of {@link smote}. */
export interface SmoteResampled extends Resampled {
	/** For each row the second original row it was made from; its own number for an original row. */
	readonly neighbourRows: Int32Array;
}

/**
 * SMOTE: new rows of the rarer outcome, each at a random point of the line from one of its rows to one of that row's
 * nearest neighbours with the same outcome.
 *
 * Distances are Euclidean on the columns as given, as in the source: put columns of different units on one scale first.
 * Every rare row makes the same number of new rows, and a random choice of them one more for the remainder (the source's
 * whole multiples, made to fit any ratio; imbalanced-learn draws the rows with replacement instead). One random number is
 * drawn for the whole line, as in the source's text and imbalanced-learn (its pseudocode draws one a column, which leaves
 * the line).
 *
 * Done before a split into training and test rows, it copies test information into training; put it inside the fit.
 *
 * @param features - n rows, finite.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options.neighbours - Number of neighbours to choose from; 5 by default. There must be more rare rows than this.
 * @param options.ratio - Rare over common rows wanted, at most 1 (default).
 * @returns The original rows, then the new ones, with the two rows each was made from.
 * @throws InvalidInputError when the data are not as above, there are too few rare rows, or the ratio is not usable.
 *
 * Source: Chawla NV, Bowyer KW, Hall LO, Kegelmeyer WP. SMOTE: synthetic minority over-sampling technique. J Artif Intell
 * Res 2002;16:321-357, doi:10.1613/jair.953.
 * Agrees with: scikit-learn, NearestNeighbors: the same neighbours (tests/peers/scikit-learn).
 * @example
 * smote(matrixFromColumns([[1, 2, 3, 4, 9, 9, 9]]), [1, 1, 0, 0, 0, 0, 0], { neighbours: 1 }).features.nRows; // 10
 */
export function smote(
	features: Matrix,
	outcomes: Samples,
	{
		neighbours = 5,
		ratio = 1,
		random = seededRandom(1),
	}: { neighbours?: number; ratio?: number; random?: Random } = {},
): SmoteResampled {
	const nEvents = checkTrainingData("smote", features, outcomes);
	checkInteger("smote", "neighbours", neighbours, 1);
	const { nRows: n, nColumns } = features;
	const { rare, nRare, nAdded } = rowsToAdd("smote", nEvents, n, ratio);
	if (nRare <= neighbours) {
		throw new InvalidInputError(
			`smote: outcomes must have more rows of the rarer outcome than neighbours (${neighbours}); got ${nRare}`,
			{ code: "too-few-events", argument: "outcomes", received: nRare },
		);
	}
	const rareRows = new Int32Array(nRare);
	for (let i = 0, m = 0; i < n; i++) if (outcomes[i] === rare) rareRows[m++] = i;
	const nearest = nearestNeighbours(features, rareRows, neighbours);
	const values = new Float64Array((n + nAdded) * nColumns);
	values.set(features.values);
	const labels = new Float64Array(n + nAdded).fill(rare);
	labels.set(outcomes);
	const sourceRows = Int32Array.from({ length: n + nAdded }, (_, i) => i);
	const neighbourRows = Int32Array.from(sourceRows);
	const turns = shuffle(
		random,
		Int32Array.from({ length: nRare }, (_, i) => i),
	);
	for (let added = 0; added < nAdded; added++) {
		const own = turns[added % nRare];
		const source = rareRows[own];
		const neighbour = nearest[own * neighbours + drawInteger(random, neighbours)];
		const along = random();
		const row = n + added;
		sourceRows[row] = source;
		neighbourRows[row] = neighbour;
		for (let j = 0; j < nColumns; j++) {
			const from = features.values[source * nColumns + j];
			values[row * nColumns + j] = from + along * (features.values[neighbour * nColumns + j] - from);
		}
	}
	return { features: { values, nRows: n + nAdded, nColumns }, outcomes: labels, sourceRows, neighbourRows };
}

/** For each given row its nearest other given rows (equal distances: the lower row first), nearest first. */
export function nearestNeighbours(features: Matrix, rows: Int32Array, neighbours: number): Int32Array {
	const { values, nColumns } = features;
	const m = rows.length;
	const nearest = new Int32Array(m * neighbours);
	const distance = new Float64Array(m);
	for (let a = 0; a < m; a++) {
		const others: number[] = [];
		for (let b = 0; b < m; b++) {
			let sum = 0;
			for (let j = 0; j < nColumns; j++) {
				const difference = values[rows[a] * nColumns + j] - values[rows[b] * nColumns + j];
				sum += difference * difference;
			}
			distance[b] = sum;
			if (b !== a) others.push(b);
		}
		others.sort((b, c) => distance[b] - distance[c] || b - c);
		for (let i = 0; i < neighbours; i++) nearest[a * neighbours + i] = rows[others[i]];
	}
	return nearest;
}
