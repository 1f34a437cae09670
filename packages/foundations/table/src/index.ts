/**
 * Typed tables over Arquero: columns have types, units, ranges, levels and missing codes, which travel through Arquero's verbs
 * and come out in headings; CSV, Parquet and Arrow are read strictly and written to the same bytes each time. It runs in Node; it
 * computes no statistics beyond Arquero's own aggregates, and knows nothing of physiology.
 *
 * First call: `const visits = defineColumns({ participant: { type: "text", unit: "id" }, ... });`
 */

// Arquero's words for expressions
export { desc, escape as escaped } from "arquero";
// Columns
export { type CellOf, type Column, type Columns, columnTitle, type RowOf } from "./columns/column.ts";
export { op } from "./op.ts";
export { defineColumns, type RowOfTable, type TableSchema, type TextOptions } from "./table-schema.ts";
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
