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
	const recordPath = `${plan.folder}/${disclosureRecord}`;
	const mayBe = new Set(committable(plan).map((path) => `${plan.folder}/${path}`));
	return lookThrough(root, [`${plan.folder}/results`], onlyStaged, (files, git) => {
		const record = files.get(recordPath);
		const passed = record === undefined ? undefined : readRecord(git.read(record));
		return ([file, blob]) => {
			if (file === recordPath) return undefined;
			if (!mayBe.has(file)) return { what: `, and may hold rows of ${tiers[0]} data`, remedy: takeOut(file) };
			if (isPassed(git, blob, passed?.files[file.slice(plan.folder.length + 1)])) return undefined;
			return {
				what: ` without having passed disclosure control (${recordPath} there does not list its hash)`,
				remedy: `rebuild the paper, and add the file together with ${recordPath}`,
			};
		};
	});
}

/** Raw and derived files, in git, of data sets that are not open; as {@link paperGitLeaks}. */
export function datasetGitLeaks(root: string, { onlyStaged = false }: GitLeakOptions = {}): SyncProblem[] {
	const closed = new Map<string, ProvenanceTier>();
	for (const slug of listDatasets(root)) {
		const tier = datasetTier(root, slug);
		if (staysHere(tier)) for (const part of ["raw", "derived"]) closed.set(`data/${slug}/${part}`, tier);
	}
	if (closed.size === 0) return [];
	return lookThrough(root, [...closed.keys()], onlyStaged, () => ([file]) => {
		const tier = [...closed].find(([folder]) => file.startsWith(`${folder}/`))?.[1];
		return { what: `, and its data set is ${tier}`, remedy: takeOut(file) };
	});
}

interface Leak {
	/** What is wrong with the file, as it stands after where it is. */
	readonly what: string;
	/** For a file that the next commit would hold. */
	readonly remedy: string;
}

/**
 * Looks at the index, and unless only that is asked for at every commit of the branch that touched the folders.
 *
 * @param judgeOf - Given the files of the index or of one commit (path to blob), what judges each of them.
 * @returns the first place of each file that may not be there.
 */
function lookThrough(
	root: string,
	folders: readonly string[],
	onlyStaged: boolean,
	judgeOf: (
		files: ReadonlyMap<string, string>,
		git: GitFiles,
	) => (entry: readonly [file: string, blob: string]) => Leak | undefined,
): SyncProblem[] {
	const git = gitFiles(root);
	if (git === undefined) return [];
	const found = new Map<string, SyncProblem>();
	for (const commit of [undefined, ...(onlyStaged ? [] : git.commitsOf(folders))]) {
		const place = commit === undefined ? "is in git's index" : `is in commit ${commit.slice(0, 12)}`;
		const files = git.below(commit, folders);
		const judge = judgeOf(files, git);
		for (const entry of files) {
			const [file] = entry;
			const leak = found.has(file) ? undefined : judge(entry);
			if (leak === undefined) continue;
			const whatToDo = commit === undefined ? leak.remedy : LEFT_HISTORY;
			found.set(file, { file, message: `${place}${leak.what}: ${whatToDo}` });
		}
	}
	return [...found.values()];
}

const LEFT_HISTORY =
	"it must leave the history before anyone is given the branch (git filter-repo), and whoever had it must be told";

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
