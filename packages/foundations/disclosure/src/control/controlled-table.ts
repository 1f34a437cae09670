import type { StatisticKind } from "./statistic-kind.ts";

/** What the columns of a table of aggregates are, and whose numbers they are. */
export interface TableRule {
	/** Columns that say whom a row is about; their values are categories. */
	readonly groups: readonly string[];
	/** Evidence column: ids (strings or numbers) of the people behind the row; judged, then removed. */
	readonly people: string;
	/** Every other column; one that is not named stops the build. */
	readonly columns: Readonly<Record<string, StatisticKind>>;
}

export type Row = Readonly<Record<string, unknown>>;

/** What was taken out, and why. */
export interface Suppression {
	/** Place of the row in the table, from 0. */
	readonly row: number;
	/** The row's groups. */
	readonly group: Row;
	readonly column: string;
	/** A sentence without any number of people. */
	readonly reason: string;
}

/**
 * What cannot be mended by taking cells out: the build stops. Holds no number of people and no id; `rule` and `whatToDo` end
 * without a full stop, so that a message can put them together.
 */
export interface Refusal {
	readonly where: string;
	readonly rule: string;
	readonly whatToDo: string;
}

/** Evidence of one released row or value, for differencing and for the data manager's page; never released itself. */
export interface Cell {
	/** Distinct ids, sorted. */
	readonly people: readonly string[];
	readonly group: Row;
	readonly table: string;
	/** Released statistics that differencing could undo: all but rounded counts and what is made from them. */
	readonly columns: readonly string[];
}

/** A table after disclosure control. */
export interface ControlledTable {
	/** Rows without evidence, suppressed cells null, counts rounded; none at all when there is a refusal. */
	readonly rows: Row[];
	readonly suppressed: Suppression[];
	readonly refusals: Refusal[];
	readonly cells: Cell[];
}
