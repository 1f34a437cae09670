/**
 * What Nx knows of this repository beyond its package.json files: the targets of each project (targets.mjs) and what a
 * run of them came to (counts.mjs). Plain JavaScript, for Nx runs it with the Node of whoever calls `npx nx`.
 */
import { report } from "./counts.mjs";
import { manifests, projectAt } from "./targets.mjs";

export const name = "@quickening/cli/nx";

export const createNodes = [
	manifests,
	(paths, _options, { workspaceRoot }) => paths.map((path) => [path, projectAt(path, workspaceRoot)]),
];

export const postTasksExecution = (_options, { taskResults, workspaceRoot }) => report(taskResults, workspaceRoot);
