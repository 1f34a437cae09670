import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface WorkspacePackage {
	readonly name: string;
	/** Folder below the root, such as "packages/foundations/core". */
	readonly folder: string;
	/** Whether it must run in a browser: the tag "platform:browser". */
	readonly isForBrowsers: boolean;
	readonly declared: ReadonlySet<string>;
	readonly exported: ReadonlySet<string>;
}

/** Every package, paper and the notebooks, as their package.json files say. */
export function workspacePackages(): readonly WorkspacePackage[] {
	const folders = [...below("packages").flatMap(below), ...below("papers"), "notebooks"];
	return folders.map((folder) => {
		const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
		const tags: string[] = manifest.nx?.tags ?? [];
		return {
			name: manifest.name,
			folder,
			isForBrowsers: tags.includes("platform:browser"),
			declared: new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
			exported: new Set(Object.keys(manifest.exports ?? {})),
		};
	});
}

function below(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => `${folder}/${entry.name}`)
		.sort();
}

export interface Import {
	/** Path below the root. */
	readonly file: string;
	readonly line: number;
	readonly specifier: string;
}

// Formatted sources begin a static import or re-export at the start of a line, so words inside strings do not match.
const importPattern =
	/^(?:import|export)\s[^"'`;]*?from\s*"([^"]+)"|^import\s+"([^"]+)"|(?<![\w"'`])import\(\s*"([^"]+)"/gm;

/** Every import of every TypeScript and JavaScript source below a folder, tests and built files left out. */
export function importsBelow(folder: string): readonly Import[] {
	const found: Import[] = [];
	for (const file of sources(join(root, folder))) {
		const text = readFileSync(file, "utf8");
		for (const match of text.matchAll(importPattern)) {
			const specifier = match[1] ?? match[2] ?? match[3] ?? "";
			const line = text.slice(0, match.index).split("\n").length;
			found.push({ file: relative(root, file), line, specifier });
		}
	}
	return found;
}

const skipped = new Set(["node_modules", "dist", "results", "raw", "fixtures", "templates", ".observablehq"]);

function sources(path: string): string[] {
	if (!statSync(path).isDirectory()) return /(?<!\.test|\.naive)\.(?:ts|mts|js|mjs)$/.test(path) ? [path] : [];
	return readdirSync(path)
		.filter((name) => !skipped.has(name))
		.sort()
		.flatMap((name) => sources(join(path, name)));
}
