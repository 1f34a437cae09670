import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { modulesFolder, papersFolder } from "../src/sources/folders.ts";

const source = join(import.meta.dirname, "../src");

/**
 * Bundles what the cells of a page import into one script of the site, without what nothing calls, and writes it where the page
 * finds it. A file that would not change is left alone: Framework watches it.
 *
 * @param page - The page's path, such as "/papers/intrapartum-ctg/explore". @param exports - From {@link takeImports}.
 * @returns Address of the script within the site.
 * @throws Error naming the page and what could not be resolved.
 */
export function bundleCode(page: string, exports: readonly string[]): string {
	const address = `/code/${page.slice(1).replaceAll("/", "-")}.js`;
	const code = bundled(page, [...new Set(exports)].sort().join("\n"));
	const file = join(source, address);
	if (!existsSync(file) || readFileSync(file, "utf8") !== code) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, code);
	}
	return address;
}

function bundled(page: string, entry: string): string {
	const paper = /@quickening-papers\/([a-z0-9-]+)/g;
	const papers = [...new Set(Array.from(entry.matchAll(paper), ([, slug]) => slug!))];
	try {
		const { outputFiles } = buildSync({
			stdin: { contents: entry, resolveDir: dirname(source), loader: "ts" },
			bundle: true,
			write: false,
			format: "esm",
			platform: "browser",
			target: ["es2022"],
			minify: true,
			conditions: ["@quickening/source"],
			nodePaths: [modulesFolder],
			// Heavy, and fetched when it is first needed: Framework gives it an address of its own.
			external: ["vega-embed", "/notebook/*"],
			alias: {
				// Its own entry brings node:fs along.
				arquero: "arquero/dist/arquero.min.js",
				"@quickening/notebooks": dirname(source),
				...Object.fromEntries(papers.map((slug) => [`@quickening-papers/${slug}`, resolve(papersFolder, slug)])),
			},
			logLevel: "silent",
		});
		return outputFiles[0]!.text;
	} catch (error) {
		throw new Error(`${page}.md: what its cells import cannot be bundled: ${(error as Error).message}`);
	}
}
