import { checkMinimumLength, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { covariance, variance } from "@quickening/stats";

/** Internal consistency of a scale in one sample. */
export interface Reliability {
	/** NaN where it cannot be told: an item that never varies, fewer than 3 people. */
	readonly value: number;
	readonly nItems: number;
	/** People with every item. */
	readonly n: number;
	/** People left out for a missing item. */
	readonly nLeftOut: number;
}

/**
 * Cronbach's alpha: how much of the variance of a sum of items is shared, if all items measured one thing equally well.
 *
 * It rises with the number of items, and is no proof of one dimension. People with a missing item are left out and counted.
 *
 * @param items - One array an item, each with a value a person, two items or more; NaN marks a missing answer.
 * @returns NaN with fewer than 3 whole people, or where the sum does not vary.
 * @throws InvalidInputError when there are fewer than 2 items or they differ in length.
 *
 * Source: Cronbach 1951, doi:10.1007/BF02310555: k/(k-1) (1 - sum of the items' variances / variance of the sum).
 * Agrees with: psych 2.2.9, alpha(...)$total$raw_alpha, to 1e-12 (tests/peers/questionnaires).
 * @example
 * cronbachAlpha([[1, 2, 3], [2, 4, 6]]).value; // 0.888..., by hand: 2 (1 - 5/9)
 */
export function cronbachAlpha(items: readonly Samples[]): Reliability {
	const { whole, ...counts } = wholePeople("cronbachAlpha", items);
	if (counts.n < 3) return { value: Number.NaN, ...counts };
	const sums = whole[0].map((_, person) => whole.reduce((sum, item) => sum + item[person], 0));
	const ofSum = variance(sums);
	const ofItems = whole.reduce((sum, item) => sum + variance(item), 0);
	const k = whole.length;
	return { value: ofSum === 0 ? Number.NaN : (k / (k - 1)) * (1 - ofItems / ofSum), ...counts };
}

/**
 * McDonald's omega (total) of one factor: how much of the variance of a sum of standardised items comes from their common factor.
 *
 * One factor by minimum residuals on the correlations, reached by iterated principal axes; items may differ in how well they
 * measure it.
 *
 * @param items - As for {@link cronbachAlpha}; three items or more.
 * @returns NaN with fewer than 3 whole people, an item that never varies, or a factor that explains more than an item has
 *   (Heywood case).
 * @throws InvalidInputError when there are fewer than 3 items or they differ in length.
 *
 * Source: McDonald 1999, Test theory, doi:10.4324/9781410601087: (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique
 * variances).
 * Agrees with: psych 2.2.9, fa(nfactors = 1, fm = "minres"), to 1e-4 (tests/peers/questionnaires).
 */
export function mcdonaldOmega(items: readonly Samples[]): Reliability {
	const { whole, ...counts } = wholePeople("mcdonaldOmega", items);
	if (whole.length < 3)
		throw new InvalidInputError(`mcdonaldOmega: items must have at least 3 items; got ${whole.length}`, {
			code: "too-short",
			argument: "items",
			received: whole.length,
		});
	const loadings = counts.n < 3 ? undefined : oneFactor(correlations(whole));
	if (!loadings) return { value: Number.NaN, ...counts };
	const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
	const unique = loadings.reduce((sum, loading) => sum + 1 - loading * loading, 0);
	return { value: common / (common + unique), ...counts };
}

function wholePeople(where: string, items: readonly Samples[]) {
	checkMinimumLength(where, "items", items, 2);
	for (const item of items)
		checkSameLength(where, { argument: "items[0]", values: items[0] }, { argument: "another item", values: item });
	const kept: number[] = [];
	for (let person = 0; person < items[0].length; person++)
		if (items.every((item) => Number.isFinite(item[person]))) kept.push(person);
	return {
		whole: items.map((item) => Float64Array.from(kept, (person) => item[person])),
		nItems: items.length,
		n: kept.length,
		nLeftOut: items[0].length - kept.length,
	};
}

function correlations(items: readonly Float64Array[]): readonly Float64Array[] {
	const sds = items.map((item) => Math.sqrt(variance(item)));
	return items.map((a, i) => Float64Array.from(items, (b, j) => (i === j ? 1 : covariance(a, b) / (sds[i] * sds[j]))));
}

/** Loadings on one factor, or undefined where there is none: communalities are put on the diagonal until they stay. */
function oneFactor(matrix: readonly Float64Array[]): Float64Array | undefined {
	const k = matrix.length;
	if (matrix.some((row) => row.some(Number.isNaN))) return undefined;
	let communalities = Float64Array.from(matrix, (row, i) => Math.max(...row.filter((_, j) => j !== i).map(Math.abs)));
	let vector = new Float64Array(k).fill(1 / Math.sqrt(k));
	for (let round = 0; round < 5000; round++) {
		const reduced = matrix.map((row, i) => row.map((r, j) => (i === j ? communalities[i] : r)));
		let length = 0;
		for (let step = 0; step < 200; step++) {
			const next = Float64Array.from(reduced, (row) => row.reduce((sum, r, j) => sum + r * vector[j], 0));
			length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
			if (length === 0) return undefined;
			const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value / length - vector[i])), 0);
			vector = next.map((value) => value / length);
			if (moved < 1e-14) break;
		}
		const squares = vector.map((value) => length * value * value);
		const change = squares.reduce((most, square, i) => Math.max(most, Math.abs(square - communalities[i])), 0);
		communalities = squares;
		if (squares.some((square) => square > 1)) return undefined;
		if (change < 1e-12) break;
	}
	const sign = vector.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
	return communalities.map((square, i) => sign * Math.sign(vector[i]) * Math.sqrt(square));
}
