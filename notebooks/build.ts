/**
 * Builds the site into dist/: clears Framework's cache (it would serve yesterday's results), runs `observable build` on the
 * Node that runs this file, without telemetry, puts the files of results at their addresses, and gives each page what
 * Framework's own template lacks: a language, leave to zoom, and a policy of what may run.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CLOSED_VARIABLE, closedPaths, pageLeaks } from "@quickening/release";
import { type BuildOptions, build } from "esbuild";
import { withContentPolicy } from "./content-policy.ts";
import { readPageFacts, withPageHead } from "./page-head.ts";
import { offersSingleFile, singleFileParts, withSingleFile, writeSingleFile } from "./single-file.ts";
import { siteAddress } from "./src/components/cite-paper.ts";
import { longDate } from "./src/components/prose.ts";
import { papersFolder } from "./src/sources/folders.ts";
import { isBroken, paperSlugs, readPaper } from "./src/sources/paper.ts";
import { publishedFiles } from "./src/sources/published-files.ts";

const folder = import.meta.dirname;
const framework = dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json"));

rmSync(join(folder, "src/.observablehq/cache"), { recursive: true, force: true });
const root = dirname(papersFolder);
const closed = await closedPaths(root);
const { status } = spawnSync(
	process.execPath,
	["--conditions=@quickening/source", "--no-warnings", join(framework, "dist/bin/observable.js"), "build"],
	{
		cwd: folder,
		stdio: "inherit",
		env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", [CLOSED_VARIABLE]: JSON.stringify(closed) },
	},
);
if (status !== 0) process.exit(status ?? 1);

for (const slug of paperSlugs()) {
	const paper = await readPaper(slug);
	if (isBroken(paper)) continue;
	for (const { address, path } of publishedFiles(paper)) {
		const file = join(folder, "dist", address);
		mkdirSync(dirname(file), { recursive: true });
		copyFileSync(path, file);
	}
}

// The figures that answer to the reader run the packages themselves; pages that have one load them.
await build({
	entryPoints: { "what-if": join(folder, "what-if/browser.ts") },
	outdir: join(folder, "dist"),
	// What one figure alone needs is fetched by its page alone.
	splitting: true,
	chunkNames: "what-if-[hash]",
	bundle: true,
	format: "esm",
	platform: "browser",
	minify: true,
	conditions: ["@quickening/source"],
	logLevel: "error",
});

// The page "your recording": its worker is text within its script, and so works under that page's policy.
const browserScript: BuildOptions = {
	bundle: true,
	platform: "browser",
	minify: true,
	conditions: ["@quickening/source"],
	logLevel: "error",
};
const worker = await build({
	...browserScript,
	entryPoints: [join(folder, "recording/page/worker.ts")],
	format: "iife",
	write: false,
});
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
await build({
	...browserScript,
	entryPoints: { recording: join(folder, "recording/page/browser.ts") },
	outdir: join(folder, "dist"),
	format: "esm",
	define: {
		RECORDING_WORKER: JSON.stringify(worker.outputFiles![0]!.text),
		QUICKENING_VERSION: JSON.stringify(version),
	},
});

// WebAssembly that TensorFlow fetches beside the script, for browsers with SIMD and without.
const wasm = join(
	dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json")),
	"wasm-out",
);
mkdirSync(join(folder, "dist/wasm"), { recursive: true });
for (const name of ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"]) {
	copyFileSync(join(wasm, name), join(folder, "dist/wasm", name));
}

const site = siteAddress();
for (const path of globSync("dist/**/*.html", { cwd: folder })) {
	const file = join(folder, path);
	const page = readFileSync(file, "utf8");
	const finished = page
		.replace("<html>", '<html lang="en-GB">')
		.replace("width=device-width, initial-scale=1, maximum-scale=1", "width=device-width, initial-scale=1")
		.replace("</body>", () => `${scriptsOf(page, upwards(path))}</body>`);
	if (!finished.includes('<html lang="en-GB">') || finished.includes("maximum-scale")) {
		throw new Error(`${path}: Framework's page template has changed; see build.ts`);
	}
	const own = path.slice("dist/".length, -".html".length);
	const described = withPageHead(finished, readPageFacts(folder, own), { path: own, site });
	writeFileSync(file, withContentPolicy(described, { mayConnect: !page.includes("data-recording") }));
}

const parts = await singleFileParts(folder);
for (const slug of paperSlugs()) {
	const paper = await readPaper(slug);
	const file = join(folder, "dist/papers", `${slug}.html`);
	// A page that says what is wrong with its paper offers none.
	if (isBroken(paper) || !offersSingleFile(readFileSync(file, "utf8"))) continue;
	const { definition, reproduction } = paper;
	const commit = reproduction?.environment?.commit;
	const { bytes } = writeSingleFile({
		dist: join(folder, "dist"),
		slug,
		edition: `version ${definition.version}, ${longDate(definition.date)}${commit ? `, commit ${commit.slice(0, 10)}` : ""}`,
		site,
		parts,
	});
	writeFileSync(file, withSingleFile(readFileSync(file, "utf8"), bytes));
}

const leaks = pageLeaks(root, closed, join(folder, "dist"));
if (leaks.length > 0) {
	rmSync(join(folder, "dist"), { recursive: true, force: true });
	throw new Error(
		`the pages are taken back, since they would show people:\n${leaks.map((leak) => `  ${leak}`).join("\n")}`,
	);
}

/** The scripts that a page asks for by what stands on it. */
function scriptsOf(page: string, root: string): string {
	const names = [
		...(page.includes("data-what-if=") ? ["what-if"] : []),
		...(page.includes("data-recording") ? ["recording"] : []),
	];
	return names.map((name) => `<script type="module" src="${root}${name}.js"></script>\n`).join("");
}

/** From a page to the site's root, so that the site may stand below any address. */
function upwards(path: string): string {
	return "../".repeat(path.split("/").length - 2) || "./";
}
