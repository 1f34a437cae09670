import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import { syncPapers } from "@quickening/pipeline";
import {
	comparePaper,
	editedSources,
	hashOutputs,
	pipelineOf,
	readMadeHere,
	unbelievedStages,
} from "@quickening/reproduce";
import type { Workspace } from "@quickening/workspace";
import { readTextIfThere } from "@quickening/workspace";
import type { CommittedFiles } from "@quickening/workspace/git";
import { formatCount, UserError } from "@quickening/workspace/terminal";

/**
 * Why the results of a paper may not be those of the committed code, a few words each; empty when they are: every stage
 * was run on this machine by the code of the commit, and every output is the committed one. Runs nothing.
 *
 * @throws SyncError when the paper cannot be built as it stands.
 */
async function whyNotRebuilt(workspace: Workspace, slug: string, committed: CommittedFiles): Promise<string[]> {
	const { root, local } = workspace;
	const [synced] = await syncPapers(root, { slugs: [slug], check: true });
	const pipeline = pipelineOf(workspace, synced!);
	const reasons: string[] = [];
	if (committed.commit === undefined) reasons.push("nothing is committed");
	if (synced!.changed.length > 0) reasons.push(`${synced!.changed.join(", ")} would change`);
	const edited = editedSources(root, [pipeline]).get(slug) ?? [];
	if (edited.length > 0)
		reasons.push(`${few(edited)} ${edited.length === 1 ? "has an edit" : "have edits"} that are not committed`);
	const lock = DvcLock.parse(readTextIfThere(join(pipeline.folder, "dvc.lock")));
	const unbelieved = unbelievedStages(pipeline, lock, readMadeHere(local, slug), hashOutputs(root, pipeline));
	if (unbelieved.length > 0) {
		reasons.push(
			`${formatCount(unbelieved.length, "stage")} of ${pipeline.stages.length} not rebuilt on this machine (${few(unbelieved)})`,
		);
	}
	const differing = comparePaper(pipeline, committed, () => true).filter(({ state }) => state === "differs");
	if (differing.length > 0) reasons.push(`not the committed bytes: ${few(differing.map(({ path }) => path))}`);
	return reasons;
}

/**
 * The same, for an export: refuses results that are not those of the committed code unless they are wanted as they are.
 *
 * @returns The reasons, empty when there are none.
 */
export async function refuseUnlessRebuilt(
	workspace: Workspace,
	slug: string,
	committed: CommittedFiles,
	asIs: boolean,
): Promise<string[]> {
	const reasons = await whyNotRebuilt(workspace, slug, committed);
	if (reasons.length === 0 || asIs) return reasons;
	throw new UserError(`the results of ${slug} are not known to be those of the committed code: ${reasons.join("; ")}`, {
		whatToDo: `Run \`quickening reproduce ${slug}\`, commit, and export again; or add --as-is to write them as they are.`,
	});
}

function few(names: readonly string[]): string {
	return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}
