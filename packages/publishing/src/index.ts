/**
 * What a paper is, and how its parts are drawn: definitions, values, claims and their judgement, figure specs, tables.
 * This root runs in a browser; `@quickening/publishing/render` writes files and runs in Node alone.
 *
 * First call: `export default definePaper({ slug: "my-study", ... })`.
 */

// Claims
export type { Claim, PublishedNumber, RobustnessCheck, Tolerance } from "./claims/claim.ts";
// Figures and tables
export type { ColumnMm, FigureMeta, FigureSpec } from "./figures/figure-spec.ts";
// Papers and stages
export type { PageMethod, PaperPage } from "./paper/page.ts";
export {
	type Author,
	definePaper,
	type FigureDefinition,
	input,
	output,
	type PaperDefinition,
	rawData,
	type Source,
	type StageDefinition,
	type TableDefinition,
} from "./paper/paper.ts";
export type { StageContext, StageScript } from "./stage/stage-context.ts";
export type { Table, TableColumn, TableRow } from "./tables/table.ts";
// Values
export type { Interval, RecordedValue, Value, Values } from "./values/value.ts";
