/**
 * Cohorts as files: Parquet written in row groups and read back. It runs in Node alone; what needs no file is in
 * `@quickening/cohort`.
 *
 * First call: `const writer = await cohortWriter("cohorts/first");`
 */

export {
	type AboutCohort,
	type CohortWriter,
	type CohortWriterOptions,
	cohortWriter,
	type WrittenTables,
} from "./cohort-writer.ts";
export { type MadeCohort, type MakeCohortOptions, type MakeProgress, makeCohort } from "./make/make-cohort.ts";
export { readCohort, writeCohort } from "./read-cohort.ts";
export { readStudy, type StudyFolder, type StudyMapping } from "./read-study.ts";
