import { createHash } from "node:crypto";
import { listDatasets } from "@quickening/datasets";
import type { ProvenanceTier } from "@quickening/paper";
import { type GitFiles, gitFiles } from "@quickening/workspace/git";
import { committable, gitIgnoreFile } from "./git-ignore.ts";
import { disclosureRecord, type PaperPlan } from "./plan/plan.ts";
import type { SyncProblem } from "./plan/problem.ts";
import { datasetTier, staysHere } from "./plan/tiers.ts";
import type { DisclosureRecord } from "./stage/disclosure-record.ts";

/** Where git is looked at. */
export interface GitLeakOptions {
	/** Only what the next commit would hold: for a hook. Otherwise the history of the branch too. */
	readonly onlyStaged?: boolean;
}

/**
 * Rows of people in git, where data are not open: files of a paper's results that stay on the machine, results that are not the
 * ones which passed disclosure control, and raw or derived files of the data set. Looked at is what the next commit holds, and
 * every commit of the branch.
 *
 * @returns an error a file, with the commit that has it; nothing outside of git.
 */
export function paperGitLeaks(
	root: string,
	plan: PaperPlan,
	{ onlyStaged = false }: GitLeakOptions = {},
): SyncProblem[] {
	const tiers = plan.stages.map(({ tier }) => tier).filter(staysHere);
	if (tiers.length === 0) return [];
	const git = gitFiles(root);
	if (git === undefined) return [];
	const results = `${plan.folder}/results`;
	const mayBe = new Set(committable(plan).map((path) => `${plan.folder}/${path}`));
	const found = new Map<string, SyncProblem>();
	const look = (commit: string | undefined) => {
		const files = git.below(commit, [results]);
		const record = files.get(`${plan.folder}/${disclosureRecord}`);
		const passed = record === undefined ? undefined : readRecord(git.read(record));
		for (const [file, blob] of files) {
			if (found.has(file) || file === `${plan.folder}/${disclosureRecord}`) continue;
			const place = commit === undefined ? "is in git's index" : `is in commit ${commit.slice(0, 12)}`;
			if (!mayBe.has(file)) found.set(file, leak(file, `${place}, and may hold rows of ${tiers[0]} data`, commit));
			else if (!isPassed(git, blob, passed?.files[file.slice(plan.folder.length + 1)])) {
				const what = `${place} without having passed disclosure control (${plan.folder}/${disclosureRecord} there does not list its hash)`;
				found.set(
					file,
					leak(
						file,
						what,
						commit,
						`rebuild the paper, and add the file together with ${plan.folder}/${disclosureRecord}`,
					),
				);
			}
		}
	};
	look(undefined);
	if (!onlyStaged) for (const commit of git.commitsOf([results])) look(commit);
	return [...found.values()];
}

/** Raw and derived files, in git, of data sets that are not open; as {@link paperGitLeaks}. */
export function datasetGitLeaks(root: string, { onlyStaged = false }: GitLeakOptions = {}): SyncProblem[] {
	const closed = new Map<string, ProvenanceTier>();
	for (const slug of listDatasets(root)) {
		const tier = datasetTier(root, slug);
		if (staysHere(tier)) for (const part of ["raw", "derived"]) closed.set(`data/${slug}/${part}`, tier);
	}
	if (closed.size === 0) return [];
	const git = gitFiles(root);
	if (git === undefined) return [];
	const folders = [...closed.keys()];
	const found = new Map<string, SyncProblem>();
	const look = (commit: string | undefined) => {
		for (const file of git.below(commit, folders).keys()) {
			if (found.has(file)) continue;
			const tier = [...closed].find(([folder]) => file.startsWith(`${folder}/`))?.[1];
			const place = commit === undefined ? "is in git's index" : `is in commit ${commit.slice(0, 12)}`;
			found.set(file, leak(file, `${place}, and its data set is ${tier}`, commit));
		}
	};
	look(undefined);
	if (!onlyStaged) for (const commit of git.commitsOf(folders)) look(commit);
	return [...found.values()];
}

function leak(file: string, what: string, commit: string | undefined, remedy = takeOut(file)): SyncProblem {
	const whatToDo =
		commit === undefined
			? remedy
			: "it must leave the history before anyone is given the branch (git filter-repo), and whoever had it must be told";
	return { file, message: `${what}: ${whatToDo}` };
}

function takeOut(file: string): string {
	const folder = /^papers\/[^/]+/.exec(file)?.[0];
	const keeper = folder
		? `${folder}/${gitIgnoreFile} keeps it out`
		: `name its folder in ${/^data\/[^/]+/.exec(file)?.[0]}/${gitIgnoreFile}`;
	return `take it out with \`git rm --cached ${file}\`; ${keeper}`;
}

function isPassed(git: GitFiles, blob: string, sha256: string | undefined): boolean {
	return sha256 !== undefined && createHash("sha256").update(git.read(blob)).digest("hex") === sha256;
}

function readRecord(bytes: Buffer): Pick<DisclosureRecord, "files"> | undefined {
	try {
		const record = JSON.parse(bytes.toString("utf8")) as Partial<DisclosureRecord> | null;
		return typeof record?.files === "object" && record.files !== null ? { files: record.files } : undefined;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return undefined;
	}
}
