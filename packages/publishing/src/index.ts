/**
 * What a paper is, and how its parts are drawn: definitions, values, claims and their judgement, figure specs, tables.
 * This root runs in a browser; `@quickening/publishing/render` writes files and runs in Node alone. It computes no
 * statistics: those come from stages, as values.
 *
 * First call: `export default definePaper({ slug: "my-study", ... })`.
 */

// Claims
export type { Claim, PublishedNumber, RobustnessCheck, Tolerance } from "./claims/claim.ts";
export {
	type JudgedClaim,
	judgeClaims,
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
export { waitsFor } from "./claims/waits-for.ts";

// Figures
export { colourDifference, LEAST_DIFFERENCE } from "./figures/colour/colour-difference.ts";
export { contrastRatio, LEAST_CONTRAST } from "./figures/colour/contrast-ratio.ts";
export { type DarkFigure, darkColours, darkFigure } from "./figures/colour/dark-figure.ts";
export { darkPartner, pageColours } from "./figures/colour/dark-partner.ts";
export { simulateVision, type Vision, visions } from "./figures/colour/simulate-vision.ts";
export type { ColumnMm, FigureCheck, FigureColumn, FigureMeta, FigureSpec } from "./figures/figure-spec.ts";
export { figureColumn, forJournal } from "./figures/journals/for-journal.ts";
export type {
	GuidelineSource,
	Journal,
	JournalFormat,
	JournalName,
	PanelLetterStyle,
} from "./figures/journals/journal.ts";
export { journalNamed, journals } from "./figures/journals/journals.ts";
export { figureSpec } from "./figures/make-figure-spec.ts";
export { palette } from "./figures/palette.ts";
export { type Panel, type PanelsOptions, panels } from "./figures/panels.ts";
export { columnWidth, figureFont, figureTheme, POINTS_PER_MM } from "./figures/theme.ts";

// Papers and stages
export type { PageMethod, PaperPage } from "./paper/page.ts";
export {
	type Author,
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
} from "./paper/paper.ts";
// Provenance
export { strictestTier } from "./provenance/access-tier.ts";
export { type Chain, chainOf } from "./provenance/chain.ts";
export type { CellDetail, MarkDetail } from "./provenance/detail.ts";
export type { ProvenanceFacts, StageFacts } from "./provenance/facts.ts";
export { makeProvenance, tensorflowOf } from "./provenance/make-provenance.ts";
export { type ProvDocument, provDocument } from "./provenance/prov-document.ts";
export type {
	Provenance,
	ProvenanceAuthor,
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
// RO-Crate
export type { CrateFacts, CrateFile } from "./provenance/ro-crate/crate-facts.ts";
export { type PreviewParts, previewHtml } from "./provenance/ro-crate/preview-html.ts";
export { type RoCrateMetadata, roCrateMetadata } from "./provenance/ro-crate/ro-crate-metadata.ts";
export type { StageContext, StageScript } from "./stage/stage-context.ts";

// Tables
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

// Values
export { type BoundedEstimate, formatEstimate } from "./values/format-estimate.ts";
export {
	type FormatNumberOptions,
	type FormatValueOptions,
	formatInterval,
	formatNumber,
	formatValue,
	NOT_ESTIMABLE,
} from "./values/format-value.ts";
export { checkValue, mergeValues, type StageValues } from "./values/merge-values.ts";
export type { Interval, RecordedValue, Value, Values } from "./values/value.ts";
export {
	coversValue,
	isValuePattern,
	valuePatternProblem,
	valuePatternSource,
	valuePatternsMeet,
} from "./values/value-patterns.ts";
