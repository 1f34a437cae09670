import { InvalidInputError } from "@quickening/core";
import { formatNumber } from "../values/format-value.ts";
import { type SmallCounts, shownCount } from "./small-counts.ts";
import type { Table, TableRow } from "./table.ts";

/** A column of people: everybody, or one group. */
export interface ParticipantGroup {
	readonly key: string;
	/** Such as "pH < 7.05"; " (n = 40)" is added. */
	readonly title: string;
	readonly n: number;
}

export interface MeanCell {
	readonly mean: number;
	readonly standardDeviation: number;
}

export interface MedianCell {
	readonly median: number;
	readonly lowerQuartile: number;
	readonly upperQuartile: number;
}

export interface CountCell {
	readonly count: number;
	/** How many are known. */
	readonly of: number;
}

interface Variable<Cell> {
	/** With its unit, such as "Age (years)". */
	readonly label: string;
	/** By the groups' keys. */
	readonly cells: Readonly<Record<string, Cell>>;
	/** How many lack it, over all. */
	readonly missing?: number;
	/** Standardised difference, from a stage. */
	readonly difference?: number;
}

/** A row of Table 1. */
export type ParticipantVariable =
	| { readonly kind: "heading"; readonly label: string }
	| ({ readonly kind: "mean"; readonly digits: number } & Variable<MeanCell>)
	| ({ readonly kind: "median"; readonly digits: number } & Variable<MedianCell>)
	| ({ readonly kind: "count" } & Variable<CountCell>)
	/** A heading with a row a level. */
	| {
			readonly kind: "levels";
			readonly label: string;
			readonly missing?: number;
			readonly difference?: number;
			readonly levels: readonly Pick<Variable<CountCell>, "label" | "cells" | "difference">[];
	  };

export interface ParticipantsTableOptions {
	readonly title: string;
	readonly caption: string;
	readonly groups: readonly ParticipantGroup[];
	readonly variables: readonly ParticipantVariable[];
	readonly notes?: readonly string[];
	/** Which groups the standardised difference compares; without it there is no such column. */
	readonly difference?: { readonly definition: string; readonly title?: string };
	/** Whether missing numbers have a column of their own; else they stand after the label, where there are any. */
	readonly missingColumn?: boolean;
	/** Digits of percentages, default 1. */
	readonly percentDigits?: number;
	/** How quartiles are joined, default " to ". */
	readonly quartileJoin?: string;
	/** For data that must not show small counts. */
	readonly smallCounts?: SmallCounts;
}

/**
 * Table 1: who was studied, over all and by group. Mean (SD), median (quartiles) or number (%), as each variable says. It
 * computes no statistic; a percentage is a count over those with a known value.
 *
 * @throws InvalidInputError for a variable that lacks a group's cell, or a count above what it is of.
 */
export function participantsTable(options: ParticipantsTableOptions): Table {
	const { groups, variables, difference, missingColumn = false, percentDigits = 1, quartileJoin = " to " } = options;
	const { smallCounts } = options;

	const columns: Table["columns"] = [
		{ key: "label", title: "", align: "left" },
		...(missingColumn ? [{ key: "missing", title: "Missing", align: "decimal" as const }] : []),
		...groups.map(({ key, title, n }) => ({ key, title: `${title} (n = ${n})`, align: "decimal" as const })),
		...(difference === undefined
			? []
			: [
					{
						key: "difference",
						title: difference.title ?? "Standardised difference",
						align: "decimal" as const,
						definition: difference.definition,
					},
				]),
	];

	return {
		title: options.title,
		caption: options.caption,
		columns,
		rows: variables.flatMap(rowsOf),
		notes: [...(options.notes ?? []), ...suppressionNote(smallCounts)],
	};

	function rowsOf(variable: ParticipantVariable): TableRow[] {
		switch (variable.kind) {
			case "heading":
				return [{ cells: { label: variable.label }, kind: "header" }];
			case "mean":
				return [row(variable, ({ mean, standardDeviation }) => `${fixed(mean)} (${fixed(standardDeviation)})`)];
			case "median":
				return [
					row(
						variable,
						({ median, lowerQuartile, upperQuartile }) =>
							`${fixed(median)} (${fixed(lowerQuartile)}${quartileJoin}${fixed(upperQuartile)})`,
					),
				];
			case "count":
				return [row(variable, (cell) => count(variable.label, cell))];
			case "levels":
				return [
					{
						kind: "header",
						cells: {
							...blank(),
							label: labelOf(variable),
							...(missingColumn && { missing: String(variable.missing ?? 0) }),
							...(difference !== undefined &&
								variable.difference !== undefined && { difference: formatNumber(variable.difference, 2) }),
						},
					},
					...variable.levels.map((level) => ({
						kind: "indented" as const,
						...row(level, (cell) => count(`${variable.label}, ${level.label}`, cell), false),
					})),
				];
		}
		function fixed(value: number): string {
			return formatNumber(value, "digits" in variable ? variable.digits : 0);
		}
	}

	function row<Cell>(variable: Variable<Cell>, print: (cell: Cell) => string, withMissing = true): TableRow {
		const cells = groups.map(({ key }) => {
			const cell = variable.cells[key];
			if (cell === undefined) throw refusal(`"${variable.label}" must have a cell for each group`, "missing-cell", key);
			return [key, print(cell)] as const;
		});
		return {
			cells: {
				label: withMissing ? labelOf(variable) : variable.label,
				...(missingColumn && { missing: withMissing ? String(variable.missing ?? 0) : "" }),
				...Object.fromEntries(cells),
				...(difference !== undefined && {
					difference: variable.difference === undefined ? "" : formatNumber(variable.difference, 2),
				}),
			},
		};
	}

	function labelOf({ label, missing = 0 }: { readonly label: string; readonly missing?: number }): string {
		return missing > 0 && !missingColumn ? `${label} [${missing} missing]` : label;
	}

	function blank(): Record<string, string> {
		return Object.fromEntries(columns.map(({ key }) => [key, ""]));
	}

	function count(label: string, { count: n, of }: CountCell): string {
		if (n > of) throw refusal(`the count of "${label}" must not be above ${of}, what it is of`, "bad-count", n);
		const shown = shownCount(n, smallCounts);
		if (typeof shown === "string") return shown;
		const whole = smallCounts === undefined ? of : shownCount(of, smallCounts);
		if (typeof whole === "string" || whole === 0) return String(shown);
		return `${shown} (${formatNumber((100 * shown) / whole, percentDigits)}%)`;
	}
}

function suppressionNote(smallCounts: SmallCounts | undefined): string[] {
	if (smallCounts === undefined) return [];
	const { upTo, roundTo = 1 } = smallCounts;
	const rounded = roundTo > 1 ? `; others are rounded to ${roundTo}` : "";
	return [`Counts of 1 to ${upTo} are not shown${rounded}.`];
}

function refusal(rule: string, code: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`participantsTable: ${rule}; got ${String(received)}`, {
		code,
		argument: "variables",
		received,
	});
}
