/*
 * The smoothing spline through five points at equal distances, as R's smooth.spline fits it for a given `spar`: cubic B-splines
 * with a knot at each point, and a penalty scaled by the traces of their matrices.
 */

const nPoints = 5;
const h = 1 / (nPoints - 1);
/** Knots of the seven cubic B-splines on five points of [0, 1]. */
const knots = [0, 0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 1];
const splines = [0, 1, 2, 3, 4, 5, 6];
/** Values of the splines at the points: a row a point. */
const design = Array.from({ length: nPoints }, (_, i) => splines.map((j) => basis(j, 4, i * h)));
const slopesAtStart = splines.map((j) => derivative(j, 4, 1, 0));
const slopesAtEnd = splines.map((j) => derivative(j, 4, 1, 1));
const penalty = penaltyMatrix();
/** R takes the traces over the inner splines alone: all but the first two and the last three. */
const inner = [2, 3];

/** Values and end slopes of the fitted spline, on the scale where the five points lie at 0, 1/4, 1/2, 3/4 and 1. */
export interface FivePointFit {
	readonly fitted: readonly number[];
	readonly slopeAtStart: number;
	readonly slopeAtEnd: number;
}

/**
 * Fits the smoothing spline.
 *
 * Agrees with: R 4.2.2, `smooth.spline(x, y, w, spar = 0.6)`, to 1e-11 (mims-units.test.ts).
 */
export function smoothFivePoints(values: readonly number[], weights: readonly number[], spar: number): FivePointFit {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const used = weights.filter((weight) => weight > 0).length;
	const w = weights.map((weight) => (weight * used) / total);
	const gram = splines.map((j) =>
		splines.map((k) => design.reduce((sum, row, i) => sum + w[i]! * row[j]! * row[k]!, 0)),
	);
	const trace = (matrix: readonly (readonly number[])[]) => inner.reduce((sum, j) => sum + matrix[j]![j]!, 0);
	const lambda = (trace(gram) / trace(penalty)) * 256 ** (3 * spar - 1);
	const coefficients = solve(
		gram.map((row, j) => row.map((value, k) => value + lambda * penalty[j]![k]!)),
		splines.map((j) => design.reduce((sum, row, i) => sum + w[i]! * row[j]! * values[i]!, 0)),
	);
	const combine = (row: readonly number[]) => row.reduce((sum, value, j) => sum + value * coefficients[j]!, 0);
	return {
		fitted: design.map(combine),
		slopeAtStart: combine(slopesAtStart),
		slopeAtEnd: combine(slopesAtEnd),
	};
}

/** Cox and de Boor's recursion; the last point belongs to the last interval. */
function basis(j: number, order: number, x: number): number {
	if (order === 1) {
		const last = x === 1 && knots[j + 1] === 1 && knots[j]! < 1;
		return last || (knots[j]! <= x && x < knots[j + 1]!) ? 1 : 0;
	}
	const left = knots[j + order - 1]! - knots[j]!;
	const right = knots[j + order]! - knots[j + 1]!;
	return (
		(left > 0 ? ((x - knots[j]!) / left) * basis(j, order - 1, x) : 0) +
		(right > 0 ? ((knots[j + order]! - x) / right) * basis(j + 1, order - 1, x) : 0)
	);
}

/** Derivative of a B-spline of this order. */
function derivative(j: number, order: number, times: number, x: number): number {
	if (times === 0) return basis(j, order, x);
	const left = knots[j + order - 1]! - knots[j]!;
	const right = knots[j + order]! - knots[j + 1]!;
	return (
		(order - 1) *
		((left > 0 ? derivative(j, order - 1, times - 1, x) / left : 0) -
			(right > 0 ? derivative(j + 1, order - 1, times - 1, x) / right : 0))
	);
}

/** Integrals of the products of second derivatives, with R's 0.333 where a third belongs: the published numbers rest on it. */
function penaltyMatrix(): number[][] {
	const ends = splines.map((j) =>
		Array.from({ length: nPoints - 1 }, (_, i) => {
			// Linear on the interval: its values a little inside give the line.
			const at = (share: number) => derivative(j, 4, 2, (i + share) * h);
			const start = 1.5 * at(0.25) - 0.5 * at(0.75);
			return { start, change: 2 * (at(0.75) - at(0.25)) };
		}),
	);
	return ends.map((first) =>
		ends.map((second) =>
			first.reduce((sum, a, i) => {
				const b = second[i]!;
				const cross = 0.5 * (a.change * b.start + b.change * a.start);
				return sum + h * (a.start * b.start + cross + 0.333 * a.change * b.change);
			}, 0),
		),
	);
}

/** Gauss with pivoting, for a few unknowns. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
	const rows = matrix.map((row, i) => [...row, right[i]!]);
	const n = rows.length;
	for (let k = 0; k < n; k++) {
		let best = k;
		for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i;
		[rows[k], rows[best]] = [rows[best]!, rows[k]!];
		for (let i = k + 1; i < n; i++) {
			const factor = rows[i]![k]! / rows[k]![k]!;
			for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
		}
	}
	const x = new Array<number>(n).fill(0);
	for (let k = n - 1; k >= 0; k--) {
		let sum = rows[k]![n]!;
		for (let j = k + 1; j < n; j++) sum -= rows[k]![j]! * x[j]!;
		x[k] = sum / rows[k]![k]!;
	}
	return x;
}
