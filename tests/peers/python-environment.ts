import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A Python with the packages of a requirements file, or why there is none. */
export type PythonEnvironment = { readonly python: string; readonly folder: string } | { readonly missing: string };

/** Where what is made on demand is kept between checkouts. */
export function cacheFolder(): string {
	return process.env.QUICKENING_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "quickening");
}

/**
 * A virtual environment in the user's cache, made on demand (once, with a network) and named by its requirements, so that
 * a new pin makes a new one.
 *
 * @param name - What it is for.
 * @param requirements - Path of the requirements file.
 * @param more - Further arguments of `pip install`, each list a call of its own; `{folder}` is the environment's.
 * @param options - `complete`: the requirements name every package, so that pip adds none (`--no-deps`).
 */
export function pythonEnvironment(
	name: string,
	requirements: string,
	more: readonly (readonly string[])[] = [],
	{ complete: listIsComplete = false }: { readonly complete?: boolean } = {},
): PythonEnvironment {
	const cache = cacheFolder();
	const key = createHash("sha256").update(readFileSync(requirements)).update(JSON.stringify(more)).digest("hex");
	const folder = join(cache, `peer-${name}-${key.slice(0, 12)}`);
	const python = join(folder, "bin", "python");
	const complete = join(folder, "complete");
	if (existsSync(complete)) return { python, folder };
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(cache, { recursive: true });
	const calls: [string, string[]][] = [
		["python3", ["-m", "venv", folder]],
		[
			python,
			[
				"-m",
				"pip",
				"install",
				"--quiet",
				"--disable-pip-version-check",
				...(listIsComplete ? ["--no-deps"] : []),
				"-r",
				requirements,
			],
		],
		...more.map((args): [string, string[]] => [
			python,
			[
				"-m",
				"pip",
				"install",
				"--quiet",
				"--disable-pip-version-check",
				...args.map((arg) => arg.replace("{folder}", folder)),
			],
		]),
	];
	for (const [program, args] of calls) {
		const { status, error, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 900_000 });
		if (status === 0) continue;
		rmSync(folder, { recursive: true, force: true });
		return { missing: error?.message ?? stderr.trim().split("\n").at(-1) ?? `${program} ended with ${status}` };
	}
	writeFileSync(complete, "");
	return { python, folder };
}
