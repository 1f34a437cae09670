import { join } from "node:path";
import { listPapers, readCodeFiles } from "@quickening/pipeline/plan";
import { isSource } from "@quickening/reproduce";
import type { Workspace } from "@quickening/workspace";
import { readTextIfThere } from "@quickening/workspace";

/** What saved files ask for. */
export interface Affected {
	/** Papers whose stages have to be looked at: sync and DVC then say which of them run. */
	readonly papers: readonly string[];
	/** Whether built packages of ours that pages take to the browser are out of date. */
	readonly packages: boolean;
	/** Whether the site's server itself has to begin anew: it reads these once. */
	readonly server: boolean;
}

/**
 * What a set of saved files can change: a paper by its own sources, by source files that its stages reached when they were
 * last synced, and by the description or bytes of its data.
 *
 * @param files - Paths below the repository.
 * @param watched - Papers that are worked on; empty for all.
 */
export function affectedBy(
	{ root, papers: folder }: Workspace,
	files: readonly string[],
	{ watched, browserPackages }: { watched: readonly string[]; browserPackages: readonly string[] },
): Affected {
	const papers = listPapers(root).filter((slug) => watched.length === 0 || watched.includes(slug));
	const touched = papers.filter((slug) => {
		const own = `papers/${slug}/`;
		const reached = reachedBy(root, folder, slug);
		return files.some((file) => {
			if (file.startsWith(own)) return isSource(file.slice(own.length));
			if (file === "package-lock.json") return true;
			if (file.startsWith("data/")) return reached.text.includes(`data/${file.split("/")[1]}/`);
			return reached.files.has(file);
		});
	});
	return {
		papers: touched,
		packages: files.some((file) => browserPackages.some((name) => file.startsWith(`${name}/`))),
		server: files.some((file) =>
			/^notebooks\/(?:observablehq\.config\.js|src\/components\/(?:shell|markup)\.ts)$/.test(file),
		),
	};
}

/** Source files that a paper's stages reach, as last synced, and the text of its dvc.yaml, which names its data. */
function reachedBy(root: string, folder: string, slug: string) {
	const code = readCodeFiles(root, slug) ?? {};
	return {
		files: new Set(Object.values(code).flatMap(({ files }) => files)),
		text: readTextIfThere(join(folder, slug, "dvc.yaml")) ?? "",
	};
}
