import { InvalidInputError } from "@quickening/core";

/** Columns with unit length at right angles that span the same space as those given: X = Q R. */
export interface OrthonormalColumns {
	/** k columns of length n. */
	readonly q: readonly Float64Array[];
	/** k x k, upper triangular, row-major, in the units of the given columns. */
	readonly r: Float64Array;
}

/** A column counts as a combination of those before it when less than this share of its length is left without them. */
const SMALLEST_SHARE_LEFT = 1e-10;

/**
 * Orthonormal columns by Gram-Schmidt, each taken out twice, so that they are at right angles to working precision.
 *
 * @param columns - k columns of length n; not changed.
 * @throws InvalidInputError (code "rank-deficient") with the name of a column that is 0, or a combination of those before it.
 *
 * Source: Giraud L, Langou J, Rozloznik M. Comput Math Appl 2005;50:1069-1075, doi:10.1016/j.camwa.2005.08.009 ("twice is
 * enough").
 */
export function orthonormalColumns(
	where: string,
	argument: string,
	columns: readonly Float64Array[],
	names: readonly string[],
): OrthonormalColumns {
	const k = columns.length;
	const q: Float64Array[] = [];
	const r = new Float64Array(k * k);
	for (let j = 0; j < k; j++) {
		const v = Float64Array.from(columns[j]);
		const whole = norm(v);
		if (whole > 0) for (let i = 0; i < v.length; i++) v[i] /= whole;
		for (let pass = 0; pass < 2; pass++) {
			for (let m = 0; m < j; m++) {
				const share = dot(q[m], v);
				r[m * k + j] += share * whole;
				const basis = q[m];
				for (let i = 0; i < v.length; i++) v[i] -= share * basis[i];
			}
		}
		const left = norm(v);
		if (!(left > SMALLEST_SHARE_LEFT)) throw dependent(where, argument, columns[j], names[j]);
		for (let i = 0; i < v.length; i++) v[i] /= left;
		r[j * k + j] = left * whole;
		q.push(v);
	}
	return { q, r };
}

function dependent(where: string, argument: string, values: Float64Array, name: string): InvalidInputError {
	const constant = values.every((value) => value === values[0]);
	const what = constant ? `has one value (${values[0]}) in all rows` : "is a combination of the columns before it";
	return new InvalidInputError(
		`${where}: ${argument} must have linearly independent columns; got ${name}, which ${what}. Leave that column out.`,
		{ code: "rank-deficient", argument, received: name },
	);
}

export function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

/** Length of a vector, without overflow for what is finite. */
function norm(v: Float64Array): number {
	let largest = 0;
	for (let i = 0; i < v.length; i++) largest = Math.max(largest, Math.abs(v[i]));
	if (largest === 0) return 0;
	let sum = 0;
	for (let i = 0; i < v.length; i++) sum += (v[i] / largest) ** 2;
	return largest * Math.sqrt(sum);
}
