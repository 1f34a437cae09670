#!/usr/bin/env node
/**
 * Set-up, then a command with the pinned Node: `node packages/publication/cli/setup/run.mjs reproduce`.
 * `cohort` makes and looks at cohorts; `test` runs type check, lint and tests (with arguments the tests alone:
 * `npm test -- packages/publication/dvc`); every other word is a command of `quickening`. Plain JavaScript, for any Node from 18
 * on.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { testRuns } from "../nx/test-runs.mjs";
import { main, root, SetupError, setUp } from "./setup.mjs";
import { watchStarters } from "./starters.mjs";

const node = join(root, "node_modules", ".bin", "node");
const fromSource = ["--conditions=@quickening/source"];
const quickening = join(root, "packages", "publication", "cli", "src", "main.ts");
// Cohorts are made by a package that knows physiology, which quickening does not.
const cohort = join(root, "packages", "modelling", "cohort", "src", "node", "command", "cohort.ts");

await main(async () => {
	await setUp();
	// Ctrl-C during set-up.
	if (process.exitCode === 130) return;
	const [command, ...args] = process.argv.slice(2);
	process.exitCode =
		command === "test"
			? await test(args)
			: await run(node, [
					...fromSource,
					...(command === "cohort" ? [cohort, ...args] : [quickening, ...process.argv.slice(2)]),
				]);
});

/** What testRuns says, one run after the other; the highest exit code. */
async function test(words) {
	rmSync(join(root, "tests", "results", "summary.json"), { force: true });
	const nx = join(root, "node_modules", "nx", "dist", "bin", "nx.js");
	const environment = { NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false" };
	// Where projects run side by side, each needs no more than one process for its tests.
	if (words.length === 0) environment.VITEST_MAX_WORKERS = "1";
	let worst = 0;
	for (const args of testRuns(root, words)) {
		worst = Math.max(worst, await run(node, [nx, ...args], { cwd: root, environment }));
		if (worst > 128) break;
	}
	return worst;
}

/** Runs a program in the foreground; its exit code, or 128 + the signal that ended it, as a shell says it. */
function run(program, args, { cwd, environment: more = {} } = {}) {
	const { PATH = "", ...others } = process.env;
	const environment = {
		...others,
		...more,
		PATH: [join(root, "node_modules", ".bin"), PATH].join(delimiter),
		QUICKENING_STARTER: String(process.pid),
	};
	const proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
	// Node asks for this before it follows the proxy that every other program on the machine follows.
	if (proxies.some((name) => process.env[name])) environment.NODE_USE_ENV_PROXY ??= "1";
	return new Promise((done, fail) => {
		const child = spawn(program, args, { stdio: "inherit", env: environment, ...(cwd ? { cwd } : {}) });
		const pass = (signal) => {
			// A terminal gives Ctrl-C to the child as well; given twice, it would mean "at once".
			if (signal === "SIGINT" && process.stdin.isTTY) return;
			child.kill(signal);
		};
		const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
		for (const signal of signals) process.on(signal, pass);
		const stopWatching = watchStarters(() => child.kill("SIGTERM"));
		const end = () => {
			stopWatching();
			for (const signal of signals) process.removeListener(signal, pass);
		};
		child.on("error", (error) => {
			end();
			fail(new SetupError(`${program} could not be started: ${error.message}`));
		});
		child.on("exit", (code, signal) => {
			end();
			done(code ?? 128 + (constants.signals[signal] ?? 0));
		});
	});
}
