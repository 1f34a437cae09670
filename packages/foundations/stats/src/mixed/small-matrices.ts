/** Dense arithmetic on matrices of a few rows that lie in larger arrays: the inner loops of the criteria. Inputs are trusted. */

/** (I + A D)^-1 into `inverse`; returns the determinant of I + A D, which is positive. */
export function invertOnePlusAd(
	a: Float64Array,
	from: number,
	d: Float64Array,
	q: number,
	inverse: Float64Array,
	work: Float64Array,
): number {
	if (q === 1) {
		const determinant = 1 + a[from] * d[0];
		inverse[0] = 1 / determinant;
		return determinant;
	}
	if (q === 2) {
		const m00 = 1 + a[from] * d[0] + a[from + 1] * d[2];
		const m01 = a[from] * d[1] + a[from + 1] * d[3];
		const m10 = a[from + 2] * d[0] + a[from + 3] * d[2];
		const m11 = 1 + a[from + 2] * d[1] + a[from + 3] * d[3];
		const determinant = m00 * m11 - m01 * m10;
		inverse[0] = m11 / determinant;
		inverse[1] = -m01 / determinant;
		inverse[2] = -m10 / determinant;
		inverse[3] = m00 / determinant;
		return determinant;
	}
	multiply(a, from, d, 0, work, 0, q, q, q);
	for (let i = 0; i < q; i++) work[i * q + i] += 1;
	return invert(work, q, inverse);
}

/** Inverse by Gauss-Jordan with partial pivoting; `work` is used up. Returns the determinant. */
export function invert(work: Float64Array, q: number, inverse: Float64Array): number {
	inverse.fill(0);
	for (let i = 0; i < q; i++) inverse[i * q + i] = 1;
	let determinant = 1;
	for (let j = 0; j < q; j++) {
		let pivot = j;
		for (let i = j + 1; i < q; i++) if (Math.abs(work[i * q + j]) > Math.abs(work[pivot * q + j])) pivot = i;
		if (pivot !== j) {
			determinant = -determinant;
			for (let m = 0; m < q; m++) {
				[work[j * q + m], work[pivot * q + m]] = [work[pivot * q + m], work[j * q + m]];
				[inverse[j * q + m], inverse[pivot * q + m]] = [inverse[pivot * q + m], inverse[j * q + m]];
			}
		}
		const scale = work[j * q + j];
		determinant *= scale;
		for (let m = 0; m < q; m++) {
			work[j * q + m] /= scale;
			inverse[j * q + m] /= scale;
		}
		for (let i = 0; i < q; i++) {
			if (i === j) continue;
			const factor = work[i * q + j];
			if (factor === 0) continue;
			for (let m = 0; m < q; m++) {
				work[i * q + m] -= factor * work[j * q + m];
				inverse[i * q + m] -= factor * inverse[j * q + m];
			}
		}
	}
	return determinant;
}

/** C = A B with A of n x k at `fromA`, B of k x m at `fromB`, C of n x m at `fromC`. */
export function multiply(
	a: Float64Array,
	fromA: number,
	b: Float64Array,
	fromB: number,
	c: Float64Array,
	fromC: number,
	n: number,
	k: number,
	m: number,
): void {
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < m; j++) {
			let sum = 0;
			for (let h = 0; h < k; h++) sum += a[fromA + i * k + h] * b[fromB + h * m + j];
			c[fromC + i * m + j] = sum;
		}
	}
}

/** Upper triangle of S -= Y' T Y, with Y of q x w at `from`. */
export function subtractQuadratic(
	y: Float64Array,
	from: number,
	t: Float64Array,
	s: Float64Array,
	q: number,
	w: number,
): void {
	for (let a = 0; a < q; a++) {
		for (let i = 0; i < w; i++) {
			let sum = 0;
			for (let b = 0; b < q; b++) sum += t[a * q + b] * y[from + b * w + i];
			for (let j = i; j < w; j++) s[i * w + j] -= sum * y[from + a * w + j];
		}
	}
}

/** Generalised least squares from the products [Q e]'W^-1[Q e], (p + 1) x (p + 1). */
export interface FixedSolution {
	readonly delta: Float64Array;
	readonly residualSquares: number;
	/** log |K|; NaN when K is not positive definite to working precision. */
	readonly logInformation: number;
	readonly inverse: Float64Array;
}

export function solveFixed(cross: Float64Array, p: number): FixedSolution {
	const w = p + 1;
	const l = new Float64Array(p * p);
	let logInformation = 0;
	for (let j = 0; j < p; j++) {
		for (let i = j; i < p; i++) {
			let sum = cross[i * w + j];
			for (let m = 0; m < j; m++) sum -= l[i * p + m] * l[j * p + m];
			if (i === j) {
				l[j * p + j] = Math.sqrt(sum);
				logInformation += Math.log(sum);
			} else l[i * p + j] = sum / l[j * p + j];
		}
	}
	// Inverse of L, then K^-1 = L^-T L^-1.
	const inverseL = new Float64Array(p * p);
	for (let j = 0; j < p; j++) {
		inverseL[j * p + j] = 1 / l[j * p + j];
		for (let i = j + 1; i < p; i++) {
			let sum = 0;
			for (let m = j; m < i; m++) sum -= l[i * p + m] * inverseL[m * p + j];
			inverseL[i * p + j] = sum / l[i * p + i];
		}
	}
	const inverse = new Float64Array(p * p);
	for (let i = 0; i < p; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = 0;
			for (let m = i; m < p; m++) sum += inverseL[m * p + i] * inverseL[m * p + j];
			inverse[i * p + j] = inverse[j * p + i] = sum;
		}
	}
	const half = new Float64Array(p);
	let explained = 0;
	for (let i = 0; i < p; i++) {
		let sum = 0;
		for (let m = 0; m <= i; m++) sum += inverseL[i * p + m] * cross[m * w + p];
		half[i] = sum;
		explained += sum * sum;
	}
	const delta = new Float64Array(p);
	for (let i = 0; i < p; i++) {
		let sum = 0;
		for (let m = i; m < p; m++) sum += inverseL[m * p + i] * half[m];
		delta[i] = sum;
	}
	return { delta, residualSquares: cross[p * w + p] - explained, logInformation, inverse };
}
