import { type BigIntStats, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import type { DatasetFile } from "./dataset.ts";
import { hashFile } from "./hash-file.ts";
import { listDatasets, readDataset } from "./read-dataset.ts";
import { openStatCache } from "./stat-cache.ts";
import { wayToGet } from "./way-to-get.ts";

/** "present": every file is there, byte for byte, and no other; "changed" outweighs "missing". */
export type RawDataState = "present" | "missing" | "changed";

/** One file of raw/ that is not as dataset.json says. */
export interface RawDataProblem {
	/** Path from the repository's root. */
	readonly path: string;
	readonly kind: "missing" | "changed" | "unlisted" | "unreadable";
	/** One sentence with what was expected and found. */
	readonly message: string;
}

/** What {@link checkRawData} found. */
export interface RawDataCheck {
	readonly dataset: string;
	readonly state: RawDataState;
	readonly nFiles: number;
	readonly problems: readonly RawDataProblem[];
	/** The command that would put things right; for files without a public address, once they have come. */
	readonly command: string;
	/** Who holds the files, and what to do when they have come, where they have no public address. */
	readonly howToGet?: string;
}

/** How {@link checkRawData} checks. */
export interface CheckOptions {
	/** Reads every byte again, also of files that have not changed since the last check. */
	readonly full?: boolean;
	/** Bytes judged so far. */
	readonly onProgress?: (bytes: number) => void;
}

/**
 * Compares data/<dataset>/raw with dataset.json: every listed file by sha256, and no file beside.
 * DVC takes a changed raw file for a new one, so this is asked before DVC starts.
 *
 * @throws UserError when dataset.json is missing or broken.
 */
export async function checkRawData(
	root: string,
	dataset: string,
	{ full = false, onProgress }: CheckOptions = {},
): Promise<RawDataCheck> {
	const described = readDataset(root, dataset);
	const { files } = described;
	const raw = join(root, "data", dataset, "raw");
	const shown = (path: string) => `data/${dataset}/raw/${path}`;
	const cache = openStatCache(root, dataset);
	const problems: RawDataProblem[] = [];
	const judged: { file: DatasetFile; problem: RawDataProblem | undefined }[] = [];
	const toHash: { file: DatasetFile; stat: BigIntStats }[] = [];
	let done = 0;
	const advance = (file: DatasetFile) => {
		done += file.bytes;
		onProgress?.(done);
	};
	const judge = (file: DatasetFile, kind?: RawDataProblem["kind"], message?: string) => {
		judged.push({ file, problem: kind && { path: shown(file.path), kind, message: message! } });
		advance(file);
	};

	for (const file of files) {
		const stat = lstatSync(join(raw, file.path), { bigint: true, throwIfNoEntry: false });
		if (!stat) judge(file, "missing", `${shown(file.path)} is missing`);
		else if (!stat.isFile() && !stat.isSymbolicLink()) judge(file, "changed", `${shown(file.path)} is not a file`);
		else if (stat.isFile() && stat.size !== BigInt(file.bytes)) {
			judge(file, "changed", `${shown(file.path)} has ${stat.size} bytes instead of ${file.bytes}`);
		} else {
			const known = full || stat.isSymbolicLink() ? undefined : cache.lookup(file.path, stat);
			if (known === file.sha256) judge(file);
			else toHash.push({ file, stat });
		}
	}
	const hash = async ({ file, stat }: (typeof toHash)[number]) => {
		try {
			const [sha256] = await hashFile(join(raw, file.path), "sha256");
			if (stat.isFile()) cache.remember(file.path, stat, sha256!);
			if (sha256 === file.sha256) judge(file);
			else judge(file, "changed", `${shown(file.path)} has sha256 ${sha256} instead of ${file.sha256}`);
		} catch (error) {
			judge(file, "unreadable", `${shown(file.path)} cannot be read: ${(error as Error).message}`);
		}
	};
	await pMap(toHash, hash, { concurrency: 4 });
	cache.save();

	const order = new Map(files.map((file, i) => [file, i]));
	judged.sort((a, b) => order.get(a.file)! - order.get(b.file)!);
	for (const { problem } of judged) if (problem) problems.push(problem);
	const listed = new Set(files.map((file) => file.path));
	for (const path of walk(raw)) {
		if (listed.has(path)) continue;
		problems.push({
			path: shown(path),
			kind: "unlisted",
			message: `${shown(path)} is not listed in data/${dataset}/dataset.json`,
		});
	}
	const wrong = judged.flatMap(({ file, problem }) => (problem === undefined ? [] : [file.path]));
	const way = wayToGet(described, wrong);
	const isChanged = problems.some(({ kind }) => kind !== "missing");
	return {
		dataset,
		state: problems.length === 0 ? "present" : isChanged ? "changed" : "missing",
		nFiles: files.length,
		problems,
		command: way.command,
		...(way.words !== undefined && { howToGet: way.words }),
	};
}

/** As {@link checkRawData}, for every data set of the checkout. */
export async function checkAllRawData(root: string, options?: CheckOptions): Promise<RawDataCheck[]> {
	const found: RawDataCheck[] = [];
	for (const dataset of listDatasets(root)) found.push(await checkRawData(root, dataset, options));
	return found;
}

/** Paths of all that is no folder below a folder, sorted, with forward slashes. */
function walk(folder: string, prefix = ""): string[] {
	let entries: ReturnType<typeof readEntries>;
	try {
		entries = readEntries(folder);
	} catch (error) {
		// A folder that is not there holds nothing; one that cannot be read is an error, which names it.
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
		throw error;
	}
	const paths: string[] = [];
	for (const entry of entries) {
		const path = prefix + entry.name;
		if (entry.isDirectory()) paths.push(...walk(join(folder, entry.name), `${path}/`));
		else paths.push(path);
	}
	return paths.sort();
}

function readEntries(folder: string) {
	return readdirSync(folder, { withFileTypes: true });
}
