/**
 * What may be said of people: disclosure control of aggregates, and de-identification of tables. Pure functions that run in a
 * browser; they know no files. Not for what a paper may show without data of people: synthetic and open data are not judged.
 *
 * First call: `controlTable("visits", rows, { groups: ["arm"], people: "ids", columns: { n: "count" } }, openSafely)`.
 */

// Tables
export { controlTable } from "./control/control-table.ts";
export type { Cell, ControlledTable, Refusal, Row, Suppression, TableRule } from "./control/controlled-table.ts";
export { type DisclosureRules, openSafely } from "./control/rules.ts";
export type { StatisticKind } from "./control/statistic-kind.ts";
// De-identification of tables of people
export { type Anonymity, anonymity, type Individual } from "./deidentification/anonymity.ts";
export {
	type CalendarDate,
	type DateFormat,
	dateFormats,
	type NoDate,
	parseCalendarDate,
} from "./deidentification/calendar-date.ts";
export {
	type ColumnPlan,
	checkPlan,
	type DeidentificationPlan,
	type Treatment,
} from "./deidentification/deidentification-plan.ts";
export {
	type ColumnReport,
	type DeidentificationOptions,
	type DeidentificationReport,
	type DeidentifiedTable,
	deidentify,
	type ReportedCount,
} from "./deidentification/deidentify.ts";
export { type DraftPlan, draftPlan } from "./deidentification/draft-plan.ts";
export { type IdentifierKind, identifierByContent, identifierByName } from "./deidentification/identifiers.ts";
export { pseudonyms } from "./deidentification/pseudonym.ts";
// Differencing
export { findDifferences } from "./differences/find-differences.ts";
// Single values
export { type ControlledValue, controlValue, type ValueEvidence } from "./values/control-value.ts";
export type { ReleasableValue } from "./values/releasable-value.ts";
