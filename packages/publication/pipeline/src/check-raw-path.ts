import { dirname, join } from "node:path";
import { matchingFiles, parseDataset } from "@quickening/datasets";
import { nearestNames, readTextIfThere } from "@quickening/workspace";

/**
 * Why a path names no raw file and no folder of raw files of a data set, with the nearest that does; undefined when it names one,
 * or when dataset.json cannot be read, which is told elsewhere. Whether the bytes are on this machine is another question.
 */
export function rawPathProblem(root: string, dataset: string, path: string): string | undefined {
	const files = listed(root, dataset);
	if (files === undefined || path === "") return undefined;
	const plain = path.replace(/\/+$/, "");
	if (files.includes(path) || files.some((file) => file.startsWith(`${plain}/`))) return undefined;
	const list = `data/${dataset}/dataset.json`;
	if (/[*?]/.test(path)) {
		const found = matchingFiles(path, files);
		const folders = [...new Set(found.map((file) => dirname(file)))];
		const hint =
			found.length === 0
				? nearestHint(path, files)
				: folders.length === 1 && folders[0] !== "."
					? `; its ${found.length} files lie in rawData("${dataset}", "${folders[0]}")`
					: `; rawData("${dataset}") is all of them, and stage.listInput names each`;
		return `rawData names a file or a folder, and "${path}" is a pattern${hint}`;
	}
	return `data set ${dataset} has no file or folder "${path}" in ${list}${nearestHint(path, files)}`;
}

/** Files that a dataset.json lists. */
function listed(root: string, dataset: string): string[] | undefined {
	const text = readTextIfThere(join(root, "data", dataset, "dataset.json"));
	if (text === undefined) return undefined;
	try {
		const read = parseDataset(JSON.parse(text), dataset);
		return "dataset" in read ? read.dataset.files.map((file) => file.path) : undefined;
	} catch {
		return undefined;
	}
}

/** The same name in another folder or in other letters, else the nearest by letters. */
function nearestHint(path: string, files: readonly string[]): string {
	const folders = files.flatMap((file) => {
		const parts = file.split("/");
		return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
	});
	const all = [...new Set([...files, ...folders])];
	const name = path.split("/").at(-1)!.toLowerCase();
	const namesakes = all.filter((each) => each.split("/").at(-1)!.toLowerCase() === name);
	const near = namesakes.length > 0 ? namesakes.slice(0, 3) : nearestNames(path, all);
	if (near.length > 0) return `; nearest: ${near.join(", ")}`;
	return `; it has ${all.slice(0, 3).join(", ")}${all.length > 3 ? ", ..." : ""}`;
}
