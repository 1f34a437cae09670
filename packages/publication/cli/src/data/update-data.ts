import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import {
	checkCodebook,
	compareVersions,
	type Dataset,
	type DatasetTable,
	editJson,
	formerBytes,
	isClosed,
	type JsonEdit,
	lockDataset,
	matchingFiles,
	openPoints,
	parseDataset,
	readDataset,
	type TableDifference,
	undoUpdate,
	writeUpdate,
} from "@quickening/datasets";
import { dvcProgram, findWorkspace } from "@quickening/workspace";
import { createTerminal, formatBytes, UserError } from "@quickening/workspace/terminal";
import { describeCsv } from "../new/describe-csv.ts";
import { addressOf } from "../new/draft-dataset.ts";
import { hasErrors } from "./check-data.ts";
import { codebookLines } from "./codebook-text.ts";
import { differenceLines, shownDifference } from "./difference-text.ts";
import { tracker } from "./get-data.ts";
import { type NewFile, newFiles } from "./new-files.ts";
import { redescribe } from "./redescribe.ts";

/** Options of `quickening data update`. */
export interface DataUpdateOptions {
	readonly from?: readonly string[];
	readonly url?: string;
	readonly redescribe?: boolean;
	readonly yes?: boolean;
	readonly json?: boolean;
}

/**
 * Takes other bytes in for files of a data set: shows what is different in rows and columns, looks at every cell by the
 * description, asks, and writes dataset.json, columns.ts, the files and raw.dvc, all of it or nothing.
 */
export async function updateData(slug: string, options: DataUpdateOptions): Promise<void> {
	const { root, local } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	readDataset(root, slug);
	const track = tracker(root, terminal);
	const release = lockDataset(root, slug, `quickening data update ${slug}`);
	const aside = join(local, "updates", `${slug}-new`);
	try {
		if (undoUpdate(root, slug)) terminal.warn(`an update of ${slug} that was cut has been taken back`);
		const dataset = readDataset(root, slug);
		const files = await newFiles(root, dataset, options.from);
		if (files.length === 0) {
			terminal.line(`${slug}: nothing is different: every file has the bytes that dataset.json lists`);
			if (options.json)
				process.stdout.write(`${JSON.stringify({ dataset: slug, files: [], written: false }, null, "\t")}\n`);
			return;
		}
		rmSync(aside, { recursive: true, force: true });
		for (const { path, from } of files) {
			mkdirSync(dirname(join(aside, path)), { recursive: true });
			copyFileSync(from, join(aside, path));
		}
		const differences = await differencesOf(root, dataset, files);
		const next = await described(root, dataset, { files, differences, options });
		const codebook = await checkCodebook(root, next.dataset, { folder: aside, only: files.map(({ path }) => path) });
		const closed = isClosed(dataset);
		const lines = [
			`${slug}: ${files.map(shownFile).join("; ")}`,
			...differences.flatMap((each) => differenceLines(each, closed)),
			...next.changes.map((change) => `  dataset.json: ${change}`),
			...codebookLines(codebook),
		];
		for (const line of lines) terminal.line(line);
		const isWrong = hasErrors(codebook);
		const isWanted = !isWrong && (options.yes === true || (options.json !== true && (await ask(slug))));
		if (isWrong) {
			const hint = options.redescribe ? "" : ", or let it follow what has grown, come or gone (--redescribe)";
			terminal.line(
				`Nothing was written: the files are not what dataset.json says. Mend data/${slug}/dataset.json${hint}, then update again.`,
			);
		} else if (!isWanted) terminal.line("Nothing was written. To write it: the same with --yes.");
		if (isWanted) {
			const paths = files.map(({ path }) => path);
			await writeUpdate(root, { dataset: next.dataset, text: next.text, folder: aside, paths, track });
			terminal.line(`${slug}: taken in. Commit data/${slug}: dataset.json, columns.ts and raw.dvc belong together.`);
			for (const { file, line, message } of openPoints(root, slug)) terminal.line(`  ${file}:${line} ${message}`);
		}
		if (options.json) {
			const shown = differences.map((each) => shownDifference(each, closed));
			const { findings } = codebook;
			process.stdout.write(
				`${JSON.stringify({ dataset: slug, files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })), tables: shown, findings, changes: next.changes, written: isWanted }, null, "\t")}\n`,
			);
		}
		if (!isWanted) process.exitCode = 1;
	} finally {
		rmSync(aside, { recursive: true, force: true });
		release();
	}
}

function shownFile({ path, bytes, former }: NewFile): string {
	return former === undefined
		? `${path} is new (${formatBytes(bytes)})`
		: `${path} has other bytes (${formatBytes(former.bytes)} before, ${formatBytes(bytes)} now)`;
}

async function differencesOf(root: string, dataset: Dataset, files: readonly NewFile[]): Promise<TableDifference[]> {
	const repository = { folder: root, program: dvcProgram(root) };
	const found: TableDifference[] = [];
	for (const { path, from, former } of files) {
		const table = tableOf(dataset, path);
		if (table === undefined || former === undefined) continue;
		const before = await formerBytes(repository, dataset.slug, former);
		found.push(await compareVersions(path, table, [before, readFileSync(from)]));
	}
	return found;
}

function tableOf({ tables }: Dataset, path: string): DatasetTable | undefined {
	return tables.find(({ files }) => matchingFiles(files, [path]).length > 0);
}

/** The description with the new files in it. */
async function described(
	root: string,
	dataset: Dataset,
	{
		files,
		differences,
		options,
	}: {
		readonly files: readonly NewFile[];
		readonly differences: readonly TableDifference[];
		readonly options: DataUpdateOptions;
	},
) {
	const { slug, tier } = dataset;
	const path = `data/${slug}/dataset.json`;
	const edits: JsonEdit[] = [];
	const changes: string[] = [];
	let nAdded = 0;
	for (const file of files) {
		const url = addressOf(options.url, file.path, files.length);
		const entry = { path: file.path, bytes: file.bytes, sha256: file.sha256, url };
		const at = dataset.files.findIndex((each) => each.path === file.path);
		if (at < 0) edits.push({ at: ["files", dataset.files.length + nAdded++], value: entry });
		else {
			for (const key of ["bytes", "sha256", "url"] as const) edits.push({ at: ["files", at, key], value: entry[key] });
			if (dataset.files[at]!.url !== null && url === null) {
				changes.push(`${file.path} has no address now, since the old one is of other bytes (--url names one)`);
			}
		}
	}
	if (options.redescribe) {
		for (const [i, table] of dataset.tables.entries()) {
			const matching = files.filter((file) => matchingFiles(table.files, [file.path]).length > 0);
			const texts = matching.filter((file) => [".csv", ".tsv"].includes(extname(file.path).toLowerCase()));
			if (texts.length === 0) continue;
			const found = [];
			for (const file of texts) found.push(await describeCsv(file.from, { closed: tier !== "open" }));
			const all = matchingFiles(table.files, [...new Set([...dataset.files, ...files].map((each) => each.path))]);
			const own = differences.filter(({ path }) => texts.some((file) => file.path === path));
			const renamed = new Map(
				own.flatMap((each) => each.renamedColumns.map(({ before, after }) => [before, after] as const)),
			);
			const next = redescribe(table, found, { isAll: all.length === texts.length, renamed });
			if (next.changes.length === 0) continue;
			edits.push({ at: ["tables", i], value: next.table });
			changes.push(...next.changes.map((change) => `${table.files}: ${change}`));
		}
	}
	const text = editJson(readFileSync(join(root, path), "utf8"), edits);
	const checked = parseDataset(JSON.parse(text), slug);
	if ("problems" in checked) throw new UserError(`${path} would not be right: ${checked.problems[0]!.message}`);
	return { dataset: checked.dataset, text, changes };
}

/** Asked where somebody can answer. */
async function ask(slug: string): Promise<boolean> {
	if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return false;
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	try {
		const answer = await lines.question(`Take this in for ${slug}? [y/N] `);
		return /^y(es)?$/i.test(answer.trim());
	} finally {
		lines.close();
	}
}
