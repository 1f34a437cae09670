/** R^-1 b, R upper triangular, p x p, row-major. */
export function backSolved(b: Float64Array, r: Float64Array, p: number): Float64Array {
	const x = b.slice();
	for (let i = p - 1; i >= 0; i--) {
		for (let m = i + 1; m < p; m++) x[i] -= r[i * p + m] * x[m];
		x[i] /= r[i * p + i];
	}
	return x;
}
