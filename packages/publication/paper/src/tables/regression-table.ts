import { InvalidInputError } from "@quickening/core";
import { formatEstimate } from "../values/format-estimate.ts";
import { formatNumber } from "../values/format-value.ts";
import { formatP } from "./format-p.ts";
import type { Table, TableColumn, TableRow } from "./table.ts";

/** What a model says of a term. */
export interface RegressionEstimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	readonly p?: number;
}

export interface RegressionModel {
	readonly key: string;
	readonly title: string;
	/** Observations, or participants; say which in the caption. */
	readonly n: number;
	/** By the terms' keys; a term that the model does not have is left out. */
	readonly estimates: Readonly<Record<string, RegressionEstimate>>;
	/** Measures of fit by name, as printed, such as { "R²": "0.12" }. */
	readonly fit?: Readonly<Record<string, string>>;
}

export type RegressionTerm =
	| { readonly kind: "heading"; readonly label: string }
	/** reference: the level that the others are compared with; it has no estimate. */
	| {
			readonly kind: "term";
			readonly key: string;
			readonly label: string;
			readonly digits?: number;
			readonly reference?: boolean;
	  };

export interface RegressionTableOptions {
	readonly title: string;
	readonly caption: string;
	/** What is estimated, such as "Difference (h)" or "Odds ratio". */
	readonly estimate: string;
	/** Coverage of the intervals in percent, default 95. */
	readonly levelPercent?: number;
	readonly terms: readonly RegressionTerm[];
	readonly models: readonly RegressionModel[];
	/** Digits of estimates, unless a term says otherwise; default 2. */
	readonly digits?: number;
	readonly notes?: readonly string[];
}

/**
 * Regression models side by side: for each, the estimate with its interval and, where there is one, p; below, n and measures
 * of fit. A dash stands where a model lacks the term.
 *
 * @throws InvalidInputError when an estimate belongs to no term, or an interval does not hold its estimate.
 */
export function regressionTable(options: RegressionTableOptions): Table {
	const { terms, models, estimate, digits: usual = 2, levelPercent = 95 } = options;
	const keys = new Set(terms.flatMap((term) => (term.kind === "term" ? [term.key] : [])));
	for (const { title, estimates } of models) {
		for (const [key, { estimate: value, low, high }] of Object.entries(estimates)) {
			if (!keys.has(key)) throw refusal(`have a term for each estimate; model "${title}" has ${key}`, key);
			if (low > value || high < value)
				throw refusal(`have intervals that hold their estimate; ${key} in "${title}" does not`, value);
		}
	}
	const withP = new Set(models.filter(({ estimates }) => Object.values(estimates).some(({ p }) => p !== undefined)));
	const alone = models.length === 1;
	const columns: TableColumn[] = [
		{ key: "term", title: "", align: "left" },
		...models.flatMap((model): TableColumn[] => {
			const head = alone ? "" : `${model.title}: `;
			return [
				{
					key: model.key,
					title: `${head}${alone ? estimate : lowerFirst(estimate)} (${levelPercent}% CI)`,
					align: "decimal",
				},
				...(withP.has(model) ? [{ key: `${model.key}.p`, title: `${head}p`, align: "decimal" as const }] : []),
			];
		}),
	];
	const fits = [...new Set(models.flatMap(({ fit = {} }) => Object.keys(fit)))];
	const summary = (label: string, of: (model: RegressionModel) => string): TableRow => ({
		cells: {
			term: label,
			...Object.fromEntries(
				models.flatMap((model) => [[model.key, of(model)], ...(withP.has(model) ? [[`${model.key}.p`, ""]] : [])]),
			),
		},
	});
	return {
		title: options.title,
		caption: options.caption,
		columns,
		rows: [
			...terms.map((term): TableRow => {
				if (term.kind === "heading") return { cells: { term: term.label }, kind: "header" };
				const { key, label, reference = false, digits = usual } = term;
				const cells = models.flatMap((model) => {
					const found = model.estimates[key];
					const text = found === undefined ? (reference ? "reference" : "\u2013") : formatEstimate(found, digits);
					const p = found === undefined ? "" : formatP(found.p);
					return [[model.key, text], ...(withP.has(model) ? [[`${model.key}.p`, p]] : [])];
				});
				return { cells: { term: label, ...Object.fromEntries(cells) } };
			}),
			summary("n", ({ n }) => formatNumber(n, 0)),
			...fits.map((name) => summary(name, ({ fit }) => fit?.[name] ?? "\u2013")),
		],
		notes: options.notes ?? [],
	};
}

function lowerFirst(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function refusal(rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`regressionTable: models must ${rule}; got ${String(received)}`, {
		code: "bad-model",
		argument: "models",
		received,
	});
}
