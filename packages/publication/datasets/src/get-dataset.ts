import { existsSync, mkdirSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Terminal } from "@quickening/workspace/terminal";
import { formatBytes, formatCount, UserError } from "@quickening/workspace/terminal";
import pMap from "p-map";
import { type Dataset, type DatasetFile, datasetBytes } from "./dataset.ts";
import { explainDiskError, requireSpace } from "./disk-error.ts";
import { type DownloadOptions, download } from "./download.ts";
import { extractArchive } from "./extract-archive.ts";
import { fillRaw, type GetResult, type Track } from "./fill-raw.ts";
import { hashFile } from "./hash-file.ts";
import { type Mirror, type MirrorEntry, mirrorEntry, mirrorPath } from "./mirror.ts";
import { wayToGet } from "./way-to-get.ts";

/** How {@link getDataset} fetches. */
export interface GetOptions {
	readonly mirror: Mirror | undefined;
	readonly terminal: Terminal;
	/** Files fetched at once from their own addresses. */
	readonly concurrency?: number;
	readonly track: Track;
	/** Retries, pauses and stalls of the network. */
	readonly network?: Pick<DownloadOptions, "retries" | "pauseSeconds" | "stallSeconds">;
	readonly signal?: AbortSignal;
}

/**
 * Fetches the raw files of a data set that are missing or changed: from a mirror's archive, or each from its own
 * address. Files gather in .quickening/incoming and move to raw/ only when all are there and right; an interrupted
 * fetch is continued the next time.
 *
 * @throws UserError that names the file and says what to do.
 */
export async function getDataset(root: string, slug: string, options: GetOptions): Promise<GetResult> {
	return fillRaw(root, slug, {
		command: `quickening data get ${slug}`,
		done: "fetched",
		track: options.track,
		async bring(needed, incoming, dataset) {
			const ready = await filesReady(needed, incoming);
			const missing = needed.filter((file) => !ready.has(file.path));
			if (missing.length === 0) return null;
			return fetchFiles(dataset, missing, { ...options, local: join(root, ".quickening"), incoming });
		},
	});
}

/** Files that an interrupted fetch left complete; others there are removed. */
async function filesReady(needed: readonly DatasetFile[], incoming: string): Promise<Set<string>> {
	const ready = new Set<string>();
	if (!existsSync(incoming)) return ready;
	const look = async (file: DatasetFile) => {
		const path = join(incoming, file.path);
		const size = (await stat(path).catch(() => undefined))?.size;
		if (size === undefined) return;
		if (size === file.bytes && (await hashFile(path, "sha256"))[0] === file.sha256) ready.add(file.path);
		else await rm(path, { force: true });
	};
	await pMap(needed, look, { concurrency: 4 });
	return ready;
}

interface Places extends GetOptions {
	readonly local: string;
	readonly incoming: string;
}

/** Brings the missing files into `incoming`; says where from. */
async function fetchFiles(dataset: Dataset, missing: readonly DatasetFile[], places: Places): Promise<string> {
	const { mirror, terminal, local } = places;
	if (mirror) {
		const entry = await mirrorEntry(mirror, dataset, local);
		if (entry) return fetchFromMirror(mirror, entry, dataset, missing, places);
		terminal.line(`${mirror.place} does not hold ${dataset.slug}; its files are fetched from their own addresses`);
	}
	return fetchFromAddresses(dataset, missing, places);
}

async function fetchFromMirror(
	mirror: Mirror,
	entry: MirrorEntry,
	dataset: Dataset,
	missing: readonly DatasetFile[],
	{ terminal, local, incoming, network, signal }: Places,
): Promise<string> {
	const place = mirrorPath(mirror, entry.archive);
	const archiveBytes = mirror.kind === "web" ? entry.archiveBytes : 0;
	await requireSpace(local, datasetBytes({ files: missing }) + archiveBytes, `unpacking ${dataset.slug}`);
	let archive = place;
	if (mirror.kind === "web") {
		archive = join(local, "downloads", `${entry.archiveSha256}.tar.gz`);
		const bar = terminal.bar({ label: `fetching ${entry.archive}`, total: entry.archiveBytes, unit: "bytes" });
		try {
			await download(place, {
				to: archive,
				name: entry.archive,
				bytes: entry.archiveBytes,
				sha256: entry.archiveSha256,
				onProgress: (bytes) => bar.update(bytes),
				...network,
				...(signal ? { signal } : {}),
			});
			bar.finish();
		} catch (error) {
			bar.clear();
			throw error;
		}
	}
	const wanted = new Set(missing.map((file) => file.path));
	// A mirror's archive may serve more than this data set asks for: what its index lists beside is passed over.
	const own = new Set(dataset.files.map((file) => file.path));
	const others = entry.files.filter((file) => !own.has(file.path)).map((file) => ({ ...file, url: null }));
	const files = [...dataset.files, ...others];
	const bar = terminal.bar({ label: `unpacking ${entry.archive}`, total: entry.archiveBytes, unit: "bytes" });
	try {
		await extractArchive(archive, {
			files,
			to: incoming,
			skip: new Set(files.map((file) => file.path).filter((path) => !wanted.has(path))),
			onProgress: (bytes) => bar.update(bytes),
			...(signal ? { signal } : {}),
		});
		bar.finish(`${formatCount(missing.length, "file")}, ${formatBytes(datasetBytes({ files: missing }))}`);
	} catch (error) {
		bar.clear();
		throw error;
	}
	if (mirror.kind === "web") await rm(archive, { force: true });
	return place;
}

async function fetchFromAddresses(
	dataset: Dataset,
	missing: readonly DatasetFile[],
	{ terminal, local, incoming, concurrency = 8, network, signal }: Places,
): Promise<string> {
	const closed = missing.find((file) => file.url === null);
	if (closed) {
		throw new UserError(`${dataset.slug}: ${closed.path} has no public address (access: ${dataset.tier})`, {
			whatToDo: wayToGet(dataset, [closed.path]).words!,
		});
	}
	const total = datasetBytes({ files: missing });
	await requireSpace(local, total, `fetching ${dataset.slug}`);
	const bar = terminal.bar({ label: `fetching ${dataset.slug}`, total, unit: "bytes" });
	const stop = new AbortController();
	const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
	const received = new Map<string, number>();
	let sum = 0;
	let done = 0;
	try {
		const fetchOne = async (file: DatasetFile) => {
			ends.throwIfAborted();
			// Two files may hold the same bytes, so the sum alone is no name; with it, no part of another version is continued.
			const partial = join(local, "downloads", `${dataset.slug}-${dataset.files.indexOf(file)}-${file.sha256}`);
			try {
				await download(file.url!, {
					to: partial,
					name: file.path,
					bytes: file.bytes,
					sha256: file.sha256,
					onProgress: (bytes) => {
						sum += bytes - (received.get(file.path) ?? 0);
						received.set(file.path, bytes);
						bar.update(sum, `${done} of ${missing.length} files`);
					},
					...network,
					signal: ends,
				});
				const target = join(incoming, file.path);
				mkdirSync(dirname(target), { recursive: true });
				await rename(partial, target);
				done++;
			} catch (error) {
				// The others keep what they have and end now: their bytes are continued the next time.
				stop.abort(error);
				throw error;
			}
		};
		// All are waited for, so that none writes after the failure has been told.
		await pMap(missing, fetchOne, { concurrency, stopOnError: false }).catch(() => {
			throw ends.reason;
		});
		bar.finish(`${formatCount(missing.length, "file")}, ${formatBytes(total)}`);
	} catch (error) {
		bar.clear();
		throw explainDiskError(error, incoming);
	}
	return "their own addresses";
}
