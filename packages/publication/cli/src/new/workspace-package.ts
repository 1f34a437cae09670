import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { readTextIfThere, writeAtomically } from "@quickening/workspace";

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
}

interface Lock {
	packages: Record<string, unknown>;
}

/** package-lock.json with one more workspace package in it, as `npm install` would write it. */
export function lockWith(lockText: string, folder: string, manifestText: string): string {
	const lock = JSON.parse(lockText) as Lock;
	const { name, version, license, dependencies } = JSON.parse(manifestText) as Manifest;
	lock.packages[folder] = { name, version, ...(license && { license }), ...(dependencies && { dependencies }) };
	lock.packages[`node_modules/${name}`] = { resolved: folder, link: true };
	return textOf(lock);
}

/** package-lock.json without a workspace package. */
export function lockWithout(lockText: string, folder: string, npmName: string): string {
	const lock = JSON.parse(lockText) as Lock;
	delete lock.packages[folder];
	delete lock.packages[`node_modules/${npmName}`];
	return textOf(lock);
}

function textOf(lock: Lock): string {
	const paths = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, "en"));
	return `${JSON.stringify({ ...lock, packages: Object.fromEntries(paths.map((path) => [path, lock.packages[path]])) }, null, "\t")}\n`;
}

/**
 * Does to node_modules what `npm install` would do for a new workspace package: the link to its folder. Where set-up's
 * stamp belonged to the lock without the package, it is renewed, so that set-up has nothing to do.
 */
export function linkWorkspacePackage(root: string, folder: string, npmName: string): void {
	const link = join(root, "node_modules", npmName);
	if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(relative(dirname(link), join(root, folder)), link);
	}
	const stampPath = join(root, "node_modules", ".quickening-setup");
	const stamp = readTextIfThere(stampPath);
	const lockText = readTextIfThere(join(root, "package-lock.json")) ?? "";
	const before = sha256(lockWithout(lockText, folder, npmName));
	if (stamp?.startsWith(`${before} `)) writeAtomically(stampPath, sha256(lockText) + stamp.slice(before.length));
}

function sha256(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
