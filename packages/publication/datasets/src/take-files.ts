import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { formatBytes, formatCount, type Terminal, UserError } from "@quickening/workspace/terminal";
import { checkRawData } from "./check-raw-data.ts";
import { type DatasetFile, datasetBytes, isClosed } from "./dataset.ts";
import { explainDiskError, requireSpace } from "./disk-error.ts";
import { filesNeeded, lockDataset, refuseUnlisted } from "./files-needed.ts";
import type { GetOptions, GetResult } from "./get-dataset.ts";
import { hashFile } from "./hash-file.ts";
import { installFiles } from "./install-files.ts";
import { readDataset } from "./read-dataset.ts";

/** How {@link takeFiles} takes files. */
export interface TakeOptions extends Pick<GetOptions, "track"> {
	/** A folder, or a file where the data set has one. */
	readonly from: string;
	readonly terminal: Terminal;
}

/**
 * Takes files that somebody was given into data/<slug>/raw: each listed file that is not there is looked for in a folder by its
 * sha256, whatever it is called. All of them are taken or none; the folder stays as it is.
 *
 * @throws UserError that says which files are not in the folder, and which of its files have another version's bytes.
 */
export async function takeFiles(root: string, slug: string, options: TakeOptions): Promise<GetResult> {
	const started = performance.now();
	const { from, terminal } = options;
	const dataset = readDataset(root, slug);
	const release = lockDataset(root, slug, `quickening data take ${slug}`);
	try {
		const { needed, unlisted } = await filesNeeded(root, dataset);
		const incoming = join(root, ".quickening", "incoming", slug);
		let replaced: string[] = [];
		if (needed.length > 0) {
			const given = await findGiven(from, needed, terminal);
			const missing = needed.filter((file) => !given.has(file));
			if (missing.length > 0) throw notGiven(slug, from, missing, isClosed(dataset));
			mkdirSync(join(root, ".quickening"), { recursive: true });
			await requireSpace(join(root, ".quickening"), datasetBytes({ files: needed }), `taking ${slug} in`);
			await copyIn(given, incoming);
			replaced = await installFiles(
				needed.map(({ path }) => path),
				{ from: incoming, to: join(root, "data", slug, "raw"), replaced: join(root, ".quickening/replaced", slug) },
			);
		}
		refuseUnlisted(slug, unlisted);
		const tracking = await options.track(
			slug,
			needed.map(({ path }) => path),
		);
		const check = await checkRawData(root, slug);
		if (check.state !== "present") {
			throw new UserError(`${slug} was taken in, but then changed: ${check.problems[0]!.message}`, {
				whatToDo: "Another program writes into the folder, or the DVC cache is damaged; try again.",
			});
		}
		return {
			dataset: slug,
			state: needed.length > 0 ? "fetched" : "already present",
			from: needed.length > 0 ? from : null,
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

/** Where each needed file lies in the folder; files of its size are hashed, those of its name first. */
async function findGiven(
	from: string,
	needed: readonly DatasetFile[],
	terminal: Terminal,
): Promise<Map<DatasetFile, string>> {
	const bySize = new Map<number, string[]>();
	for (const path of filesBelow(from)) {
		const { size } = statSync(path);
		bySize.set(size, [...(bySize.get(size) ?? []), path]);
	}
	const hashes = new Map<string, string>();
	const given = new Map<DatasetFile, string>();
	const bar = terminal.bar({
		label: "looking through the files",
		total: datasetBytes({ files: needed }),
		unit: "bytes",
	});
	let done = 0;
	for (const file of needed) {
		const isNamed = (path: string) =>
			relative(from, path).endsWith(file.path) || basename(path) === basename(file.path);
		const candidates = bySize.get(file.bytes) ?? [];
		for (const path of [...candidates.filter(isNamed), ...candidates.filter((each) => !isNamed(each))]) {
			const sha256 = hashes.get(path) ?? (await hashFile(path, "sha256"))[0]!;
			hashes.set(path, sha256);
			if (sha256 !== file.sha256) continue;
			given.set(file, path);
			break;
		}
		done += file.bytes;
		bar.update(done);
	}
	bar.clear();
	return given;
}

function filesBelow(from: string): string[] {
	const stat = statSync(from, { throwIfNoEntry: false });
	if (stat === undefined) throw new UserError(`${from} is not there`, { exitCode: 2 });
	if (stat.isFile()) return [from];
	return readdirSync(from, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function notGiven(slug: string, from: string, missing: readonly DatasetFile[], closed: boolean): UserError {
	const names = new Set(filesBelow(from).map((path) => basename(path)));
	const others = missing.filter(({ path }) => names.has(basename(path)));
	const shown = missing.slice(0, 5).map(({ path, bytes, sha256 }) => {
		const found = names.has(basename(path)) ? "; a file of this name is there with other bytes" : "";
		return `${path} (${formatBytes(bytes)}, sha256 ${sha256.slice(0, 12)}...${found})`;
	});
	const more = missing.length > 5 ? `; and ${missing.length - 5} more` : "";
	return new UserError(
		`${slug}: ${formatCount(missing.length, "listed file")} ${missing.length === 1 ? "is" : "are"} not in ${from}: ${shown.join("; ")}${more}. Nothing was taken`,
		{
			whatToDo:
				others.length > 0
					? `Other bytes under the same name are another version: \`npm run quickening -- data update ${slug} --from <file>...\` shows what is different, and takes it in.`
					: `Name the folder that holds ${closed ? "what you were given" : "the files"}; their names do not matter, their bytes do.`,
		},
	);
}

async function copyIn(given: ReadonlyMap<DatasetFile, string>, incoming: string): Promise<void> {
	rmSync(incoming, { recursive: true, force: true });
	for (const [file, path] of given) {
		const target = join(incoming, file.path);
		try {
			mkdirSync(dirname(target), { recursive: true });
			if (!existsSync(target)) copyFileSync(path, target);
		} catch (error) {
			throw explainDiskError(error, target);
		}
		const [sha256] = await hashFile(target, "sha256");
		if (sha256 === file.sha256) continue;
		throw new UserError(`${path} was changed while it was copied`, { whatToDo: "Try again when nobody writes to it." });
	}
}
