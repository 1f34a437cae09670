import { join } from "node:path";
import { UserError } from "@quickening/workspace/terminal";
import { checkRawData } from "./check-raw-data.ts";
import { type Dataset, type DatasetFile, datasetBytes } from "./dataset.ts";
import { filesNeeded, lockDataset, refuseUnlisted } from "./files-needed.ts";
import { installFiles } from "./install-files.ts";
import { readDataset } from "./read-dataset.ts";
import type { Tracking } from "./track-raw-data.ts";

/** Has DVC track what was put in place; called when all files are there. */
export type Track = (slug: string, installed: readonly string[]) => Promise<Tracking>;

/** What was done so that raw/ holds what dataset.json lists. */
export interface GetResult {
	readonly dataset: string;
	readonly state: "fetched" | "already present";
	readonly from: string | null;
	readonly nFetched: number;
	readonly bytesFetched: number;
	/** Paths from the root of files that were replaced because their bytes were wrong. */
	readonly replaced: readonly string[];
	readonly tracking: Tracking;
	readonly seconds: number;
}

/** Where files come from. */
export interface Intake {
	/** The command, for who finds the data set locked. */
	readonly command: string;
	/** What was done with the files, as it stands after "was". */
	readonly done: string;
	/** Brings the files that are missing or changed into the folder `incoming`, whole and checked; says where from. */
	readonly bring: (needed: readonly DatasetFile[], incoming: string, dataset: Dataset) => Promise<string | null>;
	readonly track: Track;
}

/**
 * Fills data/<slug>/raw with the files that are missing or changed. They gather in .quickening/incoming and move to raw/ only
 * when all are there and right; DVC tracks them, and a last look sees that they stayed.
 *
 * @throws UserError that names the file and says what to do.
 */
export async function fillRaw(root: string, slug: string, { command, done, bring, track }: Intake): Promise<GetResult> {
	const started = performance.now();
	const dataset = readDataset(root, slug);
	const local = join(root, ".quickening");
	const release = lockDataset(root, slug, command);
	try {
		const { needed, unlisted } = await filesNeeded(root, dataset);
		const paths = needed.map(({ path }) => path);
		const incoming = join(local, "incoming", slug);
		let from: string | null = null;
		let replaced: string[] = [];
		if (needed.length > 0) {
			from = await bring(needed, incoming, dataset);
			const to = join(root, "data", slug, "raw");
			replaced = await installFiles(paths, { from: incoming, to, replaced: join(local, "replaced", slug) });
		}
		refuseUnlisted(slug, unlisted);
		const tracking = await track(slug, paths);
		const check = await checkRawData(root, slug);
		if (check.state !== "present") {
			throw new UserError(`${slug} was ${done}, but then changed: ${check.problems[0]!.message}`, {
				whatToDo: "Another program writes into the folder, or the DVC cache is damaged; try again.",
			});
		}
		return {
			dataset: slug,
			state: needed.length > 0 ? "fetched" : "already present",
			from,
			nFetched: needed.length,
			bytesFetched: datasetBytes({ files: needed }),
			replaced: replaced.map((path) => `data/${slug}/raw/${path}`),
			tracking,
			seconds: (performance.now() - started) / 1000,
		};
	} finally {
		release();
	}
}
