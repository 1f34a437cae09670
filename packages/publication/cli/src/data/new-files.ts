import { readdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type Dataset, type DatasetFile, hashFile } from "@quickening/datasets";
import { UserError } from "@quickening/workspace/terminal";

/** A file of a data set with bytes that dataset.json does not list. */
export interface NewFile {
	/** Path below raw/. */
	readonly path: string;
	/** Where the new bytes lie. */
	readonly from: string;
	readonly bytes: number;
	readonly sha256: string;
	/** The listed file that it takes the place of; none for a file that is new. */
	readonly former?: DatasetFile;
}

/**
 * The files that have other bytes than dataset.json lists: those that are named, found by their names, or what lies in raw/.
 *
 * @throws UserError when a name fits several listed files, or a file is not there.
 */
export async function newFiles(
	root: string,
	dataset: Dataset,
	from: readonly string[] | undefined,
): Promise<NewFile[]> {
	const raw = join(root, "data", dataset.slug, "raw");
	const places =
		from === undefined ? below(raw).map((path) => [relative(raw, path), path] as const) : named(dataset, from);
	const found: NewFile[] = [];
	for (const [path, place] of places) {
		const former = dataset.files.find((file) => file.path === path);
		const { size } = statSync(place);
		if (size === 0) throw new UserError(`${place} is empty: it holds no byte`);
		const [sha256] = await hashFile(place, "sha256");
		if (former?.sha256 === sha256) continue;
		found.push({ path, from: place, bytes: size, sha256: sha256!, ...(former && { former }) });
	}
	return found;
}

function below(folder: string): string[] {
	const stat = statSync(folder, { throwIfNoEntry: false });
	if (stat === undefined) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function named({ slug, files }: Dataset, from: readonly string[]): (readonly [path: string, from: string])[] {
	const given = from.flatMap((place) => {
		const stat = statSync(place, { throwIfNoEntry: false });
		if (stat === undefined) throw new UserError(`${place} is not there`, { exitCode: 2 });
		return stat.isDirectory()
			? below(place).map((path) => [relative(place, path), path] as const)
			: [[basename(place), place] as const];
	});
	return given.map(([name, place]) => {
		if (files.some(({ path }) => path === name)) return [name, place];
		const fit = files.filter(({ path }) => basename(path) === basename(name));
		if (fit.length > 1) {
			throw new UserError(`${place} may be any of ${fit.map(({ path }) => path).join(", ")} of ${slug}`, {
				whatToDo: "Name a folder in which it has the path that it has below raw/.",
				exitCode: 2,
			});
		}
		return [fit[0]?.path ?? name, place];
	});
}
