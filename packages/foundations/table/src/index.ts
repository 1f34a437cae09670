/**
 * Typed tables over Arquero: columns have types, units, ranges, levels and missing codes, which travel through Arquero's verbs
 * and come out in headings; CSV, Parquet and Arrow are read strictly and written to the same bytes each time. It runs in Node; it
 * computes no statistics beyond Arquero's own aggregates, and knows nothing of physiology.
 *
 * First call: `const visits = defineColumns({ participant: { type: "text", unit: "id" }, ... });`
 */

// Arquero's words for expressions
export { desc, escape as escaped } from "arquero";
// Codebooks: what is said of a file, compared with what is in it
export {
	type CellFault,
	type ColumnReport,
	type ExamineOptions,
	examineTable,
	type TableReport,
} from "./codebook/examine-table.ts";
export { type LikelyUnit, likelyUnit } from "./codebook/likely-unit.ts";
export { type OtherUnit, otherUnits } from "./codebook/other-units.ts";
// Columns
export {
	type CellOf,
	type Column,
	type Columns,
	type ColumnType,
	columnTitle,
	columnTypes,
	type RowOf,
} from "./columns/column.ts";
export { type CellCounts, type CellRule, cellRules } from "./columns/examine-cells.ts";
export { type Cell, parseCell } from "./columns/parse-cell.ts";
export { MOST_HIDDEN, shownCount } from "./columns/shown-count.ts";
export type { RawTable } from "./format/raw-table.ts";
export { readRaw, type TextOptions } from "./format/read-raw.ts";
export { op } from "./op.ts";
export { defineColumns, type RowOfTable, type TableOptions, type TableSchema } from "./table-schema.ts";
// Tables
export type {
	Expression,
	Expressions,
	JoinExpectation,
	JoinKeys,
	JoinOptions,
	OrderKey,
	Row,
	TypedTable,
	UnitsOf,
} from "./typed-table.ts";
