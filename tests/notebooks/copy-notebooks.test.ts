import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { copyNotebooks } from "./copy-notebooks.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const template = readFileSync(join(repository, "packages/publication/cli/templates/notebook/page.md.ts"), "utf8");
const place = mkdtempSync(join(tmpdir(), "quickening-notebooks-"));
afterEach(() => rmSync(place, { recursive: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(place, path)), { recursive: true });
	writeFileSync(join(place, path), text);
}

it("a notebook of a paper that is not built with is left out, all else is copied", () => {
	for (const name of [
		"about.md",
		"build.ts",
		"content-policy.ts",
		"observablehq.config.js",
		"package.json",
		"page-head.ts",
		"single-file.ts",
	])
		write(`from/${name}`, "");
	for (const folder of ["cells", "kit", "methods", "recording", "what-if"]) write(`from/${folder}/x.ts`, "");
	write("from/src/index.md.ts", "import { readPapers } from './sources/paper.ts';");
	write("from/src/data.md.ts", "// A card for each data set");
	write("from/src/.observablehq/cache/x", "");
	write("papers/signal-study/paper.ts", "");
	for (const [notebook, slug] of [
		["mine", "intrapartum-ctg"],
		["ours", "signal-study"],
	]) {
		write(`from/src/topics/${notebook}.md.ts`, template.replaceAll("__paper__", slug!));
	}
	for (const slug of ["intrapartum-ctg", "signal-study"]) write(`from/src/papers/${slug}/explore.md`, "# Explore");
	write("from/src/papers/[slug].md.ts", "");
	copyNotebooks(join(place, "from"), join(place, "to"), join(place, "papers"));
	const copied = (path: string) => existsSync(join(place, "to", path));
	expect(
		["topics/mine.md.ts", "papers/intrapartum-ctg/explore.md", ".observablehq"].filter((path) => copied(`src/${path}`)),
	).toEqual([]);
	const kept = [
		"src/topics/ours.md.ts",
		"src/papers/signal-study/explore.md",
		"src/papers/[slug].md.ts",
		"src/index.md.ts",
		"src/data.md.ts",
		"about.md",
		"cells/x.ts",
		"kit/x.ts",
		"methods/x.ts",
		"recording/x.ts",
		"what-if/x.ts",
		"build.ts",
	];
	expect(kept.filter((path) => !copied(path))).toEqual([]);
});
