import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { formatBytes, formatCount, type Terminal, UserError } from "@quickening/workspace/terminal";
import { type DatasetFile, datasetBytes, isClosed } from "./dataset.ts";
import { explainDiskError, requireSpace } from "./disk-error.ts";
import { fillRaw, type GetResult, type Track } from "./fill-raw.ts";
import { hashFile } from "./hash-file.ts";

/** How {@link takeFiles} takes files. */
export interface TakeOptions {
	/** A folder, or a file where the data set has one. */
	readonly from: string;
	readonly terminal: Terminal;
	readonly track: Track;
}

/**
 * Takes files that somebody was given into data/<slug>/raw: each listed file that is not there is looked for in a folder by its
 * sha256, whatever it is called. All of them are taken or none; the folder stays as it is.
 *
 * @throws UserError that says which files are not in the folder, and which of its files have another version's bytes.
 */
export async function takeFiles(
	root: string,
	slug: string,
	{ from, terminal, track }: TakeOptions,
): Promise<GetResult> {
	return fillRaw(root, slug, {
		command: `quickening data take ${slug}`,
		done: "taken in",
		track,
		async bring(needed, incoming, dataset) {
			const given = await findGiven(from, needed, terminal);
			const missing = needed.filter((file) => !given.has(file));
			if (missing.length > 0) throw notGiven(slug, from, missing, isClosed(dataset));
			const local = join(root, ".quickening");
			mkdirSync(local, { recursive: true });
			await requireSpace(local, datasetBytes({ files: needed }), `taking ${slug} in`);
			await copyIn(given, incoming);
			return from;
		},
	});
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
