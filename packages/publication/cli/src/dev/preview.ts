import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createConnection, createServer } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { endProcessGroup, RUN_VARIABLE, type RunHandle } from "@quickening/dvc";
import { CLOSED_VARIABLE, type ClosedPaths, closedPaths, PREVIEW_VARIABLE } from "@quickening/release";
import type { Workspace } from "@quickening/workspace";
import { readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** Framework's preview of the site, in a process group of its own. */
export interface Preview {
	readonly port: number;
	/** Asks for a page, so that it is ready when somebody looks; what is wrong with it, a line each. */
	problemsOf(path: string): Promise<readonly string[]>;
	/** Makes it forget the pages and packages that it has cached: it judges them by the age of their loaders alone. */
	forget(what: "results" | "packages"): void;
	/** Ends it and begins anew on the same port. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const STARTUP_SECONDS = 60;

/** Starts the preview on a free port of this machine, and waits until it answers. */
export async function startPreview(workspace: Workspace, signal: AbortSignal): Promise<Preview> {
	const notebooks = join(workspace.root, "notebooks");
	const handleFile = join(workspace.local, "preview.json");
	// One that a kill -9 left behind would go on serving, and caching, yesterday's pages.
	const left = readJsonIfThere<RunHandle>(handleFile);
	if (left) await endProcessGroup(left, { graceSeconds: 0.5 });
	const port = await freePort();
	let running: { child: ChildProcess; handle: RunHandle; tail: string[] } | undefined;
	const start = async () => {
		running = begin(workspace, notebooks, port, await closedPaths(workspace.root));
		writeAtomically(handleFile, `${JSON.stringify(running.handle)}\n`);
		await answering(running.child, port, running.tail, signal);
	};
	const stop = async () => {
		if (running === undefined) return;
		await endProcessGroup(running.handle, { graceSeconds: 1 });
		running = undefined;
		rmSync(handleFile, { force: true });
	};
	const forget = (what: "results" | "packages") => forgetCache(join(notebooks, "src", ".observablehq", "cache"), what);
	forget("results");
	forget("packages");
	try {
		await start();
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		port,
		forget,
		async problemsOf(path) {
			const tail = running?.tail ?? [];
			tail.length = 0;
			const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal });
			const text = await answer.text();
			if (answer.status < 500) return [];
			const errors = tail.map((line) => line.trim()).filter((line) => /^(?:\w*Error|error):/.test(line));
			return [`${path}: ${text.split("\n")[0]}`, ...new Set(errors)];
		},
		async restart() {
			await stop();
			await start();
		},
		stop,
	};
}

function begin(workspace: Workspace, notebooks: string, port: number, closed: ClosedPaths) {
	const framework = dirname(
		createRequire(join(notebooks, "package.json")).resolve("@observablehq/framework/package.json"),
	);
	const runId = randomUUID();
	const child = spawn(
		workspace.node,
		[
			"--conditions=@quickening/source",
			"--no-warnings",
			`--import=${pathToFileURL(join(import.meta.dirname, "end-with-parent.ts")).href}`,
			join(framework, "dist", "bin", "observable.js"),
			...["preview", "--no-open", "--host", "127.0.0.1", "--port", String(port)],
		],
		{
			cwd: notebooks,
			detached: true,
			stdio: ["pipe", "pipe", "pipe"],
			env: {
				...process.env,
				[RUN_VARIABLE]: runId,
				[PREVIEW_VARIABLE]: "1",
				[CLOSED_VARIABLE]: JSON.stringify(closed),
				OBSERVABLE_TELEMETRY_DISABLE: "1",
				NO_COLOR: "1",
			},
		},
	);
	const tail: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (text: string) => {
			tail.push(...text.split("\n").filter((line) => line.trim() !== ""));
			tail.splice(0, tail.length - 40);
		});
	}
	if (child.pid === undefined) throw new UserError(`${workspace.node} could not be started`);
	return { child, handle: { pid: child.pid, runId }, tail };
}

async function answering(
	child: ChildProcess,
	port: number,
	tail: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	const until = performance.now() + STARTUP_SECONDS * 1000;
	while (performance.now() < until) {
		signal.throwIfAborted();
		if (child.exitCode !== null || child.signalCode !== null) break;
		if (await accepts(port)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new UserError(`the site's preview did not start\n${tail.slice(-12).join("\n")}`, {
		whatToDo: "What it printed stands above; `npm run dev -w notebooks` starts it alone.",
	});
}

function accepts(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection({ host: "127.0.0.1", port });
		socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
		socket.once("connect", () => socket.destroy());
	});
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** What comes from npm or is a font is the same for as long as its version is: it stays. */
function forgetCache(cache: string, what: "results" | "packages"): void {
	if (what === "packages") {
		rmSync(join(cache, "_node", "@quickening"), { recursive: true, force: true });
		return;
	}
	let names: string[];
	try {
		names = readdirSync(cache);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
		throw error;
	}
	for (const name of names) {
		if (!name.startsWith("_") && name !== "fonts") rmSync(join(cache, name), { recursive: true, force: true });
	}
}
