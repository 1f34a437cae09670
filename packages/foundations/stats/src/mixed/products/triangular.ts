/** Solutions with a lower triangle L, m x m, row-major. Inputs are trusted. */

/** L^-1 b. */
export function forward(l: Float64Array, b: ArrayLike<number>): Float64Array {
	const m = b.length;
	const x = Float64Array.from(b);
	for (let i = 0; i < m; i++) {
		for (let j = 0; j < i; j++) x[i] -= l[i * m + j] * x[j];
		x[i] /= l[i * m + i];
	}
	return x;
}

/** L'^-1 b. */
export function backward(l: Float64Array, b: ArrayLike<number>): Float64Array {
	const m = b.length;
	const x = Float64Array.from(b);
	for (let i = m - 1; i >= 0; i--) {
		for (let j = i + 1; j < m; j++) x[i] -= l[j * m + i] * x[j];
		x[i] /= l[i * m + i];
	}
	return x;
}

/** L^-1 x, in place. */
export function forwardInto(l: Float64Array, x: Float64Array): void {
	const m = x.length;
	for (let i = 0; i < m; i++) {
		let sum = x[i];
		for (let j = 0; j < i; j++) sum -= l[i * m + j] * x[j];
		x[i] = sum / l[i * m + i];
	}
}
