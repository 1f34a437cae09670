import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { manifestPath } from "./manifest-path.ts";

const root = join(import.meta.dirname, "../../../../..");

it.each([
	["papers/toy/figures/beats.ts", "papers/toy/package.json"],
	["packages/publication/figures/src/render/fonts.ts", "packages/publication/figures/package.json"],
])("finds the manifest of %s", (file, manifest) => {
	expect(manifestPath(file)).toBe(manifest);
});

it("leads from the sources of every package and paper to their own manifest", () => {
	const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };
	const folders = globSync(workspaces, { cwd: root }).filter(
		(folder) => /^(?:packages|papers)\//.test(folder) && existsSync(join(root, folder, "package.json")),
	);
	expect(folders.length).toBeGreaterThan(20);
	for (const folder of folders) expect(manifestPath(`${folder}/src/index.ts`)).toBe(`${folder}/package.json`);
});
