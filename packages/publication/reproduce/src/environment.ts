import { readFileSync } from "node:fs";
import { arch, cpus, release, type } from "node:os";
import { join } from "node:path";
import type { ReproductionEnvironment } from "@quickening/paper";
import { pinnedDvcVersion, readIfThere, sha256 } from "@quickening/workspace";

/** The machine and the versions that a rebuild stands on. */
export function describeEnvironment(root: string, commit: string | undefined, dirty: boolean): ReproductionEnvironment {
	const lock = readIfThere(join(root, "package-lock.json"));
	return {
		os: `${type()} ${release()} ${arch()}`,
		cpu: `${cpus()[0]?.model.trim() || "unknown"} (${cpus().length} cores)`,
		node: process.version.slice(1),
		npmLockSha256: lock === undefined ? "" : sha256(lock),
		dvc: pinnedDvcVersion(root),
		quickening: quickeningVersion(),
		commit: commit ?? "",
		dirty,
	};
}

/** The version in this package's own package.json. */
export function quickeningVersion(): string {
	const path = new URL("../package.json", import.meta.url);
	return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
