import type { Refusal, Suppression, TableRule } from "./controlled-table.ts";
import type { JudgedRow } from "./read-table.ts";
import type { DisclosureRules } from "./rules.ts";
import { kindName, type StatisticKind } from "./statistic-kind.ts";

/** A table while it is judged: its rows, what goes out, and what is put in the place of what stays. */
export interface Ledger {
	readonly name: string;
	readonly rows: readonly JudgedRow[];
	readonly columns: readonly (readonly [name: string, kind: StatisticKind])[];
	readonly rules: DisclosureRules;
	readonly refusals: Refusal[];
	/** Takes a cell out; the first reason is kept, and an empty cell needs none. */
	suppress(row: number, column: string, reason: string): void;
	refuse(where: string, rule: string, whatToDo: string): void;
	isOut(row: number, column: string): boolean;
	/** The number in a cell as it was given; undefined where there is none. */
	number(row: number, column: string): number | undefined;
	/** The number in a cell unless it has been taken out. */
	released(row: number, column: string): number | undefined;
	/** Replaces a number by what may be shown of it. */
	show(row: number, column: string, value: number): void;
	shown(row: number, column: string): number | undefined;
	suppressions(): Suppression[];
}

/** An empty ledger over checked rows. */
export function openLedger(name: string, rows: readonly JudgedRow[], rule: TableRule, rules: DisclosureRules): Ledger {
	const reasons = rows.map(() => new Map<string, string>());
	const figures = rows.map(() => new Map<string, number>());
	const refusals: Refusal[] = [];
	const columns = Object.entries(rule.columns);
	const number = (row: number, column: string) => {
		const value = rows[row].values.get(column);
		return typeof value === "number" ? value : undefined;
	};
	const isOut = (row: number, column: string) => reasons[row].has(column);
	return {
		name,
		rows,
		columns,
		rules,
		refusals,
		suppress: (row, column, reason) => {
			if (number(row, column) !== undefined && !isOut(row, column)) reasons[row].set(column, reason);
		},
		refuse: (where, broken, whatToDo) => {
			const full = where === "" ? name : `${name}, ${where}`;
			if (!refusals.some((former) => former.where === full && former.rule === broken)) {
				refusals.push({ where: full, rule: broken, whatToDo });
			}
		},
		isOut,
		number,
		released: (row, column) => (isOut(row, column) ? undefined : number(row, column)),
		show: (row, column, value) => figures[row].set(column, value),
		shown: (row, column) => (isOut(row, column) ? undefined : (figures[row].get(column) ?? number(row, column))),
		suppressions: () =>
			reasons.flatMap((found, row) =>
				columns.flatMap(([column]) => {
					const reason = found.get(column);
					return reason === undefined ? [] : [{ row, group: rows[row].group, column, reason: `${capital(reason)}.` }];
				}),
			),
	};
}

/** Columns of some kinds. */
export function columnsOf({ columns }: Ledger, ...names: readonly ReturnType<typeof kindName>[]): string[] {
	return columns.filter(([, kind]) => names.includes(kindName(kind))).map(([column]) => column);
}

/** How a row is named in a message: by its groups, "arm A, week 3", or by its place where few people are behind it. */
export function rowLabel({ rows, rules }: Ledger, row: number): string {
	const { group, people } = rows[row];
	const words = Object.entries(group).map(([column, value]) => `${column} ${String(value)}`);
	return words.length === 0 || people.length <= rules.smallCount ? `row ${row + 1}` : words.join(", ");
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
