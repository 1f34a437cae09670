import { checkInteger, checkName, InvalidInputError, type Samples } from "@quickening/core";
import { quantileOfSorted } from "../descriptive/quantile.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import { checkLength } from "../model/check-length.ts";
import { checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { matrixProduct, transposed } from "../model/matrix-product.ts";
import { type Basis, distinctValues } from "./bases/basis.ts";
import { cubicBasis } from "./bases/cubic-basis.ts";
import { pSplineBasis } from "./bases/p-spline-basis.ts";

/** A smooth curve in one variable. */
export interface CurveTerm {
	readonly name: string;
	/**
	 * "cubic" (default; natural cubic regression spline), "p-spline", or "cyclic" (cubic whose ends meet, such
	 * as hours of a day).
	 */
	readonly kind?: "cubic" | "p-spline" | "cyclic";
	/** n finite values. */
	readonly x: Samples;
	/** Number of basis functions before centring, the most that the curve can bend; 10 by default. */
	readonly nBasis?: number;
	/** Where a cyclic curve starts and ends, such as [0, 24]; asked for there, and refused elsewhere. */
	readonly period?: readonly [number, number];
	/** Knots instead of `nBasis` quantiles of the distinct x (cubic and cyclic). They span the data. */
	readonly knots?: Samples;
	/**
	 * Multiplies the curve: numbers (a varying coefficient; not centred), or labels, which give each label a
	 * curve of its own.
	 */
	readonly by?: { readonly values: Samples } | { readonly labels: GroupLabels };
}

/** A random intercept of each group, or with `x` a random slope: coefficients drawn towards 0. */
export interface RandomSmooth {
	readonly name: string;
	readonly kind: "random";
	readonly groups: GroupLabels;
	readonly x?: Samples;
}

export type SmoothTerm = CurveTerm | RandomSmooth;

/** One penalised block of columns, in two coordinate systems. */
export interface Block {
	/** "week", or "week: boys" of a label. */
	readonly name: string;
	readonly term: string;
	readonly label?: number | string;
	readonly kind: "cubic" | "p-spline" | "cyclic" | "random";
	/** Columns in coordinates whose penalty is the sum of squares of the first `rank` of them. */
	readonly columns: readonly Float64Array[];
	readonly rank: number;
	/** Turns those coordinates into the coefficients reported (after centring), k x k; undefined for the identity. */
	readonly turn: Matrix | undefined;
	/** Rows of reported coefficients at new x (the multiplier left out). */
	readonly rowsAt: (x: Samples) => Matrix;
	/** Smallest and largest x; NaN of groups. */
	readonly range: readonly [number, number];
	/** Groups of a random term. */
	readonly groups?: readonly (number | string)[];
	/** n multipliers of the curve; undefined for 1. */
	readonly multiplier: Float64Array | undefined;
}

/** The blocks of a term, checked; several when it has a curve for each label. */
export function blocksOf(where: string, term: SmoothTerm, n: number): Block[] {
	if (term.kind === "random") return [randomBlock(where, term, n)];
	const { name, kind = "cubic", x } = term;
	checkName(where, "kind", kind, ["cubic", "p-spline", "cyclic"]);
	checkLength(where, `${name}.x`, x.length, { like: "outcome", wanted: n });
	checkFinite(where, `${name}.x`, x);
	const basis = basisOf(where, term, kind);
	const whole = basis.at(x);
	if (!term.by) return [curveBlock(where, { name, term: name, kind, x, basis, whole, isCentred: true })];
	if ("values" in term.by) {
		const { values } = term.by;
		checkLength(where, `${name}.by.values`, values.length, { like: "outcome", wanted: n });
		checkFinite(where, `${name}.by.values`, values);
		const first = values[0];
		const isCentred = Array.prototype.every.call(values, (value) => value === first);
		const multiplier = Float64Array.from(values);
		return [curveBlock(where, { name, term: name, kind, x, basis, whole, isCentred, multiplier })];
	}
	const { codes, labels } = groupingOf(where, `${name}.by.labels`, term.by.labels, n);
	return labels.map((label, code) => {
		const multiplier = Float64Array.from(codes, (own) => (own === code ? 1 : 0));
		const own = Float64Array.from(x).filter((_, i) => codes[i] === code);
		checkDistinct(where, `${name} of ${label}`, own, 3, 3);
		return curveBlock(where, {
			name: `${name}: ${label}`,
			term: name,
			label,
			kind,
			x: own,
			basis,
			whole,
			isCentred: true,
			multiplier,
		});
	});
}

interface Curve {
	readonly name: string;
	readonly term: string;
	readonly label?: number | string;
	readonly kind: "cubic" | "p-spline" | "cyclic";
	readonly x: Samples;
	readonly basis: Basis;
	readonly whole: Matrix;
	readonly isCentred: boolean;
	readonly multiplier?: Float64Array;
}

function curveBlock(where: string, curve: Curve): Block {
	const { basis, whole, isCentred, multiplier } = curve;
	const centring = isCentred ? centringOf(whole) : undefined;
	const within = (rows: Matrix) => (centring ? matrixProduct(rows, centring) : rows);
	const penalty = centring
		? matrixProduct(transposed(centring), matrixProduct(basis.penalty, centring))
		: basis.penalty;
	const k = penalty.nRows;
	const { values, vectors } = symmetricEigen(penalty);
	// A constant curve has no wiggliness: where centring takes it out, the rank stays and the columns are one fewer.
	const { rank } = basis;
	if (!(values[rank - 1] > 1e-14 * values[0])) {
		throw new InvalidInputError(
			`${where}: ${curve.name} must have knots that are not far closer to one another than to the rest; got ${basis.knots.length} knots. Lower nBasis.`,
			{ code: "knots-too-close", argument: curve.name, received: basis.knots.length },
		);
	}
	const turn = new Float64Array(k * k);
	for (let i = 0; i < k; i++)
		for (let j = 0; j < k; j++) turn[i * k + j] = vectors.values[i * k + j] / (j < rank ? Math.sqrt(values[j]) : 1);
	const turned = { values: turn, nRows: k, nColumns: k };
	const rows = matrixProduct(whole, centring ? matrixProduct(centring, turned) : turned);
	const columns = Array.from({ length: k }, (_, j) =>
		Float64Array.from({ length: rows.nRows }, (_unused, i) => rows.values[i * k + j] * (multiplier?.[i] ?? 1)),
	);
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < curve.x.length; i++) {
		low = Math.min(low, curve.x[i]);
		high = Math.max(high, curve.x[i]);
	}
	return {
		name: curve.name,
		term: curve.term,
		...(curve.label !== undefined && { label: curve.label }),
		kind: curve.kind,
		columns,
		rank,
		turn: turned,
		rowsAt: (x) => within(basis.at(x)),
		range: curve.kind === "cyclic" ? [basis.knots[0], basis.knots.at(-1) as number] : [low, high],
		multiplier,
	};
}

/** k x (k - 1): columns of the Householder reflection of the column sums, so that every curve sums to 0 over the rows. */
function centringOf({ values, nRows, nColumns: k }: Matrix): Matrix {
	const v = new Float64Array(k);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < k; j++) v[j] += values[i * k + j];
	let length = 0;
	for (let j = 0; j < k; j++) length += v[j] * v[j];
	v[0] += (v[0] >= 0 ? 1 : -1) * Math.sqrt(length);
	let squares = 0;
	for (let j = 0; j < k; j++) squares += v[j] * v[j];
	const result = new Float64Array(k * (k - 1));
	for (let i = 0; i < k; i++)
		for (let j = 1; j < k; j++) result[i * (k - 1) + j - 1] = (i === j ? 1 : 0) - (2 * v[i] * v[j]) / squares;
	return { values: result, nRows: k, nColumns: k - 1 };
}

function basisOf(where: string, term: CurveTerm, kind: "cubic" | "p-spline" | "cyclic"): Basis {
	const { name, x, nBasis = 10, period, knots: given } = term;
	const least = { cubic: 3, "p-spline": 5, cyclic: 4 }[kind];
	checkInteger(where, `${name}.nBasis`, nBasis, least);
	const distinct = distinctValues(x);
	if ((kind === "cyclic") !== (period !== undefined)) {
		throw new InvalidInputError(
			`${where}: ${name}.period must be given for a cyclic curve and for no other; got ${period === undefined ? "none" : `[${period.join(", ")}]`} with "${kind}"`,
			{ code: "period", argument: `${name}.period`, received: period },
		);
	}
	if (given && kind === "p-spline") {
		throw new InvalidInputError(`${where}: ${name}.knots must be left out for a p-spline, whose knots are even`, {
			code: "knots",
			argument: `${name}.knots`,
			received: given.length,
		});
	}
	const [first, last] = [distinct[0], distinct.at(-1) as number];
	const ends = period ?? [first, last];
	if (!(ends[0] <= first && ends[1] >= last && ends[0] < ends[1])) {
		throw new InvalidInputError(
			`${where}: ${name}.period must hold all x (${first} to ${last}) and differ at its ends; got ${ends[0]} to ${ends[1]}`,
			{ code: "out-of-range", argument: `${name}.period`, received: ends },
		);
	}
	if (given) {
		let rising = given.length >= least;
		for (let i = 0; i < given.length; i++)
			rising = rising && Number.isFinite(given[i]) && (i === 0 || given[i] > given[i - 1]);
		if (rising) rising = given[0] <= ends[0] && given[given.length - 1] >= ends[1];
		if (!rising) {
			throw new InvalidInputError(
				`${where}: ${name}.knots must be at least ${least} rising numbers from at most ${ends[0]} to at least ${ends[1]}; got ${Array.from(given).join(", ")}`,
				{ code: "not-rising", argument: `${name}.knots`, received: given.length },
			);
		}
		checkDistinct(where, name, x, given.length - (kind === "cyclic" ? 1 : 0), given.length);
		return cubicBasis(Float64Array.from(given), kind === "cyclic");
	}
	checkDistinct(where, name, x, kind === "cyclic" ? nBasis - 1 : nBasis, nBasis);
	if (kind === "p-spline") return pSplineBasis(first, last, nBasis);
	const places = period ? distinctValues([...distinct, ...period]) : distinct;
	const knots = Float64Array.from({ length: nBasis }, (_, i) => quantileOfSorted(places, i / (nBasis - 1)));
	return cubicBasis(knots, kind === "cyclic");
}

function checkDistinct(where: string, name: string, x: Samples, least: number, nBasis: number): void {
	const { length } = distinctValues(x);
	if (length >= least) return;
	throw new InvalidInputError(
		`${where}: ${name} must have at least ${least} different values for ${nBasis} basis functions; got ${length}. Lower nBasis, or take the variable as a column.`,
		{ code: "too-few-values", argument: name, received: length },
	);
}

function randomBlock(where: string, { name, groups, x }: RandomSmooth, n: number): Block {
	const { codes, labels } = groupingOf(where, `${name}.groups`, groups, n);
	if (x) {
		checkLength(where, `${name}.x`, x.length, { like: "outcome", wanted: n });
		checkFinite(where, `${name}.x`, x);
	}
	if (labels.length < 2) {
		throw new InvalidInputError(`${where}: ${name}.groups must be at least 2; got ${labels.length}`, {
			code: "one-group",
			argument: `${name}.groups`,
			received: labels.length,
		});
	}
	const columns = labels.map(() => new Float64Array(n));
	for (let i = 0; i < n; i++) columns[codes[i]][i] = x?.[i] ?? 1;
	return {
		name,
		term: name,
		kind: "random",
		columns,
		rank: labels.length,
		turn: undefined,
		rowsAt: () => ({ values: new Float64Array(0), nRows: 0, nColumns: labels.length }),
		range: [Number.NaN, Number.NaN],
		groups: labels,
		multiplier: x && Float64Array.from(x),
	};
}
