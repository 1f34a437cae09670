/**
 * Cohorts of mothers and infants: their tables, what is wrong with them, what is missing and why, joins by gestational day, and a
 * synthetic cohort whose truth is known.
 *
 * First call: `checkCohort({ outcome: { pregnancyId: ["q1"], outcome: ["preterm-birth"], value: ["no"] } })`.
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
// De-identification
export {
	type CohortDeidentificationOptions,
	type CohortDeidentificationReport,
	deidentifyCohort,
	type QuasiIdentifier,
} from "./deidentification/deidentify-cohort.ts";
// Joins, and contexts kept apart
export { type DaysWithVisits, type DaysWithVisitsOptions, joinDaysWithVisits } from "./joins/join-days-with-visits.ts";
export { type DatedRows, type DayMatch, type MatchOptions, matchDays } from "./joins/match-days.ts";
export { type MeanReading, meanReading } from "./joins/mean-reading.ts";
export type { Context } from "./joins/one-context.ts";
// Missing days
export { type DropOutCurve, dropOutCurve } from "./missingness/drop-out-curve.ts";
export {
	type DayState,
	dayStates,
	type ExpectedDays,
	type ExpectedDaysOptions,
	expectedDays,
	type GestationalPeriod,
	gestationalPeriods,
	type ValidDayRule,
} from "./missingness/expected-days.ts";
export { type MissingAfter, missingAfter } from "./missingness/missing-after.ts";
export { missingnessColumns, missingnessTable } from "./missingness/missingness-table.ts";
export { valuesOn } from "./missingness/values-on.ts";
// Several sources of one day
export { type ResolvedSessions, resolveSessions } from "./sources/resolve-sessions.ts";
export { quantityBlocks, type ResolvedSources, resolveSources, type SourceRule } from "./sources/resolve-sources.ts";
// Tables
export { type Cells, type CohortCells, cellsOfRows, type TableCells } from "./tables/cells.ts";
export { type CohortTableName, cohortTables } from "./tables/cohort-tables.ts";
export { fileNameOf } from "./tables/file-name.ts";
export { keys, type Link, links } from "./tables/links.ts";
export { protectionCard } from "./tables/protection-card.ts";
export { type Cohort, cohortOf } from "./tables/typed-tables.ts";
export { contexts } from "./tables/visit.ts";
