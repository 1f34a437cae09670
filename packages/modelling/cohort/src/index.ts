/**
 * Cohorts of mothers and infants: their tables, what is wrong with them, what is missing and why, joins by gestational day, and a
 * synthetic cohort whose truth is known.
 *
 * First call: `cohortTables.pregnancy.ended.codes`.
 */

// Checks
export { type CheckOptions, checkCohort } from "./checks/check-cohort.ts";
export { type Problem, problemColumns } from "./checks/problem.ts";
export { type ProblemCode, type ProblemKind, problemKinds, type Severity } from "./checks/problem-kinds.ts";
export type { StudyInput, StudyTables } from "./checks/study.ts";
// Clocks: by gestation, or by days to birth
export {
	type Clock,
	type ClockProducts,
	type ClockRows,
	type ClockShapes,
	clockProducts,
	clocks,
	defaultClockShapes,
} from "./clocks/clock-products.ts";
export {
	type ClockExclusion,
	type ClockRowsOfTables,
	type ClockRowsOptions,
	clockExclusions,
	clockRowsOfTables,
} from "./clocks/clock-rows-of-tables.ts";
export {
	type ClockComparison,
	type CompareClocksOptions,
	compareClocks,
	compareFits,
} from "./clocks/compare-clocks.ts";
export type { ClockFit, ClockRandom } from "./clocks/fit-clock.ts";
export { type TurnPlace, turnPlace } from "./clocks/turn-place.ts";
// Tables
export { type Cells, type CohortCells, cellsOfRows, type TableCells } from "./tables/cells.ts";
export { type CohortTableName, cohortTables } from "./tables/cohort-tables.ts";
export { keys, type Link, links } from "./tables/links.ts";
export { type Cohort, cohortOf } from "./tables/typed-tables.ts";
export { contexts } from "./tables/visit.ts";
