import { join } from "node:path";
import type { PaperDefinition } from "@quickening/publishing";
import { readTextIfThere, writeAtomically } from "../files/atomic-file.ts";
import { checkPaper } from "./check-paper.ts";
import { dvcYaml } from "./dvc-yaml.ts";
import { fingerprinter, type StageCode } from "./fingerprint/fingerprint.ts";
import { listPapers, loadPaper } from "./load-paper.ts";
import { type PaperPlan, planPaper } from "./plan.ts";
import { isSyncError, SyncError, type SyncProblem } from "./problem.ts";

/** How {@link syncPapers} works. */
export interface SyncOptions {
	/** Papers to sync; default: all. */
	readonly slugs?: readonly string[];
	/** Writes nothing, only says what would change. */
	readonly check?: boolean;
}

/** A paper whose generated files are (or, with `check`, would be) what paper.ts and the code say. */
export interface SyncedPaper {
	readonly slug: string;
	readonly paper: PaperDefinition;
	readonly plan: PaperPlan;
	/** By DVC stage. */
	readonly code: Readonly<Record<string, StageCode>>;
	/** Generated files that changed, or would change, below the root. */
	readonly changed: readonly string[];
	/** DVC stages whose fingerprint is new or another than the one in code.json. */
	readonly changedStages: readonly string[];
}

/**
 * Writes dvc.yaml, code.json and code-files.json of each paper, where their content changes. All papers are judged
 * before anything is written.
 *
 * @throws SyncError with every problem of every paper.
 */
export async function syncPapers(root: string, { slugs, check = false }: SyncOptions = {}): Promise<SyncedPaper[]> {
	const fingerprints = fingerprinter(root);
	const problems: SyncProblem[] = [];
	const synced: { paper: SyncedPaper; contents: ReadonlyMap<string, string> }[] = [];
	for (const slug of slugs ?? listPapers(root)) {
		try {
			const paper = await loadPaper(root, slug);
			const found = await checkPaper(root, slug, paper);
			if (found.length > 0) throw new SyncError(found);
			const plan = planPaper(root, paper);
			const code: Record<string, StageCode> = {};
			const missing: SyncProblem[] = [];
			for (const stage of plan.stages) {
				try {
					code[stage.name] = await fingerprints.codeOf(plan, stage);
				} catch (error) {
					if (!isSyncError(error)) throw error;
					missing.push(...error.problems);
				}
			}
			if (missing.length > 0) throw new SyncError(missing);
			synced.push(compare(root, { slug, paper, plan, code }));
		} catch (error) {
			if (!isSyncError(error)) throw error;
			problems.push(...error.problems);
		}
	}
	if (problems.length > 0) {
		throw new SyncError([...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]);
	}
	if (!check) {
		for (const { contents } of synced) for (const [path, text] of contents) writeAtomically(join(root, path), text);
	}
	fingerprints.save();
	return synced.map(({ paper }) => paper);
}

/** The names of the files that sync generates, below a paper's folder. */
export const generatedFiles = ["dvc.yaml", "code.json", "code-files.json"] as const;

function compare(
	root: string,
	{ slug, paper, plan, code }: Pick<SyncedPaper, "slug" | "paper" | "plan" | "code">,
): { paper: SyncedPaper; contents: ReadonlyMap<string, string> } {
	const wanted: Readonly<Record<(typeof generatedFiles)[number], string>> = {
		"dvc.yaml": dvcYaml(plan),
		"code.json": codeJson(code),
		"code-files.json": codeFilesJson(code),
	};
	const contents = new Map<string, string>();
	for (const name of generatedFiles) {
		const path = `${plan.folder}/${name}`;
		if (readTextIfThere(join(root, path)) !== wanted[name]) contents.set(path, wanted[name]);
	}
	const before = readFingerprints(root, slug);
	const changedStages = plan.stages.map(({ name }) => name).filter((name) => before[name] !== code[name]!.sha256);
	return { paper: { slug, paper, plan, code, changed: [...contents.keys()], changedStages }, contents };
}

/** The fingerprints in papers/<slug>/code.json; none when it is missing or broken. */
export function readFingerprints(root: string, slug: string): Readonly<Record<string, string>> {
	try {
		return JSON.parse(readTextIfThere(join(root, "papers", slug, "code.json")) ?? "{}").stages ?? {};
	} catch {
		return {};
	}
}

function codeJson(code: Readonly<Record<string, StageCode>>): string {
	const names = Object.keys(code).sort();
	return `${JSON.stringify({ stages: Object.fromEntries(names.map((name) => [name, code[name]!.sha256])) }, null, "\t")}\n`;
}

/** One file a line, and the npm packages of a stage on one line: there are a hundred of them behind a figure. */
function codeFilesJson(code: Readonly<Record<string, StageCode>>): string {
	const stages = Object.keys(code)
		.sort()
		.map((name) => {
			const { files, npm } = code[name]!;
			const listed = files.map((file) => `\t\t\t${JSON.stringify(file)}`).join(",\n");
			return `\t${JSON.stringify(name)}: {\n\t\t"files": [\n${listed}\n\t\t],\n\t\t"npm": [${npm.map((each) => JSON.stringify(each)).join(", ")}]\n\t}`;
		});
	return `{\n${stages.join(",\n")}\n}\n`;
}
