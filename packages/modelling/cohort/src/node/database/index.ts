/**
 * Cohorts that memory does not hold: DuckDB over their Parquet files, in Node. What fits in memory is read by
 * `@quickening/cohort/files`.
 *
 * First call: `const database = await cohortDatabase("cohorts/first");`
 */

export { type CohortDatabase, cohortDatabase, type DatabaseOptions } from "./cohort-database.ts";
export { personDayColumns } from "./person-day.ts";
