/**
 * What a paper says: its definition, what a stage is given, values, claims and how they are judged, tables, and the
 * provenance of each result. It runs in a browser and computes no statistics: numbers come from stages, as values.
 *
 * First call: `export default definePaper({ slug: "my-study", ... })`.
 */

export type { Claim, PublishedNumber, RobustnessCheck, Tolerance } from "./claims/claim.ts";
export {
	type JudgedClaim,
	judgeClaims,
	type RebuildKnown,
	type RebuiltJudgement,
	type ReproducedJudgement,
	type RobustJudgement,
} from "./claims/judge-claims.ts";
export type {
	ReproducedOutput,
	ReproducedStage,
	Reproduction,
	ReproductionEnvironment,
	ReproductionSummary,
	WaitingDataset,
} from "./claims/reproduction.ts";
export { type Unjudged, unjudgedClaims, unjudgedSummary } from "./claims/unjudged.ts";
export { waitsFor } from "./claims/waits-for.ts";
export {
	type NumberDifference,
	type ToleratedDifferences,
	toleratedDifferences,
	type ValueDifference,
	type WithinTolerance,
} from "./claims/within-tolerance.ts";
export {
	type Author,
	authorName,
	bibtexName,
	type GroupAuthor,
	type NamedAuthor,
	namedAuthor,
	type PersonAuthor,
} from "./definition/author.ts";
export type { ColumnMm, FigureCheck, FigureMeta } from "./definition/figure-meta.ts";
export { isOrcid } from "./definition/orcid.ts";
export type { PageMethod, PaperPage } from "./definition/page.ts";
export {
	definePaper,
	type FigureDefinition,
	input,
	type ManuscriptLayout,
	manuscriptLayouts,
	type NativeCode,
	output,
	type PaperDefinition,
	rawData,
	type Source,
	type StageDefinition,
	type TableDefinition,
} from "./definition/paper.ts";
export type { ReleaseDefinition } from "./definition/release.ts";
export { type Availability, paperStatements, type Statement, type StatementKind } from "./definition/statements.ts";
export type { Contact, FundingAward, SubmissionDefinition } from "./definition/submission.ts";
export { strictestTier } from "./provenance/access-tier.ts";
export { type Chain, chainOf } from "./provenance/chain.ts";
export type { CellDetail, MarkDetail } from "./provenance/detail.ts";
export type { ProvenanceFacts, StageFacts } from "./provenance/facts.ts";
export { makeProvenance, tensorflowOf } from "./provenance/make-provenance.ts";
export { type ProvDocument, provDocument } from "./provenance/prov-document.ts";
export type {
	Provenance,
	ProvenanceDataFile,
	ProvenanceDataset,
	ProvenanceEnvironment,
	ProvenanceInput,
	ProvenanceOutput,
	ProvenancePaper,
	ProvenanceResult,
	ProvenanceStage,
	ProvenanceTier,
} from "./provenance/provenance.ts";
export type { FileInInput, StageContext, StageScript, TableReader, WritableTable } from "./stage/stage-context.ts";
export { toCsv } from "./tables/csv.ts";
export { formatP } from "./tables/format-p.ts";
export {
	type CountCell,
	type MeanCell,
	type MedianCell,
	type ParticipantGroup,
	type ParticipantsTableOptions,
	type ParticipantVariable,
	participantsTable,
} from "./tables/participants-table.ts";
export {
	type PerformanceEstimate,
	type PerformanceMeasure,
	type PerformanceTableOptions,
	type PerformanceTableRow,
	performanceTable,
} from "./tables/performance-table.ts";
export {
	type RegressionEstimate,
	type RegressionModel,
	type RegressionTableOptions,
	type RegressionTerm,
	regressionTable,
} from "./tables/regression-table.ts";
export { type SmallCounts, shownCount } from "./tables/small-counts.ts";
export type { Table, TableColumn, TableRow } from "./tables/table.ts";
export { asSentence } from "./values/as-sentence.ts";
export { type BoundedEstimate, formatEstimate } from "./values/format-estimate.ts";
export {
	type FormatNumberOptions,
	type FormatValueOptions,
	formatCount,
	formatInterval,
	formatNumber,
	formatSpread,
	formatValue,
	NOT_ESTIMABLE,
	NOT_RELEASED,
} from "./values/format-value.ts";
export { checkValue, mergeValues, type StageValues } from "./values/merge-values.ts";
export type { Interval, RecordedValue, Spread, Value, Values } from "./values/value.ts";
export {
	coversValue,
	isValuePattern,
	valuePatternProblem,
	valuePatternSource,
	valuePatternsMeet,
} from "./values/value-patterns.ts";
