import { checkName, InvalidInputError } from "@quickening/core";
import type { Criterion, Effects, Evaluation, Part } from "./criterion.ts";
import type { FreeElement, GroupSums } from "./group-sums.ts";
import { type Grouping, type GroupLabels, groupingOf } from "./grouping.ts";
import { oneFactorCriterion } from "./one-factor.ts";
import type { Factor } from "./random-terms.ts";
import { invert } from "./small-matrices.ts";

/** How the errors of one group depend on one another. */
export interface ErrorCorrelation {
	/**
	 * "ar1": correlation phi^k of errors k steps apart (steps missing are counted: `order` holds whole numbers), phi between -1
	 * and 1. "car1": the same in continuous time, phi^t, phi between 0 and 1, for any distances. "compound": one correlation of
	 * all errors of a group, which may be negative.
	 */
	readonly kind: "ar1" | "car1" | "compound";
	/** Group of each row; those of the only random term when left out. */
	readonly groups?: GroupLabels;
	/** Place or time of each row within its group, no two alike; the order of rows when left out ("ar1" only). */
	readonly order?: ArrayLike<number>;
}

/** Rows in the order of groups and time, and what their neighbours are. */
export interface PreparedErrors {
	readonly kind: ErrorCorrelation["kind"];
	/** Rows sorted by random group, error group and time. */
	readonly rows: Int32Array;
	/** For each sorted row: 0 for the first of its group, else 1 + number of its distance to the row before. */
	readonly steps: Int32Array;
	/** Distances that occur. */
	readonly distances: Float64Array;
	/** Unit in which "car1" is searched: the median distance. */
	readonly unit: number;
	/** Rows of the largest error group. */
	readonly largest: number;
}

/**
 * @throws InvalidInputError: several random groupings (errors then cannot be grouped within one), no groups, an error group that
 *   reaches over random groups, compound symmetry beside a random intercept of the same groups (one correlation twice),
 *   places that are missing, alike within a group, or not whole for "ar1", or no group of 2 rows.
 */
export function preparedErrors(
	where: string,
	{ kind, groups, order }: ErrorCorrelation,
	factors: readonly Factor[],
	n: number,
): PreparedErrors {
	checkName(where, "errors.kind", kind, ["ar1", "car1", "compound"]);
	if (factors.length > 1) {
		throw new InvalidInputError(
			`${where}: errors must stand with random terms of one grouping; got ${factors.length} groupings. ` +
				"Leave the errors independent, or keep one grouping.",
			{ code: "not-supported", argument: "errors", received: factors.length },
		);
	}
	const random: Grouping | undefined = factors[0]?.grouping;
	if (!groups && !random) {
		throw new InvalidInputError(`${where}: errors.groups must be given where there is no random term; got undefined`, {
			code: "missing-group",
			argument: "errors",
			received: undefined,
		});
	}
	const grouping = groups ? groupingOf(where, "errors.groups", groups, n) : (random as Grouping);
	const isSame = random !== undefined && grouping.codes.every((code, i) => code === random.codes[i]);
	if (kind === "compound" && isSame && factors[0].terms.some(({ hasIntercept }) => hasIntercept)) {
		throw new InvalidInputError(
			`${where}: errors of kind "compound" must have other groups than a random intercept; got the same, which is the same ` +
				"correlation twice. Leave one of them out.",
			{ code: "not-identifiable", argument: "errors", received: kind },
		);
	}
	const times = timesOf(where, kind, order, n);
	const home = new Int32Array(grouping.labels.length).fill(-1);
	for (let i = 0; i < n; i++) {
		const code = random ? random.codes[i] : 0;
		const group = grouping.codes[i];
		if (home[group] === -1) home[group] = code;
		if (home[group] === code) continue;
		throw new InvalidInputError(
			`${where}: errors.groups must each lie within one random group; got ${grouping.labels[group]} in two of them`,
			{ code: "not-nested", argument: "errors", received: grouping.labels[group] },
		);
	}
	const rows = Int32Array.from({ length: n }, (_, i) => i);
	const { codes } = grouping;
	rows.sort((a, b) => home[codes[a]] - home[codes[b]] || codes[a] - codes[b] || times[a] - times[b] || a - b);
	const steps = new Int32Array(n);
	const numbers = new Map<number, number>();
	const all: number[] = [];
	let inGroup = 0;
	let largest = 0;
	for (let t = 0; t < n; t++) {
		const isFirst = t === 0 || codes[rows[t]] !== codes[rows[t - 1]];
		inGroup = isFirst ? 1 : inGroup + 1;
		largest = Math.max(largest, inGroup);
		if (isFirst) continue;
		const distance = times[rows[t]] - times[rows[t - 1]];
		if (!(distance > 0)) {
			throw new InvalidInputError(
				`${where}: errors.order must differ between rows of one group; got ${times[rows[t]]} twice in ${grouping.labels[codes[rows[t]]]}`,
				{ code: "duplicate", argument: "errors", received: times[rows[t]] },
			);
		}
		let number = numbers.get(distance);
		if (number === undefined) {
			number = numbers.size;
			numbers.set(distance, number);
		}
		steps[t] = 1 + number;
		all.push(distance);
	}
	if (all.length === 0) {
		throw new InvalidInputError(`${where}: errors.groups must have a group of 2 rows or more; got one row in each`, {
			code: "too-short",
			argument: "errors",
			received: 1,
		});
	}
	all.sort((a, b) => a - b);
	return {
		kind,
		rows,
		steps,
		distances: Float64Array.from(numbers.keys()),
		unit: kind === "car1" ? all[all.length >> 1] : 1,
		largest,
	};
}

function timesOf(where: string, kind: string, order: ArrayLike<number> | undefined, n: number): Float64Array {
	if (!order) {
		if (kind !== "car1") return Float64Array.from({ length: n }, (_, i) => i);
		throw new InvalidInputError(`${where}: errors.order must hold the times of rows for "car1"; got undefined`, {
			code: "missing-order",
			argument: "errors",
			received: undefined,
		});
	}
	if (order.length !== n) {
		throw new InvalidInputError(
			`${where}: errors.order must be as long as fixed has rows (${n}); got ${order.length}`,
			{
				code: "length-mismatch",
				argument: "errors",
				received: order.length,
			},
		);
	}
	for (let i = 0; i < n; i++) {
		if (kind === "ar1" ? Number.isSafeInteger(order[i]) : Number.isFinite(order[i])) continue;
		throw new InvalidInputError(
			`${where}: errors.order must be ${kind === "ar1" ? 'whole numbers for "ar1" ("car1" takes any times)' : "finite"}; got ${order[i]} at row ${i}`,
			{ code: "not-finite", argument: "errors", received: order[i] },
		);
	}
	return Float64Array.from(order);
}

/** The correlation that is reported, from the number that is searched: any number gives an allowed one. */
export function correlationAt({ kind, unit, largest }: PreparedErrors, eta: number): number {
	if (kind === "ar1") return Math.tanh(eta);
	const share = 1 / (1 + Math.exp(-eta));
	if (kind === "car1") return share ** (1 / unit);
	const least = -1 / (largest - 1);
	return least + (1 - least) * share;
}

/** Whether the search ended where the correlation can go no further: at 1, at the least allowed, or "car1" at 0. */
export function isAtLimit({ kind }: PreparedErrors, eta: number): boolean {
	return kind === "ar1" ? Math.abs(Math.tanh(eta)) > 1 - LIMIT_SHARE : 1 / (1 + Math.exp(Math.abs(eta))) < LIMIT_SHARE;
}

/** Share of its range from an end at which a correlation counts as being there. */
const LIMIT_SHARE = 1e-4;

/** Where the search starts: no correlation ("car1": 0.2 at the median distance), as in nlme. */
export function startOfErrors({ kind, largest }: PreparedErrors): number {
	if (kind === "ar1") return 0;
	return kind === "car1" ? Math.log(0.25) : -Math.log(largest - 1);
}

/** Sums within groups of rows made independent: for each correlation anew, one pass over the rows. */
export function sumsWithErrors(
	errors: PreparedErrors,
	eta: number,
	packed: Float64Array,
	codes: Int32Array | undefined,
	shape: Pick<GroupSums, "nRows" | "nGroups" | "q" | "p">,
): GroupSums {
	const { nRows, nGroups, q, p } = shape;
	const w = p + 1;
	const m = q + w;
	const { kind, steps, distances, rows, largest } = errors;
	const zz = new Float64Array(nGroups * q * q);
	const zx = new Float64Array(nGroups * q * w);
	const xx = new Float64Array(w * w);
	const products = new Float64Array(m * m);
	const row = new Float64Array(m);
	const total = new Float64Array(m);
	const within = new Float64Array(m * m);
	let logDeterminant = 0;
	const share = 1 / (1 + Math.exp(-eta));
	const correlations = Float64Array.from(distances, (distance) =>
		kind === "car1" ? share ** (distance / errors.unit) : Math.tanh(eta) ** distance,
	);
	// 1 - r^2 without the loss of digits near 1.
	const spreads = Float64Array.from(distances, (distance, d) =>
		kind === "car1"
			? -Math.expm1((2 * distance * -Math.log1p(Math.exp(-eta))) / errors.unit)
			: distance === 1
				? 1 / Math.cosh(eta) ** 2
				: 1 - correlations[d] ** 2,
	);
	const rho = kind === "compound" ? correlationAt(errors, eta) : 0;

	const addTo = (target: Float64Array): void => {
		for (let i = 0; i < m; i++) {
			const left = row[i];
			for (let j = i; j < m; j++) target[i * m + j] += left * row[j];
		}
	};
	const endErrorGroup = (size: number): void => {
		if (size === 0) return;
		// 1 + (size - 1) rho, from what lies between rho and the least that the largest group allows, so that no digits cancel.
		const sum = (largest - size + (size - 1) * largest * share) / (largest - 1);
		const rest = (1 - rho) * sum;
		for (let i = 0; i < m; i++)
			for (let j = i; j < m; j++)
				products[i * m + j] += within[i * m + j] / (1 - rho) - (rho / rest) * total[i] * total[j];
		logDeterminant += (size - 1) * Math.log1p(-rho) + Math.log(sum);
		within.fill(0);
		total.fill(0);
	};
	const endGroup = (g: number): void => {
		for (let a = 0; a < q; a++) {
			for (let b = 0; b < q; b++) zz[(g * q + a) * q + b] = products[Math.min(a, b) * m + Math.max(a, b)];
			for (let j = 0; j < w; j++) zx[(g * q + a) * w + j] = products[a * m + q + j];
		}
		for (let i = 0; i < w; i++) for (let j = i; j < w; j++) xx[i * w + j] += products[(q + i) * m + q + j];
		products.fill(0);
	};

	let inErrorGroup = 0;
	for (let t = 0; t < nRows; t++) {
		const step = steps[t];
		const from = t * m;
		if (kind === "compound") {
			if (step === 0) {
				endErrorGroup(inErrorGroup);
				inErrorGroup = 0;
			}
		}
		if (codes && t > 0 && codes[rows[t]] !== codes[rows[t - 1]]) endGroup(codes[rows[t - 1]]);
		if (kind === "compound") {
			inErrorGroup++;
			for (let i = 0; i < m; i++) {
				row[i] = packed[from + i];
				total[i] += row[i];
			}
			addTo(within);
			continue;
		}
		if (step === 0) for (let i = 0; i < m; i++) row[i] = packed[from + i];
		else {
			const r = correlations[step - 1];
			const spread = spreads[step - 1];
			const root = Math.sqrt(spread);
			for (let i = 0; i < m; i++) row[i] = (packed[from + i] - r * packed[from - m + i]) / root;
			logDeterminant += Math.log(spread);
		}
		addTo(products);
	}
	if (kind === "compound") endErrorGroup(inErrorGroup);
	endGroup(codes ? codes[rows[nRows - 1]] : 0);
	for (let i = 0; i < w; i++) for (let j = 0; j < i; j++) xx[i * w + j] = xx[j * w + i];
	return { nRows, nGroups, q, p, zz, zx, xx, logDeterminant };
}

/** Step of the differences by the correlation's parameter. */
const STEP = 2e-3;

/**
 * The criterion with one more parameter, of the errors' correlation, last. Its derivatives are differences of the fourth order;
 * those by theta stay exact.
 */
export function criterionWithErrors(
	sumsAt: (eta: number) => GroupSums,
	free: readonly FreeElement[],
	startEta: number,
): Criterion {
	const nTheta = free.length;
	const size = nTheta + 1;
	let lastEta = Number.NaN;
	let last: Criterion | undefined;
	const at = (eta: number): Criterion => {
		if (last && lastEta === eta) return last;
		last = oneFactorCriterion(sumsAt(eta), free);
		lastEta = eta;
		return last;
	};

	function evaluate(theta: Float64Array, order: 0 | 1 | 2, withInformation: boolean): Evaluation {
		const inner = theta.subarray(0, nTheta);
		const eta = theta[nTheta];
		const middle = at(eta).evaluate(inner, order === 0 ? 0 : 2, withInformation);
		if (order === 0) return middle;
		const [lower2, lower, upper, upper2] = [-2, -1, 1, 2].map((k) =>
			oneFactorCriterion(sumsAt(eta + k * STEP), free).evaluate(inner, 1, withInformation),
		);
		const slope = (of: (evaluation: Evaluation) => number) =>
			(8 * (of(upper) - of(lower)) - (of(upper2) - of(lower2))) / (12 * STEP);
		const curve = (of: (evaluation: Evaluation) => number) =>
			(16 * (of(upper) + of(lower)) - (of(upper2) + of(lower2)) - 30 * of(middle)) / (12 * STEP * STEP);
		const part = (name: "logDeterminant" | "residualSquares" | "logInformation"): Part => {
			const gradient = new Float64Array(size);
			gradient.set(middle[name].gradient);
			gradient[nTheta] = slope((evaluation) => evaluation[name].value);
			const hessian = new Float64Array(size * size);
			for (let i = 0; i < nTheta; i++) {
				for (let j = 0; j < nTheta; j++) hessian[i * size + j] = middle[name].hessian[i * nTheta + j];
				const mixed = slope((evaluation) => evaluation[name].gradient[i]);
				hessian[i * size + nTheta] = hessian[nTheta * size + i] = mixed;
			}
			hessian[size * size - 1] = curve((evaluation) => evaluation[name].value);
			return { value: middle[name].value, gradient, hessian };
		};
		return {
			...middle,
			logDeterminant: part("logDeterminant"),
			residualSquares: part("residualSquares"),
			logInformation: part("logInformation"),
			informationSlopes: withInformation ? [...middle.informationSlopes, informationSlope()] : [],
		};

		/** -dK/d eta = K (dK^-1/d eta) K; the degrees of freedom need K^-1 of it on both sides: taken from differences of K^-1. */
		function informationSlope(): Float64Array {
			const p = middle.delta.length;
			const k = new Float64Array(p * p);
			invert(Float64Array.from(middle.inverseInformation), p, k);
			const change = Float64Array.from({ length: p * p }, (_, m) =>
				slope((evaluation) => evaluation.inverseInformation[m]),
			);
			const product = new Float64Array(p * p);
			for (let i = 0; i < p; i++)
				for (let j = 0; j < p; j++)
					for (let a = 0; a < p; a++)
						for (let b = 0; b < p; b++) product[i * p + j] += k[i * p + a] * change[a * p + b] * k[b * p + j];
			return product;
		}
	}

	return {
		nTheta: size,
		evaluate,
		start: () => Float64Array.from([...at(startEta).start(), startEta]),
		effects: (theta: Float64Array, delta: Float64Array): readonly Effects[] =>
			at(theta[nTheta]).effects(theta.subarray(0, nTheta), delta),
	};
}
