import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, realpathSync, symlinkSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { dvcProgram, type Workspace } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import type { RoomFolder } from "./room-folder.ts";

/** What a rebuild of somebody whom nobody trusts may use. */
export interface SandboxLimits {
	/** Memory of all its processes together. */
	readonly memoryMb: number;
	readonly minutes: number;
}

/** The walls around a clean room: what runs inside sees the room, the system read-only, and nothing else of this machine. */
export interface Sandbox {
	readonly limits: SandboxLimits;
	/** Variables of what runs inside: none of the caller's but PATH. */
	readonly environment: NodeJS.ProcessEnv;
	/** The command that starts another inside. */
	wrap(command: readonly string[]): readonly string[];
}

/** Most bytes that one file inside may have. */
const MOST_FILE_BYTES = 8 * 1024 ** 3;

/** Programs, libraries and what they look up, for reading; neither /home nor /root, /etc as a whole, /var, /run or /srv. */
const system = [
	...["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"],
	...[
		"alternatives",
		"fonts",
		"group",
		"ld.so.cache",
		"ld.so.conf",
		"ld.so.conf.d",
		"localtime",
		"nsswitch.conf",
		"passwd",
	].map((name) => `/etc/${name}`),
];

/** New namespaces of every kind, no rights, no way to make another one, and an end with the process that started it. */
const walls = [
	...["--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL", "--die-with-parent", "--new-session"],
	...system.flatMap((path) => ["--ro-bind-try", path, path]),
	...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
];

/** Why no sandbox can be made here, in one sentence; undefined where it can. */
export function whyNoSandbox(): string | undefined {
	if (process.platform !== "linux") return "a sandbox is made with bubblewrap, which is there for Linux alone";
	for (const [program, apt] of [
		["bwrap", "bubblewrap"],
		["prlimit", "util-linux"],
	] as const) {
		const { error } = spawnSync(program, ["--version"], { stdio: "ignore" });
		if (error) return `${program} is missing: install ${apt} (on Debian and Ubuntu \`sudo apt install ${apt}\`)`;
	}
	const { status, stderr } = spawnSync("bwrap", [...walls, "true"], { encoding: "utf8" });
	if (status === 0) return undefined;
	return `bubblewrap cannot make namespaces here (${stderr.trim().split("\n").at(-1) || `exit code ${status}`}): user namespaces are switched off on this machine, or forbidden to this container`;
}

/** @throws UserError in one sentence where no sandbox can be made: nothing is then run without one. */
export function requireSandbox(): void {
	const why = whyNoSandbox();
	if (why === undefined) return;
	throw new UserError(`--untrusted needs a sandbox, and ${why}`, { exitCode: 2 });
}

/** Makes the walls around a room. */
export function makeSandbox(workspace: Workspace, folder: RoomFolder, room: Workspace, limits: SandboxLimits): Sandbox {
	const [tmp, cache] = ["tmp", "cache"].map((name) => join(folder.path, name)) as [string, string];
	mkdirSync(cache, { recursive: true });
	const venv = dirname(dirname(dvcProgram(workspace.root)));
	const known = join(cache, basename(venv));
	if (!existsSync(known)) symlinkSync(realpathSync(venv), known);
	const reads = new Set([
		...pythonFolders(venv),
		...tensorFlowFolders(workspace.root),
		// What evaluates paper.ts is this checkout's.
		...["packages", "node_modules", "package.json"].map((name) => join(workspace.root, name)),
		...mirrorFolders(workspace.root),
	]);
	const kept = [".git", ...moduleFolders(room.root)].map((path) => join(room.root, path));
	const writes = [room.root, tmp, cache, join(folder.path, "dvc-site-cache")];
	const bind = (kind: string, paths: Iterable<string>) => [...paths].flatMap((path) => [kind, path, path]);
	const inside = [
		...walls,
		...bind("--ro-bind-try", reads),
		...bind("--bind", writes),
		// Hard links lead into this checkout, and hooks and settings of git would run outside.
		...bind("--ro-bind-try", kept),
	];
	const mirror = mirrorFolders(workspace.root)[0];
	return {
		limits,
		environment: {
			...{ PATH: process.env.PATH ?? "", LANG: "C.UTF-8", NO_COLOR: "1", HOME: tmp, TMPDIR: tmp },
			...{ QUICKENING_CACHE: cache, QUICKENING_STORE: "off", DVC_SITE_CACHE_DIR: join(folder.path, "dvc-site-cache") },
			...(mirror !== undefined && { QUICKENING_MIRROR: mirror }),
		},
		wrap: (command) => [
			...["prlimit", "--core=0", `--data=${limits.memoryMb * 1e6}`, `--fsize=${MOST_FILE_BYTES}`, "--"],
			...["bwrap", ...inside, "--", ...command],
		],
	};
}

/** The environment of DVC, and the Python that it stands on. */
function pythonFolders(venv: string): string[] {
	const python = join(venv, "bin", "python");
	const base = execFileSync(python, ["-c", "import sys; print(sys.base_prefix)"], { encoding: "utf8" }).trim();
	return [realpathSync(venv), base, realpathSync(base)].filter((path) => !path.startsWith("/usr"));
}

/** Where libtensorflow lies that node_modules links to; nothing where it is missing. */
function tensorFlowFolders(root: string): string[] {
	const links = join(root, "node_modules", "@tensorflow", "tfjs-node", "lib", "napi-v8");
	if (!existsSync(links)) return [];
	return readdirSync(links).flatMap((name) => {
		const path = join(links, name);
		if (!lstatSync(path).isSymbolicLink() || !existsSync(path)) return [];
		return [dirname(resolve(links, readlinkSync(path))), dirname(realpathSync(path))];
	});
}

/** The mirror, where it is a folder: inside there is no network. */
function mirrorFolders(root: string): string[] {
	const mirror = process.env.QUICKENING_MIRROR?.trim() ?? "";
	if (mirror === "" || /^[a-z][a-z0-9+.-]*:\/\//i.test(mirror)) return [];
	const path = isAbsolute(mirror) ? mirror : resolve(root, mirror);
	return existsSync(path) ? [realpathSync(path)] : [];
}

/** Folders of npm packages in a room, below it. */
function moduleFolders(root: string): string[] {
	const below = (folder: string) =>
		existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [];
	const folders = [".", ...below("packages").flatMap(below), ...below("papers"), "notebooks"];
	return folders.map((folder) => join(folder, "node_modules")).filter((path) => existsSync(join(root, path)));
}
