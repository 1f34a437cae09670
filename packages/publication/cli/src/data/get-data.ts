import {
	checkCodebook,
	type GetResult,
	getDataset,
	listDatasets,
	mirrorFrom,
	readDataset,
	takeFiles,
	trackRawData,
} from "@quickening/datasets";
import { dvcProgram, findWorkspace } from "@quickening/workspace";
import {
	createTerminal,
	formatBytes,
	formatCount,
	formatDuration,
	type Terminal,
} from "@quickening/workspace/terminal";
import { hasErrors } from "./check-data.ts";
import { codebookLines, shownTables } from "./codebook-text.ts";

/** Options of `quickening data get`. */
export interface DataGetOptions {
	readonly from?: string;
	readonly jobs: number;
	readonly json?: boolean;
}

/** Options of `quickening data take`. */
export interface DataTakeOptions {
	readonly from: string;
	readonly json?: boolean;
}

/** Fetches data sets from a mirror or from their own addresses, and compares their tables with dataset.json. */
export async function getData(names: string[], options: DataGetOptions): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	const slugs = names.includes("all") ? listDatasets(root) : [...new Set(names)];
	for (const slug of slugs) readDataset(root, slug);
	// Asked for before anything is fetched, so that a long fetch does not end in a lack of dvc.
	const track = tracker(root, terminal);
	const mirror = mirrorFrom(options.from ?? process.env.QUICKENING_MIRROR, root);
	const results = [];
	for (const slug of slugs) {
		const { licence } = readDataset(root, slug);
		if (!licence.confirmed) terminal.line(`${slug}: licence ${licence.spdx}, to be confirmed. ${licence.note}`);
		const result = await getDataset(root, slug, { mirror, terminal, concurrency: options.jobs, track });
		results.push(await told(root, terminal, result));
	}
	if (options.json) process.stdout.write(`${JSON.stringify(results, null, "\t")}\n`);
}

/** Takes files that somebody was given, and compares their tables with dataset.json. */
export async function takeData(slug: string, options: DataTakeOptions): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	readDataset(root, slug);
	const track = tracker(root, terminal);
	const result = await takeFiles(root, slug, { from: options.from, terminal, track });
	const shown = await told(root, terminal, result);
	const { access } = readDataset(root, slug);
	if (access !== undefined) terminal.line(`${slug}: ${access.afterwards}`);
	if (options.json) process.stdout.write(`${JSON.stringify(shown, null, "\t")}\n`);
}

/** Has DVC track what is in place. */
export function tracker(
	root: string,
	terminal: Terminal,
): (slug: string, installed: readonly string[]) => ReturnType<typeof trackRawData> {
	const repository = { folder: root, program: dvcProgram(root) };
	return async (slug, installed) => {
		const bar = terminal.bar({ label: "recording in DVC" });
		try {
			return await trackRawData(repository, slug, { installed });
		} finally {
			bar.clear();
		}
	};
}

/** The bytes are the listed ones; whether the description is true of them is told at once, and makes the command end with 1. */
async function told(root: string, terminal: Terminal, result: GetResult): Promise<object> {
	report(terminal, result);
	const dataset = readDataset(root, result.dataset);
	const bar = terminal.bar({ label: `reading the tables of ${dataset.slug}`, unit: "bytes" });
	const onProgress = (bytes: number) => bar.update(bytes);
	const codebook = await checkCodebook(root, dataset, { onProgress }).finally(() => bar.clear());
	for (const line of codebookLines(codebook)) terminal.line(line);
	if (hasErrors(codebook)) {
		process.exitCode = 1;
		terminal.line(
			`data/${dataset.slug}/dataset.json is not true of its files: mend the description, or ask for other files`,
		);
	}
	return { ...result, codebook: { tables: shownTables(codebook), findings: codebook.findings } };
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
