import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON, isBuiltin, stripTypeScriptTypes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { initSync, parse } from "es-module-lexer";

/**
 * Hash of the code that a module runs: its own, that of every module which it imports, also by way of others, and the versions
 * of the npm packages behind them. For the key of `keptResults`, so that results of older code are not taken for those of the
 * present.
 *
 * Types do not count, comments do. A stage has a finer fingerprint of its own, which sees workers, too.
 *
 * @param module - URL of a file: `new URL("./rise.worker.ts", import.meta.url)`.
 * @returns 64 hexadecimal digits, the same wherever the checkout lies.
 * @throws Error when a module cannot be found, or is imported by a name that is not written out.
 */
export function codeHash(module: URL): string {
	initSync();
	const sources = new Map<string, string>();
	const packages = new Set<string>([`node ${process.versions.node}`]);
	const open = [fileURLToPath(module)];
	for (let path = open.pop(); path !== undefined; path = open.pop()) {
		if (sources.has(path)) continue;
		const text = readFileSync(path, "utf8");
		const code = /\.m?ts$/.test(path) ? stripTypeScriptTypes(text) : text;
		sources.set(path, code);
		for (const { n: specifier, d: kind } of parse(code, path)[0]) {
			if (kind === -2) continue;
			if (specifier === undefined)
				throw new Error(`codeHash: ${path} imports a module by a name that is not written out`);
			if (isBuiltin(specifier)) continue;
			const found = createRequire(path).resolve(specifier);
			if (!found.includes("/node_modules/")) open.push(found);
			else packages.add(packageOf(specifier, path));
		}
	}
	const hash = createHash("sha256");
	// By content and not by path: the same code elsewhere is the same code.
	for (const source of [...sources.values()].sort()) hash.update(`${source.length}\n${source}\n`);
	for (const each of [...packages].sort()) hash.update(`${each}\n`);
	return hash.digest("hex");
}

function packageOf(specifier: string, from: string): string {
	const path = findPackageJSON(specifier, pathToFileURL(from));
	if (path === undefined) throw new Error(`codeHash: ${from} imports ${specifier}, whose package.json was not found`);
	const { name, version } = JSON.parse(readFileSync(path, "utf8")) as { name: string; version: string };
	return `${name} ${version}`;
}
