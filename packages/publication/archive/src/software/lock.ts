/** A package as package-lock.json has it. */
export interface LockedPackage {
	/** Where it lies: "node_modules/vega", or within another. */
	readonly path: string;
	readonly name: string;
	readonly version: string;
	/** "sha512-" and the hash of its archive in base64, as the registry gives it. */
	readonly integrity: string;
	/** SPDX expression; undefined where its package.json has none. */
	readonly licence: string | undefined;
	/** Whether only work on the repository needs it. */
	readonly isForDevelopment: boolean;
	/** Names of what it asks for, optional ones and peers too. */
	readonly needs: readonly string[];
}

interface LockEntry {
	readonly name?: string;
	readonly version?: string;
	readonly integrity?: string;
	readonly license?: string;
	readonly link?: true;
	readonly dev?: true;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The content of package-lock.json, version 3. */
export interface Lock {
	readonly packages: Readonly<Record<string, LockEntry>>;
}

/** Every package of the lock that comes from a registry, by the place where it lies. */
export function lockedPackages({ packages }: Lock): ReadonlyMap<string, LockedPackage> {
	return new Map(
		Object.entries(packages).flatMap(([path, entry]) => {
			if (!/(?:^|\/)node_modules\//.test(path) || entry.link || !entry.version || !entry.integrity) return [];
			const { dependencies, optionalDependencies, peerDependencies } = entry;
			const one: LockedPackage = {
				path,
				name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
				version: entry.version,
				integrity: entry.integrity,
				licence: entry.license,
				isForDevelopment: entry.dev === true,
				needs: Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).sort(),
			};
			return [[path, one] as const];
		}),
	);
}

/** The package that Node finds under a name from within another: the nearest folder node_modules that has it. */
export function foundFrom(
	packages: ReadonlyMap<string, LockedPackage>,
	from: string,
	name: string,
): LockedPackage | undefined {
	for (let folder = from; ; ) {
		const found = packages.get(`${folder === "" ? "" : `${folder}/`}node_modules/${name}`);
		if (found !== undefined || folder === "") return found;
		const above = folder.lastIndexOf("/node_modules/");
		folder = above < 0 ? "" : folder.slice(0, above);
	}
}
