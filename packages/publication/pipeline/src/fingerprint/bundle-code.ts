import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import type { Metafile, Plugin } from "esbuild";
import type { SyncProblem } from "../plan/problem.ts";
import { isSyncError, SyncError } from "../plan/problem.ts";
import { dropUnused } from "./drop-unused.ts";
import type { FileTable } from "./file-table.ts";
import { manifestPath } from "./manifest-path.ts";
import { missingExports } from "./missing-exports.ts";
import { needsScan, type SourceReach, scanSource } from "./scan-source.ts";

/** An import of an npm package. */
export interface ExternalImport {
	/** Bare specifier, or the beginning of one followed by "*" (all packages that the importer declares so). */
	readonly specifier: string;
	/** Path below the root. */
	readonly importer: string;
	/** Whether it stands in code that the stage can reach, not only in modules that are loaded along. */
	readonly used: boolean;
}

/** The code of one stage. All paths lie below the root. */
export interface CodeBundle {
	/** sha256 of each minified, tree-shaken bundle (the stage's and its workers'), and of each file beside the code. */
	readonly hashes: Readonly<Record<string, string>>;
	/** Source files that the stage reaches, sorted. */
	readonly used: readonly string[];
	/** Every file that Node reads for it, sorted: `used`, `assets`, and what indexes bring along. */
	readonly loaded: readonly string[];
	/** Files beside the code that it reads, sorted. */
	readonly assets: readonly string[];
	readonly externals: readonly ExternalImport[];
	/** Where each specifier of our own packages leads. */
	readonly modules: Readonly<Record<string, string>>;
	/** sha256 of every file that this answer rests on. */
	readonly basis: Readonly<Record<string, string>>;
}

const ownPackage = /^@quickening\//;
const builtins = new Set(builtinModules);

/** Every other package stays outside: it is known by its version in the lock. */
const ownPackagesOnly: Plugin = {
	name: "own-packages-only",
	setup(build) {
		build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
			if (kind === "entry-point" || ownPackage.test(path)) return undefined;
			return { path, external: true };
		});
	},
};

/**
 * How a caller's mistake is worded: it ends a stage and so changes no result that there is. For the fingerprint only its names
 * count, so that an edit of a message retrains no network. What runs is the module itself.
 */
const wordsAlone: Plugin = {
	name: "words-alone",
	setup(build) {
		build.onLoad({ filter: /[\\/]foundations[\\/]core[\\/]src[\\/]errors[\\/][^\\/]+\.ts$/ }, ({ path }) => {
			const names = readFileSync(path, "utf8").matchAll(/^export (?:class|const|function) (\w+)/gm);
			return { contents: [...names].map(([, name]) => `export class ${name} {}`).join("\n"), loader: "js" };
		});
	},
};

/**
 * Bundles the code of one stage.
 *
 * @param entry - Text of a module that imports all that the stage runs.
 * @param folder - Folder that the entry's relative imports start from, below the root.
 * @throws SyncError when a module is missing, or code could be reached that cannot be known beforehand.
 */
export async function bundleCode(
	root: string,
	entry: string,
	{ folder, files }: { folder: string; files: FileTable },
): Promise<CodeBundle> {
	const hashes: Record<string, string> = {};
	const used = new Set<string>();
	const loaded = new Set<string>();
	const assets = new Set<string>();
	const besides = new Set<string>();
	const externals = new Map<string, ExternalImport>();
	const modules: Record<string, string> = {};
	const problems: SyncProblem[] = [];
	const open = [""];
	const done = new Set<string>();
	const scans = new Map<string, SourceReach | undefined>();
	const addExternal = (specifier: string, importer: string, isUsed: boolean) => {
		const key = `${importer} ${specifier}`;
		externals.set(key, { specifier, importer, used: isUsed || externals.get(key)?.used === true });
	};

	for (let worker = open.pop(); worker !== undefined; worker = open.pop()) {
		if (done.has(worker)) continue;
		done.add(worker);
		const { code, metafile } = await build(root, worker === "" ? { entry, folder } : { worker });
		problems.push(...(await missingExports(root, metafile.inputs, (path) => files.sha256(path))));
		hashes[worker === "" ? "stage" : worker] = createHash("sha256").update(code).digest("hex");
		const reached = new Set(
			Object.entries(Object.values(metafile.outputs)[0]!.inputs)
				.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
				.map(([file]) => file),
		);
		// The entry of a worker runs even when nothing of it is exported.
		if (worker !== "") reached.add(worker);
		for (const [file, { imports }] of Object.entries(metafile.inputs)) {
			for (const { path, original, external } of imports) {
				if (original !== undefined && ownPackage.test(original) && !external) modules[original] = path;
				if (external && !isBuiltin(path)) addExternal(path, file, reached.has(file));
			}
			if (file === "<stdin>") continue;
			loaded.add(file);
			if (!scans.has(file)) {
				const source = readFileSync(join(root, file), "utf8");
				scans.set(file, needsScan(source) ? await scanSource(source, file) : undefined);
			}
			const reach = scans.get(file);
			const isUsed = reached.has(file);
			if (isUsed) used.add(file);
			for (const name of reach?.packages ?? []) addExternal(name, file, isUsed);
			if (isUsed) {
				problems.push(...(reach?.problems ?? []));
				open.push(...(reach?.workers ?? []));
			}
			// A paper's script declares the files that it reads; a package has no other way than to know where they are.
			if (!file.startsWith("packages/")) continue;
			for (const path of (reach?.assets ?? []).flatMap((asset) => filesAt(root, asset))) {
				if (isUsed) assets.add(path);
				else besides.add(path);
			}
		}
	}
	if (problems.length > 0) throw new SyncError(uniqueProblems(problems));

	const basis: Record<string, string> = {};
	for (const path of [...loaded, ...assets, ...besides, ...manifestsAbove([...loaded])]) {
		const sha256 = files.sha256(path);
		if (sha256 !== undefined) basis[path] = sha256;
	}
	for (const path of assets) hashes[path] = basis[path]!;
	return {
		hashes: sortedRecord(hashes),
		used: [...used].sort(),
		loaded: [...new Set([...loaded, ...assets, ...besides])].sort(),
		assets: [...assets].sort(),
		externals: [...externals.values()].sort((a, b) =>
			`${a.specifier} ${a.importer}` < `${b.specifier} ${b.importer}` ? -1 : 1,
		),
		modules: sortedRecord(modules),
		basis: sortedRecord(basis),
	};
}

/** What esbuild finds wrong with a module and all that it reaches: syntax, modules and exports that are not there. */
export async function brokenCode(root: string, file: string): Promise<readonly SyncProblem[]> {
	try {
		const { metafile } = await build(root, { worker: file });
		return await missingExports(root, metafile.inputs, () => undefined);
	} catch (error) {
		if (isSyncError(error)) return error.problems;
		throw error;
	}
}

async function build(
	root: string,
	from: { entry: string; folder: string } | { worker: string },
): Promise<{ code: string; metafile: Metafile }> {
	const esbuild = await import("esbuild");
	const input =
		"worker" in from
			? { entryPoints: [join(root, from.worker)] }
			: { stdin: { contents: from.entry, resolveDir: join(root, from.folder), loader: "js" as const } };
	if ("worker" in from && !existsSync(join(root, from.worker))) {
		throw new SyncError([{ file: from.worker, message: "is started as a worker but does not exist" }]);
	}
	try {
		const { outputFiles, metafile } = await esbuild.build({
			...input,
			absWorkingDir: root,
			outdir: join(root, ".quickening", "bundle"),
			write: false,
			metafile: true,
			bundle: true,
			minifySyntax: true,
			minifyWhitespace: true,
			treeShaking: true,
			legalComments: "none",
			format: "esm",
			platform: "node",
			target: "node22",
			charset: "utf8",
			conditions: ["@quickening/source"],
			// Given here, so that no tsconfig.json decides what the code is; Node runs it by the same rules.
			tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: "ES2024", useDefineForClassFields: true } },
			plugins: [ownPackagesOnly, wordsAlone],
			logLevel: "silent",
		});
		// Names are shortened in a second pass: in the first they would hang on code that is dropped, and on comments.
		const { code } = await esbuild.transform(await dropUnused(outputFiles[0]!.text), {
			minify: true,
			format: "esm",
			platform: "node",
			target: "node22",
			charset: "utf8",
			legalComments: "none",
		});
		return { code, metafile };
	} catch (error) {
		throw asSyncError(error, "worker" in from ? from.worker : from.folder, "entry" in from ? from.entry : "");
	}
}

function asSyncError(error: unknown, place: string, entry: string): unknown {
	const errors = (error as { errors?: readonly import("esbuild").Message[] }).errors;
	if (errors === undefined || errors.length === 0) return error;
	return new SyncError(
		errors.map(({ text: said, location }) => {
			// The words of missingExports, which finds what esbuild lets pass.
			const text = said.replace(
				/^No matching export in "([^"]+)" for import "([^"]+)"$/,
				"imports $2, which $1 does not export",
			);
			if (location === null) return { file: place, message: text };
			if (location.file !== "<stdin>") {
				return { file: location.file, line: location.line, column: location.column + 1, message: text };
			}
			const module = /from "(\.[^"]+)"/.exec(entry.split("\n")[location.line - 1] ?? "")?.[1];
			return { file: module === undefined ? place : posix.join(place, module), message: text };
		}),
	);
}

function isBuiltin(specifier: string): boolean {
	return specifier.startsWith("node:") || builtins.has(specifier);
}

/** The package.json of each package that a file belongs to: it says what can be dropped and where imports lead. */
function manifestsAbove(paths: readonly string[]): Set<string> {
	return new Set(["package.json", ...paths.filter((path) => path.split("/").length > 2).map(manifestPath)]);
}

/** The files at a path: itself, or all below it. */
function filesAt(root: string, path: string): string[] {
	const absolute = join(root, path);
	if (path.startsWith("..") || !existsSync(absolute)) return [];
	if (statSync(absolute).isFile()) return [path];
	return readdirSync(absolute).flatMap((name) => filesAt(root, posix.join(path, name)));
}

function uniqueProblems(problems: readonly SyncProblem[]): SyncProblem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function sortedRecord(record: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
