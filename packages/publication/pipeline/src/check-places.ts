import { existsSync, lstatSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { join, normalize, posix, sep } from "node:path";
import type { PaperPlan } from "./plan/plan.ts";

/**
 * Why what a stage writes would not stay in its paper's folder, or could not be written there; undefined when all is well.
 * Links count: an output is written through no link.
 *
 * @param path - Path of an output below the paper's folder.
 */
export function outputProblem(root: string, { folder }: Pick<PaperPlan, "folder">, path: string): string | undefined {
	if (path.includes("\\")) return `an output is written with forward slashes; got ${path}`;
	const plain = normalize(path);
	if (
		path === "" ||
		plain.startsWith("..") ||
		plain.startsWith("/") ||
		/^[A-Za-z]:/.test(path) ||
		!plain.startsWith("results/")
	) {
		return `an output must lie in results/; got ${path}`;
	}
	if (path.endsWith("/")) return `an output is a file, not a folder; got ${path}`;
	if (plain !== path) return `write ${path} as ${plain}: a file has one name`;
	if (plain.toLowerCase() === "results/reproduction.json") return `${path} is written by quickening reproduce`;
	return placeProblem(root, folder, plain);
}

/**
 * What lies in the way of an output, or would lead it elsewhere: a link, a file where a folder is needed, a folder where
 * the file goes; undefined when nothing does.
 */
export function placeProblem(root: string, folder: string, path: string): string | undefined {
	const parts = path.split("/");
	for (let i = 1; i <= parts.length; i++) {
		const below = parts.slice(0, i).join("/");
		const stat = statOf(join(root, folder, below));
		if (stat === undefined) return undefined;
		if (stat.isSymbolicLink()) {
			const target = readlinkSync(join(root, folder, below));
			return `${folder}/${below} is a link to ${target}, so ${path} would be written elsewhere: put a ${i < parts.length ? "folder" : "file"} in its place`;
		}
		if (i < parts.length && !stat.isDirectory()) {
			return `${folder}/${below} is a file, so ${path} cannot be written below it`;
		}
		if (i === parts.length && !stat.isFile()) {
			return `${folder}/${path} is no file now: move it away, an output takes its place`;
		}
	}
	return undefined;
}

/** Why a file that a paper names is not one of its own; undefined when it is. */
export function ownFileProblem(root: string, { folder }: Pick<PaperPlan, "folder">, path: string): string | undefined {
	const absolute = join(root, folder, path);
	if (!existsSync(absolute)) return undefined;
	const real = realpathSync(absolute);
	const home = realpathSync(join(root, folder));
	if (real === home || real.startsWith(home + sep)) return undefined;
	return `${path} is a link that leads out of ${folder}: the file itself must lie there`;
}

/** Why a paper's folder cannot hold a paper; undefined when it can. */
export function folderProblem(root: string, slug: string): string | undefined {
	const folder = posix.join("papers", slug);
	if (statOf(join(root, folder))?.isSymbolicLink()) {
		return `${folder} is a link to ${readlinkSync(join(root, folder))}: a paper's folder itself must lie in papers/`;
	}
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
		return `a paper's folder has lower-case words joined by hyphens; got ${slug}`;
	return undefined;
}

function statOf(path: string): Stats | undefined {
	return lstatSync(path, { throwIfNoEntry: false });
}
