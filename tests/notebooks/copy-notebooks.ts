import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const parts = [
	"about.md",
	"build.ts",
	"cells",
	"content-policy.ts",
	"observablehq.config.js",
	"package.json",
	"page-head.ts",
	"kit",
	"methods",
	"recording",
	"single-file.ts",
	"src",
	"what-if",
];

/**
 * Copies what the report is built from, without notebooks that read a paper which is not among these: an author's own notebook
 * reads a paper of the repository, which the fixture has not, and would end the build of all pages.
 *
 * @param from - The folder "notebooks".
 * @param to - The copy; it is made.
 * @param papers - The folder of the papers that the copy is built with.
 */
export function copyNotebooks(from: string, to: string, papers: string): void {
	for (const part of parts) {
		cpSync(join(from, part), join(to, part), {
			recursive: true,
			filter: (path) =>
				!path.includes(".observablehq") &&
				papersReadBy(path).every((slug) => existsSync(join(papers, slug, "paper.ts"))),
		});
	}
}

/** The papers that a page names, or in whose folder it lies. */
function papersReadBy(path: string): string[] {
	const own = /\/src\/papers\/([a-z0-9-]+)(?:\/|$)/.exec(path)?.[1];
	if (own !== undefined) return [own];
	if (!/\.md(?:\.ts)?$/.test(path)) return [];
	return [...readFileSync(path, "utf8").matchAll(/\breadPaper\("([^"]+)"\)/g)].map((match) => match[1]!);
}
