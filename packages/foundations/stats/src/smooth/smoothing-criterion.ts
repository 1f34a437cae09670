import { crossProducts, type PenalisedFit, type Problem, penalisedFit, times } from "./penalised-fit.ts";

/** How smoothing parameters are judged: the lower the value, the better. */
export type SmoothingMethod = "REML" | "GCV";

export interface CriterionValue {
	readonly value: number;
	readonly gradient: Float64Array;
	/** m x m; of "GCV" undefined (taken from differences of gradients). */
	readonly hessian: Float64Array | undefined;
	readonly fit: PenalisedFit;
	/** Effective degrees of freedom in all. */
	readonly edf: number;
}

/**
 * Laplace's restricted likelihood, or generalised cross-validation (for a known scale Mallows' Cp, which is UBRE), at log
 * smoothing parameters, with derivatives; undefined where columns cannot be told apart.
 *
 * Source: Wood SN. J R Stat Soc B 2011;73:3-36, doi:10.1111/j.1467-9868.2010.00749.x (REML and its derivatives, here for
 * canonical links, whose observed information is the expected one); Wood SN. J R Stat Soc B 2008;70:495-518,
 * doi:10.1111/j.1467-9868.2007.00646.x (GCV, UBRE).
 *
 * @param logDeterminantOfTurn - Added to log|X'WX + S|, for coordinates that are not the caller's.
 */
export function criterionAt(
	problem: Problem,
	method: SmoothingMethod,
	logLambda: Float64Array,
	start: Float64Array,
	logDeterminantOfTurn: number,
): CriterionValue | undefined {
	const fit = penalisedFit(problem, logLambda, start);
	if (!fit) return undefined;
	const { beta, penalties, inverse, deviance, means } = fit;
	const { blocks, columns, family, y } = problem;
	const n = y.length;
	const p = beta.length;
	const m = blocks.length;
	const isExact = family.hasScale;
	// d beta / d log lambda of each block, and the change of X'WX + S.
	const steps: Float64Array[] = [];
	const changes: Float64Array[] = [];
	const moved: Float64Array[] = [];
	const slopes = isExact ? undefined : means.map(family.slope);
	for (const { start: first, rank } of blocks) {
		const right = new Float64Array(p);
		for (let j = first; j < first + rank; j++) right[j] = -penalties[j] * beta[j];
		const step = times(inverse, right);
		let change = new Float64Array(0);
		if (slopes) {
			const own = combined(columns, step);
			moved.push(own);
			change = crossProducts(
				columns,
				own.map((value, i) => value * slopes[i]),
			) as Float64Array<ArrayBuffer>;
			for (let j = first; j < first + rank; j++) change[j * p + j] += penalties[j];
		}
		steps.push(step);
		changes.push(change);
	}
	// Inverse times change: a trace of it is the derivative of the log determinant.
	const turned = blocks.map(({ start: first, rank }, b) => {
		if (!isExact) return product(inverse, changes[b], p);
		const result = new Float64Array(p * p);
		for (let i = 0; i < p; i++)
			for (let j = first; j < first + rank; j++) result[i * p + j] = inverse[i * p + j] * penalties[j];
		return result;
	});
	let freeColumns = p;
	for (const { rank } of blocks) freeColumns -= rank;
	let edf = p;
	for (let j = 0; j < p; j++) edf -= inverse[j * p + j] * penalties[j];
	const gradient = new Float64Array(m);
	if (method === "GCV") {
		// tr(A) = p - tr(inverse S); the deviance falls by -2 (S beta)' d beta.
		const value = isExact ? (n * deviance) / (n - edf) ** 2 : deviance / n + (2 * edf) / n - 1;
		for (let b = 0; b < m; b++) {
			let devianceSlope = 0;
			for (let j = 0; j < p; j++) devianceSlope -= 2 * penalties[j] * beta[j] * steps[b][j];
			let edfSlope = 0;
			const { start: first, rank } = blocks[b];
			for (let j = first; j < first + rank; j++) edfSlope -= inverse[j * p + j] * penalties[j];
			for (let i = 0; i < p; i++)
				for (let j = 0; j < p; j++) edfSlope += turned[b][i * p + j] * inverse[j * p + i] * penalties[i];
			gradient[b] = isExact
				? (n * devianceSlope) / (n - edf) ** 2 + (2 * n * deviance * edfSlope) / (n - edf) ** 3
				: devianceSlope / n + (2 * edfSlope) / n;
		}
		return { value, gradient, hessian: undefined, fit, edf };
	}
	let penalty = 0;
	for (let j = 0; j < p; j++) penalty += penalties[j] * beta[j] * beta[j];
	const penalised = deviance + penalty;
	const scale = isExact ? penalised / (n - freeColumns) : 1;
	let saturated = 0;
	for (let i = 0; i < n; i++) saturated += family.saturated(y[i]);
	let value = penalised / (2 * scale) - saturated + (fit.logDeterminant + logDeterminantOfTurn) / 2;
	value += isExact ? ((n - freeColumns) * Math.log(scale)) / 2 : 0;
	value -= (freeColumns * Math.log(2 * Math.PI)) / 2;
	for (let b = 0; b < m; b++) value -= (blocks[b].rank * logLambda[b]) / 2;
	const own = blocks.map(({ start: first, rank }) => {
		let sum = 0;
		for (let j = first; j < first + rank; j++) sum += penalties[j] * beta[j] * beta[j];
		return sum;
	});
	const hessian = new Float64Array(m * m);
	const leverage = isExact ? undefined : quadraticForms(columns, inverse);
	const bends = isExact ? undefined : means.map(family.bend);
	for (let b = 0; b < m; b++) {
		gradient[b] = own[b] / (2 * scale) + trace(turned[b], p) / 2 - blocks[b].rank / 2;
		for (let c = 0; c <= b; c++) {
			const { start: first, rank } = blocks[b];
			let bend = b === c ? own[b] / 2 : 0;
			for (let j = first; j < first + rank; j++) bend += penalties[j] * beta[j] * steps[c][j];
			let second = bend / scale;
			if (isExact) second -= (own[b] * own[c]) / (2 * scale * scale * (n - freeColumns));
			let determinant = 0;
			for (let i = 0; i < p; i++)
				for (let j = 0; j < p; j++) determinant -= turned[b][i * p + j] * turned[c][j * p + i];
			if (b === c) for (let j = first; j < first + rank; j++) determinant += inverse[j * p + j] * penalties[j];
			if (leverage && bends && slopes) {
				// d2 beta = -inverse (H_c d_b + A_b d_c + [b = c] A_b beta)
				const right = product(changes[c], steps[b], p).map((sum) => -sum);
				for (let j = first; j < first + rank; j++) {
					right[j] -= penalties[j] * steps[c][j] + (b === c ? penalties[j] * beta[j] : 0);
				}
				const twice = combined(columns, times(inverse, right));
				for (let i = 0; i < n; i++)
					determinant += leverage[i] * (bends[i] * moved[b][i] * moved[c][i] + slopes[i] * twice[i]);
			}
			second += determinant / 2;
			hessian[b * m + c] = hessian[c * m + b] = second;
		}
	}
	return { value, gradient, hessian, fit, edf };
}

function combined(columns: readonly Float64Array[], beta: Float64Array): Float64Array {
	const result = new Float64Array(columns[0].length);
	for (let j = 0; j < columns.length; j++) for (let i = 0; i < result.length; i++) result[i] += columns[j][i] * beta[j];
	return result;
}

/** x_i' A x_i of each row. */
export function quadraticForms(columns: readonly Float64Array[], a: Float64Array): Float64Array {
	const p = columns.length;
	const n = columns[0].length;
	const result = new Float64Array(n);
	for (let j = 0; j < p; j++) {
		const one = columns[j];
		for (let k = 0; k <= j; k++) {
			const value = a[j * p + k] * (j === k ? 1 : 2);
			const other = columns[k];
			for (let i = 0; i < n; i++) result[i] += value * one[i] * other[i];
		}
	}
	return result;
}

/** p x p times p x q (q told by the length). */
export function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
	const q = b.length / p;
	const result = new Float64Array(p * q);
	for (let i = 0; i < p; i++) {
		for (let m = 0; m < p; m++) {
			const value = a[i * p + m];
			if (value === 0) continue;
			for (let j = 0; j < q; j++) result[i * q + j] += value * b[m * q + j];
		}
	}
	return result;
}

function trace(a: Float64Array, p: number): number {
	let sum = 0;
	for (let j = 0; j < p; j++) sum += a[j * p + j];
	return sum;
}
