/*
 * Loaded before every loader of a page: a file that holds rows of people whose data are not open cannot be read there, so no
 * page can show it by mistake. It guards against mistakes; the built pages are looked through besides (build.ts).
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClosedPaths } from "@quickening/release";
import { papersFolder } from "./folders.ts";

const repository = dirname(papersFolder);
const { folders, except } = JSON.parse(process.env["QUICKENING_CLOSED"] ?? '{"folders":[],"except":[]}') as ClosedPaths;
const closed = folders.map((folder) => `${resolve(repository, folder)}/`);
const open = new Set(except.map((path) => resolve(repository, path)));

function check(path: unknown): void {
	if (typeof path !== "string" && !(path instanceof URL) && !Buffer.isBuffer(path)) return;
	const given = path instanceof URL ? fileURLToPath(path) : String(path);
	for (const candidate of [resolve(given), realPath(given)]) {
		if (open.has(candidate) || !closed.some((folder) => candidate.startsWith(folder))) continue;
		throw new Error(
			`${candidate.slice(repository.length + 1)} holds rows of people whose data are not open: a page may read what a stage has released, and nothing else of it`,
		);
	}
}

const realpathSync = fs.realpathSync;
function realPath(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return resolve(path);
	}
}

if (closed.length > 0) {
	const guarded = <F extends (...args: never[]) => unknown>(call: F): F =>
		((...args: never[]) => {
			check(args[0]);
			return call(...args);
		}) as F;
	for (const name of [
		"readFileSync",
		"readFile",
		"openSync",
		"open",
		"createReadStream",
		"copyFileSync",
		"copyFile",
	] as const) {
		Object.assign(fs, { [name]: guarded(fs[name] as never) });
	}
	for (const name of ["readFile", "open", "copyFile"] as const) {
		Object.assign(fs.promises, { [name]: guarded(fs.promises[name] as never) });
	}
	syncBuiltinESMExports();
}
