import { rmSync } from "node:fs";
import { join } from "node:path";
import {
	checkRawData,
	datasetBytes,
	type GetResult,
	getDataset,
	listDatasets,
	mirrorFrom,
	type OpenPoint,
	openPoints,
	outdatedColumns,
	type RawDataCheck,
	readDataset,
	trackRawData,
} from "@quickening/datasets";
import { dvcProgram, findWorkspace, writeAtomically } from "@quickening/workspace";
import {
	createTerminal,
	formatBytes,
	formatCount,
	formatDuration,
	formatTable,
	type Terminal,
	UserError,
} from "@quickening/workspace/terminal";
import { Command } from "commander";
import { deidentifyCommand } from "./deidentify.ts";

/** `quickening data get|list|check|columns|deidentify`. */
export function dataCommand(): Command {
	const data = new Command("data").description("fetch, list and check data sets");
	data
		.command("get")
		.description("fetch the raw files of data sets, from a mirror or from their own addresses")
		.argument("<dataset...>", 'names as in data/, or "all"')
		.option("--from <mirror>", "folder or http(s) address with index.json and archives (default: QUICKENING_MIRROR)")
		.option("--jobs <n>", "files fetched at once from their own addresses", wholeNumber, 8)
		.option("--json", "print what was done as JSON")
		.addHelpText(
			"after",
			"\nFiles are checked by sha256 and continued after a cut; raw/ never holds half a file." +
				"\nA relative mirror path is taken from the repository's root.",
		)
		.action(get);
	data
		.command("list")
		.description("data sets with access, licence, size and state")
		.option("--json", "print as JSON")
		.action(list);
	data
		.command("check")
		.description("compare raw files with dataset.json, byte for byte")
		.argument("[dataset...]", "names as in data/ (default: all that are there)")
		.option("--full", "read every byte again, also of files unchanged since the last check")
		.option("--complete", "end with 1, too, when a meaning, a unit or a source is still to be filled in")
		.option("--json", "print as JSON")
		.action(check);
	data
		.command("columns")
		.description("write data/<dataset>/columns.ts: the tables of dataset.json as code, for stage.readTable and editors")
		.argument("[dataset...]", "names as in data/ (default: all that are there)")
		.addHelpText("after", "\nOnce it is there, sync keeps it as dataset.json says.")
		.action(columns);
	return data.addCommand(deidentifyCommand());
}

function columns(names: string[]): void {
	const { root } = findWorkspace();
	const terminal = createTerminal({ stream: process.stdout });
	for (const slug of names) readDataset(root, slug);
	const outdated = outdatedColumns(root, names.length > 0 ? names : listDatasets(root), { missing: true });
	for (const { path, text } of outdated) {
		if (text === undefined) rmSync(join(root, path));
		else writeAtomically(join(root, path), text);
		terminal.line(`${path}  ${text === undefined ? "removed: no table is described" : "written"}`);
	}
	if (outdated.length === 0) terminal.line("Nothing to write: each columns.ts is as its dataset.json says.");
}

async function get(names: string[], options: { from?: string; jobs: number; json?: boolean }): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	const slugs = names.includes("all") ? listDatasets(root) : [...new Set(names)];
	for (const slug of slugs) readDataset(root, slug);
	// Asked for before anything is fetched, so that a long fetch does not end in a lack of dvc.
	const repository = { folder: root, program: dvcProgram(root) };
	const mirror = mirrorFrom(options.from ?? process.env.QUICKENING_MIRROR, root);
	const results: GetResult[] = [];
	for (const slug of slugs) {
		const { licence } = readDataset(root, slug);
		if (!licence.confirmed) terminal.line(`${slug}: licence ${licence.spdx}, to be confirmed. ${licence.note}`);
		const result = await getDataset(root, slug, {
			mirror,
			terminal,
			concurrency: options.jobs,
			track: (name, installed) => track(terminal, () => trackRawData(repository, name, { installed })),
		});
		results.push(result);
		report(terminal, result);
	}
	if (options.json) print(results);
}

async function track<T>(terminal: Terminal, work: () => Promise<T>): Promise<T> {
	const bar = terminal.bar({ label: "recording in DVC" });
	try {
		return await work();
	} finally {
		bar.clear();
	}
}

function report(terminal: Terminal, result: GetResult): void {
	const { dataset, state, nFetched, bytesFetched, replaced, tracking, seconds } = result;
	if (state === "already present") terminal.line(`${dataset}: already present, every file as listed`);
	else {
		terminal.line(
			`${dataset}: ${formatCount(nFetched, "file")}, ${formatBytes(bytesFetched)}, checked, in ${formatDuration(seconds)}`,
		);
	}
	if (replaced.length > 0) {
		terminal.warn(
			`${formatCount(replaced.length, "file")} had other bytes and ${replaced.length === 1 ? "was" : "were"} replaced: ` +
				`${replaced.slice(0, 3).join(", ")}${replaced.length > 3 ? ", ..." : ""}; the former ones are kept in .quickening/replaced/${dataset}`,
		);
	}
	if (tracking !== "unchanged") {
		terminal.line(`data/${dataset}/raw.dvc was ${tracking}: commit it, with the .gitignore beside it`);
	}
}

async function list(options: { json?: boolean }): Promise<void> {
	const { root } = findWorkspace();
	const rows = [];
	for (const slug of listDatasets(root)) {
		const dataset = readDataset(root, slug);
		const { state, problems } = await checkRawData(root, slug);
		rows.push({
			dataset: slug,
			title: dataset.title,
			tier: dataset.tier,
			licence: dataset.licence,
			state,
			nFiles: dataset.files.length,
			nProblems: problems.length,
			bytes: datasetBytes(dataset),
		});
	}
	if (options.json) {
		print(rows);
		return;
	}
	process.stdout.write(
		`${formatTable(
			[
				{ header: "data set" },
				{ header: "state" },
				{ header: "access" },
				{ header: "licence" },
				{ header: "files", align: "right" },
				{ header: "size", align: "right" },
				{ header: "title" },
			],
			rows.map((row) => [
				row.dataset,
				row.state,
				row.tier,
				`${row.licence.spdx}${row.licence.confirmed ? "" : " (unconfirmed)"}`,
				String(row.nFiles),
				formatBytes(row.bytes),
				row.title,
			]),
		)}\n`,
	);
}

interface CheckOptions {
	readonly full?: boolean;
	readonly complete?: boolean;
	readonly json?: boolean;
}

async function check(names: string[], options: CheckOptions): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	const slugs = names.length > 0 ? [...new Set(names)] : listDatasets(root);
	const results: (RawDataCheck & { readonly open: readonly OpenPoint[] })[] = [];
	for (const slug of slugs) {
		const total = datasetBytes(readDataset(root, slug));
		const bar = terminal.bar({ label: `checking ${slug}`, total, unit: "bytes" });
		try {
			const onProgress = (bytes: number) => bar.update(bytes);
			const found = await checkRawData(root, slug, { full: options.full === true, onProgress });
			results.push({ ...found, open: openPoints(root, slug) });
		} finally {
			bar.clear();
		}
	}
	if (options.json) print(results);
	else for (const result of results) process.stdout.write(`${checkText(result)}\n${openText(result.open)}`);
	// Data that nobody asked for may be missing; data that differ are never right.
	const isWrong = (state: RawDataCheck["state"]) => state === "changed" || (state === "missing" && names.length > 0);
	const isOpen = options.complete === true && results.some(({ open }) => open.length > 0);
	if (isOpen || results.some(({ state }) => isWrong(state))) process.exitCode = 1;
}

function openText(open: readonly OpenPoint[]): string {
	return open.map(({ file, line, message }) => `  ${file}:${line} ${message}\n`).join("");
}

function checkText({ dataset, state, nFiles, problems, command }: RawDataCheck): string {
	if (state === "present") return `${dataset}: present, ${formatCount(nFiles, "file")} as listed`;
	const shown = problems.slice(0, 10).map(({ message }) => `  ${message}`);
	const rest = problems.length > 10 ? [`  and ${problems.length - 10} more`] : [];
	const isAbsent = state === "missing" && problems.length === nFiles;
	const lines = isAbsent ? [] : [...shown, ...rest];
	const help = problems.some(({ kind }) => kind === "unlisted")
		? "  Move away what is not listed: raw/ holds only what was measured."
		: undefined;
	const count = isAbsent ? "no file is there" : formatCount(problems.length, "problem");
	return [`${dataset}: ${state}, ${count}`, ...lines, ...(help ? [help] : []), `  To get it: ${command}`].join("\n");
}

function wholeNumber(text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > 64) {
		throw new UserError(`--jobs must be a whole number from 1 to 64; got ${text}`);
	}
	return value;
}

function print(content: unknown): void {
	process.stdout.write(`${JSON.stringify(content, null, "\t")}\n`);
}
