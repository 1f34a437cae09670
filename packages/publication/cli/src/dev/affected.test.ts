import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { workspaceAt } from "@quickening/workspace";
import { afterAll, beforeAll, expect, it } from "vitest";
import { affectedBy } from "./affected.ts";

let root: string;
const write = (path: string, text: string) => {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
};
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-affected-"));
	for (const [slug, file, data] of [
		["a", "packages/foundations/stats/src/mean.ts", "toy"],
		["b", "packages/foundations/core/src/random.ts", "other"],
	]) {
		write(`papers/${slug}/paper.ts`, "");
		write(`.quickening/code-files/${slug}.json`, JSON.stringify({ s: { files: [file], npm: [] } }));
		write(`papers/${slug}/dvc.yaml`, `stages: {s: {deps: [../../data/${data}/raw]}}`);
	}
});
afterAll(() => rmSync(root, { recursive: true }));

const affected = (files: string[], watched: string[] = []) =>
	affectedBy(workspaceAt(root), files, { watched, browserPackages: ["packages/foundations/core"] });

it.each<[string, string[]]>([
	["papers/a/analysis/x.ts", ["a"]],
	["papers/a/manuscript.typ", ["a"]],
	["papers/a/params.yaml", ["a"]],
	["papers/a/page.ts", []],
	["papers/a/README.md", []],
	["papers/a/analysis/x.test.ts", []],
	["packages/foundations/stats/src/mean.ts", ["a"]],
	["packages/foundations/stats/src/median.ts", []],
	["packages/foundations/core/src/random.ts", ["b"]],
	["data/toy/dataset.json", ["a"]],
	["data/toy-2/dataset.json", []],
	["package-lock.json", ["a", "b"]],
	["notebooks/src/style/base.css", []],
])("%s touches the results of %j", (file, papers) => {
	expect(affected([file]).papers).toEqual(papers);
});

it("looks at the papers that are watched alone", () => {
	expect(affected(["package-lock.json"], ["b"]).papers).toEqual(["b"]);
});

it("knows what a browser takes built, and what the site's server reads once", () => {
	expect(affected(["packages/foundations/core/src/x.ts"])).toMatchObject({ packages: true, server: false });
	expect(affected(["notebooks/src/components/shell.ts"])).toMatchObject({ packages: false, server: true });
});
