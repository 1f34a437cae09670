import { drawInteger, InvalidInputError, type Random, seededRandom, type Warning } from "@quickening/core";
import { mean } from "../descriptive/mean.ts";
import { standardDeviation } from "../descriptive/variance.ts";
import type { Matrix } from "../model/matrix.ts";
import { type DrawRows, drawLogisticRows, drawMatchedRows, drawNormalRows } from "./draw-missing.ts";
import { drawWithinPeople, type PersonState } from "./draw-within-people.ts";
import {
	firstRows,
	type ImputationMethod,
	type ImputationOptions,
	type ImputationPlan,
	imputationPlan,
	type PlannedVariable,
} from "./imputation-plan.ts";

/** What was drawn for one column, beside what was known. */
export interface ImputedVariable {
	readonly name: string;
	readonly method: ImputationMethod;
	readonly level: "person" | "row";
	/** Of rows, or of people for a column of the person. */
	readonly nKnown: number;
	readonly nMissing: number;
	readonly knownMean: number;
	readonly knownStandardDeviation: number;
	/** Over all imputed tables; they may well differ from the known ones when values are not missing at random. */
	readonly imputedMean: number;
	readonly imputedStandardDeviation: number;
	/** Mean and standard deviation of the drawn values: a row an imputation, a column an iteration, for a plot of the traces. */
	readonly meanTrace: Matrix;
	readonly standardDeviationTrace: Matrix;
	/** Gelman and Rubin's factor of the means over the later half of the iterations: near 1 when the chains agree. */
	readonly potentialScaleReduction: number;
}

export interface MultipleImputation {
	/** Complete columns by name, derived ones too, of each imputation. */
	readonly tables: readonly Readonly<Record<string, Float64Array>>[];
	/** The columns that had gaps. */
	readonly variables: readonly ImputedVariable[];
	readonly nRows: number;
	/** Rows without a gap in any column. */
	readonly nCompleteRows: number;
	/** "nothing-missing", "copied", "separation", "few-known", "mostly-missing", "not-converged". */
	readonly warnings: readonly Warning[];
}

/**
 * Multiple imputation by chained equations: several complete tables, in each of which what is missing was drawn from what it
 * can be
 * expected to be, so that analyses of all of them, joined by `poolEstimates`, are as unsure as the data are.
 *
 * Values must be missing at random given the columns: put the outcome of the analysis among them. With `groups` (several rows a
 * participant) a column with one value a participant is drawn once, from the means of those that change; one that changes is
 * drawn from a
 * model with a random intercept of the participant, the others' values and their means over the participant. Slopes that
 * differ between
 * participants and correlation over time are not in it.
 *
 * @param options - `variables` (n numbers each, NaN where missing), `methods`, `predictors`, `derived`, `groups`, `levels`,
 *   `nImputations` (20), `nIterations` (10), `nDonors` (5), `random` (seeded with 1).
 * @returns Complete tables, and for each column with gaps known beside drawn values, traces and whether they settled.
 * @throws InvalidInputError: fewer than two columns, lengths differ, a value is infinite, a column has no known value, a name
 *   is not
 *   known, predictors lead back to their column, "logistic" meets other values than 0 and 1 or rows within participants, or it
 *   cannot be told whether a column is of the person.
 *
 * Source: van Buuren S, Groothuis-Oudshoorn K. J Stat Softw 2011;45(3):1-67, doi:10.18637/jss.v045.i03; matching: Little RJA.
 * J Bus
 * Econ Stat 1988;6:287-296, doi:10.1080/07350015.1988.10509663; convergence: Gelman A, Rubin DB. Stat Sci 1992;7:457-472,
 * doi:10.1214/ss/1177011136.
 * Agrees with: R's mice, norm, pmm and logreg, within Monte Carlo error (tests/peers/mice).
 * @example
 * multipleImputation({
 *   variables: { age: [25, 31, 28, 40, 36, 22], weight: [61, 70, NaN, 83, 74, 58] },
 * }).tables[0].weight.length; // 6
 */
export function multipleImputation(options: ImputationOptions): MultipleImputation {
	const plan = imputationPlan(options);
	const { nImputations = 20, nIterations = 10, nDonors = 5, random = seededRandom(1) } = options;
	const warnings = planWarnings(plan);
	const traces = plan.visits.map(() => ({
		means: new Float64Array(nImputations * nIterations),
		deviations: new Float64Array(nImputations * nIterations),
	}));
	const separated = new Set<string>();
	const tables = Array.from({ length: nImputations }, (_, imputation) => {
		const own = seededRandom(Math.floor(random() * 2 ** 53));
		const chain = startChain(plan, own);
		for (let iteration = 0; iteration < nIterations; iteration++) {
			for (const [v, visit] of plan.visits.entries()) {
				const drawn = visitVariable(plan, chain, visit, own, nDonors, separated);
				traces[v].means[imputation * nIterations + iteration] = mean(drawn);
				traces[v].deviations[imputation * nIterations + iteration] = standardDeviation(drawn);
			}
		}
		return chain.columns;
	});
	for (const name of separated) {
		warnings.push({
			code: "separation",
			message: `The other columns separate the two values of ${name}: it was drawn with Firth's estimates.`,
		});
	}
	const variables = plan.visits.map(({ name, method, level, known, missing }, v): ImputedVariable => {
		const units = unitsOf(plan, level);
		const present = Float64Array.from(known, (place) => plan.columns[name][units[place]]);
		const drawn = tables.flatMap((table) => Array.from(missing, (place) => table[name][units[place]]));
		const matrix = (values: Float64Array): Matrix => ({ values, nRows: nImputations, nColumns: nIterations });
		return {
			name,
			method,
			level,
			nKnown: known.length,
			nMissing: missing.length,
			knownMean: mean(present),
			knownStandardDeviation: standardDeviation(present),
			imputedMean: mean(drawn),
			imputedStandardDeviation: standardDeviation(drawn),
			meanTrace: matrix(traces[v].means),
			standardDeviationTrace: matrix(traces[v].deviations),
			potentialScaleReduction: scaleReduction(traces[v].means, nImputations, nIterations),
		};
	});
	for (const { name, potentialScaleReduction } of variables) {
		if (!(potentialScaleReduction > 1.2)) continue;
		warnings.push({
			code: "not-converged",
			message: `The chains of ${name} have not met (factor ${potentialScaleReduction.toFixed(2)}): take more iterations, and look at its trace.`,
		});
	}
	let nCompleteRows = 0;
	for (let i = 0; i < plan.n; i++) {
		if (Object.values(options.variables).every((values) => !Number.isNaN(values[i]))) nCompleteRows++;
	}
	return { tables, variables, nRows: plan.n, nCompleteRows, warnings };
}

interface Chain {
	readonly columns: Record<string, Float64Array>;
	/** Random intercepts of people, by column. */
	readonly people: Record<string, PersonState>;
}

function planWarnings({ visits, nCopied }: ImputationPlan): Warning[] {
	const warnings: Warning[] = [];
	if (visits.length === 0) {
		warnings.push({ code: "nothing-missing", message: "No column has a gap: all tables are the data as given." });
	}
	if (nCopied > 0) {
		warnings.push({ code: "copied", message: `${nCopied} gaps were filled from another row of the same participant.` });
	}
	for (const { name, known, missing, predictors } of visits) {
		if (known.length < predictors.length + 2) {
			warnings.push({
				code: "few-known",
				message: `${name} has ${known.length} known values for ${predictors.length} predictors: name fewer.`,
			});
		}
		if (missing.length > known.length) {
			warnings.push({
				code: "mostly-missing",
				message: `${name} is missing in ${missing.length} of ${known.length + missing.length}.`,
			});
		}
	}
	return warnings;
}

/** Rows that stand for the units of a level: all rows, or one a person. */
function unitsOf({ n, grouping }: ImputationPlan, level: "person" | "row"): Int32Array {
	return grouping && level === "person" ? firstRows(grouping) : Int32Array.from({ length: n }, (_, i) => i);
}

/** Gaps filled with known values drawn at random. */
function startChain(plan: ImputationPlan, random: Random): Chain {
	const columns = Object.fromEntries(Object.entries(plan.columns).map(([name, values]) => [name, values.slice()]));
	const people: Record<string, PersonState> = {};
	for (const { name, level, known, missing } of plan.visits) {
		const units = unitsOf(plan, level);
		const drawn = Float64Array.from(missing, () => columns[name][units[known[drawInteger(random, known.length)]]]);
		place(plan, columns[name], level, missing, drawn);
		if (plan.grouping && level === "row") {
			const variance = standardDeviation(Float64Array.from(known, (row) => columns[name][row])) ** 2 / 2;
			people[name] = { effects: new Float64Array(plan.grouping.labels.length), variance };
		}
	}
	derive(plan, columns);
	return { columns, people };
}

/** Writes drawn values into a column: into every row of the person where it is of the person. */
function place(
	{ grouping }: ImputationPlan,
	column: Float64Array,
	level: "person" | "row",
	missing: Int32Array,
	drawn: Float64Array,
): void {
	if (!grouping || level === "row") {
		for (const [k, row] of missing.entries()) column[row] = drawn[k];
		return;
	}
	const values = new Map(Array.from(missing, (person, k) => [person, drawn[k]]));
	for (let i = 0; i < column.length; i++) {
		const value = values.get(grouping.codes[i]);
		if (value !== undefined) column[i] = value;
	}
}

function derive({ n, derived }: ImputationPlan, columns: Record<string, Float64Array>): void {
	const names = Object.keys(derived);
	if (names.length === 0) return;
	for (const name of names) columns[name] ??= new Float64Array(n);
	const row: Record<string, number> = {};
	const sources = Object.keys(columns).filter((name) => !(name in derived));
	for (let i = 0; i < n; i++) {
		for (const source of sources) row[source] = columns[source][i];
		for (const name of names) {
			columns[name][i] = derived[name](row);
			if (Number.isFinite(columns[name][i])) continue;
			throw new InvalidInputError(
				`multipleImputation: derived must give finite numbers of drawn values; got ${columns[name][i]} for ${name} at row ${i}`,
				{ code: "not-finite", argument: "derived", received: columns[name][i] },
			);
		}
	}
}

function visitVariable(
	plan: ImputationPlan,
	chain: Chain,
	visit: PlannedVariable,
	random: Random,
	nDonors: number,
	separated: Set<string>,
): Float64Array {
	const { name, method, level, known, missing } = visit;
	const units = unitsOf(plan, level);
	const design = designOf(plan, chain.columns, visit, units);
	const rows: DrawRows = {
		known: picked(design, known),
		missing: picked(design, missing),
		values: Float64Array.from(known, (unit) => chain.columns[name][units[unit]]),
	};
	let drawn: Float64Array;
	if (plan.grouping && level === "row") {
		const { codes } = plan.grouping;
		const people = { known: known.map((row) => codes[row]), missing: missing.map((row) => codes[row]) };
		drawn = drawWithinPeople(random, rows, people, chain.people[name], method === "pmm" ? nDonors : undefined);
	} else if (method === "logistic") {
		const result = drawLogisticRows(random, rows);
		if (result.separated) separated.add(name);
		drawn = result.drawn;
	} else drawn = method === "pmm" ? drawMatchedRows(random, rows, nDonors) : drawNormalRows(random, rows);
	place(plan, chain.columns[name], level, missing, drawn);
	derive(plan, chain.columns);
	return drawn;
}

/** Intercept and predictors of each unit, about the mean of the known ones, in their standard deviations. */
function designOf(
	plan: ImputationPlan,
	columns: Record<string, Float64Array>,
	{ predictors, known, level }: PlannedVariable,
	units: Int32Array,
): Matrix {
	const own: Float64Array[] = [];
	for (const name of predictors) {
		const changes = plan.grouping !== undefined && plan.levels[name] !== "person";
		const means = changes ? meansOf(plan, columns[name]) : undefined;
		if (!means || level === "row") own.push(Float64Array.from(units, (row) => columns[name][row]));
		if (means) own.push(Float64Array.from(units, (row) => means[row]));
	}
	const k = own.length + 1;
	const values = new Float64Array(units.length * k);
	for (let i = 0; i < units.length; i++) values[i * k] = 1;
	for (const [j, column] of own.entries()) {
		const present = Float64Array.from(known, (unit) => column[unit]);
		const centre = mean(present);
		const deviation = present.length > 1 ? standardDeviation(present) : 0;
		if (!(deviation > 1e-10 * Math.abs(centre))) continue;
		for (let i = 0; i < units.length; i++) values[i * k + j + 1] = (column[i] - centre) / deviation;
	}
	return { values, nRows: units.length, nColumns: k };
}

/** Mean of a column over the rows of each row's person. */
function meansOf({ grouping }: ImputationPlan, column: Float64Array): Float64Array {
	if (!grouping) return column;
	const sums = new Float64Array(grouping.labels.length);
	const counts = new Int32Array(grouping.labels.length);
	for (let i = 0; i < column.length; i++) {
		sums[grouping.codes[i]] += column[i];
		counts[grouping.codes[i]]++;
	}
	return column.map((_, i) => sums[grouping.codes[i]] / counts[grouping.codes[i]]);
}

function picked({ values, nColumns: k }: Matrix, rows: Int32Array): Matrix {
	const result = new Float64Array(rows.length * k);
	for (let i = 0; i < rows.length; i++) for (let j = 0; j < k; j++) result[i * k + j] = values[rows[i] * k + j];
	return { values: result, nRows: rows.length, nColumns: k };
}

/** Root of the pooled variance over the one within chains, in the later half; NaN with fewer than 4 iterations. */
function scaleReduction(means: Float64Array, nChains: number, nIterations: number): number {
	const n = Math.floor(nIterations / 2);
	if (n < 2) return Number.NaN;
	const centres = new Float64Array(nChains);
	let within = 0;
	for (let chain = 0; chain < nChains; chain++) {
		const part = means.subarray((chain + 1) * nIterations - n, (chain + 1) * nIterations);
		centres[chain] = mean(part);
		within += standardDeviation(part) ** 2 / nChains;
	}
	if (within === 0) return Number.NaN;
	return Math.sqrt((n - 1) / n + standardDeviation(centres) ** 2 / within);
}
