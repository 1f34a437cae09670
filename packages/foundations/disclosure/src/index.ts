/**
 * What may be said of people: disclosure control of aggregates, and de-identification of tables. Pure functions that run in a browser;
 * they know no files. Not for what a paper may show without data of people: synthetic and open data are not judged.
 *
 * First call: `controlTable("visits", rows, { groups: ["arm"], people: "ids", columns: { n: "count", bp: "mean" } }, openSafely)`.
 */

// Tables
export { controlTable } from "./control/control-table.ts";
export type { Cell, ControlledTable, Refusal, Row, Suppression, TableRule } from "./control/controlled-table.ts";
export { type DisclosureRules, openSafely } from "./control/rules.ts";
export type { StatisticKind } from "./control/statistic-kind.ts";
// Differencing
export { findDifferences } from "./differences/find-differences.ts";
// Single values
export { type ControlledValue, controlValue, type ValueEvidence } from "./values/control-value.ts";
export type { ReleasableValue } from "./values/releasable-value.ts";
