/**
 * Data sets of the checkout: what data/<slug>/dataset.json says, whether the raw files and every cell of their tables are as it
 * says, and fetching them from a mirror or their own addresses.
 *
 * First call: `const { state, problems, command } = await checkRawData(root, "ctu-uhb-ctg");`
 */

// Checking
export {
	type CheckOptions,
	checkAllRawData,
	checkRawData,
	type RawDataCheck,
	type RawDataProblem,
	type RawDataState,
} from "./check-raw-data.ts";
// Codebooks
export { type CodebookCheck, type CodebookOptions, checkCodebook, type TableCheck } from "./codebook/check-codebook.ts";
// Fetching
export { countWords } from "./codebook/count-words.ts";
export type { CodebookFinding } from "./codebook/findings.ts";
export { matchingFiles } from "./codebook/matching-files.ts";
export { type ColumnTotals, nBroken, nMissing } from "./codebook/totals.ts";
export { columnFacts, columnsModule, tableNames } from "./columns-module.ts";
// dataset.json
export {
	type AccessTier,
	columnType,
	type Dataset,
	type DatasetAccess,
	type DatasetColumn,
	type DatasetFile,
	type DatasetLicence,
	type DatasetTable,
	datasetBytes,
	isClosed,
} from "./dataset.ts";
export { lockDataset } from "./files-needed.ts";
export type { GetResult } from "./fill-raw.ts";
export { type GetOptions, getDataset } from "./get-dataset.ts";
export { hashFile } from "./hash-file.ts";
export { type Mirror, mirrorEntry, mirrorFrom, mirrorPath } from "./mirror.ts";
export { type OpenPoint, openPoints, openPointsOf } from "./open-points.ts";
export { type ColumnsFile, outdatedColumns } from "./outdated-columns.ts";
export { parseDataset } from "./parse-dataset.ts";
export { listDatasets, readDataset } from "./read-dataset.ts";
export { type TakeOptions, takeFiles } from "./take-files.ts";
export { TO_FILL_IN } from "./to-fill-in.ts";
export { type Tracking, trackRawData } from "./track-raw-data.ts";
// Other versions
export { compareVersions, type TableDifference } from "./update/compare-versions.ts";
export { datasetText, editJson, type JsonEdit } from "./update/edit-json.ts";
export { formerBytes } from "./update/former-bytes.ts";
export { type PreparedUpdate, undoUpdate, writeUpdate } from "./update/write-update.ts";
export { type WayToGet, wayToGet } from "./way-to-get.ts";
