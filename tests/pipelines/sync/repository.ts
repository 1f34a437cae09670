import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dvcFolderName } from "@quickening/workspace";
import { ownCache, userCache } from "../../prepared/own-cache.ts";
import { prepared } from "../../prepared/prepared.ts";
import { paperFiles } from "./paper-files.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** The dvc that set-up installed; undefined when it has not run here. */
export const dvcProgram: string | undefined = findDvc();

function findDvc(): string | undefined {
	const program = join(userCache(), dvcFolderName(checkout), "bin", "dvc");
	return existsSync(program) ? program : undefined;
}

/** How a command ended. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly output: string;
}

/**
 * A repository in a temporary folder: one tiny paper, a package "@quickening/toy" that it uses, copies of this
 * checkout's packages (tests edit them), and links to its npm packages.
 */
export interface TestRepository {
	readonly root: string;
	readonly paper: string;
	path(path: string): string;
	read(path: string): string;
	write(path: string, content: string): void;
	/** Replaces one text in a file; it must be there. */
	edit(path: string, from: string, to: string): void;
	sync(...args: string[]): Ended;
	/** Any command. */
	quickening(...args: string[]): Ended;
	/** Runs a stage as DVC does, without DVC. */
	stage(name: string, environment?: NodeJS.ProcessEnv): Ended;
	startStage(name: string): ChildProcess;
	/** `dvc repro` on the paper: how it ended and which stages ran. */
	repro(...args: string[]): Ended & { readonly ran: readonly string[] };
	startRepro(...args: string[]): ChildProcess;
	fingerprints(): Readonly<Record<string, string>>;
	remove(): void;
}

/** Makes one; what all have alike is made once and copied. */
export async function testRepository(): Promise<TestRepository> {
	const common = await prepared("sync", {
		from: [
			...["packages", "package-lock.json"],
			...["tests/pipelines/sync/paper-files.ts", "tests/pipelines/sync/repository.ts"],
		],
		make: makeCommon,
	});
	const root = realpathSync(mkdtempSync(join(tmpdir(), "quickening-sync-")));
	execFileSync("cp", ["-a", `${common}/.`, root]);
	const path = (below: string) => join(root, below);
	const write = (below: string, content: string) => {
		mkdirSync(dirname(path(below)), { recursive: true });
		writeFileSync(path(below), content);
	};
	const read = (below: string) => readFileSync(path(below), "utf8");
	const paper = path("papers/toy");
	const node = path("node_modules/.bin/node");
	const cache = ownCache(`${root}.cache`);
	const environment = {
		...process.env,
		NO_COLOR: "1",
		DVC_NO_ANALYTICS: "true",
		NODE_OPTIONS: "",
		QUICKENING_CACHE: cache,
	};
	const run = (program: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Ended => {
		const { status, stdout, stderr } = spawnSync(program, args, {
			cwd,
			encoding: "utf8",
			maxBuffer: 1 << 26,
			env: { ...environment, ...more },
		});
		return { code: status, stdout, stderr, output: stdout + stderr };
	};
	const stageArguments = (name: string) => [
		"--conditions=@quickening/source",
		"../../packages/publication/pipeline/src/stage/run-stage.ts",
		name,
	];
	return {
		root,
		paper,
		path,
		read,
		write,
		edit(below, from, to) {
			const before = read(below);
			if (!before.includes(from)) throw new Error(`${below} does not hold ${from}`);
			write(
				below,
				before.replace(from, () => to),
			);
		},
		sync: (...args) => run(node, ["--conditions=@quickening/source", "sync-command.ts", ...args], root),
		quickening: (...args) =>
			run(
				node,
				["--conditions=@quickening/source", "--no-warnings", "packages/publication/cli/src/main.ts", ...args],
				root,
			),
		stage: (name, more) => run(node, stageArguments(name), paper, more),
		startStage: (name) =>
			spawn(node, stageArguments(name), { cwd: paper, env: environment, stdio: ["ignore", "pipe", "pipe"] }),
		repro(...args) {
			const ended = run(dvcProgram!, ["repro", "papers/toy/dvc.yaml", ...args], root);
			const ran = [...ended.stdout.matchAll(/Running stage 'papers\/toy\/dvc\.yaml:(.+)':/g)].map(([, name]) => name!);
			return { ...ended, ran: ran.sort() };
		},
		startRepro: (...args) =>
			spawn(dvcProgram!, ["repro", "papers/toy/dvc.yaml", ...args], {
				cwd: root,
				env: environment,
				stdio: ["ignore", "pipe", "pipe"],
			}),
		fingerprints: () => JSON.parse(read("papers/toy/code.json")).stages,
		remove: () => {
			for (const folder of [root, cache]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function makeCommon(root: string): void {
	for (const folder of copiedPackages) copyPackage(folder, join(root, folder));
	linkNodeModules(join(root, "node_modules"), [...copiedPackages, "packages/foundations/toy"]);
	cpSync(join(checkout, "package-lock.json"), join(root, "package-lock.json"));
	for (const [below, content] of Object.entries(paperFiles)) {
		mkdirSync(dirname(join(root, below)), { recursive: true });
		writeFileSync(join(root, below), content);
	}
	if (dvcProgram === undefined) return;
	const { status, stderr } = spawnSync(dvcProgram, ["init", "--no-scm", "--quiet"], { cwd: root, encoding: "utf8" });
	if (status !== 0) throw new Error(stderr);
}

/** What a stage and the command need: some of the foundations, and all of publication. */
const copiedPackages = [
	...["core", "disclosure", "io", "stats", "table"].map((name) => `packages/foundations/${name}`),
	...readdirSync(join(checkout, "packages/publication")).map((name) => `packages/publication/${name}`),
];

function copyPackage(folder: string, to: string): void {
	cpSync(join(checkout, folder), to, {
		recursive: true,
		filter: (from) => !/\/(node_modules|dist)$|\.test\.ts$/.test(from),
	});
	// Versions that are the package's own.
	const nested = join(checkout, folder, "node_modules");
	if (existsSync(nested)) linkNodeModules(join(to, "node_modules"), [], nested);
}

/** Links to each npm package of this checkout; our own packages lead into the repository, as a workspace's do. */
function linkNodeModules(to: string, own: readonly string[], from = join(checkout, "node_modules")): void {
	mkdirSync(own.length > 0 ? join(to, "@quickening") : to, { recursive: true });
	for (const name of readdirSync(from)) {
		if (name.startsWith("@quickening") || name.startsWith(".")) continue;
		if (!name.startsWith("@")) symlinkSync(join(from, name), join(to, name));
		else {
			mkdirSync(join(to, name), { recursive: true });
			for (const each of readdirSync(join(from, name))) symlinkSync(join(from, name, each), join(to, name, each));
		}
	}
	if (own.length === 0) return;
	mkdirSync(join(to, ".bin"));
	symlinkSync("../node/bin/node", join(to, ".bin", "node"));
	for (const folder of own) symlinkSync(`../../${folder}`, join(to, "@quickening", basename(folder)));
}
