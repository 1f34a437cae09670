/**
 * Cohorts of mothers and infants: their tables, what is wrong with them, what is missing and why, joins by gestational day, and a
 * synthetic cohort whose truth is known.
 *
 * First call: `cohortTables.pregnancy.ended.codes`.
 */

// Tables
export { type Cells, type CohortCells, cellsOfRows, type TableCells } from "./tables/cells.ts";
export { type CohortTableName, cohortTables } from "./tables/cohort-tables.ts";
export { keys, type Link, links } from "./tables/links.ts";
export { contexts } from "./tables/visit.ts";
