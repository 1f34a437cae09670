import { checkInteger, checkName, InvalidInputError, type Samples } from "@quickening/core";
import { type Grouping, type GroupLabels, groupingOf } from "../mixed/grouping.ts";

/** How a variable is drawn: predictive mean matching, a Bayesian normal linear model, or a Bayesian logistic one (0 and 1). */
export type ImputationMethod = "pmm" | "normal" | "logistic";

/** A row as a derived column sees it: its values by name. */
export type ImputedRow = Readonly<Record<string, number>>;

export interface ImputationOptions {
	/** Columns by name, n numbers each; NaN marks what is missing. Columns without gaps help to draw the others. */
	readonly variables: Readonly<Record<string, Samples>>;
	/** By default "logistic" for columns of 0 and 1 (with `groups`, at the level of the person only), "pmm" for the others. */
	readonly methods?: Readonly<Record<string, ImputationMethod>>;
	/** Which columns (derived ones too) each is drawn from; all other `variables` by default. */
	readonly predictors?: Readonly<Record<string, readonly string[]>>;
	/** Columns computed from others at every step (passive imputation), such as BMI from weight and height. */
	readonly derived?: Readonly<Record<string, (row: ImputedRow) => number>>;
	/** Whose row it is, when participants have several: see the doc comment. */
	readonly groups?: GroupLabels;
	/** "person" for a column with one value a participant, "row" for one that changes; found from the data by default. */
	readonly levels?: Readonly<Record<string, "person" | "row">>;
	/** Imputed tables; 20 by default. At least as many as percent of rows with a gap is a good rule. */
	readonly nImputations?: number;
	/** Rounds over all columns; 10 by default. */
	readonly nIterations?: number;
	/** Donors of predictive mean matching; 5 by default. */
	readonly nDonors?: number;
	readonly random?: () => number;
}

/** One column that is to be drawn. */
export interface PlannedVariable {
	readonly name: string;
	readonly method: ImputationMethod;
	readonly level: "person" | "row";
	readonly predictors: readonly string[];
	/** Rows (or people, at the level of the person) with and without a value. */
	readonly known: Int32Array;
	readonly missing: Int32Array;
}

export interface ImputationPlan {
	readonly n: number;
	/** Copies of the columns; what a person's other rows tell is filled in. */
	readonly columns: Readonly<Record<string, Float64Array>>;
	/** Those with gaps, fewest first. */
	readonly visits: readonly PlannedVariable[];
	readonly levels: Readonly<Record<string, "person" | "row">>;
	readonly grouping: Grouping | undefined;
	readonly derived: Readonly<Record<string, (row: ImputedRow) => number>>;
	/** Gaps filled from another row of the same person. */
	readonly nCopied: number;
}

const where = "multipleImputation";

function refuse(argument: string, code: string, message: string, received: unknown): never {
	throw new InvalidInputError(`${where}: ${argument} must ${message}`, { code, argument, received });
}

/** Checks the options and says what is to be drawn from what. */
export function imputationPlan(options: ImputationOptions): ImputationPlan {
	const { variables, methods = {}, predictors = {}, derived = {}, groups, levels: given = {} } = options;
	const names = Object.keys(variables);
	if (names.length < 2) refuse("variables", "too-short", `have two columns or more; got ${names.length}`, names.length);
	const n = variables[names[0]].length;
	const columns: Record<string, Float64Array> = {};
	for (const name of names) columns[name] = checkedColumn(name, variables[name], n);
	for (const name of Object.keys(derived)) {
		if (name in variables) {
			refuse(
				"derived",
				"duplicate",
				`have names of its own; got ${name}, which is in variables too. Take it out there.`,
				name,
			);
		}
	}
	const known = [...names, ...Object.keys(derived)];
	for (const [argument, keyed] of Object.entries({ methods, predictors, levels: given }))
		for (const name of Object.keys(keyed)) checkName(where, argument, name, names);
	const grouping = groups && groupingOf(where, "groups", checkedGroups(groups, n), n);
	const levels: Record<string, "person" | "row"> = {};
	let nCopied = 0;
	for (const name of names) {
		levels[name] = grouping ? (given[name] ?? levelOf(name, columns[name], grouping)) : "row";
		checkName(where, `levels of ${name}`, levels[name], ["person", "row"]);
		if (grouping && levels[name] === "person") nCopied += spread(name, columns[name], grouping);
	}
	const sources = Object.fromEntries(
		Object.entries(derived).map(([name, compute]) => [name, sourcesOf(name, compute, names)]),
	);
	const visits = names
		.filter((name) => columns[name].some(Number.isNaN))
		.map((name): PlannedVariable => {
			const level = levels[name];
			const from = predictors[name] ?? names.filter((other) => other !== name);
			for (const other of from) {
				checkName(where, `predictors of ${name}`, other, known);
				if (other === name || sources[other]?.has(name)) {
					refuse("predictors", "circular", `not lead back to the column itself; got ${other} for ${name}`, other);
				}
			}
			if (from.length === 0) refuse("predictors", "too-short", `name a column for ${name}; got none`, 0);
			const units = grouping && level === "person" ? firstRows(grouping) : Int32Array.from({ length: n }, (_, i) => i);
			const values = Float64Array.from(units, (row) => columns[name][row]);
			const present = values.filter((value) => !Number.isNaN(value));
			const method = methods[name] ?? (isBinary(present) && !(grouping && level === "row") ? "logistic" : "pmm");
			checkMethod(name, method, present, grouping !== undefined && level === "row");
			const places = Int32Array.from(units.keys());
			return {
				name,
				method,
				level,
				predictors: from,
				known: places.filter((place) => !Number.isNaN(values[place])),
				missing: places.filter((place) => Number.isNaN(values[place])),
			};
		})
		.sort((a, b) => a.missing.length - b.missing.length);
	checkInteger(where, "nImputations", options.nImputations ?? 20, 2);
	checkInteger(where, "nIterations", options.nIterations ?? 10, 1);
	checkInteger(where, "nDonors", options.nDonors ?? 5, 1);
	return { n, columns, visits, levels, grouping, derived, nCopied };
}

function checkedColumn(name: string, values: Samples, n: number): Float64Array {
	if (values.length !== n) {
		refuse("variables", "length-mismatch", `be of one length (${n}); got ${values.length} for ${name}`, values.length);
	}
	const column = Float64Array.from(values);
	const infinite = column.find((value) => !Number.isNaN(value) && !Number.isFinite(value));
	if (infinite !== undefined)
		refuse("variables", "not-finite", `be finite or NaN; got ${infinite} in ${name}`, infinite);
	if (column.every(Number.isNaN)) {
		refuse(
			"variables",
			"all-missing",
			`have known values to draw from; got none in ${name}. Leave that column out.`,
			name,
		);
	}
	return column;
}

function checkedGroups(groups: GroupLabels, n: number): GroupLabels {
	if (groups.length !== n) {
		refuse("groups", "length-mismatch", `be as long as variables (${n}); got ${groups.length}`, groups.length);
	}
	return groups;
}

/** Only 0 and 1, and both of them. */
const isBinary = (present: Float64Array) =>
	present.every((value) => value === 0 || value === 1) && present.includes(0) && present.includes(1);

function checkMethod(name: string, method: ImputationMethod, present: Float64Array, isRowOfPerson: boolean): void {
	checkName(where, `methods of ${name}`, method, ["pmm", "normal", "logistic"]);
	if (method !== "logistic") return;
	if (isRowOfPerson) {
		refuse(
			"methods",
			"unsupported",
			`not be "logistic" for ${name}, which changes within a participant: no logistic model with an effect of the participant is offered. Take "pmm"`,
			name,
		);
	}
	if (!isBinary(present)) {
		refuse("methods", "not-binary", `not be "logistic" for ${name}, whose known values are not both 0 and 1`, name);
	}
}

function levelOf(name: string, column: Float64Array, { codes, labels }: Grouping): "person" | "row" {
	const firsts = new Float64Array(labels.length).fill(Number.NaN);
	let repeats = false;
	for (let i = 0; i < codes.length; i++) {
		if (Number.isNaN(column[i])) continue;
		if (Number.isNaN(firsts[codes[i]])) firsts[codes[i]] = column[i];
		else if (firsts[codes[i]] === column[i]) repeats = true;
		else return "row";
	}
	if (!repeats) {
		refuse(
			"levels",
			"missing-level",
			`say whether ${name} is of the "person" or the "row"; no participant has it twice`,
			name,
		);
	}
	return "person";
}

/** Gives a person's value to those of his or her rows that lack it. */
function spread(name: string, column: Float64Array, { codes, labels }: Grouping): number {
	const values = new Float64Array(labels.length).fill(Number.NaN);
	for (let i = 0; i < codes.length; i++) {
		const own = values[codes[i]];
		if (Number.isNaN(column[i]) || own === column[i]) continue;
		if (!Number.isNaN(own)) {
			refuse(
				"levels",
				"contradiction",
				`not be "person" for ${name}; ${labels[codes[i]]} has ${own} and ${column[i]}`,
				name,
			);
		}
		values[codes[i]] = column[i];
	}
	let nCopied = 0;
	for (let i = 0; i < codes.length; i++) {
		if (!Number.isNaN(column[i]) || Number.isNaN(values[codes[i]])) continue;
		column[i] = values[codes[i]];
		nCopied++;
	}
	return nCopied;
}

/** The first row of each group. */
export function firstRows({ codes, labels }: Grouping): Int32Array {
	const rows = new Int32Array(labels.length).fill(-1);
	for (let i = 0; i < codes.length; i++) if (rows[codes[i]] < 0) rows[codes[i]] = i;
	return rows;
}

/** Which columns a derived one reads, found by running it once. */
function sourcesOf(name: string, compute: (row: ImputedRow) => number, names: readonly string[]): ReadonlySet<string> {
	const read = new Set<string>();
	const row: Record<string, number> = {};
	for (const each of names) {
		Object.defineProperty(row, each, {
			get: () => {
				read.add(each);
				return 1;
			},
		});
	}
	compute(row);
	if (read.size === 0)
		refuse("derived", "no-source", `be computed from variables; got ${name}, which reads none`, name);
	return read;
}
