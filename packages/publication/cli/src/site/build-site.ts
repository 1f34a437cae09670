import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { endProcessGroup, RUN_VARIABLE, type RunHandle, splitLines } from "@quickening/dvc";
import { runFile, type SiteResult, siteIndex } from "@quickening/reproduce";
import type { Workspace } from "@quickening/workspace";
import { readIfThere, readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { UserError, visibleControls } from "@quickening/workspace/terminal";

/**
 * Builds the report's pages when something that they show, or the code that shows it, is not what it was at the last
 * build. The builder's own cache is cleared first: it serves old results and old packages.
 */
export async function buildSite(
	workspace: Workspace,
	{ signal, onStart, onLine }: { signal: AbortSignal; onStart?: () => void; onLine?: (line: string) => void },
): Promise<SiteResult> {
	const { root } = workspace;
	const notebooks = join(root, "notebooks");
	const index = siteIndex;
	if (!existsSync(join(notebooks, "build.ts"))) {
		return { state: "skipped", index, because: "this checkout has no notebooks/build.ts" };
	}
	const stamp = join(workspace.local, "site.json");
	const inputs = siteInputs(workspace);
	const last = readJsonIfThere<{ inputs?: string }>(stamp);
	if (last?.inputs === inputs && existsSync(join(root, index))) return { state: "up to date", index };

	const started = performance.now();
	onStart?.();
	rmSync(stamp, { force: true });
	rmSync(join(notebooks, "src", ".observablehq", "cache"), { recursive: true, force: true });
	const tail: string[] = [];
	const run = async (program: string, args: readonly string[], folder: string) => {
		const code = await runInGroup(workspace, [program, ...args], {
			folder,
			signal,
			onLine: (line) => {
				tail.push(line);
				if (tail.length > 40) tail.shift();
				onLine?.(line);
			},
		});
		return code === 0;
	};
	const seconds = () => (performance.now() - started) / 1000;
	for (const folder of builtPackages(workspace)) {
		const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
		if (!(await run(workspace.node, [tsc, "-p", "tsconfig.build.json"], folder))) {
			return { state: "failed", index, seconds: seconds(), output: [`in ${relative(root, folder)}:`, ...tail] };
		}
	}
	if (
		!(await run(workspace.node, ["--conditions=@quickening/source", "--no-warnings", "build.ts"], notebooks)) ||
		!existsSync(join(root, index))
	) {
		return { state: "failed", index, seconds: seconds(), output: tail };
	}
	writeAtomically(stamp, `${JSON.stringify({ inputs })}\n`);
	return { state: "built", index, seconds: seconds() };
}

/** Hash of all that the pages are made from: notebooks, papers with their results, data descriptions, packages, npm versions. */
function siteInputs({ root, papers, data }: Workspace): string {
	const hash = createHash("sha256");
	const add = (path: string) => {
		const bytes = readIfThere(path);
		if (bytes === undefined) return;
		hash.update(`${relative(root, path)}\0${bytes.byteLength}\0`).update(bytes);
	};
	const skipped = new Set(["node_modules", "dist", ".observablehq", "raw", "site"]);
	const walk = (folder: string) => {
		if (!existsSync(folder)) return;
		const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
		for (const entry of entries) {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) {
				if (!skipped.has(entry.name)) walk(path);
			} else if (entry.isFile() && !/\.(?:test|naive)\.ts$|\.part$/.test(entry.name)) add(path);
		}
	};
	walk(join(root, "notebooks"));
	walk(papers);
	walk(data);
	for (const folder of workspacePackages(root, join(root, "notebooks"))) walk(folder);
	add(join(root, "package-lock.json"));
	return hash.digest("hex");
}

/** Folders of the packages of ours that the pages take, each after those that it takes itself. */
export function builtPackages({ root }: Pick<Workspace, "root">): string[] {
	return workspacePackages(root, join(root, "notebooks")).filter((folder) =>
		existsSync(join(folder, "tsconfig.build.json")),
	);
}

function workspacePackages(root: string, from: string, seen: string[] = []): string[] {
	const { dependencies = {} } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as {
		dependencies?: Record<string, string>;
	};
	for (const name of Object.keys(dependencies).sort()) {
		if (!name.startsWith("@quickening/")) continue;
		// npm links each workspace package below node_modules, whatever wing it lies in.
		const folder = realpathSync(join(root, "node_modules", name));
		if (seen.includes(folder)) continue;
		workspacePackages(root, folder, seen);
		if (!seen.includes(folder)) seen.push(folder);
	}
	return seen;
}

/** Runs a program in a process group of its own, which `signal` ends wholly and the next start finds after a kill -9. */
async function runInGroup(
	workspace: Workspace,
	command: readonly string[],
	{ folder, signal, onLine }: { folder: string; signal: AbortSignal; onLine: (line: string) => void },
): Promise<number | null> {
	signal.throwIfAborted();
	const runId = randomUUID();
	const child = spawn(command[0]!, command.slice(1), {
		cwd: folder,
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, [RUN_VARIABLE]: runId, OBSERVABLE_TELEMETRY_DISABLE: "1", NO_COLOR: "1", CI: "1" },
	});
	const lines = [child.stdout, child.stderr].map((stream) => {
		const splitter = splitLines((line) => line.trim() !== "" && onLine(visibleControls(line)));
		stream.on("data", splitter.push);
		return splitter;
	});
	const handle: RunHandle | undefined = child.pid === undefined ? undefined : { pid: child.pid, runId };
	const end = () => handle && void endProcessGroup(handle, { graceSeconds: 1 });
	signal.addEventListener("abort", end, { once: true });
	try {
		if (handle) writeAtomically(runFile(workspace), `${JSON.stringify(handle)}\n`);
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once("error", (cause) => reject(new UserError(`${command[0]} could not be started`, { cause })));
			child.once("close", resolve);
		});
		for (const splitter of lines) splitter.end();
		signal.throwIfAborted();
		return code;
	} finally {
		signal.removeEventListener("abort", end);
		rmSync(runFile(workspace), { force: true });
	}
}
