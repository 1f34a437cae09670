import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./workspace.ts";

/** The npm packages that Node loads for an import, those behind others too. */
function loadedBy(specifier: string, from: string): readonly string[] {
	const script = `
		import { registerHooks } from "node:module";
		const urls = new Set();
		registerHooks({ load(url, context, next) { urls.add(url); return next(url, context); } });
		await import(${JSON.stringify(specifier)});
		console.log(JSON.stringify([...urls]));
	`;
	const printed = execFileSync(
		join(root, "node_modules/.bin/node"),
		["--conditions=@quickening/source", "--no-warnings", "--input-type=module", "-e", script],
		{ cwd: join(root, from), encoding: "utf8", maxBuffer: 1 << 26 },
	);
	const names = (JSON.parse(printed) as string[]).map(
		(url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1],
	);
	return [...new Set(names)].filter((name) => name !== undefined).sort();
}

it("software is listed for a page without what writes a bill of materials", () => {
	const loaded = loadedBy("@quickening/archive/software", "notebooks");
	expect(loaded.filter((name) => name.includes("cyclonedx") || name === "esbuild")).toEqual([]);
});

it("provenance is read without a bundler, a parser of code, or what fetches data", () => {
	const loaded = loadedBy("@quickening/archive/provenance", "notebooks");
	expect(loaded).toContain("yaml");
	const heavy = ["esbuild", "acorn", "tar-stream", "vega", "vega-lite", "@myriaddreamin/typst-ts-node-compiler"];
	expect(loaded.filter((name) => heavy.includes(name))).toEqual([]);
});

it("a file is told from others without what unpacks or parses it", () => {
	const loaded = loadedBy("@quickening/io/identify", "notebooks");
	expect(loaded.filter((name) => ["fflate", "saxes"].includes(name))).toEqual([]);
});
