import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";

/** Less than this share of a column's squares left without those before it: a combination of them. */
const SMALLEST_SHARE_LEFT = 1e-10;

/**
 * Concurvity of each block: the share of its fitted curve, and of its worst curve, that all other columns could make.
 *
 * @param cross - X'X, p x p.
 *
 * Source: Wood SN. Generalized additive models, 2nd ed. 2017, section 5.6; mgcv's `concurvity`, "observed" and "worst".
 */
export function concurvityOf(
	cross: Float64Array,
	p: number,
	blocks: readonly { readonly start: number; readonly length: number; readonly isRandom: boolean }[],
	beta: Float64Array,
): { readonly concurvity: number; readonly worstConcurvity: number }[] {
	return blocks.map(({ start, length, isRandom }) => {
		const own = Array.from({ length }, (_, i) => start + i);
		const others = Array.from({ length: p }, (_, i) => i).filter((i) => i < start || i >= start + length);
		const { chosen, root } = pivoted(cross, p, others);
		// Rows: the part of each own column that the others can make, in orthonormal coordinates.
		const parts = own.map((column) =>
			forward(
				root,
				Float64Array.from(chosen, (other) => cross[other * p + column]),
			),
		);
		const curve = new Float64Array(chosen.length);
		let whole = 0;
		for (let i = 0; i < length; i++) {
			for (let m = 0; m < curve.length; m++) curve[m] += parts[i][m] * beta[start + i];
			for (let j = 0; j < length; j++) whole += beta[start + i] * cross[own[i] * p + own[j]] * beta[start + j];
		}
		let made = 0;
		for (let m = 0; m < curve.length; m++) made += curve[m] * curve[m];
		return {
			concurvity: whole > 0 ? Math.min(made / whole, 1) : Number.NaN,
			worstConcurvity: isRandom ? Number.NaN : worst(cross, p, own, parts),
		};
	});
}

/** Largest share over all curves of a block: an eigenvalue, in coordinates in which the block's columns are orthonormal. */
function worst(cross: Float64Array, p: number, own: readonly number[], parts: readonly Float64Array[]): number {
	const { chosen, root } = pivoted(cross, p, own);
	const k = chosen.length;
	const size = parts[0].length;
	const turned = Array.from({ length: size }, (_, m) =>
		forward(
			root,
			Float64Array.from(chosen, (column) => parts[column - own[0]][m]),
		),
	);
	const values = new Float64Array(k * k);
	for (let i = 0; i < k; i++)
		for (let j = 0; j <= i; j++) {
			let sum = 0;
			for (let m = 0; m < size; m++) sum += turned[m][i] * turned[m][j];
			values[i * k + j] = values[j * k + i] = sum;
		}
	return Math.min(symmetricEigen({ values, nRows: k, nColumns: k }).values[0], 1);
}

/** Cholesky factor of the part of a cross-product whose columns are not combinations of those before them. */
function pivoted(cross: Float64Array, p: number, columns: readonly number[]) {
	const chosen: number[] = [];
	const root: Float64Array[] = [];
	for (const column of columns) {
		const row = forward(
			root,
			Float64Array.from(chosen, (other) => cross[other * p + column]),
		);
		const diagonal = cross[column * p + column];
		let left = diagonal;
		for (let m = 0; m < row.length; m++) left -= row[m] * row[m];
		if (!(left > SMALLEST_SHARE_LEFT * diagonal)) continue;
		root.push(Float64Array.from([...row, Math.sqrt(left)]));
		chosen.push(column);
	}
	return { chosen, root };
}

/** Solves L x = b for the rows of a lower triangle L. */
function forward(root: readonly Float64Array[], b: Float64Array): Float64Array {
	for (let i = 0; i < b.length; i++) {
		const row = root[i];
		let sum = b[i];
		for (let m = 0; m < i; m++) sum -= row[m] * b[m];
		b[i] = sum / row[i];
	}
	return b;
}
