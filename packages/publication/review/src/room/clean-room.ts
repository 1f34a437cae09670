import { constants, cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { readIfThere, type Workspace, workspaceAt } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { execa } from "execa";
import type { RoomFolder } from "./room-folder.ts";
import { makeSandbox, type Sandbox, type SandboxLimits } from "./sandbox.ts";

/** How a clean room got what is not in git. */
export interface RoomSetUp {
	/** "linked": the npm packages of this checkout, whose lock file is the same; "installed": by a set-up of its own. */
	readonly packages: "linked" | "installed";
	/**
	 * Data sets, and whether their raw files are this checkout's or are to be fetched in the room. Every byte is checked there.
	 */
	readonly data: readonly { readonly dataset: string; readonly from: "this checkout" | "mirror" | "its address" }[];
	/** Given when it ran in a sandbox: no network, nothing of this machine but the system read-only, and these limits. */
	readonly untrusted?: SandboxLimits;
}

/** A clone of a commit in which nothing was ever made. */
export interface CleanRoom {
	readonly workspace: Workspace;
	/** The walls around it, when nobody trusts what runs in it. */
	readonly sandbox?: Sandbox;
	readonly setUp: RoomSetUp;
}

/** How {@link makeCleanRoom} works. */
export interface CleanRoomOptions {
	readonly commit: string;
	readonly paper: string;
	/** Name of the room below the folder. */
	readonly name: string;
	/** Installs every npm package, also when this checkout has the same ones. */
	readonly fresh: boolean;
	/** Puts the room into a sandbox with these limits. */
	readonly untrusted?: SandboxLimits | undefined;
	readonly signal: AbortSignal;
	/** Told what is being done. */
	readonly onStep: (what: string) => void;
}

/** What decides which npm packages and which dvc there are. */
const lockFiles = ["package-lock.json", "packages/publication/cli/setup/dvc-requirements.txt"];

/**
 * Clones a commit into a folder, sets it up and gives it the raw data that this checkout has. No result and no cache of
 * results come along: what DVC kept, what was made here and compiled code stay behind.
 *
 * @throws UserError when the clone or the set-up fails.
 */
export async function makeCleanRoom(
	workspace: Workspace,
	folder: RoomFolder,
	{ commit, paper, name, fresh, untrusted, signal, onStep }: CleanRoomOptions,
): Promise<CleanRoom> {
	const room = workspaceAt(join(folder.path, name));
	onStep(`cloning ${commit.slice(0, 10)}`);
	await clone(workspace.root, room.root, commit, signal);

	const same = lockFiles.every((path) => sameBytes(join(workspace.root, path), join(room.root, path)));
	const packages = same && !fresh ? "linked" : "installed";
	if (untrusted && packages === "installed") {
		throw new UserError(
			`${commit.slice(0, 10)} pins other npm packages or another DVC than this checkout, and --untrusted installs none: its set-up would run outside the sandbox`,
			{ whatToDo: "Look at what it pins; review it from a checkout that is set up for it." },
		);
	}
	onStep(packages === "linked" ? "linking the npm packages of this checkout" : "setting up: npm packages and dvc");
	if (packages === "linked") await linkPackages(workspace.root, room.root, signal);
	else await install(room.root, signal);

	const data: RoomSetUp["data"][number][] = [];
	for (const dataset of datasetsOf(join(room.papers, paper))) {
		const raw = join(workspace.data, dataset, "raw");
		const isHere = existsSync(raw);
		if (isHere) {
			onStep(`copying the raw data of ${dataset}`);
			cpSync(raw, join(room.data, dataset, "raw"), {
				recursive: true,
				dereference: true,
				mode: constants.COPYFILE_FICLONE,
			});
		}
		const elsewhere = process.env.QUICKENING_MIRROR?.trim() ? "mirror" : "its address";
		data.push({ dataset, from: isHere ? "this checkout" : elsewhere });
		signal.throwIfAborted();
	}
	const sandbox = untrusted && makeSandbox(workspace, folder, room, untrusted);
	return { workspace: room, setUp: { packages, data, ...(untrusted && { untrusted }) }, ...(sandbox && { sandbox }) };
}

/** The variables of what runs in a room: nothing of this checkout's, and nothing kept outside the room's folder. */
export function roomEnvironment(workspace: Workspace, folder: RoomFolder): NodeJS.ProcessEnv {
	const { QUICKENING_RUN: _run, NODE_OPTIONS: _options, QUICKENING_MIRROR: mirror, ...rest } = process.env;
	const isPath = mirror?.trim() && !/^[a-z][a-z0-9+.-]*:\/\//i.test(mirror);
	return {
		...rest,
		// A relative mirror is taken from the root of the checkout that is worked in, which is another one in the room.
		...(mirror && { QUICKENING_MIRROR: isPath && !isAbsolute(mirror) ? resolve(workspace.root, mirror) : mirror }),
		TMPDIR: join(folder.path, "tmp"),
		DVC_SITE_CACHE_DIR: join(folder.path, "dvc-site-cache"),
		// A review makes everything, and what a commit under review makes is of no use to anybody else.
		QUICKENING_STORE: "off",
		NO_COLOR: "1",
	};
}

async function clone(from: string, to: string, commit: string, signal: AbortSignal): Promise<void> {
	// Neither hooks nor templates of this machine, and no line endings of its own.
	const plain = ["-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "advice.detachedHead=false"];
	// A commit on no branch is not cloned; the repository is asked for it by its name.
	const anyCommit = {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: "uploadpack.allowAnySHA1InWant",
		GIT_CONFIG_VALUE_0: "true",
	};
	const git = (args: readonly string[]) =>
		execa("git", [...plain, ...args], { cancelSignal: signal, stdin: "ignore", env: anyCommit });
	try {
		await git(["clone", "--quiet", "--no-hardlinks", "--no-checkout", "--template=", from, to]);
		const inRoom = ["-C", to];
		await git([...inRoom, "fetch", "--quiet", "origin", commit]);
		await git([...inRoom, "checkout", "--quiet", "--detach", commit]);
	} catch (error) {
		signal.throwIfAborted();
		throw new UserError(`${commit} could not be cloned: ${lastLine(error)}`, {
			whatToDo: "See that the temporary folder (TMPDIR) has room and can be written, and that git works here.",
			cause: error,
		});
	}
}

/** Hard links, so that links to our own packages lead into the room; a copy where the room lies on another disk. */
async function linkPackages(from: string, to: string, signal: AbortSignal): Promise<void> {
	const packages = readdirSync(join(from, "packages")).flatMap((wing) =>
		readdirSync(join(from, "packages", wing)).map((name) => `packages/${wing}/${name}/node_modules`),
	);
	const papers = readdirSync(join(from, "papers")).map((name) => `papers/${name}/node_modules`);
	for (const path of ["node_modules", ...packages, ...papers]) {
		if (!existsSync(join(from, path)) || !existsSync(join(to, path, ".."))) continue;
		const target = join(to, path);
		const linked = await execa("cp", ["-al", join(from, path), target], { cancelSignal: signal, reject: false });
		if (linked.exitCode === 0) continue;
		signal.throwIfAborted();
		await execa("rm", ["-rf", target]);
		await execa("cp", ["-a", join(from, path), target], { cancelSignal: signal });
	}
}

async function install(root: string, signal: AbortSignal): Promise<void> {
	try {
		await execa(process.execPath, [join(root, "packages/publication/cli/setup/setup.mjs")], {
			cwd: root,
			cancelSignal: signal,
			stdin: "ignore",
		});
	} catch (error) {
		signal.throwIfAborted();
		throw new UserError(`the clean room could not be set up: ${lastLine(error)}`, {
			whatToDo: "See that this machine reaches the npm and Python registries, and try again.",
			cause: error,
		});
	}
}

/** The data sets that a paper's dvc.yaml reads, sorted. */
function datasetsOf(paperFolder: string): string[] {
	const text = readIfThere(join(paperFolder, "dvc.yaml"))?.toString("utf8") ?? "";
	return [...new Set(Array.from(text.matchAll(/\.\.\/\.\.\/data\/([^/\s"']+)\//g), ([, name]) => name!))].sort();
}

function sameBytes(a: string, b: string): boolean {
	return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b));
}

function lastLine(error: unknown): string {
	const { stderr, message } = error as { stderr?: unknown; message: string };
	const lines = String(stderr ?? "")
		.trim()
		.split("\n")
		.filter((line) => line !== "");
	return lines.at(-1)?.replace(/^(?:fatal|error): /, "") ?? message.split("\n")[0]!;
}
