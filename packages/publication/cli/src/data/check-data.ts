import {
	type CodebookCheck,
	checkCodebook,
	checkRawData,
	datasetBytes,
	isClosed,
	listDatasets,
	type OpenPoint,
	openPoints,
	type RawDataCheck,
	readDataset,
} from "@quickening/datasets";
import { findWorkspace } from "@quickening/workspace";
import { createTerminal, formatCount, UserError } from "@quickening/workspace/terminal";
import { codebookLines, shownTables } from "./codebook-text.ts";

/** Options of `quickening data check`. */
export interface DataCheckOptions {
	readonly full?: boolean;
	readonly complete?: boolean;
	readonly report?: boolean;
	readonly showValues?: boolean;
	readonly json?: boolean;
}

/** Faults of a column that `--show-values` prints. */
const MOST_SHOWN = 5;

interface Checked {
	readonly raw: RawDataCheck;
	readonly codebook: CodebookCheck;
	readonly open: readonly OpenPoint[];
}

/** Compares raw files with dataset.json, byte for byte, and every cell of their tables with what it says of the columns. */
export async function checkData(names: string[], options: DataCheckOptions): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	const slugs = names.length > 0 ? [...new Set(names)] : listDatasets(root);
	if (options.showValues) warnOfValues(root, slugs, options);
	const results: Checked[] = [];
	for (const slug of slugs) {
		const dataset = readDataset(root, slug);
		const total = datasetBytes(dataset);
		const full = options.full === true;
		const files = terminal.bar({ label: `checking ${slug}`, total, unit: "bytes" });
		const onProgress = (bytes: number) => files.update(bytes);
		const raw = await checkRawData(root, slug, { full, onProgress }).finally(() => files.clear());
		const cells = terminal.bar({ label: `reading the tables of ${slug}`, total, unit: "bytes" });
		const codebook = await checkCodebook(root, dataset, {
			full,
			onProgress: (bytes) => cells.update(bytes),
			...(options.showValues && { showValues: MOST_SHOWN }),
		}).finally(() => cells.clear());
		results.push({ raw, codebook, open: openPoints(root, slug) });
	}
	if (options.json) {
		const shown = results.map(({ raw, codebook, open }) => ({
			...raw,
			codebook: { tables: shownTables(codebook), findings: codebook.findings },
			open,
		}));
		process.stdout.write(`${JSON.stringify(shown, null, "\t")}\n`);
	} else {
		for (const { raw, codebook, open } of results) {
			const lines = [rawText(raw), ...codebookLines(codebook, { report: options.report === true })];
			process.stdout.write(`${[...lines, ...openLines(open)].join("\n")}\n`);
		}
	}
	// Data that nobody asked for may be missing; data that differ, from their bytes or their description, are never right.
	const isWrong = ({ raw: { state }, codebook }: Checked) =>
		state === "changed" || (state === "missing" && names.length > 0) || hasErrors(codebook);
	const isOpen = options.complete === true && results.some(({ open }) => open.length > 0);
	if (isOpen || results.some(isWrong)) process.exitCode = 1;
}

/** Whether a table is not what dataset.json says of it. */
export function hasErrors({ findings }: CodebookCheck): boolean {
	return findings.some(({ severity }) => severity === "error");
}

/** Values of people are printed where one person sees them, and nowhere that keeps them. */
function warnOfValues(root: string, slugs: readonly string[], { json }: DataCheckOptions): void {
	const closed = slugs.filter((slug) => isClosed(readDataset(root, slug)));
	if (closed.length === 0) return;
	if (json || process.stdout.isTTY !== true) {
		throw new UserError(
			`--show-values prints values of ${closed.join(", ")}, whose access is not open, on a terminal only`,
			{
				whatToDo: "Run it in a terminal of your own, without --json, a pipe or a file.",
				exitCode: 2,
			},
		);
	}
	process.stderr.write(
		`Values of people follow (${closed.join(", ")}): do not copy them into a file, an issue, a message or a chat.\n`,
	);
}

function openLines(open: readonly OpenPoint[]): string[] {
	return open.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
}

function rawText({ dataset, state, nFiles, problems, command, howToGet }: RawDataCheck): string {
	if (state === "present") return `${dataset}: present, ${formatCount(nFiles, "file")} as listed`;
	const shown = problems.slice(0, 10).map(({ message }) => `  ${message}`);
	const rest = problems.length > 10 ? [`  and ${problems.length - 10} more`] : [];
	const isAbsent = state === "missing" && problems.length === nFiles;
	const lines = isAbsent ? [] : [...shown, ...rest];
	const help = problems.some(({ kind }) => kind === "unlisted")
		? "  Move away what is not listed: raw/ holds only what was measured."
		: undefined;
	const count = isAbsent ? "no file is there" : formatCount(problems.length, "problem");
	const toGet = howToGet ?? `To get it: ${command}`;
	return [`${dataset}: ${state}, ${count}`, ...lines, ...(help ? [help] : []), `  ${toGet}`].join("\n");
}
