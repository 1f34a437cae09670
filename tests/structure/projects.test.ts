import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./workspace.ts";

const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };

it("every test lies in a project, since npm test runs projects", () => {
	const projects = workspaces
		.flatMap((pattern) => globSync(pattern, { cwd: root }))
		.filter((folder) => existsSync(join(root, folder, "package.json")));
	const files = globSync("{data,notebooks,packages,papers,tests}/**/*.test.ts", {
		cwd: root,
		exclude: (path) => /(?:^|\/)(?:node_modules|dist|templates|raw)$/.test(String(path)),
	});
	expect(files.length).toBeGreaterThan(100);
	const alone = files.filter((file) => !projects.some((folder) => `${dirname(file)}/`.startsWith(`${folder}/`)));
	expect(alone).toEqual([]);
});
