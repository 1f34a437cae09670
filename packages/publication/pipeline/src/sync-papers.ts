import { rmSync } from "node:fs";
import { join } from "node:path";
import { listDatasets, outdatedColumns } from "@quickening/datasets";
import type { PaperDefinition } from "@quickening/paper";
import { readTextIfThere, writeAtomically } from "@quickening/workspace";
import { isUserError } from "@quickening/workspace/terminal";
import { unsettledMerges } from "./check-conflicts.ts";
import { checkPaper } from "./check-paper.ts";
import { checkShape } from "./check-shape.ts";
import { datasetProblems } from "./checks/check-datasets.ts";
import { paperChecks } from "./checks/paper-checks.ts";
import { dvcYaml } from "./dvc-yaml.ts";
import { type Fingerprinter, fingerprinter, type StageCode } from "./fingerprint/fingerprint.ts";
import { gitIgnore, gitIgnoreFile, isOurGitIgnore } from "./git-ignore.ts";
import { datasetGitLeaks, paperGitLeaks } from "./git-leaks.ts";
import { codeFilesPath } from "./plan/code-files.ts";
import { listPapers, loadPaper } from "./plan/load-paper.ts";
import { type PaperPlan, planPaper } from "./plan/plan.ts";
import { isError, isSyncError, mergeProblems, SyncError, type SyncProblem } from "./plan/problem.ts";
import { readFingerprints } from "./plan/read-fingerprints.ts";

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
	/** What is probably not meant so, but does not keep the paper from being built. */
	readonly warnings: readonly SyncProblem[];
}

/** What was found when papers were synced: those that can be built, and those that cannot, with every problem of all. */
export interface SyncOutcome {
	readonly papers: readonly SyncedPaper[];
	readonly refused: readonly RefusedPaper[];
	/** Each data/<dataset>/columns.ts that changed, or would change, below the root. */
	readonly columns: readonly string[];
	/** Of all papers, each once, by file and place. */
	readonly problems: readonly SyncProblem[];
}

/** A paper that cannot be built as it stands. */
export interface RefusedPaper {
	readonly slug: string;
	readonly title?: string;
	/** Errors, and warnings beside them. */
	readonly problems: readonly SyncProblem[];
}

/**
 * Writes dvc.yaml and code.json of each paper that can be built, where their content changes. A paper
 * with an error is left as it is, and the others are not held up by it. All papers are judged before anything is written,
 * but for columns.ts of the data sets, which is code of theirs and is brought up to dataset.json first.
 *
 * @returns every problem of every paper; nothing is thrown for one.
 * @throws UserError when a paper that was asked for does not exist.
 */
export async function judgePapers(root: string, { slugs, check = false }: SyncOptions = {}): Promise<SyncOutcome> {
	const columns = outdatedColumns(root, listDatasets(root));
	for (const { path, text } of check ? [] : columns) writeOrRemove(join(root, path), text);
	const fingerprints = fingerprinter(root);
	const checks = paperChecks(root);
	const papers: SyncedPaper[] = [];
	const refused: RefusedPaper[] = [];
	const writes: ReadonlyMap<string, string | undefined>[] = [];
	const inGit = datasetGitLeaks(root);
	const leaksOf = (datasets: readonly string[]) =>
		inGit.filter(({ file }) => datasets.some((slug) => file.startsWith(`data/${slug}/`)));
	for (const slug of slugs ?? listPapers(root)) {
		let title: string | undefined;
		const problems: SyncProblem[] = [];
		try {
			problems.push(...unsettledMerges(root, `papers/${slug}`));
			if (problems.length > 0) throw new SyncError(problems);
			const paper = await loadPaper(root, slug);
			problems.push(...(await checkShape(root, slug, paper)));
			if (problems.some(isError)) throw new SyncError(problems);
			title = paper.title;
			// A name that is none, such as one that climbs, is told by checkPaper.
			const datasets = paper.datasets.filter((dataset) => /^[a-z][a-z0-9-]*$/.test(dataset));
			for (const dataset of datasets) problems.push(...unsettledMerges(root, `data/${dataset}`));
			if (problems.some(isError)) throw new SyncError(problems);
			problems.push(...datasetProblems(root, slug, datasets));
			if (problems.some(isError)) throw new SyncError(problems);
			problems.push(...(await checkPaper(root, slug, paper)));
			if (problems.some(isError)) throw new SyncError(problems);
			const plan = planPaper(root, paper);
			const { code, problems: inCode } = await codeOfStages(fingerprints, plan);
			problems.push(...inCode, ...(await checks.contentOf({ paper, plan, code })));
			problems.push(...paperGitLeaks(root, plan), ...leaksOf(paper.datasets));
			if (problems.some(isError)) throw new SyncError(problems);
			const compared = compare(root, { slug, paper, plan, code, warnings: mergeProblems(problems) });
			papers.push(compared.paper);
			writes.push(compared.contents);
		} catch (error) {
			const told = problemsOf(error, slug).map((problem) =>
				problem.file.startsWith(`papers/${slug}/`) ? problem : { neededBy: { [slug]: [] }, ...problem },
			);
			refused.push({ slug, ...(title !== undefined && { title }), problems: mergeProblems(told) });
		}
	}
	if (!check) {
		for (const contents of writes) for (const [path, text] of contents) writeOrRemove(join(root, path), text);
	}
	for (const { slug, code } of papers) {
		const path = codeFilesPath(root, slug);
		const text = codeFilesJson(code);
		if (readTextIfThere(path) !== text) writeAtomically(path, text);
	}
	fingerprints.save();
	checks.save();
	const all = [...inGit, ...papers.flatMap(({ warnings }) => warnings), ...refused.flatMap(({ problems }) => problems)];
	return { papers, refused, columns: columns.map(({ path }) => path), problems: mergeProblems(all) };
}

/**
 * What kept a paper from being judged. Something that nobody has foreseen is a problem of this paper too, so that it does not
 * hold up the others; that there is no such paper is for who asked.
 */
function problemsOf(error: unknown, slug: string): readonly SyncProblem[] {
	if (isSyncError(error)) return error.problems;
	if (isUserError(error) || !(error instanceof Error)) throw error;
	const message = `cannot be looked at: ${error.message.split("\n")[0]} (not foreseen; DEBUG=1 prints where)`;
	if (process.env.DEBUG) process.stderr.write(`${error.stack}\n`);
	return [{ file: `papers/${slug}/paper.ts`, message }];
}

/**
 * {@link judgePapers} for callers that need every paper.
 *
 * @throws SyncError with every error of every paper.
 */
export async function syncPapers(root: string, options: SyncOptions = {}): Promise<readonly SyncedPaper[]> {
	const { papers, problems } = await judgePapers(root, options);
	const errors = problems.filter(isError);
	if (errors.length > 0) throw new SyncError(errors);
	return papers;
}

/** Brings a generated file to its text; one without is not to be there. */
function writeOrRemove(path: string, text: string | undefined): void {
	if (text === undefined) rmSync(path, { force: true });
	else writeAtomically(path, text);
}

/** Fingerprints of all stages; a stage whose code is broken is a problem, named with the stages that need the file. */
async function codeOfStages(
	fingerprints: Fingerprinter,
	plan: PaperPlan,
): Promise<{ code: Record<string, StageCode>; problems: SyncProblem[] }> {
	const code: Record<string, StageCode> = {};
	const found = new Map<string, { problem: SyncProblem; stages: string[] }>();
	for (const stage of plan.stages) {
		try {
			code[stage.name] = await fingerprints.codeOf(plan, stage);
		} catch (error) {
			if (!isSyncError(error)) throw error;
			for (const problem of error.problems) {
				const known = found.get(JSON.stringify(problem)) ?? { problem, stages: [] };
				known.stages.push(stage.name);
				found.set(JSON.stringify(problem), known);
			}
		}
	}
	const problems = [...found.values()].map(({ problem, stages }) => ({
		...problem,
		neededBy: { [plan.slug]: stages },
	}));
	return { code, problems };
}

/** The names of the files that sync generates, below a paper's folder. */
export const generatedFiles = ["dvc.yaml", "code.json"] as const;

function compare(
	root: string,
	{ slug, paper, plan, code, warnings }: Pick<SyncedPaper, "slug" | "paper" | "plan" | "code" | "warnings">,
): { paper: SyncedPaper; contents: ReadonlyMap<string, string | undefined> } {
	const wanted: Readonly<Record<(typeof generatedFiles)[number], string>> = {
		"dvc.yaml": dvcYaml(plan),
		"code.json": codeJson(code),
	};
	const contents = new Map<string, string | undefined>();
	const compareText = (name: string, text: string | undefined, isOurs: (now: string) => boolean = () => true) => {
		const path = `${plan.folder}/${name}`;
		const now = readTextIfThere(join(root, path));
		// What is not to be there is removed where sync wrote it; an author's own stays.
		if (now !== text && (text !== undefined || isOurs(now!))) contents.set(path, text);
	};
	for (const name of generatedFiles) compareText(name, wanted[name]);
	compareText(gitIgnoreFile, gitIgnore(plan), isOurGitIgnore);
	const before = readFingerprints(root, slug);
	const changedStages = plan.stages.map(({ name }) => name).filter((name) => before[name] !== code[name]!.sha256);
	return { paper: { slug, paper, plan, code, changed: [...contents.keys()], changedStages, warnings }, contents };
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
