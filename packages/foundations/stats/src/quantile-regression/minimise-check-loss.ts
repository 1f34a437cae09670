import { quantileOfSorted } from "../descriptive/quantile.ts";
import { dot } from "../mixed/orthonormal-columns.ts";

/** Quantile regression as a linear program, in columns of unit length at right angles. */
export interface CheckLossProblem {
	/** n x p, row-major; the columns of the design, orthonormal. */
	readonly rows: Float64Array;
	readonly n: number;
	readonly p: number;
	readonly y: Float64Array;
	/** Number of times that each row counts; all 1 when left out. */
	readonly weights?: Float64Array;
}

/** A vertex of the program: p rows that the fit passes through. */
export interface CheckLossSolution {
	readonly beta: Float64Array;
	/** The p rows. */
	readonly basis: Int32Array;
	/** Whether another vertex is as good: the minimum is then an edge, and coefficients are one choice of many. */
	readonly isUnique: boolean;
	readonly nPivots: number;
	readonly converged: boolean;
}

/** Residuals are told apart by this share of the outcomes' spread, so that ties cannot make the search go round in a circle. */
const SMALLEST_SHARE = 1e-10;
/** A slope of the loss is 0 when it is less than this for one unit of all columns. */
const FLAT = 1e-9;
const PIVOTS_BETWEEN_FRESH_STARTS = 40;

/**
 * Coefficients with the smallest sum of check losses, r (tau - [r < 0]), by going from vertex to vertex along the edge that falls
 * most steeply, past as many rows as the loss keeps falling.
 *
 * Source: Barrodale I, Roberts FDK. SIAM J Numer Anal 1973;10:839-848, doi:10.1137/0710069; for quantiles Koenker R, d'Orey V.
 * Appl Stat 1987;36:383-393, doi:10.2307/2347802; steepest edges as Bloomfield P, Steiger WL. SIAM J Sci Stat Comput
 * 1980;1:290-301, doi:10.1137/0901019.
 *
 * @param start - A basis to start from, such as that of a neighbouring quantile.
 */
export function minimiseCheckLoss(problem: CheckLossProblem, tau: number, start?: Int32Array): CheckLossSolution {
	const { rows, n, p } = problem;
	const weights = problem.weights ?? new Float64Array(n).fill(1);
	const y = toldApart(problem.y);
	const basis = start ? Int32Array.from(start) : firstBasis(problem, tau);
	const isIn = new Uint8Array(n);
	for (const i of basis) isIn[i] = 1;
	let inverse = inverseOf(rows, basis, p);
	const beta = new Float64Array(p);
	const residuals = new Float64Array(n);
	const score = new Float64Array(p);
	const slopes = new Float64Array(n);
	const candidates = new Int32Array(n);
	const times = new Float64Array(n);
	const refresh = () => {
		for (let a = 0; a < p; a++) {
			let sum = 0;
			for (let k = 0; k < p; k++) sum += inverse[a * p + k] * y[basis[k]];
			beta[a] = sum;
		}
		score.fill(0);
		for (let i = 0; i < n; i++) {
			if (isIn[i]) {
				residuals[i] = 0;
				continue;
			}
			let fitted = 0;
			for (let a = 0; a < p; a++) fitted += rows[i * p + a] * beta[a];
			residuals[i] = y[i] - fitted;
			const psi = weights[i] * (residuals[i] < 0 ? tau - 1 : tau);
			for (let a = 0; a < p; a++) score[a] += psi * rows[i * p + a];
		}
	};
	refresh();
	const limit = 50 * n + 1000;
	for (let nPivots = 0; ; nPivots++) {
		if (nPivots % PIVOTS_BETWEEN_FRESH_STARTS === PIVOTS_BETWEEN_FRESH_STARTS - 1) {
			inverse = inverseOf(rows, basis, p);
			refresh();
		}
		// The slope of the loss along each edge, for a step of unit length.
		let steepest = -FLAT;
		let leaving = -1;
		let sign = 1;
		let slope = 0;
		let isUnique = true;
		for (let k = 0; k < p; k++) {
			let along = 0;
			let length = 0;
			for (let a = 0; a < p; a++) {
				along += score[a] * inverse[a * p + k];
				length += inverse[a * p + k] ** 2;
			}
			length = Math.sqrt(length);
			const w = weights[basis[k]];
			for (const s of [1, -1]) {
				const own = s > 0 ? (1 - tau) * w - along : tau * w + along;
				if (own / length < FLAT) isUnique = false;
				if (own / length < steepest) {
					steepest = own / length;
					leaving = k;
					sign = s;
					slope = own;
				}
			}
		}
		const finished = (converged: boolean): CheckLossSolution => {
			// The outcomes as they are, at the same vertex.
			const fresh = inverseOf(rows, basis, p);
			const exact = Float64Array.from({ length: p }, (_, a) => {
				let sum = 0;
				for (let k = 0; k < p; k++) sum += fresh[a * p + k] * problem.y[basis[k]];
				return sum;
			});
			return { beta: exact, basis, isUnique, nPivots, converged };
		};
		if (leaving < 0) return finished(true);
		if (nPivots >= limit) return finished(false);
		const direction = new Float64Array(p);
		for (let a = 0; a < p; a++) direction[a] = sign * inverse[a * p + leaving];
		// Less than this is rounding: the row lies on the edge.
		const smallest = 1e-12 * Math.sqrt(dot(direction, direction));
		let nCandidates = 0;
		for (let i = 0; i < n; i++) {
			let change = 0;
			for (let a = 0; a < p; a++) change += rows[i * p + a] * direction[a];
			slopes[i] = change;
			if (isIn[i] || Math.abs(change) < smallest || weights[i] === 0) continue;
			const time = residuals[i] / change;
			if (time > 0) {
				times[i] = time;
				candidates[nCandidates++] = i;
			}
		}
		const entering = lastPassed(candidates, nCandidates, times, slopes, weights, -slope);
		// No row stops the fall: cannot be while the loss is bounded, but for rounding.
		if (entering < 0) return finished(false);
		const step = times[entering];
		for (let i = 0; i < n; i++) {
			if (isIn[i]) continue;
			const before = residuals[i];
			const after = before - step * slopes[i];
			residuals[i] = after;
			if (i === entering) {
				const psi = weights[i] * (before < 0 ? tau - 1 : tau);
				for (let a = 0; a < p; a++) score[a] -= psi * rows[i * p + a];
			} else if (before < 0 !== after < 0) {
				const change = (before < 0 ? 1 : -1) * weights[i];
				for (let a = 0; a < p; a++) score[a] += change * rows[i * p + a];
			}
		}
		const left = basis[leaving];
		residuals[left] = -sign * step;
		residuals[entering] = 0;
		const psi = weights[left] * (sign > 0 ? tau - 1 : tau);
		for (let a = 0; a < p; a++) score[a] += psi * rows[left * p + a];
		isIn[left] = 0;
		isIn[entering] = 1;
		basis[leaving] = entering;
		// Row `leaving` of the basis is another: its inverse by one elimination.
		const pivot = sign * slopes[entering];
		for (let a = 0; a < p; a++) inverse[a * p + leaving] /= pivot;
		for (let k = 0; k < p; k++) {
			if (k === leaving) continue;
			let share = 0;
			for (let a = 0; a < p; a++) share += rows[entering * p + a] * (inverse[a * p + k] as number);
			for (let a = 0; a < p; a++) inverse[a * p + k] -= share * inverse[a * p + leaving];
		}
	}
}

/** Outcomes moved by a tiny amount, another one for each row. */
function toldApart(y: Float64Array): Float64Array {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < y.length; i++) {
		low = Math.min(low, y[i]);
		high = Math.max(high, y[i]);
	}
	const size = SMALLEST_SHARE * (high - low) + 1e-14 * Math.max(Math.abs(low), Math.abs(high));
	const golden = (Math.sqrt(5) - 1) / 2;
	return y.map((value, i) => {
		const place = (i + 1) * golden;
		return value + size * (place - Math.floor(place) - 0.5);
	});
}

/** Rows near the least-squares plane moved to the quantile of its residuals, none a combination of those before it. */
function firstBasis({ rows, n, p, y }: CheckLossProblem, tau: number): Int32Array {
	const beta = new Float64Array(p);
	for (let i = 0; i < n; i++) for (let a = 0; a < p; a++) beta[a] += rows[i * p + a] * y[i];
	const residuals = Float64Array.from(y, (value, i) => {
		let fitted = 0;
		for (let a = 0; a < p; a++) fitted += rows[i * p + a] * beta[a];
		return value - fitted;
	});
	const middle = quantileOfSorted(residuals.slice().sort(), tau);
	const distance = residuals.map((value) => Math.abs(value - middle));
	const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => distance[i] - distance[j] || i - j);
	const basis: number[] = [];
	const directions: Float64Array[] = [];
	// A row counts when more of it is left without the others than this; less and less where rows are scarce.
	for (const least of [0.1, 1e-3, 1e-6, 1e-9]) {
		for (const i of order) {
			if (basis.length === p) break;
			if (basis.includes(i)) continue;
			const row = Float64Array.from(rows.subarray(i * p, i * p + p));
			const whole = Math.sqrt(dot(row, row));
			for (let pass = 0; pass < 2; pass++) {
				for (const direction of directions) {
					const share = dot(direction, row);
					for (let a = 0; a < p; a++) row[a] -= share * direction[a];
				}
			}
			const left = Math.sqrt(dot(row, row));
			if (!(left > least * whole)) continue;
			for (let a = 0; a < p; a++) row[a] /= left;
			directions.push(row);
			basis.push(i);
		}
	}
	return Int32Array.from(basis);
}

/** Inverse of the basis' rows, p x p, by elimination with pivots. */
function inverseOf(rows: Float64Array, basis: Int32Array, p: number): Float64Array {
	const a = new Float64Array(p * p);
	const inverse = new Float64Array(p * p);
	for (let k = 0; k < p; k++) {
		for (let j = 0; j < p; j++) a[k * p + j] = rows[basis[k] * p + j];
		inverse[k * p + k] = 1;
	}
	for (let j = 0; j < p; j++) {
		let best = j;
		for (let i = j + 1; i < p; i++) if (Math.abs(a[i * p + j]) > Math.abs(a[best * p + j])) best = i;
		for (let m = 0; m < p; m++) {
			[a[j * p + m], a[best * p + m]] = [a[best * p + m], a[j * p + m]];
			[inverse[j * p + m], inverse[best * p + m]] = [inverse[best * p + m], inverse[j * p + m]];
		}
		const pivot = a[j * p + j];
		for (let m = 0; m < p; m++) {
			a[j * p + m] /= pivot;
			inverse[j * p + m] /= pivot;
		}
		for (let i = 0; i < p; i++) {
			const factor = a[i * p + j];
			if (i === j || factor === 0) continue;
			for (let m = 0; m < p; m++) {
				a[i * p + m] -= factor * a[j * p + m];
				inverse[i * p + m] -= factor * inverse[j * p + m];
			}
		}
	}
	return inverse;
}

/**
 * The row at which the loss stops falling: rows in order of time, until the weights of those passed reach
 * `fall`. -1 when none does.
 */
function lastPassed(
	candidates: Int32Array,
	nCandidates: number,
	times: Float64Array,
	slopes: Float64Array,
	weights: Float64Array,
	fall: number,
): number {
	let low = 0;
	let high = nCandidates;
	let left = fall;
	while (high - low > 1) {
		// The middle one of three in time parts the rest; times are told apart, so both sides shrink.
		const [a, b, c] = [candidates[low], candidates[(low + high) >> 1], candidates[high - 1]].map((i) => times[i]);
		const middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
		let store = low;
		let before = 0;
		for (let m = low; m < high; m++) {
			const i = candidates[m];
			if (!(times[i] <= middle)) continue;
			before += Math.abs(slopes[i]) * weights[i];
			candidates[m] = candidates[store];
			candidates[store++] = i;
		}
		// At the last rows the sums may fall short by rounding: the latest is then the one.
		if (before >= left || store === high) {
			if (store === high) {
				// All are at or before the middle: take the latest of them out.
				let latest = low;
				for (let m = low; m < high; m++) if (times[candidates[m]] > times[candidates[latest]]) latest = m;
				const i = candidates[latest];
				if (before - Math.abs(slopes[i]) * weights[i] < left) return i;
				candidates[latest] = candidates[high - 1];
				candidates[high - 1] = i;
				high--;
			} else high = store;
		} else {
			left -= before;
			low = store;
		}
	}
	return low < high ? candidates[low] : -1;
}
