import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import type { FreeElement } from "./group-sums.ts";
import { type Grouping, type GroupLabels, groupingOf } from "./grouping.ts";
import { orthonormalColumns } from "./orthonormal-columns.ts";

/** A term of random effects: each group has its own intercept, and its own slope of each column. */
export interface RandomTerm {
	/** What the groups are, for tables and messages: "participant". */
	readonly name: string;
	/** Group of each row, n numbers or texts. */
	readonly groups: GroupLabels;
	/** n rows, one column for each random slope; none for a random intercept alone. */
	readonly columns?: Matrix;
	/** Names of the columns; "slope 1", "slope 2" ... when left out. */
	readonly columnNames?: readonly string[];
	/** Whether the term has an intercept, in front; true by default. */
	readonly intercept?: boolean;
	/** Whether the effects of one group may correlate; true by default. */
	readonly correlated?: boolean;
}

/** One term in the columns of its factor. */
export interface PlacedTerm {
	/** Its place among the terms as given. */
	readonly number: number;
	readonly hasIntercept: boolean;
	readonly name: string;
	/** First of its columns among those of the factor. */
	readonly at: number;
	readonly columnNames: readonly string[];
	readonly correlated: boolean;
	/**
	 * k x k, lower triangular: columns as given times this are the factor's columns, at right angles (when effects correlate)
	 * and of mean square 1. So the fit does not depend on units and origins.
	 */
	readonly transform: Float64Array;
}

/** All terms that share their groups. */
export interface Factor {
	readonly grouping: Grouping;
	readonly terms: readonly PlacedTerm[];
	/** Random effects of one group. */
	readonly q: number;
	/** n x q, transformed, row-major. */
	readonly columns: Float64Array;
	readonly free: readonly FreeElement[];
}

/**
 * Random terms checked, put into units of their own, and gathered by groups: terms with the same groups are one factor.
 *
 * @param rootWeights - Square roots of the weights, by which rows are multiplied; undefined for none.
 * @throws InvalidInputError: a term without columns, columns that are not finite or depend on one another, one group only, as
 *   many groups as rows with nothing to tell their effects from errors.
 */
export function factorsOf(
	where: string,
	random: readonly RandomTerm[],
	n: number,
	rootWeights: Float64Array | undefined,
): readonly Factor[] {
	const gathered: { grouping: Grouping; terms: { placed: PlacedTerm; columns: readonly Float64Array[] }[] }[] = [];
	for (const [number, term] of random.entries()) {
		const argument = `random[${number}]`;
		const grouping = groupingOf(where, `${argument}.groups`, term.groups, n);
		checkGroups(where, argument, term.name, grouping, n);
		let home = gathered.find((each) => sameCodes(each.grouping.codes, grouping.codes));
		if (!home) {
			home = { grouping, terms: [] };
			gathered.push(home);
		}
		const at = home.terms.reduce((sum, each) => sum + each.columns.length, 0);
		home.terms.push(termOf(where, number, term, n, at, rootWeights));
	}
	return gathered.map(({ grouping, terms }) => {
		const all = terms.flatMap((term) => term.columns);
		const q = all.length;
		const columns = new Float64Array(n * q);
		for (let a = 0; a < q; a++) for (let i = 0; i < n; i++) columns[i * q + a] = all[a][i];
		const free: FreeElement[] = [];
		for (const { placed } of terms) {
			const k = placed.columnNames.length;
			for (let column = 0; column < k; column++) {
				const last = placed.correlated ? k - 1 : column;
				for (let row = column; row <= last; row++) free.push([placed.at + row, placed.at + column]);
			}
		}
		if (grouping.labels.length * q >= n) {
			const names = terms.map(({ placed }) => placed.name).join(", ");
			throw new InvalidInputError(
				`${where}: random must have fewer effects than there are rows (${n}); got ${grouping.labels.length} groups x ${q} ` +
					`effects (${names}), which cannot be told from the errors. Leave a term or a slope out.`,
				{ code: "not-identifiable", argument: "random", received: grouping.labels.length * q },
			);
		}
		return { grouping, terms: terms.map(({ placed }) => placed), q, columns, free };
	});
}

function termOf(
	where: string,
	number: number,
	{ name, columns, columnNames, intercept = true, correlated = true }: RandomTerm,
	n: number,
	at: number,
	rootWeights: Float64Array | undefined,
): { placed: PlacedTerm; columns: readonly Float64Array[] } {
	const argument = `random[${number}]`;
	const nSlopes = columns?.nColumns ?? 0;
	if (columns && (columns.nRows !== n || columns.values.length !== n * nSlopes)) {
		throw new InvalidInputError(
			`${where}: ${argument}.columns must have as many rows as fixed (${n}); got ${columns.nRows}`,
			{ code: "length-mismatch", argument: "random", received: columns.nRows },
		);
	}
	if (columnNames && columnNames.length !== nSlopes) {
		throw new InvalidInputError(
			`${where}: ${argument}.columnNames must be as many as its columns (${nSlopes}); got ${columnNames.length}`,
			{ code: "length-mismatch", argument: "random", received: columnNames.length },
		);
	}
	const slopeNames = columnNames ?? Array.from({ length: nSlopes }, (_, j) => `slope ${j + 1}`);
	const names = [...(intercept ? ["intercept"] : []), ...slopeNames];
	if (names.length === 0) {
		throw new InvalidInputError(`${where}: ${argument} must have an intercept or a column; got neither (${name})`, {
			code: "too-short",
			argument: "random",
			received: name,
		});
	}
	const given: Float64Array[] = [];
	if (intercept) given.push(new Float64Array(n).fill(1));
	for (let j = 0; j < nSlopes; j++) {
		const values = new Float64Array(n);
		for (let i = 0; i < n; i++) {
			values[i] = (columns as Matrix).values[i * nSlopes + j];
			if (Number.isFinite(values[i])) continue;
			throw new InvalidInputError(
				`${where}: ${argument}.columns must be finite; got ${values[i]} in row ${i} of ${slopeNames[j]} (${name})`,
				{ code: "not-finite", argument: "random", received: values[i] },
			);
		}
		given.push(values);
	}
	if (rootWeights) for (const values of given) for (let i = 0; i < n; i++) values[i] *= rootWeights[i];
	const k = names.length;
	// Checked in the given order, so that the message names the later of two that depend on one another.
	orthonormalColumns(
		where,
		"random",
		given,
		names.map((each) => `${each} of ${name}`),
	);
	const transform = new Float64Array(k * k);
	const root = Math.sqrt(n);
	if (!correlated) {
		for (let j = 0; j < k; j++) {
			let sum = 0;
			const values = given[j];
			let largest = 0;
			for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(values[i]));
			for (let i = 0; i < n; i++) sum += (values[i] / largest) ** 2;
			const scale = 1 / (largest * Math.sqrt(sum / n));
			transform[j * k + j] = scale;
			for (let i = 0; i < n; i++) values[i] *= scale;
		}
		return {
			placed: { number, hasIntercept: intercept, name, at, columnNames: names, correlated, transform },
			columns: given,
		};
	}
	// From the last column to the first, so that the transform is lower triangular and L stays so.
	const { q, r } = orthonormalColumns(where, "random", given.toReversed(), names.toReversed());
	const transformed = q.toReversed().map((values) => values.map((value) => value * root));
	invertReversed(r, k, root, transform);
	return {
		placed: { number, hasIntercept: intercept, name, at, columnNames: names, correlated, transform },
		columns: transformed,
	};
}

/** transform = root * R^-1, with rows and columns of R in reversed order: lower triangular. */
function invertReversed(r: Float64Array, k: number, root: number, transform: Float64Array): void {
	const inverse = new Float64Array(k * k);
	for (let j = 0; j < k; j++) {
		inverse[j * k + j] = 1 / r[j * k + j];
		for (let i = j - 1; i >= 0; i--) {
			let sum = 0;
			for (let m = i + 1; m <= j; m++) sum += r[i * k + m] * inverse[m * k + j];
			inverse[i * k + j] = -sum / r[i * k + i];
		}
	}
	for (let i = 0; i < k; i++)
		for (let j = 0; j < k; j++) transform[(k - 1 - i) * k + (k - 1 - j)] = root * inverse[i * k + j];
}

function checkGroups(where: string, argument: string, name: string, { labels }: Grouping, n: number): void {
	if (labels.length < 2) {
		throw new InvalidInputError(
			`${where}: ${argument}.groups must have at least 2 groups; got ${labels.length} (${name}). ` +
				"With one group there is no variance between groups.",
			{ code: "one-group", argument: "random", received: labels.length },
		);
	}
	if (labels.length === n) {
		throw new InvalidInputError(
			`${where}: ${argument}.groups must have fewer groups than rows (${n}); got one group a row (${name}). ` +
				"An effect of each row cannot be told from its error.",
			{ code: "not-identifiable", argument: "random", received: labels.length },
		);
	}
}

function sameCodes(a: Int32Array, b: Int32Array): boolean {
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
