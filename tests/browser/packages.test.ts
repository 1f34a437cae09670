import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, openBrowser } from "../figures/browser.ts";

/** What a page may run, dependencies first. */
const packages = ["core", "stats", "signal", "io", "cardio", "glucose"];
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "quickening-browser-"));
/** Of what uses sums, products and roots alone, every bit. */
const arithmeticAlone = new Set([
	"classes",
	"corrected",
	"pressure",
	"profile",
	"episodes",
	"wavelet",
	"record",
	"recurrence",
]);
/**
 * Share of the largest value. A browser's sin, cos, exp, log and pow may round the last bit to the other side: of 20,000
 * arguments Chromium 156 does so for 3 % of the sines and 10 % of the exponentials of Node 22.
 */
const lastBits = 1e-9;
/** npm links a workspace package below node_modules, whatever wing it lies in. */
const folderOf = (name: string) => realpathSync(join(root, "node_modules/@quickening", name));
let metafile: Metafile;
let bundle = "";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
	// The JavaScript that npm would carry, made aside, so that no dist/ of this checkout is read or written.
	for (const name of packages) {
		const { status, stdout } = spawnSync(
			process.execPath,
			[
				join(root, "node_modules/typescript/bin/tsc"),
				...["-p", join(folderOf(name), "tsconfig.build.json")],
				...["--outDir", join(folder, name), "--declaration", "false", "--noCheck"],
			],
			{ encoding: "utf8" },
		);
		if (status !== 0) throw new Error(`${folderOf(name)} does not build:\n${stdout}`);
	}
	const entry = join(folder, "all.js");
	writeFileSync(
		entry,
		`export { results } from ${JSON.stringify(fileURLToPath(new URL("results.ts", import.meta.url)))};`,
	);
	const built = await build({
		entryPoints: [entry],
		bundle: true,
		format: "iife",
		globalName: "quickening",
		platform: "browser",
		metafile: true,
		write: false,
		logLevel: "silent",
		alias: Object.fromEntries(packages.map((name) => [`@quickening/${name}`, join(folder, name, "index.js")])),
	});
	metafile = built.metafile;
	bundle = built.outputFiles[0].text;
});

describe("the built packages in a browser", () => {
	it("are the built ones, and ask nothing of Node", () => {
		const inputs = Object.keys(metafile.inputs);
		expect(inputs.filter((path) => /packages\/\w+\/\w+\/src\//.test(path))).toEqual([]);
		for (const name of packages) expect(inputs.some((path) => path.includes(`/${name}/`))).toBe(true);
		const asked = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
		expect(asked).toEqual([]);
		expect(bundle).not.toMatch(/\b(?:process|Buffer|require)\s*[.(]/);
	});

	it.skipIf(!hasBrowser)(`give what Node gives${browserNote}`, async () => {
		const { recordings, results } = await import("./results.ts");
		const made = recordings();
		const expected = results(made);
		const { page, close } = await openBrowser();
		try {
			await page.addScriptTag({ content: bundle });
			const found = await page.evaluate(
				(given) => (globalThis as unknown as { quickening: { results: typeof results } }).quickening.results(given),
				made,
			);
			expect(Object.keys(found)).toEqual(Object.keys(expected));
			for (const [name, values] of Object.entries(expected)) {
				if (arithmeticAlone.has(name)) expect(found[name], name).toEqual(values);
				else expectClose(found[name], values, name);
			}
		} finally {
			await close();
		}
	});
});

it("reads its own sources alone", () => {
	const text = readFileSync(new URL("results.ts", import.meta.url), "utf8");
	expect([...text.matchAll(/from "([^"]+)"/g)].every(([, from]) => from.startsWith("@quickening/"))).toBe(true);
});

function expectClose(found: readonly number[], expected: readonly number[], name: string): void {
	expect(found.length, name).toBe(expected.length);
	const largest = expected.reduce(
		(most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
		0,
	);
	const wrong = expected.flatMap((value, i) =>
		Object.is(value, found[i]) || Math.abs(value - found[i]) <= lastBits * largest
			? []
			: [`${i}: ${found[i]} for ${value}`],
	);
	expect(wrong, name).toEqual([]);
}
