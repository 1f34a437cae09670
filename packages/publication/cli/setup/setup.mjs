#!/usr/bin/env node
/**
 * Set-up: npm packages, the pinned Node among them, a Python environment with the pinned DVC, and native TensorFlow.
 * Plain JavaScript without a dependency, for any Node from 18 on, because it runs before there is anything else.
 * What is done already is not done again; an interrupted set-up is taken up where it was left.
 *
 * `node packages/publication/cli/setup/setup.mjs`, or `npm run setup`.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installCommitHook } from "./commit-hook.mjs";
import { editedPackages, modulesRecordPath, readModulesRecord, writeModulesRecord } from "./modules-record.mjs";
import { tensorFlowStep } from "./tensorflow.mjs";

const LOWEST_NODE = 18;
const LOWEST_NPM = 9;
const LOWEST_PYTHON = [3, 9];
/** The last Python for which DVC and all that it needs are pinned. */
const HIGHEST_PYTHON = [3, 14];
/** Packages whose install scripts are needed; all others are installed without theirs. */
const PACKAGES_WITH_SCRIPTS = ["node", "esbuild", "nx"];

/** An error that a person can do something about. */
export class SetupError extends Error {}

/** The user's cache, shared by checkouts; the same rule as packages/publication/workspace/src/cache-folder.ts. */
export function cacheFolder(environment = process.env) {
	if (environment.QUICKENING_CACHE) return resolve(environment.QUICKENING_CACHE);
	if (environment.XDG_CACHE_HOME) return join(resolve(environment.XDG_CACHE_HOME), "quickening");
	return join(homedir(), ".cache", "quickening");
}

/** Root of the checkout that this file lies in. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..");

/**
 * Brings the checkout to the state in which every command works.
 *
 * @throws SetupError with one sentence on what is missing and how to get it.
 */
export async function setUp({ environment = process.env, retry = false } = {}) {
	if (process.platform === "win32") {
		throw new SetupError("Windows alone is not supported: use the Windows Subsystem for Linux (wsl --install).");
	}
	if (Number(process.versions.node.split(".")[0]) < LOWEST_NODE) {
		throw new SetupError(
			`Node.js ${process.versions.node} is too old: install version ${LOWEST_NODE} or later (nodejs.org).`,
		);
	}
	const dvc = dvcStep(environment);
	// TensorFlow needs what the others bring: npm's package, and a Python with pip.
	const tensorFlow = tensorFlowStep({
		root,
		cache: cacheFolder(environment),
		python: dvc.python,
		environment,
		retry,
		tools: { lock, output, sha256, readOr, writeAside },
	});
	const told = installCommitHook(root);
	if (told !== undefined) console.error(`note: ${told}`);
	const first = [npmStep(environment), dvc];
	const steps = first.filter((step) => !step.isDone());
	if (steps.length === 0 && tensorFlow.isDone()) return;
	const board = progressBoard();
	const children = new Set();
	const stop = (signal) => {
		for (const child of children) child.kill(signal);
		process.exitCode = 130;
	};
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
	try {
		// Side by side: one waits for the network mostly, the other for the disk.
		const ends = await Promise.allSettled(steps.map((step) => step.run({ board, children })));
		const failures = ends.filter((end) => end.status === "rejected").map((end) => end.reason);
		if (failures.length > 0) {
			throw failures.every((failure) => failure instanceof SetupError)
				? new SetupError(failures.map((failure) => failure.message).join("\n"))
				: failures.find((failure) => !(failure instanceof SetupError));
		}
		await tensorFlow.run({ board, children });
	} finally {
		board.close();
		process.removeListener("SIGINT", stop);
		process.removeListener("SIGTERM", stop);
	}
}

/** npm packages, and the install scripts of the few that need them. */
function npmStep(environment) {
	const stamp = join(root, "node_modules", ".quickening-setup");
	const lockPath = join(root, "package-lock.json");
	const pinnedNode = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;
	const wanted = `${sha256(readFileSync(lockPath))} ${process.platform}-${process.arch} node ${pinnedNode}\n`;
	const node = join(root, "node_modules", ".bin", "node");
	const cache = cacheFolder(environment);
	const isDone = () => existsSync(node) && readOr(stamp, "") === wanted && existsSync(modulesRecordPath(root, cache));
	return {
		isDone,
		async run(tools) {
			const release = await lock(join(root, ".quickening", "locks", "setup"), "npm packages", tools);
			try {
				if (isDone()) return;
				const npm = await findNpm(environment, tools);
				const before = readFileSync(lockPath);
				rmSync(stamp, { force: true });
				removeEdited(cache, tools.board);
				const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
				await tools.board.step("npm packages", () =>
					npm(["install", "--no-save", "--ignore-scripts", ...quiet], { cwd: root }),
				);
				if (!readFileSync(lockPath).equals(before)) {
					writeAside(lockPath, before);
					throw new SetupError(
						"npm changed package-lock.json, and it was put back: package.json and the lock do not agree. " +
							"Run `npm install` by hand, look at the difference and commit it.",
					);
				}
				await tools.board.step(`install scripts of ${PACKAGES_WITH_SCRIPTS.join(", ")}`, () =>
					npm(["rebuild", "--ignore-scripts=false", ...quiet, ...PACKAGES_WITH_SCRIPTS], { cwd: root }),
				);
				checkNode(node, pinnedNode, tools.board);
				const found = await output(node, ["--version"], { environment, ...tools }).catch(() => "none");
				if (found !== `v${pinnedNode}`) {
					throw new SetupError(
						`The pinned Node ${pinnedNode} was not installed (found: ${found}): its install script fetches ` +
							`node-${process.platform}-${process.arch} from the npm registry. Remove node_modules and try again.`,
					);
				}
				await tools.board.step("record of what npm installed", async () => writeModulesRecord(root, cache, writeAside));
				writeAside(stamp, wanted);
			} finally {
				release();
			}
		},
	};
}

/**
 * npm takes for installed what is there, edited or not: packages that are not as they were written down are removed first, and
 * all of them where nothing was written down.
 */
function removeEdited(cache, board) {
	const modules = join(root, "node_modules");
	if (!existsSync(modules)) return;
	const files = readModulesRecord(root, cache);
	if (files === undefined) {
		// What an interrupted installation left is npm's own to mend; nobody could say so of an older one.
		if (!existsSync(join(modules, ".package-lock.json"))) return;
		// But for Node, which may be running this, and whose bytes are looked at anyway.
		for (const name of readdirSync(modules)) {
			if (name !== "node" && name !== ".bin") rmSync(join(modules, name), { recursive: true, force: true });
		}
		return;
	}
	const edited = editedPackages(root, files).filter((folder) => folder !== "node_modules/node");
	for (const folder of edited) rmSync(join(root, folder), { recursive: true, force: true });
	if (edited.length === 0) return;
	rmSync(join(modules, ".package-lock.json"), { force: true });
	board.line(
		`  Not as they were installed, so they are installed anew: ${edited.slice(0, 5).join(", ")}${edited.length > 5 ? ` and ${edited.length - 5} more` : ""}`,
	);
}

/**
 * The pinned Node comes by an install script of npm's package `node`, which no lock covers: its bytes must be the pinned ones
 * before it is run. node-sha256.json has them by platform and processor.
 */
function checkNode(node, version, board) {
	if (!existsSync(node)) {
		throw new SetupError(
			`The pinned Node ${version} was not installed: its install script fetches node-${process.platform}-${process.arch} ` +
				"from the npm registry. Remove node_modules and try again.",
		);
	}
	const path = join(root, "packages", "publication", "cli", "setup", "node-sha256.json");
	const pinned = JSON.parse(readFileSync(path, "utf8"));
	if (pinned.version !== version) {
		throw new SetupError(
			`package.json pins Node ${version}, and ${path} has the hashes of ${pinned.version}: write down those of ${version}.`,
		);
	}
	const wanted = pinned.sha256[`${process.platform}-${process.arch}`];
	const found = sha256(readFileSync(node));
	if (wanted === undefined) {
		board.line(
			`  No hash of Node is pinned for ${process.platform}-${process.arch}: it is taken as the npm registry gave it (sha256 ${found}).`,
		);
	} else if (found !== wanted) {
		throw new SetupError(
			`Node ${version} for ${process.platform}-${process.arch} is not the pinned one: its sha256 is ${found}, ${wanted} is pinned. ` +
				"It was not run. Remove node_modules and try again; where it stays so, the registry or mirror gives another file.",
		);
	}
}

/** DVC in a Python environment of its own, in the user's cache, shared by checkouts. */
function dvcStep(environment) {
	const requirementsPath = join(root, "packages", "publication", "cli", "setup", "dvc-requirements.txt");
	const requirements = readFileSync(requirementsPath, "utf8");
	const version = /^dvc==(\S+)/m.exec(requirements)[1];
	const buildPath = join(dirname(requirementsPath), "build-requirements.txt");
	// By what is in it: the same rule as packages/publication/workspace/src/dvc-program.ts.
	const folder = join(cacheFolder(environment), `dvc-${version}-${sha256(requirements).slice(0, 12)}`);
	const python = join(folder, "bin", "python");
	const dvc = join(folder, "bin", "dvc");
	const stamp = join(folder, ".quickening-setup");
	// Environments cannot be moved (their scripts name their folder), and die with the Python that they link to.
	// A link to one is no move.
	const wanted = () => `${sha256(requirements)} ${existsSync(folder) ? realpathSync(folder) : folder}\n`;
	const isDone = () => existsSync(python) && existsSync(dvc) && readOr(stamp, "") === wanted();
	return {
		python,
		isDone,
		async run(tools) {
			const { board } = tools;
			makeFolder(cacheFolder(environment));
			const release = await lock(`${folder}.lock`, `dvc ${version}`, tools);
			try {
				if (isDone()) return;
				const clean = {
					...environment,
					PIP_DISABLE_PIP_VERSION_CHECK: "1",
					PIP_USER: "0",
					PIP_REQUIRE_VIRTUALENV: "0",
				};
				for (const name of ["PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX"]) delete clean[name];
				const run = (program, args) => output(program, args, { environment: clean, ...tools });
				if (await isSound()) return writeAside(stamp, wanted());

				const base = await findPython(environment, tools);
				await board.step(`dvc ${version}`, async () => {
					rmSync(folder, { recursive: true, force: true });
					await run(base.program, ["-m", "venv", folder]).catch((error) => {
						throw new SetupError(`${base.program} could not make a virtual environment in ${folder}: ${error.message}`);
					});
					const pip = ["-m", "pip", "install", "--quiet", "--no-input", "--require-hashes"];
					const install = async () => {
						await run(python, [...pip, "-r", buildPath]);
						// Else pip would fetch what builds a package unchecked.
						await run(python, [...pip, "--no-build-isolation", "-r", requirementsPath]);
					};
					await install().catch((error) => {
						throw new SetupError(
							/DO NOT MATCH THE HASHES/i.test(error.message)
								? `pip was given another file than is pinned, and installed nothing: ${error.message}\n` +
										`The hashes stand in ${requirementsPath}; a mirror that gives other files is not to be believed.`
								: `pip could not install dvc ${version}: ${error.message}\n` +
										"See that this machine reaches PyPI, or a mirror of it (PIP_INDEX_URL; a proxy: HTTPS_PROXY), and try again.",
						);
					});
					if (!(await isSound()))
						throw new SetupError(`dvc ${version} was installed into ${folder}, but does not run.`);
					writeAside(stamp, wanted());
				});

				/** Whether the environment runs the right dvc and lacks nothing that it needs. */
				async function isSound() {
					if (!existsSync(python) || !existsSync(dvc)) return false;
					try {
						if ((await run(dvc, ["--version"])) !== version) return false;
						await run(python, ["-m", "pip", "check"]);
						return true;
					} catch {
						return false;
					}
				}
			} finally {
				release();
			}
		},
	};
}

/** npm as a function; the one that runs this script if there is one. */
async function findNpm(environment, tools) {
	const own = environment.npm_execpath;
	const [program, first] =
		own && /npm-cli\.c?js$/.test(own) && existsSync(own) ? [process.execPath, [own]] : ["npm", []];
	const run = (args, options = {}) => output(program, [...first, ...args], { environment, ...tools, ...options });
	let version;
	try {
		version = await run(["--version"]);
	} catch {
		throw new SetupError(
			"npm is missing: install Node.js with npm (nodejs.org; on Debian and Ubuntu `sudo apt install npm`).",
		);
	}
	if (Number(version.split(".")[0]) < LOWEST_NPM) {
		throw new SetupError(`npm ${version} is too old: run \`npm install --global npm@10\`, or install a newer Node.js.`);
	}
	return (args, options) =>
		run(args, options).catch((error) => {
			throw new SetupError(
				`npm ${args[0]} failed: ${error.message}\n` +
					"See that this machine reaches the npm registry (`npm ping`; a proxy: HTTPS_PROXY) and has room on its disk, and try again.",
			);
		});
}

/** The first Python that is new enough and can make virtual environments. */
async function findPython(environment, tools) {
	const names = environment.QUICKENING_PYTHON
		? [environment.QUICKENING_PYTHON]
		: ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python3.9", "python"];
	const probe = "import sys; print(*sys.version_info[:3]); import venv, ensurepip";
	let older;
	let newer;
	let without;
	for (const program of names) {
		const result = await execute(program, ["-c", probe], { environment, ...tools }).catch(() => undefined);
		const found = /^(\d+) (\d+) (\d+)/.exec(result?.stdout ?? "");
		if (!found) continue;
		const version = found.slice(1).map(Number);
		if (compare(version, LOWEST_PYTHON) < 0) older ??= version.join(".");
		else if (compare(version, HIGHEST_PYTHON) > 0) newer ??= version.join(".");
		else if (result.code !== 0) without ??= `${program} ${version.join(".")}`;
		else return { program, version };
	}
	const lowest = LOWEST_PYTHON.join(".");
	if (without) {
		throw new SetupError(
			`${without} cannot make virtual environments: install the module (on Debian and Ubuntu \`sudo apt install python3-venv\`).`,
		);
	}
	if (older) {
		throw new SetupError(
			`Python ${older} is too old: install Python ${lowest} or later, or name one in QUICKENING_PYTHON.`,
		);
	}
	if (newer) {
		throw new SetupError(
			`Python ${newer} is newer than ${HIGHEST_PYTHON.join(".")}, the last for which DVC's packages are pinned: install an older one beside it, or name one in QUICKENING_PYTHON.`,
		);
	}
	throw new SetupError(
		`python3 is missing: install Python ${lowest} or later (on Debian and Ubuntu \`sudo apt install python3 python3-venv\`), or name one in QUICKENING_PYTHON.`,
	);
}

/** Keeps two set-ups apart; waits for the other, and takes over from one that has died. */
async function lock(path, what, { board }) {
	makeFolder(dirname(path));
	let waited = false;
	for (;;) {
		try {
			writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
			return () => rmSync(path, { force: true });
		} catch (error) {
			if (error.code !== "EEXIST") throw new SetupError(`${path} could not be written: ${error.message}`);
		}
		const holder = Number(readOr(path, ""));
		if (!(holder > 0) || !isAlive(holder)) {
			// An empty file may be a lock that is being written just now.
			await pause(holder > 0 ? 0 : 200);
			if (Number(readOr(path, "")) === holder) rmSync(path, { force: true });
			continue;
		}
		if (!waited) board.line(`waiting for another set-up of ${what} (process ${holder})`);
		waited = true;
		await pause(200);
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}

/** Runs a program to its end; gives its standard output, or throws an error with the last lines that it printed. */
async function output(program, args, options) {
	const { code, signal, stdout, stderr } = await execute(program, args, options);
	if (code === 0) return stdout.trim();
	const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
	const said = lines.slice(-12).join("\n  ");
	throw new Error(`${signal ? `ended by ${signal}` : `exit code ${code}`}${said ? `\n  ${said}` : ""}`);
}

function execute(program, args, { environment, cwd, children }) {
	return new Promise((done, fail) => {
		const child = spawn(program, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
		children.add(child);
		let stdout = "";
		let stderr = "";
		child.stdout.on("data", (chunk) => {
			stdout += chunk;
		});
		child.stderr.on("data", (chunk) => {
			stderr += chunk;
		});
		child.on("error", (error) => {
			children.delete(child);
			fail(error);
		});
		child.on("close", (code, signal) => {
			children.delete(child);
			done({ code, signal, stdout, stderr });
		});
	});
}

/** Lines on standard error, each step with its time; on a terminal a live line of what is going on. */
function progressBoard() {
	const isLive = process.stderr.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
	const running = new Map();
	const write = (text) => process.stderr.write(text);
	const erase = () => isLive && write("\r\u001b[2K");
	const draw = () => {
		if (!isLive || running.size === 0) return;
		const words = [...running].map(([name, begun]) => `${name} ${Math.floor((Date.now() - begun) / 1000)} s`);
		write(`\r\u001b[2K… ${words.join(", ")}`.slice(0, (process.stderr.columns || 80) + 5));
	};
	const line = (text) => {
		erase();
		write(`${text}\n`);
		draw();
	};
	line("Setting up; the first time takes about a minute.");
	const timer = isLive ? setInterval(draw, 500) : undefined;
	return {
		line,
		async step(name, work) {
			const begun = Date.now();
			running.set(name, begun);
			if (isLive) draw();
			else line(`… ${name}`);
			try {
				const result = await work();
				running.delete(name);
				line(`✓ ${name}  ${((Date.now() - begun) / 1000).toFixed(1)} s`);
				return result;
			} catch (error) {
				running.delete(name);
				line(`✗ ${name}  ${((Date.now() - begun) / 1000).toFixed(1)} s`);
				throw error;
			}
		},
		close() {
			clearInterval(timer);
			running.clear();
			erase();
		},
	};
}

function makeFolder(path) {
	try {
		mkdirSync(path, { recursive: true });
	} catch (error) {
		throw new SetupError(`${path} could not be made: ${error.message}`);
	}
}

function writeAside(path, content) {
	const aside = `${path}.${process.pid}`;
	writeFileSync(aside, content);
	renameSync(aside, path);
}

function readOr(path, otherwise) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return otherwise;
	}
}

function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

function compare(a, b) {
	for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
	return 0;
}

function pause(ms) {
	return new Promise((done) => setTimeout(done, ms));
}

/** Runs a function as a program: a SetupError is one sentence, anything else a stack. */
export async function main(work) {
	try {
		await work();
	} catch (error) {
		// After Ctrl-C what failed is of no interest: it was ended.
		if (process.exitCode === 130) return;
		console.error(error instanceof SetupError ? `error: ${error.message}` : error);
		process.exitCode = 1;
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
	await main(() => setUp({ retry: true }));
}
