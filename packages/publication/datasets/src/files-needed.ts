import { join } from "node:path";
import { takeLock } from "@quickening/workspace";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { checkRawData } from "./check-raw-data.ts";
import type { Dataset, DatasetFile } from "./dataset.ts";
import { explainDiskError } from "./disk-error.ts";

/** Listed files that are missing or changed, and files in raw/ that are not listed, by path from the root. */
export async function filesNeeded(
	root: string,
	dataset: Dataset,
): Promise<{ readonly needed: readonly DatasetFile[]; readonly unlisted: readonly string[] }> {
	const { problems } = await checkRawData(root, dataset.slug);
	const wrong = new Set(problems.map((problem) => problem.path));
	const prefix = `data/${dataset.slug}/raw/`;
	return {
		needed: dataset.files.filter((file) => wrong.has(prefix + file.path)),
		unlisted: problems.filter((problem) => problem.kind === "unlisted").map((problem) => problem.path),
	};
}

/**
 * A file that the list does not know would be tracked along: that is for a person to decide.
 *
 * @throws UserError that names the first of them.
 */
export function refuseUnlisted(slug: string, unlisted: readonly string[]): void {
	if (unlisted.length === 0) return;
	throw new UserError(
		`data/${slug}/raw has ${formatCount(unlisted.length, "file")} that dataset.json does not list: ${unlisted.slice(0, 3).join(", ")}${unlisted.length > 3 ? ", ..." : ""}`,
		{ whatToDo: "The listed files are in place. Move these away (raw/ holds only what was measured), then try again." },
	);
}

/**
 * Nobody else puts files of a data set in place meanwhile.
 *
 * @throws UserError that says who does.
 */
export function lockDataset(root: string, slug: string, command: string): () => void {
	try {
		const path = join(root, ".quickening", "locks", `data-${slug}`);
		return takeLock(path, command, `another process is fetching ${slug} already`);
	} catch (error) {
		throw explainDiskError(error, join(root, ".quickening"));
	}
}
