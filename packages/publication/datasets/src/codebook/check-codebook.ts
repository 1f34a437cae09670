import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { examineTable, type TableReport } from "@quickening/table";
import { columnFacts, tableFile } from "../columns-module.ts";
import { type Dataset, type DatasetTable, isClosed } from "../dataset.ts";
import { hashFile } from "../hash-file.ts";
import { openStatCache } from "../stat-cache.ts";
import { type CodebookFinding, findingsOf } from "./findings.ts";
import { matchingFiles } from "./matching-files.ts";
import { openReportCache } from "./report-cache.ts";
import { type ColumnTotals, totalsOf } from "./totals.ts";
import { withoutValues } from "./without-values.ts";

/** A table is read whole; a text longer than half a billion letters cannot be. */
const MOST_BYTES = 400e6;

/** What was found in the files of one table of dataset.json. */
export interface TableCheck {
	/** As dataset.json names them. */
	readonly files: string;
	/** Files that were read. */
	readonly nFiles: number;
	/** Files that are listed and not on this machine. */
	readonly nAbsent: number;
	readonly nRows: number;
	/** What each rule touched, in the order of dataset.json. */
	readonly columns: readonly ColumnTotals[];
	/** Why its cells are not looked at, where they are not. */
	readonly notRead?: string;
}

/** A data set's files, compared with its description. */
export interface CodebookCheck {
	readonly dataset: string;
	/** Whether counts of 1 to 7 and all values are hidden, since access is not open. */
	readonly closed: boolean;
	readonly tables: readonly TableCheck[];
	readonly findings: readonly CodebookFinding[];
}

/** How {@link checkCodebook} looks. */
export interface CodebookOptions {
	/** Where the files lie; default: data/<slug>/raw. */
	readonly folder?: string;
	/** Only these files, by path below raw/. */
	readonly only?: readonly string[];
	/** Reads every file again, also those that were looked at before. */
	readonly full?: boolean;
	/** Names this many faults of a column with what stands there, also of data that are not open; nothing is remembered. */
	readonly showValues?: number;
	/** Bytes looked at so far. */
	readonly onProgress?: (bytes: number) => void;
}

/**
 * Looks at every cell of every described table of a data set: columns, types, units, ranges, levels, missing codes, keys.
 * What was found is remembered by the file's hash and the description's.
 *
 * A file that is not on this machine is counted, not missed; whether the bytes are the listed ones is for `checkRawData`.
 */
export async function checkCodebook(
	root: string,
	dataset: Dataset,
	options: CodebookOptions = {},
): Promise<CodebookCheck> {
	const { only, full = false, showValues, onProgress } = options;
	const closed = isClosed(dataset);
	const folder = options.folder ?? join(root, "data", dataset.slug, "raw");
	const isInPlace = options.folder === undefined;
	const stats = openStatCache(root, dataset.slug);
	const cache = openReportCache(root, dataset.slug);
	const listed = dataset.files.map(({ path }) => path);
	const tables: TableCheck[] = [];
	const findings: CodebookFinding[] = [];
	let done = 0;
	for (const [i, table] of dataset.tables.entries()) {
		const at = { dataset, table, index: i, closed: closed && showValues === undefined };
		const matching = matchingFiles(table.files, listed);
		const wanted = only === undefined ? matching : matching.filter((path) => only.includes(path));
		if (matching.length === 0) findings.push(...findingsOf(at, []));
		const notRead = whyNotRead(table);
		const reports: { file: string; report: TableReport }[] = [];
		if (notRead === undefined) {
			for (const file of wanted) {
				const report = await look(table, file);
				if (report !== undefined) reports.push({ file, report });
			}
			if (reports.length > 0) findings.push(...findingsOf(at, reports));
		}
		tables.push({
			files: table.files,
			nFiles: reports.length,
			nAbsent: notRead === undefined ? wanted.length - reports.length : 0,
			nRows: reports.reduce((sum, { report }) => sum + report.nRows, 0),
			columns: totalsOf(
				table,
				reports.map(({ report }) => report),
			),
			...(notRead !== undefined && { notRead }),
		});
	}
	cache.save();
	if (isInPlace) stats.save(true);
	return { dataset: dataset.slug, closed: closed && showValues === undefined, tables, findings };

	async function look(table: DatasetTable, file: string): Promise<TableReport | undefined> {
		const path = join(folder, file);
		const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
		if (stat === undefined || stat.isDirectory()) return undefined;
		if (Number(stat.size) > MOST_BYTES) {
			findings.push(tooLarge(dataset, table, closed ? undefined : file));
			return undefined;
		}
		const known = isInPlace && stat.isFile() ? stats.lookup(file, stat) : undefined;
		const sha256 = known ?? (await hashFile(path, "sha256"))[0]!;
		if (known === undefined && isInPlace && stat.isFile()) stats.remember(file, stat, sha256);
		const before = full || showValues !== undefined ? undefined : cache.lookup(file, sha256, table, closed);
		const report = before ?? (await examine(table, file, path, closed && showValues === undefined));
		if (before === undefined && showValues === undefined) cache.remember(file, sha256, table, closed, report);
		done += Number(stat.size);
		onProgress?.(done);
		return report;
	}

	async function examine(table: DatasetTable, file: string, path: string, isHidden: boolean): Promise<TableReport> {
		const { delimiter, encoding } = table;
		const report = await examineTable(
			readFileSync(path),
			file,
			Object.fromEntries(table.columns.map((c) => [c.name, columnFacts(c)])),
			{
				...(delimiter !== undefined && { delimiter }),
				...(encoding !== undefined && { encoding }),
				most: showValues ?? (closed ? 0 : 1),
			},
		);
		return isHidden ? withoutValues(report) : report;
	}
}

/** Said, and no error: a stage may read the file piece by piece. */
function tooLarge({ slug }: Dataset, { files }: DatasetTable, file = files): CodebookFinding {
	const message = `data/${slug}/raw/${file} is larger than ${MOST_BYTES / 1e6} MB, so its cells are not looked at`;
	return { files, kind: "too-large", severity: "warning", message, cells: [] };
}

function whyNotRead({ files, columns }: DatasetTable): string | undefined {
	if (columns.length === 0) return "no column is described";
	return tableFile.test(files) ? undefined : "its files are no tables (.csv, .tsv, .parquet, .arrow)";
}
