import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readIfThere, readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { type FileRecords, fileTable } from "../fingerprint/file-table.ts";
import { type DefinitionLocator, definitionLocator } from "../locate-definition.ts";
import type { SyncProblem } from "../plan/problem.ts";
import { parseTypeScript, type SyntaxTree, syntaxProblems } from "../syntax-tree.ts";
import { checkBibliography } from "./check-bibliography.ts";
import { checkCharacters } from "./check-characters.ts";
import { checkClaims } from "./check-claims.ts";
import type { CheckContext, CheckedPaper } from "./check-context.ts";
import { checkDatasets } from "./check-datasets.ts";
import { checkImports } from "./check-imports.ts";
import { checkLock } from "./check-lock.ts";
import { checkPage } from "./check-page.ts";
import { checkRows } from "./check-rows.ts";
import { checkText } from "./check-text.ts";
import { checkTolerances } from "./check-tolerances.ts";
import { checkTypedResults } from "./check-typed-results.ts";
import { checkRecordedValues, knownValues } from "./known-values.ts";

/** Checks what papers say against what their stages make, and remembers, in .quickening/, what has not changed since. */
export interface PaperChecks {
	/** Problems of a paper's claims, page, manuscript, references, rows, data sets and imports. */
	contentOf(checked: CheckedPaper): Promise<readonly SyncProblem[]>;
	/** Writes down what was found; without it, all is still right but slower next time. */
	save(): void;
}

interface Memory {
	readonly maker: string;
	readonly files: FileRecords;
	readonly papers: Readonly<Record<string, Remembered>>;
}

interface Remembered {
	/** Hash of the definition and the stages' fingerprints. */
	readonly key: string;
	/** sha256 of every file that was read; null for one that was not there. */
	readonly basis: Readonly<Record<string, string | null>>;
	readonly problems: readonly SyncProblem[];
}

/** Makes the checks of a checkout. */
export function paperChecks(root: string): PaperChecks {
	const path = join(root, ".quickening", "checks.json");
	const maker = makerOf();
	const kept = readJsonIfThere<Memory>(path);
	const memory: Memory = kept?.maker === maker ? kept : { maker, files: {}, papers: {} };
	const files = fileTable(root, memory.files);
	const papers: Record<string, Remembered> = { ...memory.papers };
	let learned = false;
	return {
		async contentOf(checked) {
			const { slug } = checked.plan;
			const key = keyOf(checked);
			const known = papers[slug];
			const isCurrent = ({ basis }: Remembered) =>
				Object.entries(basis).every(([file, sha256]) => (files.sha256(file) ?? null) === sha256);
			if (known?.key === key && isCurrent(known)) return known.problems;
			const basis: Record<string, string | null> = {};
			const problems = await check(root, checked, (file) => {
				basis[file] = files.sha256(file) ?? null;
			});
			papers[slug] = { key, basis, problems };
			learned = true;
			return problems;
		},
		save() {
			if (!learned) return;
			const kept = new Set(Object.values(papers).flatMap(({ basis }) => Object.keys(basis)));
			const records = { ...memory.files, ...files.records() };
			const memorable: Memory = {
				maker,
				files: Object.fromEntries(Object.entries(records).filter(([file]) => kept.has(file))),
				papers,
			};
			writeAtomically(path, JSON.stringify(memorable));
		},
	};
}

async function check(root: string, checked: CheckedPaper, note: (file: string) => void): Promise<SyncProblem[]> {
	const context = checkContext(root, checked, note);
	const values = knownValues(context);
	await checkRecordedValues(context);
	checkLock(context);
	checkCharacters(context);
	await checkClaims(context, values);
	await checkTolerances(context);
	const references = await checkText(context, values);
	await checkPage(context, values, references.cited);
	checkBibliography(context, references);
	await checkTypedResults(context);
	await checkRows(context);
	checkDatasets(context);
	await checkImports(context);
	return context.problems;
}

/**
 * What the checks of one paper look at.
 *
 * @param note - Called with each file before it is read.
 */
export function checkContext(
	root: string,
	checked: CheckedPaper,
	note: (file: string) => void = () => {},
): CheckContext & { readonly problems: SyncProblem[] } {
	const problems: SyncProblem[] = [];
	const trees = new Map<string, Promise<SyntaxTree | undefined>>();
	const refused = new Set<string>();
	let locator: Promise<DefinitionLocator> | undefined;
	const bytes = (file: string) => {
		note(file);
		return readIfThere(join(root, file));
	};
	const text = (file: string): string | undefined => {
		const content = bytes(file);
		if (content === undefined) return undefined;
		if (isUtf8(content)) return content.toString("utf8").replace(/^\uFEFF/, "");
		if (!refused.has(file)) problems.push(notUtf8(file, content));
		refused.add(file);
		return undefined;
	};
	return {
		...checked,
		root,
		problems,
		bytes,
		text,
		tree(file) {
			const source = text(file);
			if (source === undefined) return Promise.resolve(undefined);
			const known =
				trees.get(file) ??
				parseTypeScript(source, file).catch((error: unknown) => {
					problems.push(...syntaxProblems(file, error));
					return undefined;
				});
			trees.set(file, known);
			return known;
		},
		locator() {
			locator ??= definitionLocator(root, checked.plan.slug);
			return locator;
		},
		add: (problem) => void problems.push(problem),
	};
}

/** Names the first byte that is no UTF-8; a line break is never a part of a longer character. */
function notUtf8(file: string, content: Buffer): SyncProblem {
	let line = 1;
	let start = 0;
	let end = content.indexOf(10);
	while (end >= 0 && isUtf8(content.subarray(start, end))) {
		line++;
		start = end + 1;
		end = content.indexOf(10, start);
	}
	const bytes = content.subarray(start, Math.min(end < 0 ? content.length : end, start + 4000));
	let good = bytes.length;
	while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--;
	const byte = (bytes[good] ?? 0).toString(16).padStart(2, "0");
	const column = bytes.subarray(0, good).toString("utf8").length + 1;
	return { file, line, column, message: `byte 0x${byte} is no UTF-8: save the file as UTF-8` };
}

function keyOf({ paper, plan, code }: CheckedPaper): string {
	const hashes = plan.stages.map(({ name }) => [name, code[name]?.sha256]);
	return createHash("sha256").update(JSON.stringify({ paper, hashes })).digest("hex");
}

/** What the remembered answers were made by: the code of the checks here and in the packages that draw and set. */
function makerOf(): string {
	const hash = createHash("sha256").update(process.version);
	const publication = join(import.meta.dirname, "../../..");
	const sync = join(import.meta.dirname, "..");
	for (const folder of [
		sync,
		join(sync, "checks"),
		join(sync, "plan"),
		join(publication, "manuscript/src"),
		join(publication, "manuscript/src/references"),
		join(publication, "manuscript/src/source"),
		join(publication, "figures/src/render"),
		join(publication, "paper/src/values"),
		join(publication, "datasets/src"),
		join(publication, "../foundations/core/src/units"),
		join(publication, "workspace/src/markup"),
	]) {
		for (const name of readdirSync(folder).sort()) {
			if (name.endsWith(".ts") && !name.includes(".test.")) hash.update(readFileSync(join(folder, name)));
		}
	}
	return hash.digest("hex");
}
