#!/usr/bin/env node
/**
 * Set-up, then a command with the pinned Node: `node packages/publication/cli/setup/run.mjs reproduce`.
 * `test` runs type check, lint and tests (with arguments the tests alone: `npm test -- packages/publication/dvc`); every other word
 * is a command of `quickening`. Plain JavaScript, for any Node from 18 on.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { main, root, SetupError, setUp } from "./setup.mjs";

const node = join(root, "node_modules", ".bin", "node");
const fromSource = ["--conditions=@quickening/source"];

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
					join(root, "packages", "publication", "cli", "src", "main.ts"),
					...process.argv.slice(2),
				]);
});

/** Type check, lint, tests: all of them, also when one fails, so that one run tells everything. */
async function test(args) {
	const modules = join(root, "node_modules");
	const vitest = [
		...fromSource,
		join(modules, "vitest", "vitest.mjs"),
		"run",
		"--config",
		join("tests", "vitest.config.ts"),
		...args,
	];
	const parts = [["tests", vitest]];
	if (args.length === 0) {
		parts.unshift(
			["type check", [join(modules, "typescript", "bin", "tsc"), "-p", "tsconfig.json"]],
			["lint", [join(modules, "@biomejs", "biome", "bin", "biome"), "check", "."]],
		);
	}
	const failed = [];
	for (const [name, command] of parts) {
		const begun = Date.now();
		console.error(`… ${name}`);
		const code = await run(node, command, { cwd: root });
		const seconds = `${((Date.now() - begun) / 1000).toFixed(1)} s`;
		console.error(code === 0 ? `✓ ${name}  ${seconds}` : `✗ ${name}  ${seconds}`);
		if (code !== 0) failed.push(name);
		if (code > 128) return code;
	}
	if (failed.length > 0) console.error(`error: failed: ${failed.join(", ")}`);
	return failed.length > 0 ? 1 : 0;
}

/** Runs a program in the foreground; its exit code, or 128 + the signal that ended it, as a shell says it. */
function run(program, args, { cwd } = {}) {
	const { PATH = "", ...others } = process.env;
	const environment = { ...others, PATH: [join(root, "node_modules", ".bin"), PATH].join(delimiter) };
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
		const end = () => {
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
