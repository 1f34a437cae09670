/** What `npm test` asks Nx to run. */

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { projectFolders } from "./targets.mjs";

/**
 * The arguments of `nx`, a list a run. Without words: types, style and tests of all projects. With words: the tests of the
 * projects that they name or that lie in the folders that they name, replayed where nothing changed. A file, a part of a
 * path, or an option (the first and all after it are Vitest's): that alone, anew.
 *
 * @param words - As after `npm test --`.
 */
export function testRuns(root, words) {
	const isFresh = words.includes("--fresh");
	const common = ["--output-style=static-failures-only", ...(isFresh ? ["--skip-nx-cache"] : [])];
	const asked = words.filter((word) => word !== "--fresh");
	// Suites wait for other programs half of the time: one more than there are cores keeps them busy.
	const parallel = `--parallel=${availableParallelism() + 1}`;
	if (asked.length === 0) return [["run-many", "--targets=typecheck,lint,test", parallel, ...common]];

	const firstOption = asked.findIndex((word) => word.startsWith("-"));
	const names = firstOption < 0 ? asked : asked.slice(0, firstOption);
	const options = firstOption < 0 ? [] : asked.slice(firstOption);
	const folders = projectFolders(root);
	const whole = new Set();
	const parts = new Map();
	for (const name of names) {
		const path = relative(root, resolve(root, name));
		const below = folders.filter((folder) => folder === path || folder.startsWith(`${path}/`));
		const around = folders.filter((folder) => path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
		if (below.length === 0 && around !== undefined) parts.set(around, [...(parts.get(around) ?? []), path]);
		// Nx knows projects by their names, too.
		else for (const project of below.length > 0 ? below : [name]) whole.add(project);
	}
	if (options.length > 0) {
		// Options without a name are for all.
		const projects = whole.size + parts.size > 0 ? whole : folders;
		for (const project of projects) parts.set(project, parts.get(project) ?? []);
	}
	// Whole names: a folder's may be a part of another project's name.
	const nameOf = (project) =>
		folders.includes(project) ? JSON.parse(readFileSync(join(root, project, "package.json"), "utf8")).name : project;
	const runs = [...parts].map(([project, paths]) => [
		"run",
		`${nameOf(project)}:vitest`,
		"--output-style=stream-without-prefixes",
		"--",
		...paths,
		...options,
	]);
	if (options.length > 0 || whole.size === 0) return runs;
	return [
		["run-many", "--targets=test", `--projects=${[...whole].map(nameOf).join(",")}`, parallel, ...common],
		...runs,
	];
}
