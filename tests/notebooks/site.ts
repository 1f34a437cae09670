import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { gzipSync } from "node:zlib";
import { prepared } from "../prepared/prepared.ts";
import { copyNotebooks } from "./copy-notebooks.ts";
import { writeFixture } from "./fixture.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

export interface BuiltSite {
	/** The built pages; nobody writes there. */
	readonly folder: string;
	/** What the build printed. */
	readonly output: string;
}

/** The site with the fixture's papers, built once for all tests, in a copy of its own: nobody's dist/ or cache is touched. */
export async function buildSite(): Promise<BuiltSite> {
	const place = await prepared("site", {
		from: [
			...["notebooks", "packages", "package-lock.json"],
			...["copy-notebooks", "fixture", "planted", "site"].map((name) => `tests/notebooks/${name}.ts`),
			...["tests/peers/agreement.json", "tests/benchmarks/measured.json"],
		],
		make: build,
	});
	return { folder: join(place, "notebooks/dist"), output: readFileSync(join(place, "output.txt"), "utf8") };
}

/** The site of this repository's own papers, as they are committed, built once for the tests of their notebooks. */
export async function buildNotebooks(): Promise<BuiltSite> {
	const place = await prepared("notebooks", {
		from: [
			...["notebooks", "packages", "papers", "data", "package-lock.json"],
			...["copy-notebooks", "site"].map((name) => `tests/notebooks/${name}.ts`),
			...["tests/peers/agreement.json", "tests/benchmarks/measured.json"],
		],
		make: (folder) => buildWith(folder, { papers: join(repository, "papers"), data: join(repository, "data") }),
	});
	return { folder: join(place, "notebooks/dist"), output: readFileSync(join(place, "output.txt"), "utf8") };
}

async function build(place: string): Promise<void> {
	await buildWith(place, await writeFixture(place));
}

async function buildWith(place: string, { papers, data }: { papers: string; data: string }): Promise<void> {
	const copy = join(place, "notebooks");
	copyNotebooks(join(repository, "notebooks"), copy, papers);
	// Any request of the build would go to an address where nobody answers.
	const nowhere = "http://127.0.0.1:9";
	const { stdout, stderr } = await promisify(execFile)(
		process.execPath,
		["--conditions=@quickening/source", "build.ts"],
		{
			cwd: copy,
			maxBuffer: 1e8,
			env: {
				...process.env,
				QUICKENING_PAPERS: papers,
				QUICKENING_DATA: data,
				QUICKENING_MODULES: join(repository, "node_modules"),
				QUICKENING_TESTS: join(repository, "tests"),
				QUICKENING_BASE: "/report/",
				HTTP_PROXY: nowhere,
				HTTPS_PROXY: nowhere,
			},
		},
	);
	writeFileSync(join(place, "output.txt"), stripVTControlCharacters(stdout + stderr));
}

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
	".json": "application/json",
	".csv": "text/csv",
	".png": "image/png",
	".pdf": "application/pdf",
	".wasm": "application/wasm",
	".woff2": "font/woff2",
};

/**
 * Serves the built pages below /report/ on 127.0.0.1: a site has to work wherever it stands.
 *
 * @param compressed - Sends text compressed, as hosts do. Default false.
 */
export async function serve(folder: string, compressed = false): Promise<{ root: string; server: Server }> {
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url!, "http://127.0.0.1").pathname);
		if (!path.startsWith("/report/")) return void response.writeHead(404).end();
		const plain = join(folder, normalize(path.slice("/report".length)));
		const file = [join(plain, "index.html"), plain, `${plain}.html`].find(
			(one) => existsSync(one) && statSync(one).isFile(),
		);
		if (!file) return void response.writeHead(404).end();
		const type = types[extname(file)] ?? "application/octet-stream";
		const bytes = readFileSync(file);
		if (compressed && /text|json|svg/.test(type))
			return void response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(bytes));
		response.writeHead(200, { "content-type": type }).end(bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/report/`, server };
}
