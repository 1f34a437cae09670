import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { readTextIfThere, signHere, writeAtomically } from "@quickening/workspace";
import type { PaperPlan, PlannedStage } from "../plan/plan.ts";
import { SyncError, type SyncProblem } from "../plan/problem.ts";
import { pinnedEnvironment } from "../stage/environment.ts";
import { bundleCode, type CodeBundle, type ExternalImport } from "./bundle-code.ts";
import { entryText } from "./entry.ts";
import { type FileRecords, type FileTable, fileTable } from "./file-table.ts";
import { manifestPath } from "./manifest-path.ts";
import { saveModuleInterfaces } from "./module-interfaces.ts";
import { type NpmLock, type NpmPackage, npmLock } from "./npm-lock.ts";

/** The exact code of a stage. */
export interface StageCode {
	/** The fingerprint: bundles, versions of npm packages and of Node, pinned variables, what it takes of paper.ts. */
	readonly sha256: string;
	/** Source files that the stage reaches, below the root, sorted. */
	readonly files: readonly string[];
	/** npm packages behind it, "name@version", sorted; Node among them. */
	readonly npm: readonly string[];
	/** Files that Node reads to run it: every module loaded, and files beside the code. */
	readonly loaded: readonly string[];
	/** Folders of the npm packages that Node may load for it. */
	readonly npmFolders: readonly string[];
	/** Where specifiers of our own packages lead: path below the root. */
	readonly modules: Readonly<Record<string, string>>;
}

/** Takes fingerprints and remembers, in .quickening/, what has not changed since. */
export interface Fingerprinter {
	/** @throws SyncError when code is missing, hidden, or not in package-lock.json. */
	codeOf(plan: PaperPlan, stage: PlannedStage): Promise<StageCode>;
	/** Writes down what was learned; without it, all is still right but slower next time. */
	save(): void;
}

interface Memory {
	readonly maker: string;
	readonly files: FileRecords;
	readonly bundles: Readonly<Record<string, CodeBundle>>;
}

/** Makes the fingerprinter of a checkout. */
export function fingerprinter(root: string): Fingerprinter {
	const memoryPath = join(root, ".quickening", "fingerprints.json");
	const lockText = readLock(root);
	const lock = npmLock(lockText);
	const maker = makerOf(lock);
	const memory = readMemory(memoryPath, maker);
	const files = fileTable(root, memory.files);
	const bundles: Record<string, CodeBundle> = { ...memory.bundles };
	const dependencies = new Map<string, readonly string[]>();
	let learned = false;

	const bundleOf = async (entry: string, folder: string): Promise<CodeBundle> => {
		const key = `${folder}\n${entry}`;
		const known = bundles[key];
		if (known !== undefined && isCurrent(known, files)) return known;
		const bundle = await bundleCode(root, entry, { folder, files });
		bundles[key] = bundle;
		learned = true;
		return bundle;
	};

	return {
		async codeOf(plan, stage) {
			const entry = entryText(stage, plan.folder, (path) => relativeSpecifier(plan.folder, path));
			const bundle = await bundleOf(entry, plan.folder);
			const problems: SyncProblem[] = [];
			const closure = (externals: readonly ExternalImport[]) => {
				const found = new Map<string, NpmPackage>();
				for (const external of externals) {
					for (const specifier of expand(root, external, dependencies)) {
						const start = lock.resolve(specifier, external.importer);
						if (start === undefined) {
							problems.push(notInLock(specifier, external.importer, lock));
							continue;
						}
						for (const each of lock.closure(start)) found.set(each.folder, each);
					}
				}
				return [...found.values()];
			};
			const used = closure(bundle.externals.filter((external) => external.used));
			if (problems.length > 0) throw new SyncError(problems);
			const all = closure(bundle.externals);
			const node = lock.version("node");
			const npm = [
				...new Set([
					...(node === undefined ? [] : [`node@${node}`]),
					...used.map(({ name, version }) => `${name}@${version}`),
				]),
			].sort();
			const sha256 = createHash("sha256")
				.update(JSON.stringify({ code: bundle.hashes, npm, environment: pinnedEnvironment, facts: stage.facts }))
				.digest("hex");
			return {
				sha256,
				files: [...bundle.used, ...bundle.assets].sort(),
				npm,
				loaded: bundle.loaded,
				npmFolders: all.map(({ folder }) => folder).sort(),
				modules: bundle.modules,
			};
		},
		save() {
			saveModuleInterfaces(root);
			const records = { ...memory.files, ...files.records() };
			if (!learned && sameRecords(records, memory.files)) return;
			const current = Object.entries(bundles).filter(([, bundle]) => isCurrent(bundle, files));
			const kept = new Set(current.flatMap(([, { basis }]) => Object.keys(basis)));
			const memorable: Memory = {
				maker,
				files: Object.fromEntries(Object.entries(files.records()).filter(([path]) => kept.has(path))),
				bundles: Object.fromEntries(current),
			};
			writeAtomically(memoryPath, JSON.stringify(memorable));
		},
	};
}

function isCurrent(bundle: CodeBundle, files: FileTable): boolean {
	for (const path in bundle.basis) if (files.sha256(path) !== bundle.basis[path]) return false;
	return true;
}

function sameRecords(a: FileRecords, b: FileRecords): boolean {
	const paths = Object.keys(a);
	if (paths.length !== Object.keys(b).length) return false;
	return paths.every((path) => a[path]?.[0] === b[path]?.[0] && a[path]?.[2] === b[path]?.[2]);
}

function readLock(root: string): string {
	const text = readTextIfThere(join(root, "package-lock.json"));
	if (text === undefined) throw new SyncError([{ file: "package-lock.json", message: "does not exist" }]);
	return text;
}

function readMemory(path: string, maker: string): Memory {
	const empty: Memory = { maker, files: {}, bundles: {} };
	const text = readTextIfThere(path);
	if (text === undefined) return empty;
	try {
		const memory = JSON.parse(text) as Memory;
		return memory.maker === maker ? memory : empty;
	} catch {
		// A memory that cannot be read is no memory: all is worked out anew.
		return empty;
	}
}

/** What the remembered bundles were made by: the code that makes them, esbuild and Node. */
function makerOf(lock: NpmLock): string {
	// A memory that came with a clone could give one code the name of another.
	const hash = createHash("sha256")
		.update(signHere("fingerprints"))
		.update(`${lock.version("esbuild")} ${lock.version("acorn")} ${process.version}`);
	for (const name of ["../syntax-tree.ts", ...readdirSync(import.meta.dirname).sort()]) {
		if (!name.includes(".test.")) hash.update(readFileSync(join(import.meta.dirname, name)));
	}
	return hash.digest("hex");
}

/** A specifier that ends in "*" stands for the packages that its importer's package.json declares and that begin so. */
function expand(
	root: string,
	{ specifier, importer }: ExternalImport,
	dependencies: Map<string, readonly string[]>,
): readonly string[] {
	if (!specifier.endsWith("*")) return [specifier];
	const manifest = manifestPath(importer);
	let declared = dependencies.get(manifest);
	if (declared === undefined) {
		const { dependencies: named = {} } = JSON.parse(readTextIfThere(join(root, manifest)) ?? "{}");
		declared = Object.keys(named).filter((name) => !name.startsWith("@quickening/"));
		dependencies.set(manifest, declared);
	}
	return declared.filter((name) => name.startsWith(specifier.slice(0, -1)));
}

function notInLock(specifier: string, importer: string, lock: NpmLock): SyncProblem {
	return {
		file: importer,
		message: lock.isWorkspace(specifier)
			? `imports ${specifier}, which is another paper: code that two papers share belongs into a package`
			: `imports ${specifier}, which package-lock.json does not have`,
	};
}

function relativeSpecifier(folder: string, path: string): string {
	const specifier = relative(folder, path).replaceAll("\\", "/");
	return specifier.startsWith(".") ? specifier : posix.join(".", specifier).replace(/^(?!\.)/, "./");
}
