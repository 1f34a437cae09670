import { posix } from "node:path";

/** What is read of package-lock.json, version 3. */
interface LockEntry {
	readonly version?: string;
	readonly link?: boolean;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** An npm package as the lock has it. */
export interface NpmPackage {
	/** Folder below the root, such as "node_modules/vega/node_modules/d3-array". */
	readonly folder: string;
	readonly name: string;
	readonly version: string;
}

/** Package-lock.json as Node's resolution sees it. */
export interface NpmLock {
	/** The package that a bare specifier means to a file (path below the root); undefined when the lock has none. */
	resolve(specifier: string, importer: string): NpmPackage | undefined;
	/** Whether a bare specifier means a workspace of this repository. */
	isWorkspace(specifier: string): boolean;
	/** A package with all it depends on: dependencies, optional ones and peers, as far as the lock has them. */
	closure(start: NpmPackage): readonly NpmPackage[];
	/** Version of a package at the top of node_modules. */
	version(name: string): string | undefined;
}

/** The package that a bare specifier belongs to: "@a/b/c" is of "@a/b". */
export function packageName(specifier: string): string {
	const parts = specifier.split("/");
	return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
}

/** Reads the text of a package-lock.json. */
export function npmLock(text: string): NpmLock {
	const { packages = {} } = JSON.parse(text) as { packages?: Readonly<Record<string, LockEntry>> };
	const closures = new Map<string, readonly NpmPackage[]>();

	/** Looks in node_modules of the folder and of each folder above it, as Node does. */
	const find = (name: string, from: string): NpmPackage | undefined => {
		for (let folder = from; ; folder = posix.dirname(folder)) {
			if (posix.basename(folder) !== "node_modules") {
				const path = folder === "." || folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
				const entry = packages[path];
				if (entry !== undefined && !entry.link) return { folder: path, name, version: entry.version ?? "" };
			}
			if (folder === "." || folder === "" || folder === "/") return undefined;
		}
	};

	return {
		resolve: (specifier, importer) => find(packageName(specifier), posix.dirname(importer)),
		isWorkspace: (specifier) => packages[`node_modules/${packageName(specifier)}`]?.link === true,
		version: (name) => packages[`node_modules/${name}`]?.version,
		closure(start) {
			const known = closures.get(start.folder);
			if (known !== undefined) return known;
			const found = new Map<string, NpmPackage>([[start.folder, start]]);
			const open = [start];
			for (let next = open.pop(); next !== undefined; next = open.pop()) {
				const { dependencies, optionalDependencies, peerDependencies } = packages[next.folder] ?? {};
				for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
					const target = find(name, next.folder);
					if (target === undefined || found.has(target.folder)) continue;
					found.set(target.folder, target);
					open.push(target);
				}
			}
			const sorted = [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
			closures.set(start.folder, sorted);
			return sorted;
		},
	};
}
