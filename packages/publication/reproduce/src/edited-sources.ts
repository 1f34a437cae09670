import { editedFiles } from "@quickening/workspace/git";
import { type Pipeline, reachedFiles } from "./pipeline.ts";

/**
 * Files with edits that are not committed and that may change a paper's results: its own sources, what its stages reach,
 * parameters, data descriptions, npm versions. Generated files and results are left out: they follow from these.
 *
 * @returns Paper to paths below the repository, sorted.
 */
export function editedSources(root: string, pipelines: readonly Pipeline[]): Map<string, string[]> {
	const edited = editedFiles(root, ["papers", "packages", "data", "package.json", "package-lock.json"]);
	return new Map(
		pipelines.map((pipeline) => {
			const reached = new Set(reachedFiles(pipeline));
			const own = `papers/${pipeline.paper}/`;
			const data = pipeline.definition.datasets.map((dataset) => `data/${dataset}/`);
			const touches = (path: string) => {
				if (path === "package-lock.json") return true;
				if (path.startsWith(own)) return isSource(path.slice(own.length));
				if (data.some((folder) => path.startsWith(folder)))
					return path.endsWith("dataset.json") || path.endsWith(".dvc");
				return reached.has(path);
			};
			return [pipeline.paper, edited.filter(touches)];
		}),
	);
}

/** Whether a path of a paper's folder is written by a person and read by a stage. */
export function isSource(path: string): boolean {
	return !/^(?:results\/|dvc\.yaml$|dvc\.lock$|code\.json$|package\.json$|page\.ts$|\.gitignore$)|\.md$|\.test\.ts$/.test(
		path,
	);
}
